#include "tests/desktop/studio.h"

#include "tests/desktop/demodata.h"
#include "tests/desktop/picturetools.h"
#include "ui/pages/connectpage.h"
#include "ui/pages/groupspage.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/requestspage.h"
#include "ui/pages/settingspage.h"

namespace keyferry::test {

using namespace Qt::StringLiterals;

Studio::Studio(Options options)
    : m_options(std::move(options))
    , m_state(m_data.filePath(u"window.ini"_s), QSettings::IniFormat)
    , m_window({.gateway = &m_gateway,
                .editor = &m_editor,
                .log = &m_log,
                .work = &m_work,
                .state = &m_state})
{
    if (!m_options.isEmpty)
        fill();
    addPages();
    m_window.resize(m_options.usual);
    m_window.show();
    settle();
}

void Studio::fill()
{
    fillDemo(m_gateway, m_editor, m_log);
    m_editor.setSetting(u"max_retries"_s, u"5"_s, {});
    m_editor.setSetting(u"allowed_hosts"_s, u"devbox.lan"_s, {});
    m_editor.setEnvironment(u"workers"_s, u"2"_s);
}

// In the order of the rail.
void Studio::addPages()
{
    m_window.addPage(new ui::OverviewPage(
        {.editor = &m_editor, .gateway = &m_gateway, .reader = &m_log, .clock = &m_clock}));
    m_window.addPage(new ui::GroupsPage(m_editor, m_gateway, m_log, m_work));
    m_window.addPage(new ui::RequestsPage(m_editor, m_gateway, m_log));
    m_window.addPage(new ui::ConnectPage(m_editor, m_gateway));
    m_window.addPage(new ui::SettingsPage({.editor = &m_editor,
                                           .maintenance = &m_maintenance,
                                           .log = &m_log,
                                           .work = &m_maintenanceTasks}));
}

void Studio::show(const QString &name, const QSize &size)
{
    m_window.resize(size.isValid() ? size : m_options.usual);
    settle();
    m_options.look(name, m_window, nullptr);
}

void Studio::show(const QString &name, QDialog &dialog)
{
    settle();
    m_options.look(name, m_window, &dialog);
}

void Studio::showAlone(const QString &name, QWidget &widget)
{
    settle();
    m_options.look(name, widget, nullptr);
}

} // namespace keyferry::test
