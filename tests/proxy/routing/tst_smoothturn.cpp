#include "proxy/routing/smoothturn.h"

#include <QTest>

#include <vector>

namespace keyferry::routing {

class tst_SmoothTurn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spreadsSmoothly();
    void leavesTheOthersWhereTheyWere();
};

void tst_SmoothTurn::spreadsSmoothly()
{
    Share a{.weight = 5};
    Share b{.weight = 1};
    Share c{.weight = 1};
    const std::vector<Share *> all{&a, &b, &c};
    QByteArray order;
    for (int i = 0; i < 14; ++i)
        order.append(static_cast<char>('a' + takeTurn(all)));
    QCOMPARE(order, "aabacaaaabacaa");
    QCOMPARE(a.current + b.current + c.current, 0);
}

void tst_SmoothTurn::leavesTheOthersWhereTheyWere()
{
    Share a{.weight = 1};
    Share b{.weight = 1, .current = -1};
    const std::vector<Share *> one{&a};
    for (int i = 0; i < 100; ++i)
        QCOMPARE(takeTurn(one), 0U);
    QCOMPARE(a.current, 0);
    QCOMPARE(b.current, -1);
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_SmoothTurn)
#include "tst_smoothturn.moc"
