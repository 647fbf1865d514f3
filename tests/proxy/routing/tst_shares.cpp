#include "proxy/routing/shares.h"

#include <QList>
#include <QTest>

#include <algorithm>
#include <numeric>
#include <vector>

namespace keyferry::routing {

class tst_Shares : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesEachItsTurnsInEveryRound_data();
    void givesEachItsTurnsInEveryRound();
    void spreadsTheTurns();
    void findsTheFirstTurnFrom_data();
    void findsTheFirstTurnFrom();
    void keepsTheOrderOfCloseTurns();
};

namespace {

// Who is served, by index, for as many turns.
QList<int> served(const QList<int> &weights, int turns)
{
    std::vector<quint64> next;
    for (const int weight : weights)
        next.push_back(firstTurnFrom(0, weight));
    QList<int> out;
    for (int i = 0; i < turns; ++i) {
        const auto first = std::min_element(next.begin(), next.end());
        out.append(static_cast<int>(first - next.begin()));
        *first = turnAfter(*first, weights[out.last()]);
    }
    return out;
}

} // namespace

void tst_Shares::givesEachItsTurnsInEveryRound_data()
{
    QTest::addColumn<QList<int>>("weights");
    QTest::newRow("equal") << QList<int>{1, 1, 1};
    QTest::newRow("5, 1, 1") << QList<int>{5, 1, 1};
    QTest::newRow("prime to each other") << QList<int>{7, 11, 13, 17};
    QTest::newRow("heaviest and lightest") << QList<int>{heaviest, 1};
    QTest::newRow("close and heavy") << QList<int>{heaviest, heaviest - 1, heaviest - 2};
}

void tst_Shares::givesEachItsTurnsInEveryRound()
{
    QFETCH(QList<int>, weights);
    const int round = std::accumulate(weights.begin(), weights.end(), 0);
    const QList<int> turns = served(weights, 3 * round);
    for (int begin = 0; begin < turns.size(); begin += round) {
        const QList<int> one = turns.mid(begin, round);
        for (int i = 0; i < weights.size(); ++i)
            QCOMPARE(one.count(i), weights[i]);
    }
}

void tst_Shares::spreadsTheTurns()
{
    QCOMPARE(served({1, 1, 1}, 6), (QList<int>{0, 1, 2, 0, 1, 2}));
    QCOMPARE(served({2, 1}, 6), (QList<int>{0, 1, 0, 0, 1, 0}));
    QCOMPARE(served({5, 1, 1}, 7), (QList<int>{0, 0, 0, 1, 2, 0, 0}));
}

void tst_Shares::findsTheFirstTurnFrom_data()
{
    QTest::addColumn<int>("weight");
    for (const int weight : {1, 2, 3, 7, 9'973, heaviest})
        QTest::addRow("%d", weight) << weight;
}

void tst_Shares::findsTheFirstTurnFrom()
{
    QFETCH(int, weight);
    quint64 turn = firstTurnFrom(0, weight);
    for (int i = 0; i < 3 * weight && i < 1'000; ++i) {
        QCOMPARE(firstTurnFrom(turn, weight), turn);
        const quint64 after = turnAfter(turn, weight);
        QVERIFY(after > turn);
        QCOMPARE(firstTurnFrom(turn + 1, weight), after);
        QCOMPARE(firstTurnFrom(after - 1, weight), after);
        turn = after;
    }
}

void tst_Shares::keepsTheOrderOfCloseTurns()
{
    // (2a + 1) / 2v against (2b + 1) / 2w, where they are closest: all of two heavy keys' turns.
    constexpr int v = heaviest;
    constexpr int w = heaviest - 1;
    quint64 a = firstTurnFrom(0, v);
    quint64 b = firstTurnFrom(0, w);
    for (qint64 i = 0, j = 0; i < v && j < w;) {
        const qint64 exact = (2 * i + 1) * w - (2 * j + 1) * v;
        QCOMPARE(a < b, exact < 0);
        QCOMPARE(a == b, exact == 0);
        if (exact <= 0) {
            a = turnAfter(a, v);
            ++i;
        } else {
            b = turnAfter(b, w);
            ++j;
        }
    }
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_Shares)
#include "tst_shares.moc"
