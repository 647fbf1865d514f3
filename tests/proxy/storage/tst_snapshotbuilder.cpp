#include "proxy/storage/snapshotbuilder.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

class tst_SnapshotBuilder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layersValues_data();
    void layersValues();
    void sharesGroupsThatDidNotChange();
    void checksExposure_data();
    void checksExposure();
};

namespace {

GroupConfig group(qint64 id, const QByteArray &name, const QMap<QString, QString> &overrides = {})
{
    return {.id = GroupId(id), .name = name, .overrides = overrides};
}

const auto retries = u"max_retries"_s;

} // namespace

void tst_SnapshotBuilder::layersValues_data()
{
    using Values = QMap<QString, QString>;
    QTest::addColumn<Values>("stored");
    QTest::addColumn<Values>("environment");
    QTest::addColumn<Values>("ofGroup");
    QTest::addColumn<int>("global");
    QTest::addColumn<int>("effective");
    QTest::addRow("default") << Values{} << Values{} << Values{} << 3 << 3;
    QTest::addRow("stored") << Values{{retries, u"4"_s}} << Values{} << Values{} << 4 << 4;
    QTest::addRow("environment over stored")
        << Values{{retries, u"4"_s}} << Values{{retries, u"5"_s}} << Values{} << 5 << 5;
    QTest::addRow("group over all") << Values{{retries, u"4"_s}} << Values{{retries, u"5"_s}}
                                    << Values{{retries, u"6"_s}} << 5 << 6;
}

void tst_SnapshotBuilder::layersValues()
{
    using Values = QMap<QString, QString>;
    QFETCH(Values, stored);
    QFETCH(Values, environment);
    QFETCH(Values, ofGroup);
    QFETCH(int, global);
    QFETCH(int, effective);
    const auto snapshot = buildSnapshot(
        {.groups = {group(1, "a", ofGroup)}, .settings = stored, .overrides = environment},
        nullptr);
    QCOMPARE(snapshot->settings.get(settings::maxRetries), global);
    QCOMPARE(snapshot->settingStates[retries].value, QString::number(global));
    QCOMPARE(snapshot->group("a")->settings.get(settings::maxRetries), effective);
    QCOMPARE(snapshot->revision, 1u);
}

void tst_SnapshotBuilder::sharesGroupsThatDidNotChange()
{
    const auto first =
        buildSnapshot({.groups = {group(1, "a"), group(2, "b", {{retries, u"1"_s}})}}, nullptr);
    const auto second =
        buildSnapshot({.groups = {group(1, "a2"), group(2, "b", {{retries, u"1"_s}})}}, first);
    QVERIFY(second->groups[0] != first->groups[0]);
    QCOMPARE(second->groups[1], first->groups[1]);
    QCOMPARE(second->revision, 2u);
    const auto third = buildSnapshot(
        {.groups = {group(2, "b", {{retries, u"1"_s}})}, .settings = {{u"theme"_s, u"dark"_s}}},
        second);
    QVERIFY(third->groups[0] != second->groups[1]);
}

void tst_SnapshotBuilder::checksExposure_data()
{
    QTest::addColumn<QString>("addresses");
    QTest::addColumn<bool>("hasDefaultKey");
    QTest::addColumn<QString>("requireKey");
    QTest::addColumn<QString>("reason"); // empty: allowed
    const QString key = u"default access key"_s;
    const QString door = u"group a requires no access key"_s;
    QTest::addRow("loopback, anything goes") << u"127.0.0.1,::1"_s << true << u"off"_s << QString();
    QTest::addRow("all of 127/8 is loopback") << u"127.9.9.9"_s << true << u"off"_s << QString();
    QTest::addRow("any address, all locked") << u"0.0.0.0"_s << false << u"on"_s << QString();
    QTest::addRow("any address, default key") << u"0.0.0.0"_s << true << u"on"_s << key;
    QTest::addRow("any address, open group") << u"0.0.0.0"_s << false << u"off"_s << door;
    QTest::addRow("any IPv6 address") << u"::"_s << true << u"on"_s << key;
    QTest::addRow("one of many") << u"127.0.0.1,192.0.2.1"_s << true << u"on"_s << key;
}

void tst_SnapshotBuilder::checksExposure()
{
    QFETCH(QString, addresses);
    QFETCH(bool, hasDefaultKey);
    QFETCH(QString, requireKey);
    QFETCH(QString, reason);
    std::vector<AccessKeyConfig> keys{{.id = AccessKeyId(1)}};
    if (hasDefaultKey)
        keys.push_back({.id = AccessKeyId(2), .isDefault = true});
    const auto snapshot =
        buildSnapshot({.groups = {group(1, "a", {{u"require_access_key"_s, requireKey}})},
                       .accessKeys = keys,
                       .settings = {{u"listen_addresses"_s, addresses}}},
                      nullptr);
    const auto checked = checkExposure(*snapshot);
    QCOMPARE(bool(checked), reason.isEmpty());
    if (!checked)
        QVERIFY(checked.error().detail.contains(reason));
}

QTEST_GUILESS_MAIN(tst_SnapshotBuilder)
#include "tst_snapshotbuilder.moc"
