#pragma once

#include "proxy/core/clock.h"
#include "ui/models/notices.h"
#include "ui/widgets/traymenu.h"

#include <QObject>
#include <QSystemTrayIcon>

#include <optional>

namespace keyferry::ui {

/// The icon in the system tray: state, figures, menu, and notifications of what went wrong. GUI
/// thread; outlives none of its parts.
class Tray final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Gateway *gateway = nullptr;
        ConfigEditor *editor = nullptr;
        LogReader *log = nullptr;
        const Clock *clock = nullptr;
    };

    explicit Tray(const Parts &parts, QObject *parent = nullptr);

    /// True if a desktop shows tray icons now; it may come and go with the panel.
    [[nodiscard]] static bool isPresent();
    void show() { m_icon.show(); }
    /// Says that the window went away but the proxy did not.
    void tellHidden();

    [[nodiscard]] QString toolTip() const { return m_icon.toolTip(); }
    [[nodiscard]] TrayState state() const { return m_state; }
    [[nodiscard]] TrayMenu &menu() { return m_menu; }
    /// As if the last notification had been clicked: says where it leads.
    void followNotice();

Q_SIGNALS:
    void openRequested();
    void settingsRequested();
    void quitRequested();
    void requestRequested(keyferry::RequestId request);
    /// A notification was clicked: its group should be shown.
    void noticeFollowed(const keyferry::ui::Notice &notice);
    /// A notification was put up; for tests and where no desktop shows them.
    void noticed(const QString &title, const QString &text);

private:
    void connectParts();
    void refresh();
    void watch();
    void tell(const Notice &notice);
    void say(const QString &title, const QString &text, bool isWarning);

    Parts m_parts;
    TrayMenu m_menu;
    QSystemTrayIcon m_icon{};
    TrayState m_state = TrayState::Stopped;
    NoticeRule m_rule;
    std::optional<Notice> m_lastNotice{}; ///< what a click on the balloon is about
};

} // namespace keyferry::ui
