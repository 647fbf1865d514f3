#include "proxy/transport/bodysource.h"
#include "tests/support/patternbody.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::test;

class tst_BodySource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsALaterWatcherWhenAnEarlierOneLeaves();
    void watchesOncePerWatcher();
    void letsWatchersLeaveAmidTheTelling();
};

void tst_BodySource::keepsALaterWatcherWhenAnEarlierOneLeaves()
{
    PatternBody body(10, 0);
    const int first = 0;
    const int second = 0;
    int toldFirst = 0;
    int toldSecond = 0;
    body.watch(&first, [&toldFirst] { ++toldFirst; });
    body.watch(&second, [&toldSecond] { ++toldSecond; });
    body.unwatch(&first);
    body.grow(3);
    QCOMPARE(toldFirst, 0);
    QCOMPARE(toldSecond, 1);
    QVERIFY(body.isWatched());
    body.unwatch(&second);
    QVERIFY(!body.isWatched());
}

void tst_BodySource::watchesOncePerWatcher()
{
    PatternBody body(10, 0);
    const int watcher = 0;
    int told = 0;
    body.watch(&watcher, [&told] { told += 100; });
    body.watch(&watcher, [&told] { ++told; });
    body.grow(1);
    QCOMPARE(told, 1);
}

void tst_BodySource::letsWatchersLeaveAmidTheTelling()
{
    PatternBody body(10, 0);
    const int first = 0;
    const int second = 0;
    int told = 0;
    body.watch(&first, [&] {
        ++told;
        body.unwatch(&first);
        body.unwatch(&second);
    });
    body.watch(&second, [&told] { ++told; });
    body.grow(1);
    QCOMPARE(told, 1);
    QVERIFY(!body.isWatched());
}

QTEST_GUILESS_MAIN(tst_BodySource)
#include "tst_bodysource.moc"
