#include "app/autostartsetting.h"

namespace keyferry::app {

AutostartSetting::AutostartSetting(ConfigEditor &editor, Apply apply, QObject *parent)
    : QObject(parent)
    , m_editor(editor)
    , m_apply(std::move(apply))
{}

void AutostartSetting::start()
{
    connect(&m_editor, &ConfigEditor::snapshotChanged, this, &AutostartSetting::follow);
    follow(m_editor.snapshot());
}

void AutostartSetting::follow(const SnapshotPtr &snapshot)
{
    const bool isOn = snapshot->settings.get(settings::autostart);
    if (m_isOn == isOn)
        return;
    m_isOn = isOn;
    if (const auto done = m_apply(isOn); !done)
        Q_EMIT failed(done.error());
}

} // namespace keyferry::app
