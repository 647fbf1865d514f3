// Renders pages, dialogs and controls over stand-ins in both themes, for a reviewer to look at:
// keyferry_screenshots [folder]
#include "tests/desktop/demodata.h"
#include "tests/desktop/gallery.h"
#include "tests/desktop/picturetools.h"
#include "ui/dialogs/addkeysdialog.h"
#include "ui/dialogs/addmembersdialog.h"
#include "ui/dialogs/aggregatedialog.h"
#include "ui/dialogs/deletegroupdialog.h"
#include "ui/dialogs/exportkeysdialog.h"
#include "ui/dialogs/groupdialog.h"
#include "ui/dialogs/keydetailsdialog.h"
#include "ui/dialogs/keypastebox.h"
#include "ui/dialogs/keytest.h"
#include "ui/dialogs/taskdetailsdialog.h"
#include "ui/pages/groupspage.h"
#include "ui/pages/keyspane.h"
#include "ui/pages/mainwindow.h"
#include "ui/pages/memberspane.h"
#include "ui/pages/requestspage.h"
#include "ui/pages/rulespane.h"
#include "ui/pages/ruletable.h"
#include "ui/pages/settingspage.h"
#include "ui/widgets/segmentedfilter.h"
#include "ui/widgets/themecontroller.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/tray.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize usual{1280, 800};
constexpr QSize least{900, 600};

QList<CheckResult> demoResults()
{
    return {{.id = KeyId{1}, .mask = u"sk-p…x9Qf"_s, .status = 200},
            {.id = KeyId{2},
             .mask = u"sk-p…bb3Z"_s,
             .verdict = Verdict::KeyRejected,
             .status = 401,
             .message = u"Incorrect API key provided"_s,
             .state = KeyState::Invalid},
            {.id = KeyId{3},
             .mask = u"sk-s…Vu81"_s,
             .verdict = Verdict::UpstreamFault,
             .message = u"connection refused"_s}};
}

class Studio
{
public:
    explicit Studio(const QDir &folder);

    void take(ThemeMode mode);

private:
    void save(const QPixmap &picture, const QString &name);
    void grab(const QString &name, const QSize &size = usual);
    void takeGroups();
    void takeRequests();
    void takeSettings();
    void takeGroupDialog();
    void takeKeyTest(GroupDialog &dialog);
    void takeUpstreams();
    void takeAddKeysDialog();
    void takeRules();
    void takeAggregate();
    void takeAggregateDialogs();
    void takeTaskDetails();
    void takeKeyDialogs();
    void takeRest();
    void takePortTaken();

    QDir m_folder;
    QString m_suffix{};
    QTemporaryDir m_data{};
    QSettings m_state;
    test::FakeGateway m_gateway{};
    test::FakeConfigEditor m_editor{};
    test::FakeLogReader m_log{};
    ThemeController m_theme{};
    MainWindow m_window;
    GroupsPage *m_groups = nullptr;
    RequestsPage *m_requests = nullptr;
    SettingsPage *m_settings = nullptr;
};

Studio::Studio(const QDir &folder)
    : m_folder(folder)
    , m_state(m_data.filePath(u"window.ini"_s), QSettings::IniFormat)
    , m_window({.gateway = &m_gateway, .editor = &m_editor, .log = &m_log, .state = &m_state})
{
    test::fillDemo(m_gateway, m_editor, m_log);
    m_editor.setSetting(u"max_retries"_s, u"5"_s, {});
    m_editor.setSetting(u"allowed_hosts"_s, u"devbox.lan"_s, {});
    m_editor.setEnvironment(u"workers"_s, u"2"_s);
    m_groups = new GroupsPage(m_editor, m_gateway, m_log, m_window.tasks());
    m_requests = new RequestsPage(m_editor, m_gateway, m_log);
    m_settings = new SettingsPage(&m_editor);
    for (Page *page : QList<Page *>{m_groups, m_requests, m_settings})
        m_window.addPage(page);
    m_window.resize(usual);
    m_window.show();
}

void Studio::take(ThemeMode mode)
{
    m_theme.setMode(mode);
    m_suffix = mode == ThemeMode::Dark ? u"-dark"_s : u"-light"_s;
    settle();
    takeRequests();
    takeSettings();
    takeGroups();
    takeAggregate();
    takeAggregateDialogs();
    takeGroupDialog();
    takeAddKeysDialog();
    takeKeyDialogs();
    takeRest();
    takePortTaken();
}

void Studio::save(const QPixmap &picture, const QString &name)
{
    picture.save(m_folder.filePath(name + m_suffix + u".png"_s), nullptr, 1);
}

void Studio::grab(const QString &name, const QSize &size)
{
    m_window.resize(size);
    settle();
    save(m_window.grab(), name);
}

void Studio::takeGroups()
{
    m_window.showPage(m_groups);
    auto *table = m_groups->findChild<KeysPane *>()->findChild<QTableView *>();
    settle(); // the column of tags comes with the first rows
    table->selectRow(2);
    for (QAction *action : table->actions()) {
        if (action->text() == u"Why?"_s)
            action->trigger();
    }
    const GroupId group = m_editor.snapshot()->group("openai")->id;
    CheckProgress check{.id = CheckId{7}, .group = group, .total = 21};
    check.checked = 14;
    check.valid = 12;
    check.invalid = 1;
    check.unchanged = 1;
    check.results = demoResults();
    m_gateway.advanceCheck(check);
    grab(u"groups"_s);
    grab(u"groups-small"_s, least);
    check.isFinished = true;
    m_gateway.advanceCheck(check);
    grab(u"check-done"_s);
    takeTaskDetails();
    auto *tabs = m_groups->findChild<QTabBar *>();
    tabs->setCurrentIndex(1);
    takeUpstreams();
    tabs->setCurrentIndex(3);
    takeRules();
    tabs->setCurrentIndex(4);
    grab(u"overrides"_s);
    tabs->setCurrentIndex(tabs->count() - 1);
    grab(u"use"_s);
    tabs->setCurrentIndex(0);
}

void Studio::takeRules()
{
    auto *pane = m_groups->findChild<RulesPane *>();
    auto *parts = pane->findChild<SegmentedFilter *>();
    grab(u"rules-models"_s);
    parts->setCurrent(1);
    grab(u"rules"_s);
    auto *headers = named<QTableView>(*pane, u"Header rules"_s);
    headers->setCurrentIndex(headers->model()->index(1, 2));
    headers->model()->setData(headers->currentIndex(), u"${CLIENT}"_s);
    grab(u"rules-headers"_s);
    grab(u"rules-headers-small"_s, least);
    headers->edit(headers->model()->index(0, 2));
    grab(u"rules-header-cell"_s, least);
    headers->setCurrentIndex(headers->model()->index(0, 2));
    pane->findChildren<RuleTable *>().at(1)->commit();
    headers->model()->setData(headers->model()->index(1, 2), u"${CLIENT_IP}"_s);
    parts->setCurrent(2);
    auto *json = pane->findChild<QPlainTextEdit *>();
    json->appendPlainText(u"}"_s);
    QTest::qWait(400); // said after a pause
    grab(u"rules-parameters"_s);
    grab(u"rules-parameters-small"_s, least);
    parts->setCurrent(3);
    auto *failures = named<QTableView>(*pane, u"Failure rules"_s);
    failures->edit(failures->model()->index(0, 2));
    grab(u"rules-failures"_s);
    grab(u"rules-failures-small"_s, least);
    failures->model()->removeRows(0, failures->model()->rowCount());
    grab(u"rules-empty"_s, least);
    parts->setCurrent(0);
    for (QPushButton *button : pane->findChildren<QPushButton *>()) {
        if (button->text() == u"Re&vert"_s)
            button->click();
    }
}

void Studio::takeAggregate()
{
    const GroupId openai = m_editor.snapshot()->group("openai")->id;
    m_groups->showGroup(m_editor.snapshot()->group("fast")->id);
    auto *pane = m_groups->findChild<MembersPane *>();
    pane->findChild<QTableView *>()->selectRow(1);
    grab(u"members"_s);
    grab(u"members-small"_s, least);
    m_window.resize(usual);
    DeleteGroupDialog remove(m_editor, m_editor.snapshot()->group("fast"), {}, &m_window);
    remove.open();
    settle();
    save(framed(m_window.grab(), remove), u"delete-aggregate-dialog"_s);
    remove.close();
    const GroupPtr fast = m_editor.snapshot()->group("fast");
    GroupDraft none = draftOf(*fast);
    none.enabled = false;
    none.members.clear();
    m_editor.editGroup(fast->id, none, {});
    grab(u"members-none"_s);
    AddMembersDialog members(m_editor, m_editor.snapshot()->group("fast"), &m_window);
    members.open();
    settle();
    save(framed(m_window.grab(), members), u"add-members-dialog"_s);
    members.close();
    m_editor.editGroup(fast->id, draftOf(*fast), {});
    m_groups->showGroup(openai);
}

void Studio::takeAggregateDialogs()
{
    m_window.resize(usual);
    AggregateDialog dialog(m_editor, {}, &m_window);
    dialog.open();
    QTest::keyClicks(named<QLineEdit>(dialog, u"Name"_s), u"openai"_s);
    Q_EMIT named<QLineEdit>(dialog, u"Name"_s)->editingFinished();
    named<QCheckBox>(dialog, u"openai"_s)->click();
    named<QCheckBox>(dialog, u"openai-spare"_s)->click();
    named<QSpinBox>(dialog, u"Weight of openai"_s)->setValue(3);
    settle();
    save(framed(m_window.grab(), dialog), u"aggregate-dialog"_s);
    dialog.close();
}

void Studio::takeTaskDetails()
{
    const TaskId task = m_window.tasks().idAt(0);
    TaskDetailsDialog dialog(*m_window.tasks().task(task), &m_window);
    dialog.open();
    settle();
    save(framed(m_window.grab(), dialog), u"check-details-dialog"_s);
    dialog.close();
    m_window.tasks().dismiss(task);
}

void Studio::takeKeyDialogs()
{
    AddKeysDialog file(m_editor.snapshot()->group("openai"), &m_window);
    file.open();
    file.openFile(QCoreApplication::applicationFilePath());
    settle();
    save(framed(m_window.grab(), file), u"add-file-dialog"_s);
    file.close();
    KeyDetailsDialog details(
        m_editor,
        {.mask = u"sk-p…x9Qf"_s, .notes = u"Work account"_s, .tag = u"acme"_s, .weight = 2},
        &m_window);
    details.open();
    named<QAbstractSpinBox>(details, u"Weight"_s)->findChild<QLineEdit *>()->clear();
    QTest::keyClicks(named<QAbstractSpinBox>(details, u"Weight"_s)->findChild<QLineEdit *>(),
                     u"0"_s);
    settle();
    save(framed(m_window.grab(), details), u"key-details-dialog"_s);
    details.close();
    ExportKeysDialog exported(
        {.group = m_editor.snapshot()->group("openai"), .counts = {.active = 17, .invalid = 1}},
        &m_window);
    exported.open();
    settle();
    save(framed(m_window.grab(), exported), u"export-dialog"_s);
}

void Studio::takeRequests()
{
    m_window.showPage(m_requests);
    m_requests->findChild<QTableView *>()->selectRow(0);
    grab(u"requests"_s);
    grab(u"requests-small"_s, least);
}

void Studio::takeUpstreams()
{
    QList<QPushButton *> tests = m_groups->findChildren<QPushButton *>();
    tests.removeIf([](const QPushButton *button) {
        return !button->accessibleName().startsWith(u"Test http"_s);
    });
    m_gateway.tryAnswer = CheckResult{
        .mask = u"sk-p…x9Qf"_s, .verdict = Verdict::Success, .status = 200, .firstByteMs = 420};
    tests.first()->click();
    settle();
    m_gateway.tryAnswer = Error{.kind = ErrorKind::KeysCooling};
    if (tests.size() > 1)
        tests.last()->click();
    settle();
    grab(u"upstreams"_s);
    grab(u"upstreams-small"_s, least);
}

void Studio::takeSettings()
{
    m_window.showPage(m_settings);
    grab(u"settings"_s);
    grab(u"settings-small"_s, least);
}

void Studio::takeGroupDialog()
{
    m_window.resize(usual);
    GroupDialog dialog(m_editor, m_gateway, &m_window);
    dialog.open();
    auto *provider = named<QComboBox>(dialog, u"Provider"_s);
    provider->setCurrentIndex(provider->findText(u"DeepSeek"_s));
    Q_EMIT provider->activated(provider->currentIndex());
    auto *name = named<QLineEdit>(dialog, u"Name"_s);
    name->selectAll();
    QTest::keyClicks(name, u"deep seek"_s);
    Q_EMIT name->editingFinished(); // no window is active here, so none loses the focus
    auto *keys = dialog.findChild<KeyPasteBox *>();
    keys->edit()->setPlainText(u"sk-fhqzw7Kd0aNnbd1\nsk-yt0pk2Wm9cEaa93\nsk-lmwte5Xs4uB20vc"_s);
    Q_UNUSED(keys->keys())
    settle();
    save(framed(m_window.grab(), dialog), u"group-dialog"_s);
    takeKeyTest(dialog);
}

void Studio::takeKeyTest(GroupDialog &dialog)
{
    auto *test = dialog.findChild<KeyTest *>();
    m_gateway.tryAnswer = CheckResult{.mask = u"sk-f…nbd1"_s,
                                      .verdict = Verdict::KeyRejected,
                                      .status = 401,
                                      .message = u"HTTP 401: Authentication Fails, Your api key: "
                                                 "****nbd1 is invalid"_s};
    test->button()->click();
    settle();
    dialog.findChild<QScrollArea *>()->ensureWidgetVisible(test);
    settle();
    save(framed(m_window.grab(), dialog), u"group-dialog-tested"_s);
    m_window.resize(least);
    auto *provider = named<QComboBox>(dialog, u"Provider"_s);
    provider->setCurrentIndex(provider->findText(u"Azure OpenAI"_s));
    Q_EMIT provider->activated(provider->currentIndex());
    settle();
    dialog.findChild<QScrollArea *>()->ensureWidgetVisible(test);
    settle();
    save(framed(m_window.grab(), dialog), u"group-dialog-azure-small"_s);
}

void Studio::takeAddKeysDialog()
{
    m_window.resize(usual);
    AddKeysDialog dialog(m_editor.snapshot()->group("openai"), &m_window);
    dialog.open();
    auto *keys = dialog.findChild<KeyPasteBox *>();
    keys->edit()->setPlainText(u"key,notes,tag\n"
                               "sk-proj-h2Vd81bNqTx9Qf,Work account,acme\n"
                               "sk-proj-Ur5kPz0aWeLm2a,Work account,acme\n"
                               "sk-proj-c8YtE3fSbn7TdR,\"Work, spare\",acme\n"
                               "sk-proj-Ko7wNs2GmeqW0e,Private,home\n"
                               "sk-proj-Ko7wNs2GmeqW0e,Private,home\n"
                               "sk-proj-äöü8Yt,From a mail,home\n"
                               "sk-proj-9mQx4LrJktbb3Z,Second account,home"_s);
    Q_UNUSED(keys->keys())
    settle();
    save(framed(m_window.grab(), dialog), u"add-keys-dialog"_s);
}

void Studio::takeRest()
{
    const std::unique_ptr<QWidget> gallery(test::makeGallery());
    gallery->resize(1100, 800);
    gallery->show();
    settle();
    save(gallery->grab(), u"gallery"_s);
    Tray tray(&m_gateway, &m_editor);
    QMenu *menu = tray.freshMenu();
    menu->popup({});
    settle();
    save(menu->grab(), u"tray-menu"_s);
    menu->close();
}

void Studio::takePortTaken()
{
    const GatewayStatus before = m_gateway.status();
    m_gateway.setStatus(
        {.state = GatewayState::Failed, .error = {.kind = ErrorKind::PortInUse}, .freePort = 3003});
    m_window.toast()->show(
        {.text = u"2 keys deleted from openai"_s, .action = u"Undo"_s, .act = [] {}});
    grab(u"port-taken"_s);
    m_window.toast()->dismiss();
    m_gateway.setStatus(before);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QDir folder(application.arguments().value(1, u"."_s));
    if (!folder.mkpath(u"."_s))
        return 1;
    Studio studio(folder);
    studio.take(ThemeMode::Light);
    studio.take(ThemeMode::Dark);
    return 0;
}
