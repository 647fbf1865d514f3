#include "proxy/transport/remembered.h"

#include <QTest>

namespace keyferry::transport {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_Remembered final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatIsYoungEnough();
    void makesRoomByDroppingTheOldest();
};

void tst_Remembered::findsWhatIsYoungEnough()
{
    FakeClock clock;
    Remembered<int> memory(clock, 2);
    QVERIFY(memory.find("a"_ba, 1h) == nullptr);
    memory.keep("a"_ba, 1);
    clock.advance(10s);
    QCOMPARE(*memory.find("a"_ba, 10s), 1);
    QVERIFY(memory.find("a"_ba, 9999ms) == nullptr);
    QVERIFY(memory.find("A"_ba, 1h) == nullptr);

    // Learnt anew it is young again.
    memory.keep("a"_ba, 2);
    QCOMPARE(*memory.find("a"_ba, 0s), 2);
}

void tst_Remembered::makesRoomByDroppingTheOldest()
{
    FakeClock clock;
    Remembered<int> memory(clock, 2);
    for (const QByteArray &name : {"a"_ba, "b"_ba, "a"_ba, "c"_ba}) {
        memory.keep(name, 0);
        clock.advance(1s);
    }
    QVERIFY(memory.find("a"_ba, 1h) != nullptr);
    QVERIFY(memory.find("b"_ba, 1h) == nullptr);
    QVERIFY(memory.find("c"_ba, 1h) != nullptr);
}

} // namespace keyferry::transport

QTEST_GUILESS_MAIN(keyferry::transport::tst_Remembered)

#include "tst_remembered.moc"
