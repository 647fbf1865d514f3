#include "proxy/storage/logpagequery.h"
#include "proxy/storage/requestlogrepository.h"
#include "proxy/storage/statement.h"
#include "tests/proxy/storage/benchfixture.h"
#include "tests/proxy/storage/recordfixture.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

class tst_RequestLogRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storesEveryField();
    void cutsLongTexts();
    void keepsTheFirstOfTwoWithOneId();
    void saysWhatIsNotThere();
    void filtersAsCoreDoes_data();
    void filtersAsCoreDoes();
    void pagesBackwards_data();
    void pagesBackwards();
    void readsPagesFromAnIndex_data();
    void readsPagesFromAnIndex();
    void removesTheOldest_data();
    void removesTheOldest();

private:
    void store(BenchFixture &fixture, const QList<RequestRecord> &records);
};

namespace {

constexpr qint64 start = 1'700'000'000'000;

// 240 rows in which every filter finds some and misses some.
QList<RequestRecord> variedRecords()
{
    const QStringList groups{u"openai"_s, u"gemini"_s, u"100%_a\\b"_s};
    const QStringList models{u"gpt-4o"_s, u"GPT-4o-mini"_s, u"a.b"_s, QString()};
    const QList<int> statuses{200, 200, 404, 429, 502};
    QList<RequestRecord> records;
    for (int i = 0; i < 240; ++i) {
        RequestRecord record = fullRecord(i + 1, start + i * 1000);
        record.groupName = groups.at(i % 3);
        // Before its first try, a request to an aggregate has only that one's name.
        record.aggregateName = i % 13 == 0 ? u"both"_s : i % 17 == 0 ? u"openai"_s : QString();
        record.model = models.at(i % 4);
        record.status = statuses.at(i % 5);
        record.durationMs = i / 2;
        record.stream = i % 2 == 0;
        record.path = i % 7 == 0 ? u"/v1/Embeddings"_s : u"/v1/chat"_s;
        record.error = i % 11 == 0 ? u"TLS handshake"_s : QString();
        record.attempts.clear();
        records.append(record);
    }
    return records;
}

} // namespace

void tst_RequestLogRepository::store(BenchFixture &fixture, const QList<RequestRecord> &records)
{
    auto transaction = Transaction::begin(*fixture.database);
    QVERIFY(transaction);
    QVERIFY(RequestLogRepository(*fixture.database).insert(records));
    QVERIFY(transaction->commit());
}

void tst_RequestLogRepository::storesEveryField()
{
    BenchFixture fixture;
    store(fixture, {fullRecord(7)});
    const RequestLogRepository log(*fixture.database);
    const auto detail = log.detail(RequestId(7));
    QVERIFY(detail);
    QCOMPARE(*detail, fullRecord(7));
    const auto page = log.page({});
    QVERIFY(page);
    RequestRecord withoutAttempts = fullRecord(7);
    withoutAttempts.attempts.clear();
    QCOMPARE(*page, QList<RequestRecord>{withoutAttempts});
    QCOMPARE(*fixture.database->number(u"SELECT attempts FROM requests"_s), 2);
    QCOMPARE(*log.newest(), RequestId(7));
}

void tst_RequestLogRepository::cutsLongTexts()
{
    BenchFixture fixture;
    RequestRecord record = fullRecord(1);
    record.path = QString(60'000, u'p');
    record.model = QString(60'000, u'm');
    record.userAgent = QString(60'000, u'u');
    record.error = QString(60'000, u'e');
    record.attempts[0].error = QString(60'000, u'a');
    store(fixture, {record});
    const auto stored = RequestLogRepository(*fixture.database).detail(RequestId(1));
    QVERIFY(stored);
    QCOMPARE(stored->path.size(), 2048);
    QCOMPARE(stored->model.size(), 256);
    QCOMPARE(stored->userAgent.size(), 1024);
    QCOMPARE(stored->error.size(), 1024);
    QCOMPARE(stored->attempts[0].error.size(), 1024);
}

void tst_RequestLogRepository::keepsTheFirstOfTwoWithOneId()
{
    BenchFixture fixture;
    RequestRecord second = fullRecord(1);
    second.status = 200;
    store(fixture, {fullRecord(1), second, fullRecord(2)});
    QCOMPARE(RequestLogRepository(*fixture.database).detail(RequestId(1))->status, 502);
    QCOMPARE(RequestLogRepository(*fixture.database).page({})->size(), 2);
}

void tst_RequestLogRepository::saysWhatIsNotThere()
{
    BenchFixture fixture;
    const RequestLogRepository log(*fixture.database);
    QCOMPARE(log.detail(RequestId(1)).error().kind, ErrorKind::NotFound);
    QCOMPARE(*log.newest(), RequestId{});
    QVERIFY(log.page({})->isEmpty());
    QVERIFY(log.page({.status = StatusRange{400, 599}})->isEmpty());
}

void tst_RequestLogRepository::filtersAsCoreDoes_data()
{
    QTest::addColumn<LogQuery>("query");
    QTest::addRow("all") << LogQuery{};
    QTest::addRow("group") << LogQuery{.group = u"openai"_s};
    QTest::addRow("aggregate") << LogQuery{.group = u"both"_s};
    QTest::addRow("aggregate and status")
        << LogQuery{.group = u"both"_s, .status = StatusRange{400, 499}};
    QTest::addRow("text in the aggregate") << LogQuery{.text = u"oth"_s};
    QTest::addRow("unknown group") << LogQuery{.group = u"open"_s};
    QTest::addRow("status range") << LogQuery{.status = StatusRange{400, 499}};
    QTest::addRow("one status") << LogQuery{.status = StatusRange{429, 429}};
    QTest::addRow("no such status") << LogQuery{.status = StatusRange{201, 299}};
    QTest::addRow("group and status")
        << LogQuery{.group = u"gemini"_s, .status = StatusRange{400, 999}};
    QTest::addRow("model, whatever the case") << LogQuery{.model = u"gpt-4O-MINI"_s};
    QTest::addRow("model with a star") << LogQuery{.model = u"gpt*"_s};
    QTest::addRow("star in the middle") << LogQuery{.model = u"g*o"_s};
    QTest::addRow("a dot is one") << LogQuery{.model = u"a?b"_s};
    QTest::addRow("only stars") << LogQuery{.model = u"**"_s};
    QTest::addRow("key") << LogQuery{.key = u"0001"_s};
    QTest::addRow("took longer") << LogQuery{.took = DurationRange{.least = 60}};
    QTest::addRow("took less") << LogQuery{.took = DurationRange{.most = 60}};
    QTest::addRow("streamed") << LogQuery{.stream = true};
    QTest::addRow("not streamed") << LogQuery{.group = u"openai"_s, .stream = false};
    QTest::addRow("text in the path") << LogQuery{.text = u"EMBED"_s};
    QTest::addRow("text in the error") << LogQuery{.text = u"handshake"_s};
    QTest::addRow("text in the mask") << LogQuery{.text = u"0001"_s};
    QTest::addRow("text in the upstream") << LogQuery{.text = u"api.openai"_s};
    QTest::addRow("percent sign") << LogQuery{.text = u"0%_"_s};
    QTest::addRow("underscore") << LogQuery{.text = u"_"_s};
    QTest::addRow("backslash") << LogQuery{.text = u"a\\b"_s};
    QTest::addRow("since") << LogQuery{.since = start + 100'000};
    QTest::addRow("since later than all") << LogQuery{.since = start + 10'000'000};
    QTest::addRow("since, group and status")
        << LogQuery{.group = u"openai"_s, .status = StatusRange{200, 200}, .since = start + 55'500};
    QTest::addRow("everything") << LogQuery{.group = u"openai"_s,
                                            .status = StatusRange{200, 599},
                                            .model = u"*"_s,
                                            .text = u"chat"_s,
                                            .since = start + 10'000};
}

void tst_RequestLogRepository::filtersAsCoreDoes()
{
    QFETCH(LogQuery, query);
    BenchFixture fixture;
    const QList<RequestRecord> all = variedRecords();
    store(fixture, all);
    QList<RequestRecord> expected;
    for (auto it = all.rbegin(); it != all.rend(); ++it) {
        if (matches(*it, query))
            expected.append(*it);
    }
    query.limit = 1000;
    const auto page = RequestLogRepository(*fixture.database).page(query);
    QVERIFY(page);
    QCOMPARE(*page, expected);
}

void tst_RequestLogRepository::pagesBackwards_data()
{
    QTest::addColumn<LogQuery>("query");
    QTest::addRow("all") << LogQuery{.limit = 17};
    QTest::addRow("group") << LogQuery{.group = u"openai"_s, .limit = 17};
    QTest::addRow("aggregate") << LogQuery{.group = u"both"_s, .limit = 5};
    QTest::addRow("status") << LogQuery{.status = StatusRange{200, 499}, .limit = 17};
}

void tst_RequestLogRepository::pagesBackwards()
{
    QFETCH(LogQuery, query);
    BenchFixture fixture;
    store(fixture, variedRecords());
    const RequestLogRepository log(*fixture.database);
    LogQuery whole = query;
    whole.limit = 1000;
    QList<RequestRecord> collected;
    while (true) {
        const auto page = log.page(query);
        QVERIFY(page && page->size() <= query.limit);
        if (page->isEmpty())
            break;
        collected += *page;
        query.before = page->last().id;
    }
    QVERIFY(collected.size() > query.limit);
    QCOMPARE(collected, *log.page(whole));
}

void tst_RequestLogRepository::readsPagesFromAnIndex_data()
{
    QTest::addColumn<LogQuery>("query");
    QTest::addRow("all") << LogQuery{};
    QTest::addRow("group") << LogQuery{.group = u"a"_s};
    QTest::addRow("status") << LogQuery{.status = StatusRange{500, 599}};
    QTest::addRow("group and status, further back")
        << LogQuery{.group = u"a"_s, .status = StatusRange{500, 599}, .before = RequestId(5)};
    QTest::addRow("since") << LogQuery{.group = u"a"_s, .since = 5};
}

// A page of 10 million rows takes milliseconds only as long as none of its statements sorts or
// scans.
void tst_RequestLogRepository::readsPagesFromAnIndex()
{
    QFETCH(LogQuery, query);
    BenchFixture fixture;
    QList<BoundSql> statements;
    for (const GroupColumn column : groupColumns(query))
        statements << pageIdsSql(query, column) << nextStatusSql(query, column, 0);
    for (const BoundSql &sql : statements) {
        Statement plan(*fixture.database, u"EXPLAIN QUERY PLAN "_s + sql.sql);
        QVERIFY(plan.run(sql.values));
        while (plan.next()) {
            // Without a filter the table itself is in the order of a page, and is left after its
            // first rows.
            const QString step = plan.text(3);
            const bool isFirstRowsOfTable = !readsByStatus(query) && step == "SCAN requests"_L1;
            QVERIFY2(isFirstRowsOfTable || step.startsWith("SEARCH"_L1)
                         || step.startsWith("SCALAR"_L1),
                     qPrintable(step));
        }
    }
}

void tst_RequestLogRepository::removesTheOldest_data()
{
    using Removal = RequestLogRepository::Removal;
    QTest::addColumn<Removal>("removal");
    QTest::addColumn<int>("removed");
    QTest::addRow("so many") << Removal{.count = 3} << 3;
    QTest::addRow("more than there are") << Removal{.count = 50} << 10;
    QTest::addRow("by age") << Removal{.startedBefore = start + 4000, .count = 50} << 4;
    QTest::addRow("by age, so many") << Removal{.startedBefore = start + 4000, .count = 2} << 2;
    QTest::addRow("none is old enough") << Removal{.startedBefore = start, .count = 50} << 0;
    QTest::addRow("up to a row") << Removal{.through = RequestId(6), .count = 50} << 6;
}

void tst_RequestLogRepository::removesTheOldest()
{
    QFETCH(RequestLogRepository::Removal, removal);
    QFETCH(int, removed);
    BenchFixture fixture;
    QList<RequestRecord> records;
    for (int i = 0; i < 10; ++i)
        records.append(fullRecord(i + 1, start + i * 1000));
    store(fixture, records);
    const RequestLogRepository log(*fixture.database);
    const auto count = log.removeOldest(removal);
    QVERIFY(count);
    QCOMPARE(*count, removed);
    const auto left = log.page({});
    QCOMPARE(left->size(), 10 - removed);
    if (!left->isEmpty())
        QCOMPARE(left->last().id, RequestId(removed + 1));
    QCOMPARE(*fixture.database->number(u"SELECT COUNT(*) FROM attempts"_s), 2 * (10 - removed));
}

QTEST_GUILESS_MAIN(tst_RequestLogRepository)
#include "tst_requestlogrepository.moc"
