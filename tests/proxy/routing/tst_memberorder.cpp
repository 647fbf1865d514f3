#include "proxy/routing/memberorder.h"

#include <QTest>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

namespace {

/// `a5 b1 | c2`: members a and b of the first tier with weights 5 and 1, c of the second.
std::vector<MemberConfig> members(const QByteArray &text)
{
    std::vector<MemberConfig> list;
    int tier = 1;
    for (const QByteArray &word : text.simplified().split(' ')) {
        if (word == "|")
            ++tier;
        else if (!word.isEmpty())
            list.push_back({.group = GroupId{word.front() - 'a' + 1},
                            .weight = word.mid(1).toInt(),
                            .tier = tier});
    }
    return list;
}

QByteArray orders(MemberOrder &order, int count)
{
    QByteArrayList all;
    for (int i = 0; i < count; ++i) {
        QByteArray one;
        for (const GroupId group : order.next())
            one.append(static_cast<char>('a' + static_cast<int>(group) - 1));
        all.append(one);
    }
    return all.join(' ');
}

} // namespace

class tst_MemberOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordersByTierAndWeight_data();
    void ordersByTierAndWeight();
    void takesTiersInAnyOrder();
    void goesOnAfterEdit();
    void forgetsLargeWeightsOfThePast();
};

void tst_MemberOrder::ordersByTierAndWeight_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("order");

    QTest::newRow("none") << ""_ba
                          << " "_ba;
    QTest::newRow("one") << "a3"_ba
                         << "a a"_ba;
    QTest::newRow("equal") << "a1 b1"_ba
                           << "ab ba ab"_ba;
    QTest::newRow("5,1,1") << "a5 b1 c1"_ba
                           << "abc abc bac abc cab abc abc"_ba;
    QTest::newRow("the others by weight") << "a1 b3 c2"_ba
                                          << "bca cba bca abc cba bca"_ba;
    QTest::newRow("tiers") << "a1 | b1 | c1"_ba
                           << "abc abc"_ba;
    QTest::newRow("each tier has its own turns") << "a1 b1 | c2 d1"_ba
                                                 << "abcd badc abcd bacd"_ba;
    QTest::newRow("zero is off") << "a0 b1 | c0"_ba
                                 << "b b"_ba;
    QTest::newRow("a whole tier off") << "a0 | b1"_ba
                                      << "b b"_ba;
    QTest::newRow("all off") << "a0 b0"_ba
                             << " "_ba;
}

void tst_MemberOrder::ordersByTierAndWeight()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, order);
    MemberOrder members;
    members.setMembers(routing::members(given));
    QCOMPARE(orders(members, static_cast<int>(order.count(' ')) + 1), order);
}

void tst_MemberOrder::takesTiersInAnyOrder()
{
    MemberOrder order;
    order.setMembers({{.group = GroupId{1}, .tier = 9},
                      {.group = GroupId{2}, .tier = 2},
                      {.group = GroupId{3}, .tier = 9},
                      {.group = GroupId{4}, .tier = -1}});
    QCOMPARE(orders(order, 2), "dbac dbca");
}

void tst_MemberOrder::goesOnAfterEdit()
{
    MemberOrder order;
    order.setMembers(members("a5 b1 c1"));
    QCOMPARE(orders(order, 3), "abc abc bac");
    order.setMembers(members("a5 b1 c1 | d1")); // the tier's turn goes on where it was
    QCOMPARE(orders(order, 4), "abcd cabd abcd abcd");
    order.setMembers(members("b1 c1"));
    QCOMPARE(orders(order, 2).size(), 5);
}

void tst_MemberOrder::forgetsLargeWeightsOfThePast()
{
    MemberOrder order;
    order.setMembers(members("a1 b10000"));
    while (order.next().front() != GroupId{1}) {
    }
    order.setMembers(members("a1 b1"));
    const QByteArray firsts = orders(order, 20);
    QVERIFY2(firsts.count("ab") >= 8 && firsts.count("ba") >= 8, firsts.constData());
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_MemberOrder)
#include "tst_memberorder.moc"
