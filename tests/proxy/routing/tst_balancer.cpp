#include "proxy/routing/balancer.h"

#include <QTest>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

namespace {

// Upstreams a, b, c … of these weights.
std::vector<UpstreamConfig> upstreams(const QList<int> &weights)
{
    std::vector<UpstreamConfig> list;
    for (int i = 0; i < weights.size(); ++i)
        list.push_back({.id = UpstreamId{i + 1},
                        .url = QByteArray(1, static_cast<char>('a' + i)),
                        .weight = weights.at(i)});
    return list;
}

QByteArray picks(Balancer &balancer, int count)
{
    QByteArray order;
    for (int i = 0; i < count; ++i) {
        const auto picked = balancer.pick({});
        order.append(picked ? picked->url : "-"_ba);
    }
    return order;
}

} // namespace

class tst_Balancer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spreadsByWeight_data();
    void spreadsByWeight();
    void givesExactShares();
    void goesOnAfterEdit();
    void takesNewUrlAndWeight();
    void forgetsLargeWeightsOfThePast();
};

void tst_Balancer::spreadsByWeight_data()
{
    QTest::addColumn<QList<int>>("weights");
    QTest::addColumn<QByteArray>("order");

    QTest::newRow("docs/keys.md: 5,1,1") << QList<int>{5, 1, 1} << "aabacaaaabacaa"_ba;
    QTest::newRow("one") << QList<int>{3} << "aaaa"_ba;
    QTest::newRow("equal") << QList<int>{1, 1, 1} << "abcabc"_ba;
    QTest::newRow("equal and large") << QList<int>{10'000, 10'000} << "abab"_ba;
    QTest::newRow("zero is off") << QList<int>{1, 0, 1} << "acac"_ba;
    QTest::newRow("below zero is off") << QList<int>{-1, 1} << "bb"_ba;
    QTest::newRow("all off") << QList<int>{0, 0} << "--"_ba;
    QTest::newRow("none") << QList<int>{} << "-"_ba;
    QTest::newRow("2,1") << QList<int>{2, 1} << "abaaba"_ba;
}

void tst_Balancer::spreadsByWeight()
{
    QFETCH(QList<int>, weights);
    QFETCH(QByteArray, order);
    Balancer balancer;
    balancer.setUpstreams(upstreams(weights));
    QCOMPARE(picks(balancer, static_cast<int>(order.size())), order);
}

void tst_Balancer::givesExactShares()
{
    Balancer balancer;
    balancer.setUpstreams(upstreams({7, 2, 1}));
    const QByteArray order = picks(balancer, 1'000);
    QCOMPARE(order.count('a'), 700);
    QCOMPARE(order.count('b'), 200);
    QCOMPARE(order.count('c'), 100);
}

void tst_Balancer::goesOnAfterEdit()
{
    Balancer balancer;
    balancer.setUpstreams(upstreams({5, 1, 1}));
    QCOMPARE(picks(balancer, 3), "aab");
    balancer.setUpstreams(upstreams({5, 1, 1})); // a new snapshot that changed something else
    QCOMPARE(picks(balancer, 4), "acaa");
}

void tst_Balancer::takesNewUrlAndWeight()
{
    Balancer balancer;
    balancer.setUpstreams(upstreams({1, 1}));
    auto edited = upstreams({0, 1});
    edited[1].url = "z";
    balancer.setUpstreams(edited);
    QCOMPARE(picks(balancer, 3), "zzz");
}

void tst_Balancer::forgetsLargeWeightsOfThePast()
{
    Balancer balancer;
    balancer.setUpstreams(upstreams({1, 10'000}));
    while (balancer.pick({})->url != "a") {
    }
    // "a" has just had the turn of 10,000 picks; between equals it must not wait for that long.
    balancer.setUpstreams(upstreams({1, 1}));
    const QByteArray order = picks(balancer, 20);
    QVERIFY2(order.count('a') >= 8 && order.count('b') >= 8, order.constData());
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_Balancer)
#include "tst_balancer.moc"
