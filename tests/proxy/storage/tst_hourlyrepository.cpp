#include "proxy/storage/hourlyrepository.h"
#include "tests/proxy/storage/benchfixture.h"
#include "tests/proxy/storage/recordfixture.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

class tst_HourlyRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sumsByUtcHour();
    void addsToWhatIsThere();
    void countsFailures_data();
    void countsFailures();
    void fillsTheHistogram_data();
    void fillsTheHistogram();
    void keepsHalfHours();
    void filtersByGroup();
    void keepsModelsAndAccessKeysApart();
    void refusesHoursOutOfRange();
};

namespace {

constexpr qint64 hour = 3'600'000;
constexpr qint64 noon = 1'700'000'000'000 / hour * hour;

void add(BenchFixture &fixture, const QList<RequestRecord> &records)
{
    QVERIFY(HourlyRepository(*fixture.database).add(records));
}

Stats stats(BenchFixture &fixture, const StatsQuery &query, qint64 now = noon)
{
    const auto read = HourlyRepository(*fixture.database).stats(query, now);
    return read ? *read : Stats{};
}

} // namespace

void tst_HourlyRepository::sumsByUtcHour()
{
    BenchFixture fixture;
    add(fixture,
        {fullRecord(1, noon - 1),
         fullRecord(2, noon),
         fullRecord(3, noon + hour - 1),
         fullRecord(4, noon - 30 * hour)});
    const Stats found = stats(fixture, {}, noon + 5);
    QCOMPARE(found.hours.size(), 2);
    QCOMPARE(found.hours[0].hour, noon - hour);
    QCOMPARE(found.hours[0].requests, 1);
    QCOMPARE(found.hours[1].hour, noon);
    QCOMPARE(found.hours[1].requests, 2);
    QCOMPARE(found.hours[1].attempts, 4);
    QCOMPARE(found.hours[1].latencySumMs, 680);
    QCOMPARE(found.requests, 3);
    QCOMPARE(found.failures, 3);
    QCOMPARE(found.attempts, 6);
    QCOMPARE(stats(fixture, {.hours = 1}, noon + hour - 1).requests, 2);
    QCOMPARE(stats(fixture, {.hours = 31}).requests, 4);
}

void tst_HourlyRepository::addsToWhatIsThere()
{
    BenchFixture fixture;
    add(fixture, {fullRecord(1, noon)});
    add(fixture, {fullRecord(2, noon), fullRecord(3, noon)});
    QCOMPARE(*fixture.database->number(u"SELECT COUNT(*) FROM hourly"_s), 1);
    QCOMPARE(stats(fixture, {}).requests, 3);
    QCOMPARE(stats(fixture, {}).hours[0].latencySumMs, 3 * 340);
}

void tst_HourlyRepository::countsFailures_data()
{
    QTest::addColumn<RequestOutcome>("outcome");
    QTest::addColumn<int>("failures");
    QTest::addRow("succeeded") << RequestOutcome::Succeeded << 0;
    QTest::addRow("failed") << RequestOutcome::Failed << 1;
    QTest::addRow("cut") << RequestOutcome::Cut << 1;
    QTest::addRow("the client left") << RequestOutcome::ClientGone << 0;
}

void tst_HourlyRepository::countsFailures()
{
    QFETCH(RequestOutcome, outcome);
    QFETCH(int, failures);
    BenchFixture fixture;
    RequestRecord record = fullRecord(1, noon);
    record.outcome = outcome;
    add(fixture, {record});
    QCOMPARE(stats(fixture, {}).failures, failures);
    QCOMPARE(stats(fixture, {}).requests, 1);
}

void tst_HourlyRepository::fillsTheHistogram_data()
{
    QTest::addColumn<qint64>("duration");
    QTest::addColumn<QString>("column");
    QTest::addRow("0 ms") << qint64(0) << u"within_100ms"_s;
    QTest::addRow("100 ms") << qint64(100) << u"within_100ms"_s;
    QTest::addRow("101 ms") << qint64(101) << u"within_300ms"_s;
    QTest::addRow("1 s") << qint64(1000) << u"within_1s"_s;
    QTest::addRow("3 s") << qint64(3000) << u"within_3s"_s;
    QTest::addRow("10 s") << qint64(10'000) << u"within_10s"_s;
    QTest::addRow("30 s") << qint64(30'000) << u"within_30s"_s;
    QTest::addRow("2 min") << qint64(120'000) << u"within_2min"_s;
    QTest::addRow("longer") << qint64(120'001) << u"longer"_s;
}

void tst_HourlyRepository::fillsTheHistogram()
{
    QFETCH(qint64, duration);
    QFETCH(QString, column);
    BenchFixture fixture;
    RequestRecord record = fullRecord(1, noon);
    record.durationMs = duration;
    add(fixture, {record});
    QCOMPARE(*fixture.database->number(u"SELECT %1 FROM hourly"_s.arg(column)), 1);
    QCOMPARE(*fixture.database->number(
                 u"SELECT within_100ms + within_300ms + within_1s + within_3s + within_10s"
                 " + within_30s + within_2min + longer FROM hourly"_s),
             1);
}

void tst_HourlyRepository::keepsHalfHours()
{
    BenchFixture fixture;
    add(fixture,
        {fullRecord(1, noon + hour / 2 - 1),
         fullRecord(2, noon + hour / 2),
         fullRecord(3, noon + hour - 1)});
    QCOMPARE(*fixture.database->number(u"SELECT COUNT(*) FROM hourly"_s), 2);
    QCOMPARE(*fixture.database->number(u"SELECT requests FROM hourly ORDER BY hour DESC LIMIT 1"_s),
             2);
    const Stats found = stats(fixture, {}, noon + hour);
    QCOMPARE(found.hours.size(), 1);
    QCOMPARE(found.hours[0].hour, noon);
    QCOMPARE(found.hours[0].requests, 3);
}

void tst_HourlyRepository::filtersByGroup()
{
    BenchFixture fixture;
    RequestRecord other = fullRecord(2, noon);
    other.group = GroupId(8);
    add(fixture, {fullRecord(1, noon), other, other});
    QCOMPARE(stats(fixture, {.group = GroupId(8)}).requests, 2);
    QCOMPARE(stats(fixture, {.group = GroupId(9)}).requests, 0);
    QCOMPARE(stats(fixture, {}).requests, 3);
}

void tst_HourlyRepository::keepsModelsAndAccessKeysApart()
{
    BenchFixture fixture;
    RequestRecord model = fullRecord(2, noon);
    model.model = QString();
    RequestRecord client = fullRecord(3, noon);
    client.accessKey = AccessKeyId(99);
    add(fixture, {fullRecord(1, noon), model, client});
    QCOMPARE(*fixture.database->number(u"SELECT COUNT(*) FROM hourly"_s), 3);
    QCOMPARE(stats(fixture, {}).hours.size(), 1);
}

void tst_HourlyRepository::refusesHoursOutOfRange()
{
    BenchFixture fixture;
    for (const int hours : {0, -1, 8761}) {
        const auto refused = HourlyRepository(*fixture.database).stats({.hours = hours}, noon);
        QVERIFY(!refused);
        QCOMPARE(refused.error().field, u"hours"_s);
    }
}

QTEST_GUILESS_MAIN(tst_HourlyRepository)
#include "tst_hourlyrepository.moc"
