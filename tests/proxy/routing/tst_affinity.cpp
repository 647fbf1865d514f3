#include "proxy/routing/affinity.h"

#include <QTest>

namespace keyferry::routing {

class tst_Affinity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembersForHalfAnHour_data();
    void remembersForHalfAnHour();
    void startsAgainWithEachUse();
    void movesToAnotherKey();
    void forgetsTheLongestUnused();
    void shrinksAsSessionsEnd();
};

void tst_Affinity::remembersForHalfAnHour_data()
{
    QTest::addColumn<quint64>("session");
    QTest::addColumn<qint64>("after");
    QTest::addColumn<int>("key");

    QTest::newRow("at once") << quint64(5) << qint64(0) << 3;
    QTest::newRow("last millisecond") << quint64(5) << Affinity::lifetimeMs - 1 << 3;
    QTest::newRow("over") << quint64(5) << Affinity::lifetimeMs << 0;
    QTest::newRow("a stranger") << quint64(6) << qint64(0) << 0;
}

void tst_Affinity::remembersForHalfAnHour()
{
    QFETCH(quint64, session);
    QFETCH(qint64, after);
    QFETCH(int, key);
    Affinity affinity;
    affinity.bind(5, KeyId{3}, 1'000);
    QCOMPARE(affinity.keyOf(session, 1'000 + after), KeyId{key});
}

void tst_Affinity::startsAgainWithEachUse()
{
    Affinity affinity;
    for (qint64 now = 0; now < 10 * Affinity::lifetimeMs; now += Affinity::lifetimeMs - 1) {
        affinity.bind(5, KeyId{3}, now);
        QCOMPARE(affinity.keyOf(5, now + Affinity::lifetimeMs - 1), KeyId{3});
    }
    QCOMPARE(affinity.size(), 1);
}

void tst_Affinity::movesToAnotherKey()
{
    Affinity affinity;
    affinity.bind(5, KeyId{3}, 0);
    affinity.bind(6, KeyId{3}, 0);
    affinity.bind(5, KeyId{4}, 1);
    QCOMPARE(affinity.keyOf(5, 2), KeyId{4});
    QCOMPARE(affinity.keyOf(6, 2), KeyId{3});
}

void tst_Affinity::forgetsTheLongestUnused()
{
    Affinity affinity(3);
    for (const quint64 session : {1, 2, 3, 1, 4})
        affinity.bind(session, KeyId{9}, 0);
    QCOMPARE(affinity.size(), 3);
    QCOMPARE(affinity.keyOf(2, 0), KeyId{});
    for (const quint64 session : {1, 3, 4})
        QCOMPARE(affinity.keyOf(session, 0), KeyId{9});
}

void tst_Affinity::shrinksAsSessionsEnd()
{
    Affinity affinity;
    for (quint64 session = 1; session <= 100; ++session)
        affinity.bind(session, KeyId{9}, 0);
    // Each use of another clears away more than it adds.
    for (quint64 session = 101; session <= 160; ++session)
        affinity.bind(session, KeyId{9}, Affinity::lifetimeMs);
    QCOMPARE(affinity.size(), 60);
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_Affinity)
#include "tst_affinity.moc"
