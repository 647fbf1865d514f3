#include "ui/models/accesskeyremoval.h"

#include <utility>

namespace keyferry::ui {

AccessKeyRemoval::AccessKeyRemoval(ConfigEditor &editor, QObject *parent)
    : QObject(parent)
    , m_editor(editor)
{}

AccessKeyRemoval::~AccessKeyRemoval()
{
    finish();
}

void AccessKeyRemoval::remove(const AccessKeyConfig &key)
{
    finish();
    m_key = key;
    Q_EMIT hidden(key.id);
    if (key.enabled)
        setEnabled(key.id, false);
}

void AccessKeyRemoval::undo()
{
    if (!m_key)
        return;
    const AccessKeyConfig key = *std::exchange(m_key, std::nullopt);
    if (key.enabled)
        setEnabled(key.id, true);
    Q_EMIT shown(key.id);
}

void AccessKeyRemoval::finish()
{
    if (!m_key)
        return;
    const AccessKeyId key = std::exchange(m_key, std::nullopt)->id;
    m_editor.removeAccessKeys({key}, {this, [this, key](const Outcome &outcome) {
                                          if (!outcome)
                                              tell(key, outcome.error());
                                      }});
}

void AccessKeyRemoval::setEnabled(AccessKeyId key, bool enabled)
{
    m_editor.editAccessKey(
        key, {.enabled = enabled}, {this, [this, key](const Result<Secret> &done) {
                                        if (!done)
                                            tell(key, done.error());
                                    }});
}

// It is still there and still opens its groups: it must be seen again.
void AccessKeyRemoval::tell(AccessKeyId key, const Error &error)
{
    if (m_key && m_key->id == key)
        m_key.reset();
    Q_EMIT shown(key);
    Q_EMIT failed(error);
}

} // namespace keyferry::ui
