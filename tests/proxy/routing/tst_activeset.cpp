#include "proxy/routing/activeset.h"

#include <QRandomGenerator>
#include <QTest>

#include <set>

namespace keyferry::routing {

class tst_ActiveSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNextMember_data();
    void findsNextMember();
    void isEmptyAtFirst();
    void dropsMembersBeyondItsSize();
    void agreesWithStdSet_data();
    void agreesWithStdSet();
};

void tst_ActiveSet::findsNextMember_data()
{
    QTest::addColumn<quint32>("size");
    QTest::addColumn<quint32>("member");

    const QList<quint32> edges{
        0, 1, 62, 63, 64, 65, 127, 128, 4'095, 4'096, 4'097, 262'143, 262'144, 262'145};
    for (const quint32 member : edges) {
        QTest::addRow("%u, the last", member) << member + 1 << member;
        QTest::addRow("%u of 300,000", member) << 300'000U << member;
    }
}

void tst_ActiveSet::findsNextMember()
{
    QFETCH(quint32, size);
    QFETCH(quint32, member);
    ActiveSet set;
    set.resize(size);
    set.set(member, true);
    QCOMPARE(set.next(0), std::optional(member));
    QCOMPARE(set.next(member), std::optional(member));
    QCOMPARE(set.next(member + 1), std::optional<quint32>());
    QVERIFY(set.contains(member));

    set.set(member, false);
    QCOMPARE(set.next(0), std::optional<quint32>());
    QVERIFY(!set.contains(member));
}

void tst_ActiveSet::isEmptyAtFirst()
{
    ActiveSet set;
    QCOMPARE(set.next(0), std::optional<quint32>());
    QVERIFY(!set.contains(0));
    set.resize(1'000);
    QCOMPARE(set.next(0), std::optional<quint32>());
    QCOMPARE(set.next(1'000), std::optional<quint32>());
    QCOMPARE(set.next(~0U), std::optional<quint32>());
}

void tst_ActiveSet::dropsMembersBeyondItsSize()
{
    ActiveSet set;
    set.resize(5'000);
    set.set(10, true);
    set.set(4'999, true);
    set.resize(64);
    QCOMPARE(set.next(11), std::optional<quint32>());
    set.resize(5'000);
    QCOMPARE(set.next(11), std::optional<quint32>());
    QCOMPARE(set.next(0), std::optional<quint32>(10));
}

void tst_ActiveSet::agreesWithStdSet_data()
{
    QTest::addColumn<quint32>("largest");
    for (const quint32 largest : {1U, 64U, 65U, 4'096U, 5'000U, 270'000U})
        QTest::addRow("%u", largest) << largest;
}

void tst_ActiveSet::agreesWithStdSet()
{
    QFETCH(quint32, largest);
    QRandomGenerator random(largest);
    ActiveSet set;
    std::set<quint32> expected;
    for (quint32 size = 1; size <= largest;
         size = size < largest ? std::min(largest, size * 3) : largest + 1) {
        set.resize(size); // grown in steps, as a pool grows
        for (int i = 0; i < 500; ++i) {
            const auto position = static_cast<quint32>(random.bounded(size));
            const bool isMember = random.bounded(2) == 0;
            set.set(position, isMember);
            if (isMember)
                expected.insert(position);
            else
                expected.erase(position);

            const auto from = static_cast<quint32>(random.bounded(size + 1));
            const auto found = expected.lower_bound(from);
            const auto wanted = found == expected.end() ? std::nullopt : std::optional(*found);
            QCOMPARE(set.next(from), wanted);
        }
    }
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_ActiveSet)
#include "tst_activeset.moc"
