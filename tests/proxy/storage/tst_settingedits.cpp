#include "proxy/storage/groupedits.h"
#include "proxy/storage/settingedits.h"
#include "tests/proxy/storage/benchfixture.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

class tst_SettingEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storesAndResets();
    void refuses_data();
    void refuses();
    void reachesGroupsWithoutAnOverride();
    void letsTheEnvironmentWin();
    void leavesOutAStoredValueThatNoLongerPasses();
};

void tst_SettingEdits::storesAndResets()
{
    BenchFixture fixture;
    QVERIFY(setSetting(fixture.bench, u"max_retries"_s, u" 09 "_s));
    QCOMPARE(fixture.bench.snapshot->settings.get(settings::maxRetries), 9);
    QCOMPARE(fixture.bench.snapshot->settingStates[u"max_retries"_s],
             (SettingState{u"max_retries"_s, u"9"_s, SettingSource::Stored}));
    QCOMPARE(fixture.bench.changes.snapshot, fixture.bench.snapshot);
    const auto read = loadSnapshot({*fixture.database, fixture.box, fixture.clock});
    QCOMPARE((*read)->settings.get(settings::maxRetries), 9);

    QVERIFY(resetSetting(fixture.bench, u"max_retries"_s));
    QVERIFY(resetSetting(fixture.bench, u"max_retries"_s));
    QCOMPARE(fixture.bench.snapshot->settingStates[u"max_retries"_s],
             (SettingState{u"max_retries"_s, u"3"_s, SettingSource::Default}));
    QCOMPARE(fixture.bench.snapshot->settingStates.size(),
             static_cast<qsizetype>(settings::all().size()));
}

void tst_SettingEdits::refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addRow("out of range") << u"max_retries"_s << u"21"_s << ErrorKind::InvalidValue;
    QTest::addRow("unknown") << u"max_retires"_s << u"1"_s << ErrorKind::UnknownName;
    QTest::addRow("groups only") << u"require_access_key"_s << u"on"_s << ErrorKind::InvalidValue;
    QTest::addRow("not an address")
        << u"listen_addresses"_s << u"here"_s << ErrorKind::InvalidValue;
}

void tst_SettingEdits::refuses()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(ErrorKind, kind);
    BenchFixture fixture;
    const auto refused = setSetting(fixture.bench, name, value);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, kind);
    QCOMPARE(refused.error().field, name);
    QCOMPARE(*fixture.database->number(u"SELECT COUNT(*) FROM settings"_s), 0);
}

void tst_SettingEdits::reachesGroupsWithoutAnOverride()
{
    BenchFixture fixture;
    GroupDraft own = groupDraft(u"own"_s);
    own.overrides = {{u"max_retries"_s, u"1"_s}};
    QVERIFY(addGroup(fixture.bench, own));
    QVERIFY(addGroup(fixture.bench, groupDraft(u"plain"_s)));
    QVERIFY(setSetting(fixture.bench, u"max_retries"_s, u"9"_s));
    QCOMPARE(fixture.bench.snapshot->group("own")->settings.get(settings::maxRetries), 1);
    QCOMPARE(fixture.bench.snapshot->group("plain")->settings.get(settings::maxRetries), 9);
}

void tst_SettingEdits::letsTheEnvironmentWin()
{
    BenchFixture fixture;
    QVERIFY(setSetting(fixture.bench, u"max_retries"_s, u"9"_s));
    fixture.bench.overrides = {{u"max_retries"_s, u"4"_s}};
    fixture.reload();
    QCOMPARE(fixture.bench.snapshot->settings.get(settings::maxRetries), 4);
    QCOMPARE(fixture.bench.snapshot->settingStates[u"max_retries"_s].source,
             SettingSource::Environment);
    for (const auto &refused : {setSetting(fixture.bench, u"max_retries"_s, u"5"_s),
                                resetSetting(fixture.bench, u"max_retries"_s)}) {
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::InvalidValue);
        QVERIFY(refused.error().detail.contains("KEYFERRY_MAX_RETRIES"_L1));
    }
    fixture.bench.overrides = {};
    fixture.reload();
    QCOMPARE(fixture.bench.snapshot->settings.get(settings::maxRetries), 9);
}

void tst_SettingEdits::leavesOutAStoredValueThatNoLongerPasses()
{
    BenchFixture fixture;
    QVERIFY(fixture.database->execute(
        u"INSERT INTO settings VALUES ('max_retries', '99'), ('gone', '1')"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"left out"_s));
    fixture.reload();
    QCOMPARE(fixture.bench.snapshot->settingStates[u"max_retries"_s],
             (SettingState{u"max_retries"_s, u"3"_s, SettingSource::Default}));
}

QTEST_GUILESS_MAIN(tst_SettingEdits)
#include "tst_settingedits.moc"
