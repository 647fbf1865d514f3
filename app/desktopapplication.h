#pragma once

#include "app/autostartsetting.h"
#include "app/command.h"
#include "app/proxyinstance.h"
#include "app/unixsignals.h"
#include "proxy/core/clock.h"
#include "ui/models/language.h"
#include "ui/models/maintenancetasks.h"
#include "ui/models/ongoingwork.h"
#include "ui/pages/mainwindow.h"
#include "ui/widgets/themecontroller.h"
#include "ui/widgets/tray.h"

#include <QObject>
#include <QPointer>
#include <QSettings>

#include <memory>

namespace keyferry::ui {
class ConnectPage;
class GroupsPage;
class OverviewPage;
class RequestsPage;
class SettingsPage;
class SetupWizard;
} // namespace keyferry::ui

namespace keyferry::app {

/// The proxy with its window and tray icon. Made in the order of its members, taken down in
/// reverse. GUI thread.
class DesktopApplication final : public QObject
{
    Q_OBJECT

public:
    explicit DesktopApplication(QObject *parent = nullptr);
    ~DesktopApplication() override;

    /// Opens the store and shows the window; the errors of ProxyInstance::open().
    /// \param isHidden  in the tray at first, where there is one
    [[nodiscard]] Outcome open(const ProxyInstance::Options &options, bool isHidden = false);

    /// True if the process is to be started again when this one is gone.
    [[nodiscard]] bool wantsRestart() const { return m_wantsRestart; }

    /// The wizard of the first start; at any time.
    void openSetup();

Q_SIGNALS:
    /// Drained and stopped; nothing keeps the process.
    void finished();

private:
    void makeWindow();
    void addPages();
    void linkOverview(ui::OverviewPage &overview, ui::GroupsPage &groups);
    void makeTray();
    void followTheme();
    void followLanguage();
    void speakAnew();
    void followNotice(const ui::Notice &notice);
    [[nodiscard]] bool wantsSetup() const;
    void showAtStart(bool isHidden);
    void followAutostart(const QString &dataFolder);
    void onStartFailed(const Error &error);
    void showError(const Error &error);
    void onStopRequested();
    void stopEngine();

    SystemClock m_clock;
    ui::ThemeController m_theme;
    ui::Language m_language;
    std::unique_ptr<UnixSignals> m_signals;
    std::unique_ptr<ProxyInstance> m_instance;
    std::unique_ptr<QSettings> m_state;                       ///< sizes and places of the window
    std::unique_ptr<ui::OngoingWork> m_work;                  ///< lasts longer than a window
    std::unique_ptr<ui::MaintenanceTasks> m_maintenanceTasks; ///< likewise
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<ui::Tray> m_tray;
    ui::GroupsPage *m_groupsPage = nullptr; ///< the window's, as are the others
    ui::RequestsPage *m_requestsPage = nullptr;
    ui::ConnectPage *m_connectPage = nullptr;
    ui::SettingsPage *m_settingsPage = nullptr;
    QPointer<ui::SetupWizard>
        m_setup{}; ///< the window's; it stays for what it put in the clipboard
    bool m_isDemo = false;
    std::unique_ptr<AutostartSetting> m_autostart;
    bool m_isStopping = false;
    bool m_wantsRestart = false;
};

/// The desktop from start to exit status: shows the first instance's window if there is one.
[[nodiscard]] int
runDesktop(int argc, char **argv, const command::Desktop &options, const Invocation &invocation);

} // namespace keyferry::app
