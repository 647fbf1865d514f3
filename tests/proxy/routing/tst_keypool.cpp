#include "tests/proxy/routing/poolkeys.h"

#include <QTest>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

class tst_KeyPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rotatesExactly_data();
    void rotatesExactly();
    void handsOutSecrets();
    void avoidsTriedKeys_data();
    void avoidsTriedKeys();
    void servesActiveKeysOnly();
};

void tst_KeyPool::rotatesExactly_data()
{
    QTest::addColumn<int>("keys");
    for (const int keys : {1, 2, 3, 7, 64, 65, 1'000})
        QTest::addRow("%d keys", keys) << keys;
}

void tst_KeyPool::rotatesExactly()
{
    QFETCH(int, keys);
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, keys)));
    for (int i = 0; i < 1'000; ++i)
        QCOMPARE(pickedId(pool), i % keys + 1);
}

void tst_KeyPool::handsOutSecrets()
{
    KeyPool pool(poolGroup);
    QVERIFY(!pool.pick({}));
    pool.apply(upserted(makeKeys(5, 5)));
    QCOMPARE(pool.pick({})->secret.reveal(), "sk-5");

    ProviderKey changed = makeKey(5);
    changed.secret = Secret("sk-new");
    pool.apply(upserted({changed}));
    QCOMPARE(pool.pick({})->secret.reveal(), "sk-new");
    QCOMPARE(pool.counts(0).total(), 1);
}

void tst_KeyPool::avoidsTriedKeys_data()
{
    QTest::addColumn<QList<int>>("tried");
    QTest::addColumn<int>("picked");
    QTest::addColumn<int>("pickedMayRepeat");
    QTest::addColumn<bool>("hasOther");

    // Keys 1, 2, 3 and the invalid 4; the next in turn is 2.
    QTest::newRow("none") << QList<int>{} << 2 << 2 << true;
    QTest::newRow("not the next") << QList<int>{1} << 2 << 2 << true;
    QTest::newRow("the next") << QList<int>{2} << 3 << 3 << true;
    QTest::newRow("all but the one before") << QList<int>{2, 3} << 1 << 1 << true;
    QTest::newRow("the same one twice") << QList<int>{2, 2, 3} << 1 << 1 << true;
    QTest::newRow("all active ones") << QList<int>{3, 1, 2} << 0 << 2 << false;
    QTest::newRow("strangers do not count") << QList<int>{77, 78, 79, 80} << 2 << 2 << true;
    QTest::newRow("invalid ones do not count") << QList<int>{4, 2, 3} << 1 << 1 << true;
}

void tst_KeyPool::avoidsTriedKeys()
{
    QFETCH(QList<int>, tried);
    QFETCH(int, picked);
    QFETCH(int, pickedMayRepeat);
    QFETCH(bool, hasOther);
    std::vector<KeyId> ids;
    for (const int id : tried)
        ids.push_back(KeyId{id});

    for (const bool mayRepeat : {false, true}) {
        KeyPool pool(poolGroup);
        pool.apply(upserted({makeKey(1), makeKey(2), makeKey(3), makeKey(4, KeyState::Invalid)}));
        QCOMPARE(pickedId(pool), 1);
        QCOMPARE(pool.hasOther({.tried = ids}), hasOther);
        QCOMPARE(pickedId(pool, {.tried = ids, .mayRepeat = mayRepeat}),
                 mayRepeat ? pickedMayRepeat : picked);
    }
}

void tst_KeyPool::servesActiveKeysOnly()
{
    KeyPool pool(poolGroup);
    pool.apply(upserted(
        {makeKey(1, KeyState::Disabled), makeKey(2), makeKey(3, KeyState::Invalid), makeKey(4)}));
    QCOMPARE(pickedIds(pool, 4), (QList<int>{2, 4, 2, 4}));
    QCOMPARE(pool.counts(0), (KeyCounts{.active = 2, .invalid = 1, .disabled = 1}));

    pool.apply(upserted({makeKey(2, KeyState::Disabled), makeKey(4, KeyState::Invalid)}));
    QCOMPARE(pickedId(pool, {.mayRepeat = true}), 0);
    QCOMPARE(pool.counts(0), (KeyCounts{.active = 0, .invalid = 2, .disabled = 2}));
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_KeyPool)
#include "tst_keypool.moc"
