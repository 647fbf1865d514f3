#include "proxy/routing/keytable.h"

#include <QTest>

namespace keyferry::routing {

class tst_KeyTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsKeysByIdAndPosition();
    void passesOverHoles_data();
    void passesOverHoles();
    void keepsPositionsOfTheOthers();
    void beginsAnewWhenEmptied();
};

namespace {

KeyTable makeTable(int keys)
{
    KeyTable table;
    for (int id = 1; id <= keys; ++id)
        table.append({.id = KeyId{id}, .requests = quint32(id)});
    return table;
}

QList<int> ids(const KeyTable &table)
{
    QList<int> out;
    for (auto at = table.nextKey(0); at; at = table.nextKey(*at + 1))
        out.append(static_cast<int>(toNumber(table.at(*at).id)));
    return out;
}

} // namespace

void tst_KeyTable::findsKeysByIdAndPosition()
{
    KeyTable table = makeTable(200);
    QCOMPARE(table.size(), 200u);
    QCOMPARE(table.keys(), 200);
    QVERIFY(!table.find(KeyId{201}));
    for (const int id : {1, 64, 65, 200}) {
        QCOMPARE(table.find(KeyId{id}), quint32(id - 1));
        QCOMPARE(table.at(quint32(id - 1)).requests, quint32(id));
    }
}

void tst_KeyTable::passesOverHoles_data()
{
    QTest::addColumn<int>("firstGone");
    QTest::addColumn<int>("lastGone");
    QTest::newRow("one") << 5 << 5;
    QTest::newRow("the first") << 1 << 1;
    QTest::newRow("the last") << 200 << 200;
    QTest::newRow("64 neighbours") << 65 << 128;
    QTest::newRow("across their ends") << 60 << 130;
    QTest::newRow("all but the first") << 2 << 200;
}

void tst_KeyTable::passesOverHoles()
{
    QFETCH(int, firstGone);
    QFETCH(int, lastGone);
    KeyTable table = makeTable(200);
    for (int id = firstGone; id <= lastGone; ++id)
        QCOMPARE(table.take(*table.find(KeyId{id})).requests, quint32(id));
    QList<int> left;
    for (int id = 1; id <= 200; ++id) {
        if (id < firstGone || id > lastGone)
            left.append(id);
    }
    QCOMPARE(ids(table), left);
    QCOMPARE(table.keys(), left.size());
    QVERIFY(!table.find(KeyId{firstGone}));
}

void tst_KeyTable::keepsPositionsOfTheOthers()
{
    KeyTable table = makeTable(3);
    KeySlot second = table.take(1);
    QCOMPARE(table.append(std::move(second)), 3u);
    QCOMPARE(ids(table), (QList<int>{1, 3, 2}));
    QCOMPARE(table.find(KeyId{3}), 2u);
}

void tst_KeyTable::beginsAnewWhenEmptied()
{
    KeyTable table = makeTable(100);
    for (int id = 1; id <= 100; ++id)
        table.take(*table.find(KeyId{id}));
    QCOMPARE(table.size(), 0u);
    QVERIFY(!table.nextKey(0));
    QCOMPARE(table.append({.id = KeyId{5}}), 0u);
    QCOMPARE(ids(table), QList<int>{5});
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_KeyTable)
#include "tst_keytable.moc"
