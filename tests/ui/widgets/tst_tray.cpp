#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "tests/support/fakelogreader.h"
#include "ui/widgets/tray.h"

#include <QClipboard>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_Tray final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void takesTheWorstState();
    void saysItsFigures();
    void menuHasAllThatIsPromised();
    void menuFollowsTheEngine();
    void copiesAddresses();
    void marksGroupsThatDoNotServe();
    void copiesAnEnvironmentWithTheAccessKey();
    void offersNoEnvironmentWithoutAnAccessKey();
    void switchesGroups();
    void showsTheLastErrors();
    void tellsOfTrouble();
    void tellsNothingWhereNobodyWantsIt();
    void aClickOnANoticeLeadsToItsGroup();

private:
    [[nodiscard]] QMenu *menu();
    [[nodiscard]] QAction *action(const QString &text);
    [[nodiscard]] QMenu *submenu(const QString &text) { return action(text)->menu(); }
    [[nodiscard]] static QStringList texts(const QMenu *menu);
    GroupPtr add(const GroupDraft &draft);
    void run();

    std::unique_ptr<test::FakeGateway> m_gateway;
    std::unique_ptr<test::FakeConfigEditor> m_editor;
    std::unique_ptr<test::FakeLogReader> m_log;
    FakeClock m_clock{};
    std::unique_ptr<Tray> m_tray;
};

void tst_Tray::init()
{
    m_gateway = std::make_unique<test::FakeGateway>();
    m_editor = std::make_unique<test::FakeConfigEditor>();
    m_log = std::make_unique<test::FakeLogReader>();
    m_tray = std::make_unique<Tray>(Tray::Parts{.gateway = m_gateway.get(),
                                                .editor = m_editor.get(),
                                                .log = m_log.get(),
                                                .clock = &m_clock});
}

void tst_Tray::cleanup()
{
    m_tray.reset();
    m_log.reset();
    m_editor.reset();
    m_gateway.reset();
}

QMenu *tst_Tray::menu()
{
    m_tray->menu().fill();
    return m_tray->menu().menu();
}

QAction *tst_Tray::action(const QString &text)
{
    for (QAction *each : menu()->actions()) {
        if (each->text() == text)
            return each;
    }
    return nullptr;
}

QStringList tst_Tray::texts(const QMenu *menu)
{
    QStringList all;
    for (const QAction *each : menu->actions()) {
        if (!each->isSeparator())
            all.append(each->text());
    }
    return all;
}

GroupPtr tst_Tray::add(const GroupDraft &draft)
{
    m_editor->addGroup(draft, {});
    return m_editor->snapshot()->group(draft.name.toLatin1());
}

void tst_Tray::run()
{
    m_gateway->setStatus({.state = GatewayState::Running});
}

void tst_Tray::takesTheWorstState()
{
    QCOMPARE(m_tray->state(), TrayState::Stopped);
    run();
    QCOMPARE(m_tray->state(), TrayState::Running);
    const GroupPtr openai = add({.name = u"openai"_s});
    QCOMPARE(m_tray->state(), TrayState::Degraded);
    m_gateway->setKeyCounts(openai->id, {.active = 1});
    QCOMPARE(m_tray->state(), TrayState::Running);
    const UpstreamId upstream = openai->upstreams.at(0).id;
    m_gateway->setUpstreamHealth(openai->id, {{.id = upstream, .state = BreakerState::Open}});
    QCOMPARE(m_tray->state(), TrayState::Degraded);
    m_gateway->setUpstreamHealth(openai->id, {});
    QCOMPARE(m_tray->state(), TrayState::Running);
    add({.name = u"spare"_s, .enabled = false});
    QCOMPARE(m_tray->state(), TrayState::Running);
    m_gateway->setStatus({.state = GatewayState::Failed});
    QCOMPARE(m_tray->state(), TrayState::Error);
    QVERIFY(texts(menu()).first().startsWith(u"Not running, "_s));
}

void tst_Tray::saysItsFigures()
{
    m_gateway->setStatus({.state = GatewayState::Running,
                          .requestsInFlight = 3,
                          .keys = {.active = 12, .cooling = 2}});
    QCOMPARE(m_tray->toolTip(), u"12 active · 2 cooling · 3 in flight"_s);
    QCOMPARE(texts(menu()).first(), u"Running, 12 active · 2 cooling · 3 in flight"_s);
    QVERIFY(!menu()->actions().first()->isEnabled());
}

void tst_Tray::menuHasAllThatIsPromised()
{
    run();
    QCOMPARE(texts(menu()).sliced(1),
             (QStringList{u"Open keyferry"_s,
                          u"Stop"_s,
                          u"Copy base URL"_s,
                          u"Copy environment"_s,
                          u"Groups"_s,
                          u"Last errors"_s,
                          u"Settings"_s,
                          u"Quit"_s}));
    for (const QString &name :
         {u"Copy base URL"_s, u"Copy environment"_s, u"Groups"_s, u"Last errors"_s})
        QVERIFY2(!submenu(name)->isEnabled(), qPrintable(name)); // nothing in it yet

    QSignalSpy quits(m_tray.get(), &Tray::quitRequested);
    QSignalSpy opens(m_tray.get(), &Tray::openRequested);
    QSignalSpy settings(m_tray.get(), &Tray::settingsRequested);
    for (const QString &name : {u"Quit"_s, u"Open keyferry"_s, u"Settings"_s})
        action(name)->trigger();
    QCOMPARE(quits.size(), 1);
    QCOMPARE(opens.size(), 1);
    QCOMPARE(settings.size(), 1);
}

void tst_Tray::menuFollowsTheEngine()
{
    action(u"Start"_s)->trigger();
    QCOMPARE(m_gateway->starts, 1);
    QVERIFY(!action(u"Start"_s));
    action(u"Stop"_s)->trigger();
    QCOMPARE(m_gateway->stops, 1);
    m_gateway->setStatus({.state = GatewayState::Draining});
    QVERIFY(!action(u"Start"_s)->isEnabled());
}

void tst_Tray::copiesAddresses()
{
    add({.name = u"openai"_s});
    const QMenu *addresses = submenu(u"Copy base URL"_s);
    QVERIFY(addresses->isEnabled());
    addresses->actions().first()->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"http://127.0.0.1:3001/proxy/openai"_s);
}

void tst_Tray::marksGroupsThatDoNotServe()
{
    run();
    const GroupPtr serving = add({.name = u"serving"_s});
    m_gateway->setKeyCounts(serving->id, {.active = 1});
    const GroupPtr empty = add({.name = u"empty"_s});
    m_gateway->setKeyCounts(empty->id, {.invalid = 1});
    add({.name = u"off"_s, .enabled = false});
    add({.name = u"fast"_s, .kind = GroupKind::Aggregate, .members = {{.group = serving->id}}});
    QCOMPARE(texts(submenu(u"Copy base URL"_s)),
             (QStringList{
                 u"serving"_s, u"empty (no keys)"_s, u"off (disabled)"_s, u"fast (aggregate)"_s}));
}

void tst_Tray::copiesAnEnvironmentWithTheAccessKey()
{
    add({.name = u"claude"_s, .channel = Channel::Anthropic});
    m_editor->addAccessKey({.secret = Secret("sk-access-1234567890")}, {});
    QMenu *environments = submenu(u"Copy environment"_s);
    QCOMPARE(texts(environments), QStringList{u"claude: Claude Code, Anthropic SDK"_s});
    environments->actions().first()->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             u"export ANTHROPIC_BASE_URL='http://127.0.0.1:3001/proxy/claude'\n"
             "export ANTHROPIC_API_KEY='sk-access-1234567890'\n"_s);
    m_tray.reset(); // a secret does not stay in the clipboard
    QVERIFY(!QGuiApplication::clipboard()->text().contains(u"sk-access"_s));
}

void tst_Tray::offersNoEnvironmentWithoutAnAccessKey()
{
    const GroupPtr other = add({.name = u"other"_s});
    add({.name = u"openai"_s});
    m_editor->addAccessKey(
        {.scope = onlyGroups({other->id}), .secret = Secret("sk-access-1234567890")}, {});
    QCOMPARE(texts(submenu(u"Copy environment"_s)), QStringList{u"other: OpenAI SDK"_s});
}

void tst_Tray::switchesGroups()
{
    const GroupId id = add({.name = u"open&ai"_s.remove(u'&')})->id;
    QAction *enabled = submenu(u"Groups"_s)->actions().first();
    QVERIFY(enabled->isCheckable());
    QVERIFY(enabled->isChecked());
    enabled->trigger();
    QVERIFY(!m_editor->snapshot()->group(id)->enabled);
    enabled = submenu(u"Groups"_s)->actions().first();
    QVERIFY(!enabled->isChecked());

    QSignalSpy said(m_tray.get(), &Tray::noticed);
    m_editor->nextRefusal = Error{.kind = ErrorKind::StorageFailed};
    enabled->trigger();
    QVERIFY(!m_editor->snapshot()->group(id)->enabled);
    QCOMPARE(said.size(), 1);
}

void tst_Tray::showsTheLastErrors()
{
    QList<RequestRecord> records;
    for (int i = 1; i <= 12; ++i)
        records.append({.id = RequestId{i},
                        .startedAt = 1'700'000'000'000,
                        .groupName = u"openai"_s,
                        .status = i == 12 ? 200 : 490 + i,
                        .outcome = RequestOutcome::Failed});
    m_log->append(records);
    const QMenu *errors = submenu(u"Last errors"_s);
    QVERIFY(errors->isEnabled());
    QCOMPARE(errors->actions().size(), 8);
    const QAction *newest = errors->actions().first();
    QVERIFY2(newest->text().endsWith(u"501  openai"_s), qPrintable(newest->text()));

    QSignalSpy shown(m_tray.get(), &Tray::requestRequested);
    errors->actions().at(1)->trigger();
    QCOMPARE(shown.size(), 1);
    QCOMPARE(shown.first().first().value<RequestId>(), RequestId{10});
}

void tst_Tray::tellsOfTrouble()
{
    QSignalSpy said(m_tray.get(), &Tray::noticed);
    const GroupPtr openai = add({.name = u"openai"_s});
    m_gateway->setKeyCounts(openai->id, {.active = 3});
    run();
    QCOMPARE(said.size(), 0);
    m_gateway->setKeyCounts(openai->id, {.active = 2, .invalid = 1});
    QCOMPARE(said.takeFirst().first(), u"A key of openai turned invalid"_s);
    m_gateway->setKeyCounts(openai->id, {.invalid = 3});
    QCOMPARE(said.takeFirst().first(), u"openai has no usable key"_s);
    const UpstreamId upstream = openai->upstreams.at(0).id;
    m_gateway->setUpstreamHealth(openai->id, {{.id = upstream, .state = BreakerState::Open}});
    QCOMPARE(said.takeFirst().first(), u"api.openai.com is down"_s);
    m_gateway->setUpstreamHealth(openai->id, {{.id = upstream}});
    QCOMPARE(said.takeFirst().first(), u"api.openai.com is back"_s);
    m_gateway->setStatus({.state = GatewayState::Stopped});
    QCOMPARE(said.size(), 0);
}

void tst_Tray::tellsNothingWhereNobodyWantsIt()
{
    QSignalSpy said(m_tray.get(), &Tray::noticed);
    const GroupPtr openai = add({.name = u"openai"_s});
    m_gateway->setKeyCounts(openai->id, {.active = 1});
    run();
    m_editor->setSetting(settings::notifications.name, u"off"_s, {});
    m_gateway->setKeyCounts(openai->id, {.invalid = 1});
    m_editor->setSetting(settings::notifications.name, u"on"_s, {});
    QCOMPARE(said.size(), 0);
}

void tst_Tray::aClickOnANoticeLeadsToItsGroup()
{
    QSignalSpy opens(m_tray.get(), &Tray::openRequested);
    QSignalSpy followed(m_tray.get(), &Tray::noticeFollowed);
    m_tray->tellHidden();
    m_tray->followNotice();
    QCOMPARE(opens.size(), 1);

    const GroupPtr openai = add({.name = u"openai"_s});
    m_gateway->setKeyCounts(openai->id, {.active = 1});
    run();
    m_gateway->setKeyCounts(openai->id, {.invalid = 1});
    m_tray->followNotice();
    QCOMPARE(followed.size(), 1);
    const auto notice = followed.first().first().value<Notice>();
    QCOMPARE(notice.kind, NoticeKind::KeysRanOut);
    QCOMPARE(notice.group, openai->id);
}

QTEST_MAIN(tst_Tray)
#include "tst_tray.moc"
