#include "proxy/storage/accesskeyedits.h"
#include "proxy/storage/hourlyrepository.h"
#include "proxy/storage/recordqueue.h"
#include "proxy/storage/requestlogrepository.h"
#include "proxy/storage/requestlogwriter.h"
#include "tests/proxy/storage/keysfixture.h"
#include "tests/proxy/storage/recordfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 capacity = 1000;

void put(RecordInbox &inbox, const RequestRecord &record)
{
    QVERIFY(inbox.put(record) > 0);
}

} // namespace

class tst_RequestLogWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAFullBatchAtOnce();
    void writesAFewAfterAWhile();
    void countsWhatTheGroupDoesNotLog();
    void notesUseOfAccessKeys();
    void dropsAndCountsWhenTheQueueIsFull();
    void dropsAndCountsWhatCannotBeWritten();
    void writesLaterWhatOfKeysCannotBeWritten();
    void dropsEverythingOnceStopped();

private:
    [[nodiscard]] static qint64 rows(BenchFixture &fixture)
    {
        return *fixture.database->number(u"SELECT COUNT(*) FROM requests"_s);
    }
};

void tst_RequestLogWriter::writesAFullBatchAtOnce()
{
    BenchFixture fixture;
    RecordInbox inbox(capacity);
    const EditedKeys edited;
    RequestLogWriter writer(*fixture.database, edited, inbox);
    QSignalSpy stored(&writer, &RequestLogWriter::rowsStored);
    RecordQueue queue(&writer, inbox);
    for (qint64 id = 1; id < RequestLogWriter::batchRows; ++id)
        queue.append(fullRecord(id));
    // Not the time of a batch: nobody has waited.
    QCoreApplication::sendPostedEvents(&writer);
    QCOMPARE(rows(fixture), 0);
    queue.append(fullRecord(RequestLogWriter::batchRows));
    QCoreApplication::sendPostedEvents(&writer);
    QCOMPARE(rows(fixture), 200);
    QCOMPARE(stored.size(), 1);
    QCOMPARE(stored.first().first().value<RequestId>(), RequestId(200));
    QCOMPARE(inbox.waiting(), 0);
    // Log rows need not outlive the loss of power; an edit after them does again.
    QCOMPARE(*fixture.database->number(u"PRAGMA synchronous"_s), 1);
    QVERIFY(Transaction::begin(*fixture.database));
    QCOMPARE(*fixture.database->number(u"PRAGMA synchronous"_s), 2);
}

void tst_RequestLogWriter::writesAFewAfterAWhile()
{
    BenchFixture fixture;
    RecordInbox inbox(capacity);
    const EditedKeys edited;
    RequestLogWriter writer(*fixture.database, edited, inbox);
    RecordQueue queue(&writer, inbox);
    queue.append(fullRecord(2));
    queue.append(fullRecord(1));
    QSignalSpy stored(&writer, &RequestLogWriter::rowsStored);
    QTRY_COMPARE(stored.size(), 1);
    QCOMPARE(stored.first().first().value<RequestId>(), RequestId(2));
    QCOMPARE(rows(fixture), 2);
    writer.flush();
    QCOMPARE(stored.size(), 1);
}

void tst_RequestLogWriter::countsWhatTheGroupDoesNotLog()
{
    BenchFixture fixture;
    RecordInbox inbox(capacity);
    const EditedKeys edited;
    RequestLogWriter writer(*fixture.database, edited, inbox);
    RequestRecord record = fullRecord(1);
    record.logged = false;
    put(inbox, record);
    writer.flush();
    QCOMPARE(rows(fixture), 0);
    QCOMPARE(HourlyRepository(*fixture.database).stats({}, record.startedAt)->requests, 1);
}

void tst_RequestLogWriter::notesUseOfAccessKeys()
{
    BenchFixture fixture;
    const auto added = addAccessKey(fixture.bench, {.secret = Secret("sk-of-a-client"_ba)});
    QVERIFY(added);
    RecordInbox inbox(capacity);
    const EditedKeys edited;
    RequestLogWriter writer(*fixture.database, edited, inbox);
    const auto use = [&](qint64 id, qint64 startedAt, bool isLogged) {
        RequestRecord record = fullRecord(id, startedAt);
        record.accessKey = added->id;
        record.logged = isLogged;
        put(inbox, record);
    };
    const auto lastUse = u"SELECT last_used_at FROM access_keys"_s;
    use(1, 700, true);
    use(2, 900, false);
    use(3, 800, true);
    writer.flush();
    QCOMPARE(*fixture.database->number(lastUse), 900);
    use(4, 850, true);
    writer.flush();
    QCOMPARE(*fixture.database->number(lastUse), 900);
}

void tst_RequestLogWriter::dropsAndCountsWhenTheQueueIsFull()
{
    BenchFixture fixture;
    RecordInbox inbox(10);
    const EditedKeys edited;
    RequestLogWriter writer(*fixture.database, edited, inbox);
    RecordQueue queue(&writer, inbox);
    for (qint64 id = 1; id <= 13; ++id)
        queue.append(fullRecord(id));
    QCOMPARE(queue.dropped(), 3);
    QTRY_COMPARE(rows(fixture), 10);
    QCOMPARE(inbox.waiting(), 0);
    queue.append(fullRecord(14));
    QCOMPARE(queue.dropped(), 3);
    QTRY_COMPARE(rows(fixture), 11);
}

void tst_RequestLogWriter::dropsAndCountsWhatCannotBeWritten()
{
    BenchFixture fixture;
    RecordInbox inbox(capacity);
    const EditedKeys edited;
    RequestLogWriter writer(*fixture.database, edited, inbox);
    QSignalSpy stored(&writer, &RequestLogWriter::rowsStored);
    QVERIFY(fixture.database->execute(u"CREATE TRIGGER full BEFORE INSERT ON hourly"
                                      " BEGIN SELECT RAISE(ABORT, 'disk full'); END"_s));
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"disk full"_s));
    put(inbox, fullRecord(1));
    put(inbox, fullRecord(2));
    writer.flush();
    put(inbox, fullRecord(3));
    writer.flush(); // said once only
    QCOMPARE(inbox.dropped(), 3);
    QCOMPARE(inbox.waiting(), 0);
    QCOMPARE(rows(fixture), 0);
    QVERIFY(stored.isEmpty());

    QVERIFY(fixture.database->execute(u"DROP TRIGGER full"_s));
    put(inbox, fullRecord(4));
    writer.flush();
    QCOMPARE(rows(fixture), 1);
}

void tst_RequestLogWriter::writesLaterWhatOfKeysCannotBeWritten()
{
    KeysFixture fixture;
    RecordInbox inbox(capacity);
    const EditedKeys edited;
    RequestLogWriter writer(*fixture.database, edited, inbox);
    QSignalSpy stored(&writer, &RequestLogWriter::keyUsageStored);
    QVERIFY(fixture.database->execute(u"CREATE TRIGGER full BEFORE UPDATE ON keys"
                                      " BEGIN SELECT RAISE(ABORT, 'disk full'); END"_s));
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"disk full"_s));
    const KeyId id = fixture.row("active").id;
    writer.takeUsages({{.id = id, .state = KeyState::Invalid, .requests = 2}});
    QVERIFY(stored.isEmpty());

    QVERIFY(fixture.database->execute(u"DROP TRIGGER full"_s));
    writer.takeUsages({{.id = id, .requests = 1, .isStandingNew = false}});
    QCOMPARE(stored.size(), 1);
    QCOMPARE(fixture.state("active"), u"invalid"_s);
    QCOMPARE(fixture.row("active").requests, 3);
    writer.takeUsages({{.id = id, .requests = 1, .isStandingNew = false}}); // the first ones once
    QCOMPARE(fixture.row("active").requests, 4);
}

void tst_RequestLogWriter::dropsEverythingOnceStopped()
{
    BenchFixture fixture;
    RecordInbox inbox(capacity);
    const EditedKeys edited;
    RequestLogWriter writer(*fixture.database, edited, inbox);
    RecordQueue queue(&writer, inbox);
    queue.stop();
    queue.append(fullRecord(1));
    QCOMPARE(queue.dropped(), 1);
    QCOMPARE(inbox.waiting(), 0);
}

QTEST_GUILESS_MAIN(tst_RequestLogWriter)
#include "tst_requestlogwriter.moc"
