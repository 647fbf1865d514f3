#include "proxy/storage/recordinbox.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace keyferry;
using namespace keyferry::storage;

namespace {

RequestRecord record(qint64 id)
{
    RequestRecord made;
    made.id = RequestId(id);
    return made;
}

QList<qint64> idsOf(const QList<RequestRecord> &records)
{
    QList<qint64> ids;
    for (const RequestRecord &each : records)
        ids.append(toNumber(each.id));
    return ids;
}

} // namespace

class tst_RecordInbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheOldestFirst();
    void countsUntilSettled();
    void refusesWhatHasNoRoom();
    void losesNothingBetweenThreads();
};

void tst_RecordInbox::givesTheOldestFirst()
{
    RecordInbox inbox(10);
    QVERIFY(inbox.takeAll().isEmpty());
    for (qint64 id = 1; id <= 3; ++id)
        QCOMPARE(inbox.put(record(id)), id);
    QCOMPARE(idsOf(inbox.takeAll()), (QList<qint64>{1, 2, 3}));
    QVERIFY(inbox.takeAll().isEmpty());
    QCOMPARE(inbox.put(record(4)), 4); // the others are not settled
    QCOMPARE(idsOf(inbox.takeAll()), QList<qint64>{4});
}

void tst_RecordInbox::countsUntilSettled()
{
    RecordInbox inbox(10);
    for (qint64 id = 1; id <= 5; ++id)
        QVERIFY(inbox.put(record(id)) > 0);
    QCOMPARE(inbox.takeAll().size(), 5);
    QCOMPARE(inbox.waiting(), 5);
    inbox.settle(3, 0);
    QCOMPARE(inbox.waiting(), 2);
    QCOMPARE(inbox.dropped(), 0);
    inbox.settle(0, 2);
    QCOMPARE(inbox.waiting(), 0);
    QCOMPARE(inbox.dropped(), 2);
}

void tst_RecordInbox::refusesWhatHasNoRoom()
{
    RecordInbox inbox(2);
    QVERIFY(inbox.put(record(1)) > 0);
    QVERIFY(inbox.put(record(2)) > 0);
    QCOMPARE(inbox.put(record(3)), 0);
    QCOMPARE(inbox.dropped(), 1);
    QCOMPARE(inbox.waiting(), 2);
    QCOMPARE(inbox.takeAll().size(), 2);
    QCOMPARE(inbox.put(record(4)), 0); // taken, but not yet on the disk
    inbox.settle(2, 0);
    QCOMPARE(inbox.put(record(5)), 1);
    inbox.refuse();
    QCOMPARE(inbox.dropped(), 3);
}

void tst_RecordInbox::losesNothingBetweenThreads()
{
    constexpr int writers = 4;
    constexpr qint64 each = 5'000;
    RecordInbox inbox(writers * each);
    std::atomic<int> running{writers};
    std::vector<std::jthread> threads;
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([&inbox, &running, writer] {
            for (qint64 i = 0; i < each; ++i)
                static_cast<void>(inbox.put(record(writer * each + i)));
            --running;
        });
    }
    QList<qint64> taken;
    bool isOver = false;
    while (!isOver) {
        isOver = running == 0; // asked first: what was put before is taken below
        taken += idsOf(inbox.takeAll());
    }
    QCOMPARE(taken.size(), writers * each);
    QCOMPARE(inbox.waiting(), writers * each);
    // Of one writer in its order.
    for (int writer = 0; writer < writers; ++writer) {
        QList<qint64> own;
        std::copy_if(taken.begin(), taken.end(), std::back_inserter(own), [=](qint64 id) {
            return id / each == writer;
        });
        QCOMPARE(own.size(), each);
        QVERIFY(std::is_sorted(own.begin(), own.end()));
    }
}

QTEST_GUILESS_MAIN(tst_RecordInbox)
#include "tst_recordinbox.moc"
