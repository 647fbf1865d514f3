#include "tests/proxy/routing/poolkeys.h"

#include <QTest>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 noon = 20'000 * 86'400'000LL + 43'200'000;

KeyWish wishAt(qint64 now, const QString &model = {}, const PoolPolicy &policy = {})
{
    return {.model = model, .policy = policy, .now = now};
}

} // namespace

// Cooldowns, limits and sessions as the pool keeps them.
class tst_KeyRing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void coolsForExactlyItsTime_data();
    void coolsForExactlyItsTime();
    void servesOtherModels();
    void coolsForLongerWhileItRepeats();
    void countsCoolingKeysExactly();
    void returnsHundredsAtOnce();
    void saysWhenOneReturns_data();
    void saysWhenOneReturns();
    void saysNothingOfKeysThatStayOut();
    void passesOverKeysAtTheirMinute();
    void passesOverFullKeys();
    void followsThePolicyOfTheNewestSnapshot();
    void prefersTheWishedKey_data();
    void prefersTheWishedKey();
    void keepsSessionsOnTheirKey();
    void endsLeasesOnce();
};

void tst_KeyRing::coolsForExactlyItsTime_data()
{
    QTest::addColumn<QString>("limited");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<bool>("isOut");
    QTest::newRow("whole key, no model") << QString() << QString() << true;
    QTest::newRow("whole key, some model") << QString() << u"m"_s << true;
    QTest::newRow("its model") << u"m"_s << u"m"_s << true;
    QTest::newRow("another model") << u"m"_s << u"n"_s << false;
    QTest::newRow("no model") << u"m"_s << QString() << false;
}

void tst_KeyRing::coolsForExactlyItsTime()
{
    QFETCH(QString, limited);
    QFETCH(QString, asked);
    QFETCH(bool, isOut);
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 1)));
    pool.report(makeLimit(1, 21'000, limited));
    for (const qint64 now : {1'000, 20'999}) {
        QCOMPARE(pool.hasOther(wishAt(now, asked)), !isOut);
        QCOMPARE(pickedId(pool, wishAt(now, asked)), isOut ? 0 : 1);
    }
    QCOMPARE(pickedId(pool, wishAt(21'000, asked)), 1);
    // An answer that names a model although the request had none is about the whole key.
    KeyReport nameless = makeLimit(1, 30'000, {}, 22'000);
    nameless.judgement.isForModel = true;
    pool.report(nameless);
    QCOMPARE(pickedId(pool, wishAt(29'999, asked)), 0);
}

void tst_KeyRing::servesOtherModels()
{
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 3)));
    pool.report(makeLimit(2, 21'000, u"m"_s));
    QCOMPARE(pickedIds(pool, 4, wishAt(1'000, u"m"_s)), (QList<int>{1, 3, 1, 3}));
    QCOMPARE(pickedIds(pool, 4, wishAt(1'000, u"n"_s)), (QList<int>{1, 2, 3, 1}));
    // Tried keys and those that cool down together leave nobody.
    const std::vector<KeyId> tried{KeyId{1}, KeyId{3}};
    QVERIFY(!pool.hasOther({.model = u"m"_s, .tried = tried, .now = 1'000}));
    QVERIFY(pool.hasOther({.model = u"n"_s, .tried = tried, .now = 1'000}));
    QCOMPARE(pickedId(pool, {.model = u"m"_s, .tried = tried, .now = 1'000}), 0);
    QCOMPARE(pickedId(pool, {.model = u"m"_s, .tried = tried, .mayRepeat = true, .now = 1'000}), 3);
    QCOMPARE(pickedId(pool, {.model = u"m"_s, .tried = tried, .now = 21'000}), 2);
}

void tst_KeyRing::coolsForLongerWhileItRepeats()
{
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 1)));
    qint64 now = 1'000;
    const auto limitFor = [&](qint64 length) {
        pool.report(makeLimit(1, 0, u"m"_s, now));
        QCOMPARE(pickedId(pool, wishAt(now + length - 1, u"m"_s)), 0);
        now += length;
        QCOMPARE(pickedId(pool, wishAt(now, u"m"_s)), 1);
    };
    limitFor(30'000);
    limitFor(60'000);
    KeyReport served = makeReport(1, Verdict::Success);
    served.model = u"m"_s;
    pool.report(served);
    limitFor(30'000);
    limitFor(60'000);
    auto reset = upserted(makeKeys(1, 1));
    reset.resetsCooldowns = true;
    pool.apply(reset);
    limitFor(30'000);
    // One that is over already is none.
    pool.report(makeLimit(1, now, {}, now));
    QCOMPARE(pickedId(pool, wishAt(now, u"m"_s)), 1);
}

void tst_KeyRing::countsCoolingKeysExactly()
{
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 5)));
    pool.report(makeLimit(1, 2'000));
    pool.report(makeLimit(2, 3'000, u"m"_s));
    pool.report(makeLimit(2, 4'000));
    pool.report(makeLimit(3, 5'000));
    pool.report(makeReport(3, Verdict::KeyRejected, 1));
    pool.apply(upserted({makeKey(4, KeyState::Disabled)}));
    pool.report(makeLimit(4, 5'000));
    QCOMPARE(pool.counts(1'999),
             (KeyCounts{.active = 1, .cooling = 2, .invalid = 1, .disabled = 1}));
    QCOMPARE(pool.counts(2'000).cooling, 1);
    QCOMPARE(pool.counts(3'999).cooling, 1);
    QCOMPARE(pool.counts(4'000), (KeyCounts{.active = 3, .invalid = 1, .disabled = 1}));
    // Enabled again before its deadline, it goes on with it.
    pool.apply(upserted({makeKey(4)}));
    QCOMPARE(pool.counts(4'999).cooling, 1);
    QCOMPARE(pool.counts(5'000).active, 4);
}

void tst_KeyRing::returnsHundredsAtOnce()
{
    constexpr int keys = 500;
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, keys)));
    for (int id = 1; id <= keys; ++id)
        pool.report(makeLimit(id, 9'000, id % 2 ? u"m"_s : QString()));
    QCOMPARE(pool.counts(8'999).cooling, keys);
    // The last one is found although the others come back before it.
    std::vector<KeyId> tried;
    for (int id = 1; id < keys; ++id)
        tried.push_back(KeyId{id});
    QVERIFY(!pool.hasOther({.tried = tried, .now = 8'999}));
    QCOMPARE(pickedId(pool, {.tried = tried, .now = 8'999}), 0);
    QCOMPARE(pickedId(pool, {.tried = tried, .now = 9'000}), keys);
    QVERIFY(pool.hasOther({.model = u"m"_s, .tried = tried, .now = 9'000}));
    QCOMPARE(pool.counts(9'000).active, keys);
}

void tst_KeyRing::saysWhenOneReturns_data()
{
    QTest::addColumn<QList<int>>("wholeUntil"); // of keys 1, 2, 3; 0: not at all
    QTest::addColumn<QList<int>>("modelUntil");
    QTest::addColumn<int>("forModel");
    QTest::addColumn<int>("forNone");
    const QList<int> no{0, 0, 0};
    QTest::newRow("nobody is out") << no << no << 0 << 0;
    QTest::newRow("whole keys") << QList<int>{30, 20, 25} << no << 20 << 20;
    QTest::newRow("for the model") << no << QList<int>{30, 20, 25} << 20 << 0;
    QTest::newRow("both, the later holds")
        << QList<int>{10, 20, 30} << QList<int>{40, 15, 35} << 20 << 10;
    QTest::newRow("both, the model's is later")
        << QList<int>{10, 11, 12} << QList<int>{40, 35, 50} << 35 << 10;
}

void tst_KeyRing::saysWhenOneReturns()
{
    QFETCH(QList<int>, wholeUntil);
    QFETCH(QList<int>, modelUntil);
    QFETCH(int, forModel);
    QFETCH(int, forNone);
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 3)));
    for (int i = 0; i < 3; ++i) {
        if (wholeUntil[i] != 0)
            pool.report(makeLimit(i + 1, wholeUntil[i], {}, 1));
        if (modelUntil[i] != 0)
            pool.report(makeLimit(i + 1, modelUntil[i], u"m"_s, 1));
    }
    const auto expected = [](int until) {
        return until ? std::optional<qint64>(until) : std::nullopt;
    };
    QCOMPARE(pool.servesAgainAt(wishAt(1, u"m"_s)), expected(forModel));
    QCOMPARE(pool.servesAgainAt(wishAt(1, u"n"_s)), expected(forNone));
    QCOMPARE(pool.servesAgainAt(wishAt(1)), expected(forNone));
    QCOMPARE(pool.servesAgainAt(wishAt(100, u"m"_s)), std::nullopt);
}

void tst_KeyRing::saysNothingOfKeysThatStayOut()
{
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 3)));
    for (const int id : {1, 2, 3})
        pool.report(makeLimit(id, 5'000 + id));
    pool.report(makeReport(1, Verdict::KeyRejected, 1));
    pool.apply(upserted({makeKey(2, KeyState::Disabled)}));
    QCOMPARE(pool.servesAgainAt(wishAt(1'000)), 5'003);
    pool.apply(removed({3}));
    QCOMPARE(pool.servesAgainAt(wishAt(1'000)), std::nullopt);
}

void tst_KeyRing::passesOverKeysAtTheirMinute()
{
    const PoolPolicy policy{.perMinute = 2, .perDay = 5};
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 2)));
    QCOMPARE(pickedIds(pool, 5, wishAt(noon, {}, policy)), (QList<int>{1, 2, 1, 2, 0}));
    QVERIFY(!pool.hasOther(wishAt(noon + 59'999, {}, policy)));
    QCOMPARE(pool.servesAgainAt(wishAt(noon, u"m"_s, policy)), noon + 60'000);
    // At a limit is not cooling.
    QCOMPARE(pool.counts(noon), (KeyCounts{.active = 2}));
    QCOMPARE(pickedIds(pool, 5, wishAt(noon + 60'000, {}, policy)), (QList<int>{1, 2, 1, 2, 0}));
    QCOMPARE(pickedIds(pool, 3, wishAt(noon + 120'000, {}, policy)), (QList<int>{1, 2, 0}));
    QCOMPARE(pool.servesAgainAt(wishAt(noon + 120'000, {}, policy)), noon + 43'200'000);
    // A cooldown that is longer than the limit holds as well.
    pool.report(makeLimit(1, noon + 50'000'000, {}, noon + 120'000));
    QCOMPARE(pickedIds(pool, 2, wishAt(noon + 43'200'000, {}, policy)), (QList<int>{2, 2}));
}

void tst_KeyRing::passesOverFullKeys()
{
    const PoolPolicy policy{.maxInFlight = 2};
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 2)));
    std::vector<PickedKey> running;
    for (int i = 0; i < 4; ++i)
        running.push_back(*pool.pick(wishAt(5, {}, policy)));
    QVERIFY(!pool.pick(wishAt(5, {}, policy)));
    QCOMPARE(pool.servesAgainAt(wishAt(5, u"m"_s, policy)), 5);
    running.erase(running.begin() + 1);
    QCOMPARE(pickedIds(pool, 2, wishAt(5, {}, policy)), (QList<int>{2, 2}));

    // Full and cooling down, it is not back when a request ends.
    pool.report(makeLimit(1, 50, {}, 5));
    pool.report(makeLimit(2, 60, {}, 5));
    QCOMPARE(pool.servesAgainAt(wishAt(5, {}, policy)), 50);
    running.clear();
    QVERIFY(!pool.pick(wishAt(49, {}, policy)));
    QCOMPARE(pickedId(pool, wishAt(50, {}, policy)), 1);
}

void tst_KeyRing::followsThePolicyOfTheNewestSnapshot()
{
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 2)));
    KeyWish old{.policy = {.perMinute = 9}, .revision = 4, .now = noon};
    KeyWish edited{.policy = {.strategy = KeyStrategy::FillFirst, .maxInFlight = 1},
                   .revision = 5,
                   .now = noon};
    QCOMPARE(pickedIds(pool, 2, old), (QList<int>{1, 2}));
    const auto running = pool.pick(old);
    QCOMPARE(pickedId(pool, edited), 2); // 1 is full by the new limit
    QCOMPARE(pickedIds(pool, 3, old), (QList<int>{2, 2, 2}));
    // An edit back is a newer snapshot too.
    old.revision = 6;
    QCOMPARE(pickedIds(pool, 3, old), (QList<int>{2, 1, 2}));
}

void tst_KeyRing::prefersTheWishedKey_data()
{
    QTest::addColumn<int>("preferred");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QList<int>>("tried");
    QTest::addColumn<int>("picked");
    QTest::newRow("none") << 0 << QString() << QList<int>{} << 1;
    QTest::newRow("served") << 3 << QString() << QList<int>{} << 3;
    QTest::newRow("tried") << 3 << QString() << QList<int>{3} << 1;
    QTest::newRow("unknown") << 9 << QString() << QList<int>{} << 1;
    QTest::newRow("invalid") << 4 << QString() << QList<int>{} << 1;
    QTest::newRow("cooling down for the model") << 3 << u"m"_s << QList<int>{} << 1;
    QTest::newRow("cooling down for another") << 3 << u"n"_s << QList<int>{} << 3;
}

void tst_KeyRing::prefersTheWishedKey()
{
    QFETCH(int, preferred);
    QFETCH(QString, model);
    QFETCH(QList<int>, tried);
    QFETCH(int, picked);
    std::vector<KeyId> ids;
    for (const int id : tried)
        ids.push_back(KeyId{id});
    KeyPool pool(poolGroup);
    pool.apply(upserted({makeKey(1), makeKey(2), makeKey(3), makeKey(4, KeyState::Invalid)}));
    pool.report(makeLimit(3, 9'000, u"m"_s));
    const KeyWish wish{.model = model, .tried = ids, .preferred = KeyId{preferred}, .now = 1'000};
    QCOMPARE(pickedId(pool, wish), picked);
    // A session's request is nobody's turn.
    QCOMPARE(pickedId(pool, wishAt(1'000)), picked == 1 ? 2 : 1);
}

void tst_KeyRing::keepsSessionsOnTheirKey()
{
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 3)));
    const auto serve = [&pool](quint64 session, qint64 now) {
        const int id = pickedId(pool, {.preferred = pool.sessionKey(session, now), .now = now});
        pool.bindSession(session, KeyId{id}, now);
        return id;
    };
    QCOMPARE(serve(11, 0), 1);
    QCOMPARE(serve(12, 0), 2);
    QCOMPARE(serve(11, 1'000), 1);
    QCOMPARE(serve(12, 1'000), 2);
    pool.report(makeLimit(1, 5'000));
    QCOMPARE(serve(11, 2'000), 3);
    QCOMPARE(serve(11, 5'000), 3); // it has moved for good
    QCOMPARE(serve(12, 5'000), 2);
    QCOMPARE(pool.sessionKey(12, 5'000 + Affinity::lifetimeMs), KeyId{});
}

void tst_KeyRing::endsLeasesOnce()
{
    const PoolPolicy policy{.maxInFlight = 1};
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 1)));
    auto first = pool.pick(wishAt(0, {}, policy));
    KeyLease moved = std::move(first->lease);
    first.reset();
    QVERIFY(!pool.pick(wishAt(0, {}, policy)));
    moved.release();
    moved.release();
    auto second = pool.pick(wishAt(0, {}, policy));
    QVERIFY(second);
    QVERIFY(!pool.pick(wishAt(0, {}, policy)));

    // A key that is removed and comes back has nothing in flight, whatever ends later.
    pool.apply(removed({1}));
    pool.apply(upserted(makeKeys(1, 1)));
    second.reset();
    auto third = pool.pick(wishAt(0, {}, policy));
    QVERIFY(third);
    QVERIFY(!pool.pick(wishAt(0, {}, policy)));
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_KeyRing)
#include "tst_keyring.moc"
