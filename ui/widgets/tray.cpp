#include "ui/widgets/tray.h"

#include "ui/models/errortext.h"
#include "ui/models/noticetext.h"
#include "ui/widgets/traystate.h"

namespace keyferry::ui {

Tray::Tray(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_menu({.gateway = parts.gateway, .editor = parts.editor, .log = parts.log})
    , m_rule(*parts.clock)
{
    m_icon.setContextMenu(m_menu.menu());
    m_icon.setIcon(trayIcon(m_state));
    connectParts();
    refresh();
    watch();
}

void Tray::connectParts()
{
    for (const auto &changed : {&Gateway::keyCountsChanged, &Gateway::upstreamHealthChanged}) {
        connect(m_parts.gateway, changed, this, &Tray::refresh);
        connect(m_parts.gateway, changed, this, &Tray::watch);
    }
    connect(m_parts.gateway, &Gateway::stateChanged, this, &Tray::refresh);
    connect(m_parts.gateway, &Gateway::stateChanged, this, &Tray::watch);
    connect(m_parts.gateway, &Gateway::requestsChanged, this, &Tray::refresh);
    connect(m_parts.editor, &ConfigEditor::snapshotChanged, this, &Tray::refresh);
    connect(m_parts.editor, &ConfigEditor::snapshotChanged, this, &Tray::watch);

    connect(&m_menu, &TrayMenu::openRequested, this, &Tray::openRequested);
    connect(&m_menu, &TrayMenu::settingsRequested, this, &Tray::settingsRequested);
    connect(&m_menu, &TrayMenu::quitRequested, this, &Tray::quitRequested);
    connect(&m_menu, &TrayMenu::requestRequested, this, &Tray::requestRequested);
    connect(&m_menu, &TrayMenu::failed, this, [this](const Error &error) {
        m_lastNotice.reset();
        say(tr("Nothing was changed"), errorText(error), true);
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::followNotice);
    const auto onActivated = [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT openRequested();
    };
    connect(&m_icon, &QSystemTrayIcon::activated, this, onActivated);
}

bool Tray::isPresent()
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void Tray::tellHidden()
{
    m_lastNotice.reset();
    say(tr("keyferry goes on in the tray"),
        tr("The window is closed, the proxy keeps serving. Quit from the menu of this icon."),
        false);
}

void Tray::refresh()
{
    const TrayState state = trayStateOf(*m_parts.editor->snapshot(), *m_parts.gateway);
    if (state != m_state) {
        m_state = state;
        m_icon.setIcon(trayIcon(state));
    }
    const QString figures = m_menu.figures();
    if (figures != m_icon.toolTip())
        m_icon.setToolTip(figures);
}

// Looks also while notifications are off: what happens then is old news when they are on again.
void Tray::watch()
{
    const SnapshotPtr snapshot = m_parts.editor->snapshot();
    const QList<Notice> news = m_rule.look(sightOf(*snapshot, *m_parts.gateway));
    if (!snapshot->settings.get(settings::notifications))
        return;
    for (const Notice &notice : news)
        tell(notice);
}

void Tray::tell(const Notice &notice)
{
    const NoticeWords words = wordsFor(notice);
    m_lastNotice = notice;
    say(words.title, words.text, notice.kind != NoticeKind::UpstreamBack);
}

void Tray::say(const QString &title, const QString &text, bool isWarning)
{
    if (isWarning)
        m_icon.showMessage(title, text, QSystemTrayIcon::Warning);
    else
        m_icon.showMessage(title, text, applicationIcon());
    Q_EMIT noticed(title, text);
}

void Tray::followNotice()
{
    if (m_lastNotice)
        Q_EMIT noticeFollowed(*m_lastNotice);
    else
        Q_EMIT openRequested();
}

} // namespace keyferry::ui
