#include "proxy/storage/migrations.h"
#include "tests/proxy/storage/storagefixture.h"

#include <QDir>
#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

class tst_Migrations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersStepsInOrder();
    void opensEveryPastVersion_data();
    void opensEveryPastVersion();
    void readsWhatVersion2Added();
    void readsWhatVersion3Added_data();
    void readsWhatVersion3Added();
    void startsTwiceWithoutAStep();
    void refusesANewerFile();
    void keepsACopyBeforeTheFirstStep();
    void undoesAStepThatFails();
};

namespace {

std::unique_ptr<Database> openedDatabase(const QString &path)
{
    return std::move(*Database::open(path, Database::Mode::Write));
}

Outcome open(HostFixture &fixture, const QString &version)
{
    const auto source = QStringLiteral(KEYFERRY_DATABASES) + version;
    const QString database = fixture.file(u"keyferry.db"_s);
    const bool isCopied = QDir().mkpath(fixture.folder())
                          && QFile::copy(source + ".db"_L1, database)
                          && QFile::copy(source + ".data.key"_L1, fixture.file(u"data.key"_s))
                          && QFile::setPermissions(database, QFile::ReadOwner | QFile::WriteOwner);
    return isCopied ? fixture.open() : Error{.detail = u"no copy of %1"_s.arg(source)};
}

const std::vector<Migration> twoSteps{
    {1, {u"CREATE TABLE t (a INTEGER)"_s, u"INSERT INTO t VALUES (1)"_s}},
    {2, {u"ALTER TABLE t ADD COLUMN b INTEGER NOT NULL DEFAULT 7"_s}},
    {3, {u"UPDATE t SET a = a + 1"_s}}};

} // namespace

void tst_Migrations::numbersStepsInOrder()
{
    int version = 0;
    for (const Migration &step : allMigrations())
        QCOMPARE(step.version, ++version);
}

void tst_Migrations::opensEveryPastVersion_data()
{
    // Made by the keyferry of that version: two groups, three
    // provider keys, an access key, a
    // setting and a request.
    QTest::addColumn<QString>("version");
    QTest::addRow("1") << u"v1"_s;
    QTest::addRow("2") << u"v2"_s;
    QTest::addRow("3") << u"v3"_s;
}

void tst_Migrations::opensEveryPastVersion()
{
    QFETCH(QString, version);
    HostFixture fixture;
    QVERIFY(open(fixture, version));
    QVERIFY(!fixture.host().isFirstStart());
    const QStringList copies = QDir(fixture.folder()).entryList({u"keyferry.db.v*"_s});
    const bool isNewest = version == u"v%1"_s.arg(allMigrations().back().version);
    QCOMPARE(copies.size(), isNewest ? 0 : 1);

    const auto snapshot = fixture.editor().snapshot();
    QCOMPARE(snapshot->groups.size(), 2u);
    QCOMPARE(snapshot->accessKeys.size(), 2u);
    QCOMPARE(snapshot->settings.get(settings::maxRetries), 5);
    const GroupPtr group = snapshot->group("full");
    QVERIFY(group);
    QCOMPARE(group->channel, Channel::Custom);
    QCOMPARE(group->channelOptions.authHeader, "X-Key"_ba);
    QCOMPARE(group->upstreams.size(), 2u);
    QCOMPARE(group->upstreams[1].proxyUrl, u"http://user:proxy-password@127.0.0.1:8080"_s);
    const auto secrets = wait<QList<Secret>>(
        [&](auto reply) { fixture.editor().revealKeys({.group = group->id, .all = true}, reply); });
    QVERIFY(secrets);
    QCOMPARE(secrets->size(), 3);
    QCOMPARE(secrets->at(2).reveal(), "sk-stored-key-number-three"_ba);
    const auto detail =
        wait<RequestRecord>([&](auto reply) { fixture.log().detail(RequestId(1), reply); });
    QVERIFY(detail);
    QCOMPARE(detail->attempts.size(), 1);
}

void tst_Migrations::readsWhatVersion2Added()
{
    HostFixture fixture;
    QVERIFY(open(fixture, u"v2"_s));
    auto &editor = fixture.editor();
    const GroupPtr group = editor.snapshot()->group("full");
    const GroupPtr aggregate = editor.snapshot()->group("all");
    QVERIFY(group && aggregate);
    QCOMPARE(aggregate->kind, GroupKind::Aggregate);
    QCOMPARE(aggregate->members, (std::vector<MemberConfig>{{group->id, 3, 2}}));
    QCOMPARE(group->modelRules, (std::vector<ModelRule>{{u"gpt-4o"_s, u"other"_s}}));
    QVERIFY(group->modelStrict);
    QCOMPARE(group->paramOverrides, "{\"temperature\": 0.50, \"!seed\": null}"_ba);
    QCOMPARE(group->headerRules.size(), 2u);
    QCOMPARE(group->headerRules[0].value.reveal(), "header-rule-credential"_ba);
    QCOMPARE(group->headerRules[1].action, HeaderRule::Action::Remove);
    QCOMPARE(group->failureRules.size(), 1u);
    QCOMPARE(group->failureRules[0].verdict, Verdict::OutOfCredit);
    QCOMPARE(group->failureRules[0].statuses.toText(), u"400-403"_s);

    const auto ids =
        wait<QList<KeyId>>([&](auto reply) { editor.keyIds({.group = group->id}, reply); });
    const auto rows = wait<QList<KeyRow>>([&](auto reply) { editor.keyRows(*ids, reply); });
    QVERIFY(rows);
    QCOMPARE(rows->at(0).state, KeyState::Cooling);
    QCOMPARE(rows->at(0).cooldowns.first().model, u"gpt-4o"_s);
    QCOMPARE(rows->at(0).weight, 5);
    QCOMPARE(rows->at(0).priority, 2);
    QCOMPARE(rows->at(1).state, KeyState::Invalid);
    const auto log = wait<QList<RequestRecord>>(
        [&](auto reply) { fixture.log().page({.group = u"all"_s}, reply); });
    QCOMPARE(log->size(), 1);
}

void tst_Migrations::readsWhatVersion3Added_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<int>("resends");
    QTest::addRow("of before") << u"v2"_s << 0;
    QTest::addRow("stored") << u"v3"_s << 1;
}

void tst_Migrations::readsWhatVersion3Added()
{
    QFETCH(QString, version);
    QFETCH(int, resends);
    HostFixture fixture;
    QVERIFY(open(fixture, version));
    const auto detail =
        wait<RequestRecord>([&](auto reply) { fixture.log().detail(RequestId(1), reply); });
    QVERIFY(detail);
    QCOMPARE(detail->attempts.first().resends, resends);
}

void tst_Migrations::startsTwiceWithoutAStep()
{
    const QTemporaryDir folder;
    const auto database = openedDatabase(folder.filePath(u"a.db"_s));
    const auto first = migrate(*database, twoSteps, 0);
    QVERIFY(first);
    QVERIFY(first->isEmpty());
    QCOMPARE(*database->schemaVersion(), 3);
    const auto second = migrate(*database, twoSteps, 0);
    QVERIFY(second);
    QVERIFY(second->isEmpty());
    QCOMPARE(*database->number(u"SELECT a FROM t"_s), 2);
}

void tst_Migrations::refusesANewerFile()
{
    const QTemporaryDir folder;
    const auto database = openedDatabase(folder.filePath(u"a.db"_s));
    QVERIFY(database->setSchemaVersion(4));
    const auto refused = migrate(*database, twoSteps, 0);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::DatabaseTooNew);
    QVERIFY(refused.error().detail.contains("schema 4"_L1));

    HostFixture fixture;
    QVERIFY(fixture.open());
    fixture.close();
    QVERIFY(openedDatabase(fixture.file(u"keyferry.db"_s))->setSchemaVersion(99));
    const auto unopened = fixture.open();
    QVERIFY(!unopened);
    QCOMPARE(unopened.error().kind, ErrorKind::DatabaseTooNew);
    QVERIFY(QDir(fixture.folder()).entryList({u"*damaged*"_s}).isEmpty());
}

void tst_Migrations::keepsACopyBeforeTheFirstStep()
{
    const QTemporaryDir folder;
    const auto database = openedDatabase(folder.filePath(u"a.db"_s));
    QVERIFY(migrate(*database, {twoSteps[0]}, 0));
    const auto copy = migrate(*database, twoSteps, 1'700'000'000'000);
    QVERIFY(copy);
    QCOMPARE(*copy, folder.filePath(u"a.db.v1-20231114T221320Z"_s));
    QCOMPARE(*database->schemaVersion(), 3);
    QCOMPARE(*database->number(u"SELECT b FROM t"_s), 7);
    const auto kept = openedDatabase(*copy);
    QCOMPARE(*kept->schemaVersion(), 1);
    QCOMPARE(*kept->number(u"SELECT a FROM t"_s), 1);
}

void tst_Migrations::undoesAStepThatFails()
{
    const QTemporaryDir folder;
    const auto database = openedDatabase(folder.filePath(u"a.db"_s));
    const Migration broken{2, {u"UPDATE t SET a = 50"_s, u"CREATE TABLE u (a)"_s, u"nonsense"_s}};
    const auto failed = migrate(*database, {twoSteps[0], broken}, 0);
    QVERIFY(!failed);
    QCOMPARE(*database->schemaVersion(), 1);
    QCOMPARE(*database->number(u"SELECT a FROM t"_s), 1);
    QVERIFY(!database->number(u"SELECT COUNT(*) FROM u"_s));
}

QTEST_GUILESS_MAIN(tst_Migrations)
#include "tst_migrations.moc"
