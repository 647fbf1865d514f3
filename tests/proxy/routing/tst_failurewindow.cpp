#include "proxy/routing/failurewindow.h"

#include <QTest>

#include <thread>
#include <vector>

namespace keyferry::routing {

namespace {
constexpr qint64 start = 1'700'000'000'000; // where five seconds begin
} // namespace

class tst_FailureWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsTheLastMinute_data();
    void countsTheLastMinute();
    void usesAPlaceAgain();
    void keepsTheProportionOfAFullPlace();
    void forgetsWhenCleared();
    void losesNothingBetweenThreads();
};

void tst_FailureWindow::countsTheLastMinute_data()
{
    QTest::addColumn<qint64>("later");
    QTest::addColumn<qint64>("total");
    QTest::newRow("at once") << qint64(0) << qint64(3);
    QTest::newRow("just within") << qint64(59'999) << qint64(3);
    QTest::newRow("a minute later") << qint64(60'000) << qint64(0);
    QTest::newRow("an hour later") << qint64(3'600'000) << qint64(0);
    QTest::newRow("the clock was set back") << qint64(-5'000) << qint64(0);
}

void tst_FailureWindow::countsTheLastMinute()
{
    QFETCH(qint64, later);
    QFETCH(qint64, total);
    FailureWindow window;
    window.add(true, start);
    window.add(false, start);
    window.add(true, start + 4'999);
    QCOMPARE(window.counts(start + later).total, total);
    QCOMPARE(window.counts(start + later).failed, total * 2 / 3);
}

void tst_FailureWindow::usesAPlaceAgain()
{
    FailureWindow window;
    window.add(true, start);
    window.add(false, start + 60'000);
    QCOMPARE(window.counts(start + 60'000).total, 1);
    QCOMPARE(window.counts(start + 60'000).failed, 0);
}

void tst_FailureWindow::keepsTheProportionOfAFullPlace()
{
    FailureWindow window;
    for (int i = 0; i < 200'000; ++i)
        window.add(i % 4 == 0, start);
    const auto [total, failed] = window.counts(start);
    QVERIFY(total > 30'000 && total <= 65'535);
    QVERIFY2(qAbs(4 * failed - total) < total / 100, QByteArray::number(failed));
}

void tst_FailureWindow::forgetsWhenCleared()
{
    FailureWindow window;
    window.add(true, start);
    window.clear();
    QCOMPARE(window.counts(start).total, 0);
}

void tst_FailureWindow::losesNothingBetweenThreads()
{
    FailureWindow window;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&window] {
            for (int n = 0; n < 5'000; ++n)
                window.add(n % 2 == 0, start);
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(window.counts(start).total, 20'000);
    QCOMPARE(window.counts(start).failed, 10'000);
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_FailureWindow)
#include "tst_failurewindow.moc"
