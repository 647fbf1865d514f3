#include "app/desktopapplication.h"

#include "app/console.h"
#include "app/otherusers.h"
#include "app/paths.h"
#include "proxy/core/logging.h"
#include "ui/dialogs/setupwizard.h"
#include "ui/models/errortext.h"
#include "ui/pages/connectpage.h"
#include "ui/pages/groupspage.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/requestspage.h"
#include "ui/pages/settingspage.h"
#include "ui/pages/startpanel.h"
#include "ui/widgets/resources.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QDialog>
#include <QMessageBox>

namespace keyferry::app {

using namespace Qt::StringLiterals;

namespace {

constexpr auto setupShown = "window/setup-shown"_L1;

} // namespace

DesktopApplication::DesktopApplication(QObject *parent)
    : QObject(parent)
    , m_signals(std::make_unique<UnixSignals>())
{
    connect(
        m_signals.get(), &UnixSignals::stopRequested, this, &DesktopApplication::onStopRequested);
}

DesktopApplication::~DesktopApplication() = default;

Outcome DesktopApplication::open(const ProxyInstance::Options &options, bool isHidden)
{
    auto instance = ProxyInstance::open(options, m_clock);
    if (!instance)
        return instance.error();
    m_instance = *std::move(instance);
    m_isDemo = options.demo;
    m_state =
        std::make_unique<QSettings>(options.dataFolder + "/window.ini"_L1, QSettings::IniFormat);
    followTheme();
    m_language.apply(m_instance->editor().snapshot()->settings.get(settings::language));
    m_theme.setLanguage(m_language.current());
    m_work = std::make_unique<ui::OngoingWork>(m_instance->engine(), m_instance->editor());
    m_maintenanceTasks =
        std::make_unique<ui::MaintenanceTasks>(m_instance->maintenance(), m_work->tasks);
    makeWindow();
    makeTray();
    showAtStart(isHidden);
    connect(&m_instance->editor(),
            &ConfigEditor::snapshotChanged,
            this,
            &DesktopApplication::followLanguage);
    followAutostart(options.dataFolder);
    connect(
        m_instance.get(), &ProxyInstance::startFailed, this, &DesktopApplication::onStartFailed);
    m_instance->start();
    return ok();
}

void DesktopApplication::followTheme()
{
    const auto apply = [this](const SnapshotPtr &snapshot) {
        m_theme.setMode(ui::themeModeFromName(snapshot->settings.get(settings::theme)));
    };
    connect(&m_instance->editor(), &ConfigEditor::snapshotChanged, this, apply);
    apply(m_instance->editor().snapshot());
}

// Widgets say what they say from when they were made, so another language makes them anew.
void DesktopApplication::followLanguage()
{
    if (!m_language.wouldChange(m_instance->editor().snapshot()->settings.get(settings::language)))
        return;
    // What stands in an open dialog is not thrown away; queued, for the window may have sent this.
    if (auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget())) {
        connect(dialog,
                &QDialog::finished,
                this,
                &DesktopApplication::followLanguage,
                Qt::QueuedConnection);
        return;
    }
    QMetaObject::invokeMethod(this, &DesktopApplication::speakAnew, Qt::QueuedConnection);
}

void DesktopApplication::speakAnew()
{
    const QString setting = m_instance->editor().snapshot()->settings.get(settings::language);
    if (m_isStopping || !m_language.apply(setting))
        return;
    const bool isShown = m_window->isVisible();
    m_window->saveState();
    m_tray.reset();
    m_window.reset();
    m_theme.setLanguage(m_language.current());
    makeWindow();
    makeTray();
    if (isShown)
        m_window->present();
}

void DesktopApplication::makeWindow()
{
    m_window =
        std::make_unique<ui::MainWindow>(ui::MainWindow::Parts{.gateway = &m_instance->engine(),
                                                               .editor = &m_instance->editor(),
                                                               .log = &m_instance->logReader(),
                                                               .work = m_work.get(),
                                                               .state = m_state.get()});
    addPages();
    m_window->setTrayPresence(&ui::Tray::isPresent);
    connect(m_window.get(), &ui::MainWindow::quitRequested, this, &DesktopApplication::stopEngine);
    connect(&m_instance->control(),
            &ControlServer::showWindowRequested,
            m_window.get(),
            &ui::MainWindow::present);
}

void DesktopApplication::addPages()
{
    ConfigEditor &editor = m_instance->editor();
    m_groupsPage =
        new ui::GroupsPage(editor, m_instance->engine(), m_instance->logReader(), *m_work);
    auto *overview = new ui::OverviewPage({.editor = &editor,
                                           .gateway = &m_instance->engine(),
                                           .reader = &m_instance->logReader(),
                                           .clock = &m_clock,
                                           .secretsFile = m_instance->storage().dataKeyFile()});
    m_requestsPage = new ui::RequestsPage(editor, m_instance->engine(), m_instance->logReader());
    m_connectPage = new ui::ConnectPage(editor, m_instance->engine());
    m_settingsPage = new ui::SettingsPage({.editor = &editor,
                                           .maintenance = &m_instance->maintenance(),
                                           .log = &m_instance->logReader(),
                                           .work = m_maintenanceTasks.get()});
    connect(m_settingsPage, &ui::SettingsPage::failed, this, &DesktopApplication::showError);
    connect(m_settingsPage, &ui::SettingsPage::restartRequested, this, [this] {
        m_wantsRestart = true;
        stopEngine();
    });
    m_window->addPage(overview);
    m_window->addPage(m_groupsPage);
    m_window->addPage(m_requestsPage);
    m_window->addPage(m_connectPage);
    m_window->addPage(m_settingsPage);
    connect(m_connectPage, &ui::ConnectPage::requestRequested, this, [this](RequestId request) {
        m_window->showPage(m_requestsPage);
        m_requestsPage->showRequest(request);
    });
    connect(m_requestsPage,
            &ui::RequestsPage::exportRequested,
            this,
            [this](const ui::LogExportOrder &order) {
                ui::startRequestExport(m_instance->logReader(), m_work->tasks, order);
            });
    connect(m_groupsPage, &ui::GroupsPage::requestsRequested, this, [this](const LogQuery &query) {
        m_requestsPage->showQuery(query);
        m_window->showPage(m_requestsPage);
    });
    linkOverview(*overview, *m_groupsPage);
}

void DesktopApplication::linkOverview(ui::OverviewPage &overview, ui::GroupsPage &groups)
{
    using ui::OverviewPage;
    // Shows the groups page after it has done what was asked.
    const auto toGroups = [this, &overview, &groups](auto signal, auto act) {
        connect(&overview, signal, &groups, [this, &groups, act](auto... what) {
            m_window->showPage(&groups);
            (groups.*act)(what...);
        });
    };
    toGroups(&OverviewPage::newGroupRequested, &ui::GroupsPage::createGroup);
    toGroups(&OverviewPage::groupRequested, &ui::GroupsPage::showGroup);
    toGroups(&OverviewPage::keysRequested, &ui::GroupsPage::showKeys);
    toGroups(&OverviewPage::addKeysRequested, &ui::GroupsPage::addKeysTo);
    toGroups(&OverviewPage::upstreamsRequested, &ui::GroupsPage::showUpstreams);
    toGroups(&OverviewPage::explanationRequested, &ui::GroupsPage::explainKey);
    connect(&overview, &OverviewPage::snippetsRequested, this, [this] {
        m_window->showPage(m_connectPage);
    });
    const auto toSettings = [this] { m_window->showPage(m_settingsPage); };
    connect(&overview, &OverviewPage::accessKeysRequested, this, [this] {
        m_window->showPage(m_connectPage);
        m_connectPage->replaceDefaultAccessKey();
    });
    connect(&overview, &OverviewPage::secretsPlaceRequested, this, [this, toSettings] {
        m_settingsPage->showSection(u"secrets"_s);
        toSettings();
    });
    connect(
        &overview, &OverviewPage::settingRequested, this, [this, toSettings](const QString &name) {
            toSettings();
            m_settingsPage->showSetting(name);
        });
    overview.startPanel()->offerAssistant();
    connect(&overview, &OverviewPage::assistantRequested, this, &DesktopApplication::openSetup);
    overview.startPanel()->offerRestore();
    connect(overview.startPanel(), &ui::StartPanel::restoreRequested, this, [this, toSettings] {
        m_settingsPage->showSection(u"backup"_s);
        toSettings();
    });
}

void DesktopApplication::makeTray()
{
    m_tray = std::make_unique<ui::Tray>(ui::Tray::Parts{.gateway = &m_instance->engine(),
                                                        .editor = &m_instance->editor(),
                                                        .log = &m_instance->logReader(),
                                                        .clock = &m_clock});
    connect(m_tray.get(), &ui::Tray::openRequested, m_window.get(), &ui::MainWindow::present);
    connect(m_tray.get(), &ui::Tray::quitRequested, m_window.get(), &ui::MainWindow::quit);
    connect(m_tray.get(), &ui::Tray::settingsRequested, this, [this] {
        m_window->showPage(m_settingsPage);
        m_window->present();
    });
    connect(m_tray.get(), &ui::Tray::requestRequested, this, [this](RequestId request) {
        m_requestsPage->showRequest(request);
        m_window->showPage(m_requestsPage);
        m_window->present();
    });
    connect(m_tray.get(), &ui::Tray::noticeFollowed, this, &DesktopApplication::followNotice);
    connect(m_window.get(), &ui::MainWindow::firstHidden, m_tray.get(), &ui::Tray::tellHidden);
    m_tray->show();
}

void DesktopApplication::followNotice(const ui::Notice &notice)
{
    const bool isAboutKeys =
        notice.kind == ui::NoticeKind::KeysRanOut || notice.kind == ui::NoticeKind::KeyInvalid;
    if (isAboutKeys)
        m_groupsPage->showKeys(notice.group);
    else
        m_groupsPage->showUpstreams(notice.group);
    m_window->showPage(m_groupsPage);
    m_window->present();
}

void DesktopApplication::followAutostart(const QString &dataFolder)
{
    const bool isUsual = dataFolder == app::dataFolder({}, QProcessEnvironment());
    const AutostartEntry entry = autostartEntry(dataFolder, isUsual);
    m_autostart = std::make_unique<AutostartSetting>(
        m_instance->editor(), [entry](bool isOn) { return setAutostart(entry, isOn); });
    connect(m_autostart.get(), &AutostartSetting::failed, this, [this](const Error &error) {
        qCWarning(lcApp).noquote() << "autostart:" << error.detail;
        showError(error);
    });
    m_autostart->start();
}

void DesktopApplication::showAtStart(bool isHidden)
{
    const SettingValues &values = m_instance->editor().snapshot()->settings;
    const QString kept = m_instance->storage().keptBeforeRestore();
    // Whoever restored a backup wants to see that it is in force.
    const bool mayHide = (isHidden || values.get(settings::startHidden)) && kept.isEmpty();
    // Without a tray nobody could bring the window back.
    if (!mayHide || !ui::Tray::isPresent()) {
        m_window->present();
        if (wantsSetup())
            openSetup();
    }
    if (const QString aside = m_instance->storage().setAsideFile(); !aside.isEmpty()) {
        m_window->toast()->show(
            {.text = tr("The database was damaged. It was kept as %1 and a new one was started.")
                         .arg(aside),
             .icon = "warning"});
    }
    if (!kept.isEmpty()) {
        m_window->toast()->show(
            {.text = tr("The backup is in force. What was there before is kept in %1.").arg(kept)});
    }
}

// Once, and only where there is nothing to get on with.
bool DesktopApplication::wantsSetup() const
{
    const bool isEmpty = m_instance->editor().snapshot()->groups.empty();
    return isEmpty && !m_isDemo && !m_state->value(setupShown).toBool();
}

void DesktopApplication::openSetup()
{
    m_state->setValue(setupShown, true);
    delete m_setup;
    m_setup = new ui::SetupWizard({.editor = &m_instance->editor(),
                                   .gateway = &m_instance->engine(),
                                   .hasOtherUsers = hasOtherPeople()},
                                  m_window.get());
    connect(m_setup, &ui::SetupWizard::ended, this, [this](const QString &summary) {
        m_window->toast()->show({.text = summary});
    });
    connect(m_setup, &ui::SetupWizard::requestRequested, this, [this](RequestId request) {
        m_window->showPage(m_requestsPage);
        m_requestsPage->showRequest(request);
    });
    m_setup->open();
}

void DesktopApplication::onStartFailed(const Error &error)
{
    qCCritical(lcApp).noquote() << error.detail;
    showError(error);
}

void DesktopApplication::showError(const Error &error)
{
    m_window->toast()->show({.text = ui::errorText(error), .icon = "error"});
}

void DesktopApplication::onStopRequested()
{
    if (m_isStopping || !m_window)
        return Q_EMIT finished();
    stopEngine();
}

void DesktopApplication::stopEngine()
{
    m_isStopping = true;
    m_window->saveState();
    engine::EngineHost &engine = m_instance->engine();
    if (engine.status().state != GatewayState::Running
        && engine.status().state != GatewayState::Draining)
        return Q_EMIT finished();
    connect(&engine, &Gateway::stateChanged, this, [this] {
        if (m_instance->engine().status().state == GatewayState::Stopped)
            Q_EMIT finished();
    });
    engine.stop();
}

} // namespace keyferry::app
