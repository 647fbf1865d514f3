#include "proxy/engine/livefeed.h"

#include <QSignalSpy>
#include <QTest>

using namespace keyferry;

class tst_LiveFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheLatestOfEachRequestAtOnce();
    void isSilentWhileNobodyLooks();
    void tellsAtOnceWhenFlushed();
};

void tst_LiveFeed::tellsTheLatestOfEachRequestAtOnce()
{
    std::atomic<bool> isObserved{true};
    engine::LiveFeed feed(isObserved);
    QSignalSpy changed(&feed, &engine::LiveFeed::changed);
    feed.update({.id = RequestId{1}, .status = 0});
    feed.update({.id = RequestId{2}, .status = 0});
    feed.update({.id = RequestId{1}, .status = 200});
    QCOMPARE(changed.size(), 0);
    QTRY_COMPARE(changed.size(), 1);
    const auto records = changed.first().first().value<QList<RequestRecord>>();
    QCOMPARE(records.size(), 2);
    QCOMPARE(records.at(0).id, RequestId{1});
    QCOMPARE(records.at(0).status, 200);
    QCOMPARE(records.at(1).id, RequestId{2});
}

void tst_LiveFeed::isSilentWhileNobodyLooks()
{
    std::atomic<bool> isObserved{false};
    engine::LiveFeed feed(isObserved);
    QSignalSpy changed(&feed, &engine::LiveFeed::changed);
    feed.update({.id = RequestId{1}});
    isObserved = true;
    feed.update({.id = RequestId{2}});
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().value<QList<RequestRecord>>().size(), 1);
}

void tst_LiveFeed::tellsAtOnceWhenFlushed()
{
    std::atomic<bool> isObserved{true};
    engine::LiveFeed feed(isObserved);
    QSignalSpy changed(&feed, &engine::LiveFeed::changed);
    feed.flush(); // nothing is there to tell
    QCOMPARE(changed.size(), 0);
    feed.update({.id = RequestId{1}});
    feed.flush();
    QCOMPARE(changed.size(), 1);
    feed.update({.id = RequestId{1}, .status = 200});
    QTRY_COMPARE(changed.size(), 2);
    QCOMPARE(changed.last().first().value<QList<RequestRecord>>().size(), 1);
}

QTEST_GUILESS_MAIN(tst_LiveFeed)
#include "tst_livefeed.moc"
