#include "proxy/engine/keywait.h"

#include <QTest>

using namespace keyferry::engine;
using namespace std::chrono_literals;

class tst_KeyWait : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhenToLook_data();
    void saysWhenToLook();
    void spendsOneBudget();
};

void tst_KeyWait::saysWhenToLook_data()
{
    QTest::addColumn<std::chrono::milliseconds>("limit");
    QTest::addColumn<qint64>("servesAgainAt");
    QTest::addColumn<qint64>("latest");
    QTest::addColumn<qint64>("look"); // -1: not at all
    const auto row = [](const char *name,
                        std::chrono::milliseconds limit,
                        qint64 servesAgainAt,
                        qint64 latest,
                        qint64 look) {
        QTest::addRow("%s", name) << limit << servesAgainAt << latest << look;
    };
    row("no waiting at all", 0ms, 1001, 0, -1);
    row("soon", 5s, 1100, 0, 100);
    row("now, as with a key in flight", 5s, 1000, 0, 50);
    row("at least four times a second", 5s, 5000, 0, 250);
    row("just in time", 5s, 6000, 0, 250);
    row("too late", 5s, 6001, 0, -1);
    row("too late for the retry deadline", 5s, 3000, 2000, -1);
    row("within the retry deadline", 5s, 2000, 2000, 250);
    row("the retry deadline is over", 5s, 900, 1000, -1);
}

void tst_KeyWait::saysWhenToLook()
{
    QFETCH(std::chrono::milliseconds, limit);
    QFETCH(qint64, servesAgainAt);
    QFETCH(qint64, latest);
    QFETCH(qint64, look);
    const auto next = KeyWait(limit).nextLook(servesAgainAt, latest, 1000);
    QCOMPARE(next ? next->count() : -1, look);
}

void tst_KeyWait::spendsOneBudget()
{
    KeyWait wait(5s);
    wait.begin(1000);
    QVERIFY(wait.nextLook(5500, 0, 5000));
    wait.begin(5000); // a second wait of the same request
    QVERIFY(!wait.nextLook(6500, 0, 5000));
    QVERIFY(!wait.nextLook(6000, 0, 6000));
}

QTEST_GUILESS_MAIN(tst_KeyWait)
#include "tst_keywait.moc"
