#include "proxy/storage/activityreader.h"
#include "proxy/storage/hourlyrepository.h"
#include "proxy/storage/requestlogrepository.h"
#include "proxy/storage/statement.h"
#include "tests/proxy/storage/benchfixture.h"
#include "tests/proxy/storage/recordfixture.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

using Source = ActivityQuery::Source;

class tst_ActivityReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsBySlot_data();
    void countsBySlot();
    void countsFailures_data();
    void countsFailures();
    void filtersByGroup();
    void outlivesTheLog();
    void refusesEdges_data();
    void refusesEdges();
    void measuresFirstBytes_data();
    void measuresFirstBytes();
    void takesTheNewestAnswers();
    void searchesAnIndex_data();
    void searchesAnIndex();
};

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 half = 30 * minute;
constexpr qint64 noon = 1'700'000'000'000 / (2 * half) * (2 * half);

void store(BenchFixture &fixture, const QList<RequestRecord> &records)
{
    auto transaction = Transaction::begin(*fixture.database);
    QVERIFY(transaction);
    QVERIFY(RequestLogRepository(*fixture.database).insert(records));
    QVERIFY(HourlyRepository(*fixture.database).add(records));
    QVERIFY(transaction->commit());
}

QList<qint64> requestsOf(BenchFixture &fixture, const ActivityQuery &query)
{
    const auto found = ActivityReader(*fixture.database).activity(query);
    QList<qint64> counts;
    if (found) {
        for (const ActivitySlot &slot : *found)
            counts.append(slot.requests);
    }
    return counts;
}

RequestRecord answered(qint64 id, qint64 startedAt, qint64 firstByte)
{
    RequestRecord record = fullRecord(id, startedAt);
    record.firstByteMs = firstByte;
    record.attempts.clear();
    return record;
}

} // namespace

void tst_ActivityReader::countsBySlot_data()
{
    QTest::addColumn<ActivityQuery>("query");
    QTest::addColumn<QList<qint64>>("requests");
    QTest::addRow("half hours")
        << ActivityQuery{.edges = {noon - half, noon, noon + half, noon + 2 * half}}
        << QList<qint64>{1, 3, 1};
    QTest::addRow("longer slots, one of them empty")
        << ActivityQuery{.edges = {noon - 4 * half, noon - 2 * half, noon + 2 * half}}
        << QList<qint64>{0, 5};
    QTest::addRow("nothing outside the edges")
        << ActivityQuery{.edges = {noon + half, noon + 2 * half}} << QList<qint64>{1};
    QTest::addRow("minutes of the log")
        << ActivityQuery{.source = Source::Log,
                         .edges = {noon, noon + minute, noon + 2 * minute, noon + 3 * minute}}
        << QList<qint64>{2, 1, 0};
    QTest::addRow("nothing of the log outside the edges")
        << ActivityQuery{.source = Source::Log, .edges = {noon + minute, noon + 2 * minute}}
        << QList<qint64>{1};
}

void tst_ActivityReader::countsBySlot()
{
    QFETCH(ActivityQuery, query);
    QFETCH(QList<qint64>, requests);
    BenchFixture fixture;
    store(fixture,
          {fullRecord(1, noon - 1),
           fullRecord(2, noon),
           fullRecord(3, noon + minute - 1),
           fullRecord(4, noon + minute),
           fullRecord(5, noon + half)});
    QCOMPARE(requestsOf(fixture, query), requests);
    QCOMPARE(ActivityReader(*fixture.database).activity(query)->constFirst().start,
             query.edges.first());
}

void tst_ActivityReader::countsFailures_data()
{
    QTest::addColumn<RequestOutcome>("outcome");
    QTest::addColumn<qint64>("failures");
    QTest::addRow("succeeded") << RequestOutcome::Succeeded << qint64(0);
    QTest::addRow("failed") << RequestOutcome::Failed << qint64(1);
    QTest::addRow("cut") << RequestOutcome::Cut << qint64(1);
    QTest::addRow("the client left") << RequestOutcome::ClientGone << qint64(0);
}

void tst_ActivityReader::countsFailures()
{
    QFETCH(RequestOutcome, outcome);
    QFETCH(qint64, failures);
    BenchFixture fixture;
    RequestRecord record = fullRecord(1, noon);
    record.outcome = outcome;
    store(fixture, {record});
    for (const Source source : {Source::Log, Source::Statistics}) {
        const auto found = ActivityReader(*fixture.database)
                               .activity({.source = source, .edges = {noon, noon + half}});
        QVERIFY(found);
        QCOMPARE(found->constFirst().failures, failures);
        QCOMPARE(found->constFirst().requests, 1);
    }
}

void tst_ActivityReader::filtersByGroup()
{
    BenchFixture fixture;
    RequestRecord other = fullRecord(2, noon);
    other.group = GroupId(8);
    store(fixture, {fullRecord(1, noon), other, fullRecord(3, noon)});
    for (const Source source : {Source::Log, Source::Statistics}) {
        ActivityQuery query{.source = source, .edges = {noon, noon + half}};
        QCOMPARE(requestsOf(fixture, query), QList<qint64>{3});
        query.group = GroupId(8);
        QCOMPARE(requestsOf(fixture, query), QList<qint64>{1});
        query.group = GroupId(9);
        QCOMPARE(requestsOf(fixture, query), QList<qint64>{0});
    }
}

void tst_ActivityReader::outlivesTheLog()
{
    BenchFixture fixture;
    store(fixture, {fullRecord(1, noon)});
    QVERIFY(RequestLogRepository(*fixture.database).removeOldest({.count = 10}));
    ActivityQuery query{.edges = {noon, noon + half}};
    QCOMPARE(requestsOf(fixture, query), QList<qint64>{1});
    query.source = Source::Log;
    QCOMPARE(requestsOf(fixture, query), QList<qint64>{0});
}

void tst_ActivityReader::refusesEdges_data()
{
    QTest::addColumn<QList<qint64>>("edges");
    QTest::addColumn<bool>("isRefused");
    QTest::addRow("none") << QList<qint64>{} << true;
    QTest::addRow("one") << QList<qint64>{noon} << true;
    QTest::addRow("two") << QList<qint64>{noon, noon + 1} << false;
    QTest::addRow("backwards") << QList<qint64>{noon, noon - 1} << true;
    QList<qint64> most;
    for (int i = 0; i <= 1000; ++i)
        most.append(noon + i);
    QTest::addRow("as many as there may be") << most << false;
    most.append(noon + 1001);
    QTest::addRow("one too many") << most << true;
}

void tst_ActivityReader::refusesEdges()
{
    QFETCH(QList<qint64>, edges);
    QFETCH(bool, isRefused);
    BenchFixture fixture;
    const auto found = ActivityReader(*fixture.database).activity({.edges = edges});
    QCOMPARE(!found, isRefused);
    if (isRefused)
        QCOMPARE(found.error().field, u"edges"_s);
}

void tst_ActivityReader::measuresFirstBytes_data()
{
    QTest::addColumn<QList<qint64>>("times");
    QTest::addColumn<FirstByteTimes>("expected");
    QTest::addRow("none") << QList<qint64>{} << FirstByteTimes{};
    QTest::addRow("one") << QList<qint64>{70} << FirstByteTimes{1, 1, 70, 70};
    QTest::addRow("without those that got no answer")
        << QList<qint64>{-1, 70, -1} << FirstByteTimes{3, 1, 70, 70};
    QTest::addRow("zero is a time") << QList<qint64>{0, 0, 9} << FirstByteTimes{3, 3, 0, 9};
    QList<qint64> hundred;
    for (qint64 i = 100; i >= 0; --i)
        hundred.append(i * 10);
    QTest::addRow("0 to 1000") << hundred << FirstByteTimes{101, 101, 500, 950};
}

void tst_ActivityReader::measuresFirstBytes()
{
    QFETCH(QList<qint64>, times);
    QFETCH(FirstByteTimes, expected);
    BenchFixture fixture;
    QList<RequestRecord> records{answered(1, noon - 1, 5)};
    for (const qint64 time : times)
        records.append(answered(records.size() + 1, noon, time));
    store(fixture, records);
    const auto found = ActivityReader(*fixture.database).firstBytes(noon);
    QVERIFY(found);
    QCOMPARE(*found, expected);
}

void tst_ActivityReader::takesTheNewestAnswers()
{
    BenchFixture fixture;
    QList<RequestRecord> records;
    for (int i = 1; i <= 20'100; ++i)
        records.append(answered(i, noon + i, i <= 100 ? 90'000 : 7));
    store(fixture, records);
    const auto found = ActivityReader(*fixture.database).firstBytes(noon);
    QVERIFY(found);
    QCOMPARE(*found, (FirstByteTimes{20'100, 20'000, 7, 7}));
}

void tst_ActivityReader::searchesAnIndex_data()
{
    QTest::addColumn<BoundSql>("sql");
    QTest::addColumn<QString>("by");
    const QList<qint64> edges{noon, noon + half};
    QTest::addRow("statistics") << activitySql({.edges = edges}) << u"PRIMARY KEY (hour"_s;
    QTest::addRow("statistics of a group")
        << activitySql({.group = GroupId(3), .edges = edges}) << u"PRIMARY KEY (hour"_s;
    QTest::addRow("log") << activitySql({.source = Source::Log, .edges = edges})
                         << u"requests_by_time (started_at"_s;
    QTest::addRow("log of a group")
        << activitySql({.group = GroupId(3), .source = Source::Log, .edges = edges})
        << u"requests_by_time (started_at"_s;
    QTest::addRow("count") << requestCountSql(noon)
                           << u"COVERING INDEX requests_by_time (started_at"_s;
    QTest::addRow("first bytes") << firstByteSql(noon) << u"requests_by_time (started_at"_s;
}

// With 10 million rows in the log each reads those of its span alone.
void tst_ActivityReader::searchesAnIndex()
{
    QFETCH(BoundSql, sql);
    QFETCH(QString, by);
    BenchFixture fixture;
    Statement plan(*fixture.database, u"EXPLAIN QUERY PLAN "_s + sql.sql);
    QVERIFY(plan.run(sql.values));
    QStringList steps;
    while (plan.next())
        steps.append(plan.text(3));
    QVERIFY(!steps.isEmpty());
    QVERIFY2(steps.first().startsWith("SEARCH"_L1) && steps.first().contains(by),
             qPrintable(steps.join(u'\n')));
    QCOMPARE(steps.filter(u"SCAN"_s), QStringList());
    QCOMPARE(steps.filter(u"FOR ORDER BY"_s), QStringList());
}

QTEST_GUILESS_MAIN(tst_ActivityReader)
#include "tst_activityreader.moc"
