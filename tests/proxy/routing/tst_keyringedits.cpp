#include "tests/proxy/routing/poolkeys.h"

#include <QTest>

#include <numeric>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

class tst_KeyRingEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void appendsNewKeysBehind();
    void goesOnWhileKeysAreRemoved();
    void goesOnWhenReplaced();
    void putsRestoredKeysBackInPlace();
    void reportsStateSetByEdit();
    void reportsAgainWhatAnEditMayHaveOvertaken();
    void keepsUsageWhenReplaced();
    void survivesRemovalOfMost();
    void mergesCooldowns_data();
    void mergesCooldowns();
    void editsStates_data();
    void editsStates();
    void takesRunningKeysAlongWhenReplaced();
    void keepsShareWhenReplaced();
    void bringsWeightsIntoRange();
    void selects_data();
    void selects();
    void explainsAKey();
    void explainsAKeyAtItsLimit();
};

void tst_KeyRingEdits::appendsNewKeysBehind()
{
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(10, 12)));
    QCOMPARE(pickedIds(pool, 2), (QList<int>{10, 11}));
    pool.apply(upserted(makeKeys(1, 2)));
    QCOMPARE(pickedIds(pool, 6), (QList<int>{12, 1, 2, 10, 11, 12}));
}

void tst_KeyRingEdits::goesOnWhileKeysAreRemoved()
{
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 6)));
    QCOMPARE(pickedIds(pool, 2), (QList<int>{1, 2}));
    pool.apply(removed({3, 1, 99}));
    QCOMPARE(pickedIds(pool, 5), (QList<int>{4, 5, 6, 2, 4}));
    QCOMPARE(pool.counts(0).total(), 4);
}

void tst_KeyRingEdits::goesOnWhenReplaced()
{
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 6)));
    QCOMPARE(pickedIds(pool, 3), (QList<int>{1, 2, 3}));
    // 4, whose turn it is, is gone; 5 comes next wherever it stands now.
    pool.apply({.group = poolGroup,
                .replacesAll = true,
                .upserted = {makeKey(6), makeKey(5), makeKey(9), makeKey(1)}});
    QCOMPARE(pickedIds(pool, 5), (QList<int>{5, 9, 1, 6, 5}));

    pool.apply({.group = poolGroup, .replacesAll = true});
    QCOMPARE(pickedId(pool), 0);
    QCOMPARE(pool.counts(0), KeyCounts{});
}

void tst_KeyRingEdits::putsRestoredKeysBackInPlace()
{
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 4)));
    pool.report(makeReport(2, Verdict::KeyRejected, 1));
    QCOMPARE(pickedIds(pool, 4), (QList<int>{1, 3, 4, 1}));
    pool.apply(upserted({makeKey(2)}));
    QCOMPARE(pickedIds(pool, 4), (QList<int>{2, 3, 4, 1}));
    QCOMPARE(pool.counts(0).active, 4);

    // The failures of before do not count any more.
    pool.report(makeReport(2, Verdict::KeyRejected, 2));
    QCOMPARE(pool.counts(0).active, 4);
}

void tst_KeyRingEdits::reportsStateSetByEdit()
{
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 2)));
    pool.apply(upserted(makeKeys(1, 2)));
    QVERIFY(pool.takeUsage().isEmpty());

    pool.report(makeReport(1, Verdict::KeyRejected, 1));
    QCOMPARE(onlyUsage(pool).state, KeyState::Invalid);
    // That report may reach the store after this edit did.
    pool.apply(upserted({makeKey(1)}));
    QCOMPARE(onlyUsage(pool), (KeyUsage{.id = KeyId{1}, .group = poolGroup, .isRestored = true}));
}

void tst_KeyRingEdits::reportsAgainWhatAnEditMayHaveOvertaken()
{
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 2)));
    pool.report(makeReport(1, Verdict::KeyRejected, 1));
    QVERIFY(onlyUsage(pool).isStandingNew);
    // New notes; storage had the key still as active, and leaves out what it hears meanwhile.
    KeyDelta edit = upserted({makeKey(1), makeKey(2)});
    edit.states = StateEdit::Keep;
    pool.apply(edit);
    const KeyUsage again = onlyUsage(pool);
    QCOMPARE(again.id, KeyId{1});
    QCOMPARE(again.state, KeyState::Invalid);
    QVERIFY(again.isStandingNew);
}

void tst_KeyRingEdits::keepsUsageWhenReplaced()
{
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 3)));
    for (const int id : {1, 2})
        pool.report(makeReport(id, Verdict::UpstreamFault));
    pool.apply({.group = poolGroup, .replacesAll = true, .upserted = {makeKey(3), makeKey(2)}});
    QCOMPARE(onlyUsage(pool),
             (KeyUsage{.id = KeyId{2},
                       .group = poolGroup,
                       .requests = 1,
                       .failures = 1,
                       .lastUsedAt = 1'000,
                       .lastErrorStatus = 401,
                       .lastError = u"no"_s,
                       .lastErrorAt = 1'000,
                       .isStandingNew = false}));
}

void tst_KeyRingEdits::survivesRemovalOfMost()
{
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 1'000)));
    QCOMPARE(pickedIds(pool, 500).last(), 500);
    pool.report(makeReport(600, Verdict::KeyRejected, 1));
    pool.report(makeReport(800, Verdict::Success));

    QList<int> gone;
    for (int id = 1; id <= 1'000; ++id) {
        if (id % 100 != 0)
            gone.append(id);
    }
    pool.apply(removed(gone));
    QCOMPARE(pool.counts(0), (KeyCounts{.active = 9, .invalid = 1}));
    QCOMPARE(pickedIds(pool, 6), (QList<int>{700, 800, 900, 1'000, 100, 200}));
    QCOMPARE(pool.takeUsage().size(), 2);

    pool.report(makeReport(700, Verdict::KeyRejected, 1));
    pool.apply(upserted({makeKey(600), makeKey(1)}));
    QCOMPARE(pickedIds(pool, 6), (QList<int>{300, 400, 500, 600, 800, 900}));
    QCOMPARE(pickedIds(pool, 3), (QList<int>{1'000, 1, 100}));
}

void tst_KeyRingEdits::mergesCooldowns_data()
{
    QTest::addColumn<bool>("replacesAll");
    QTest::addColumn<bool>("resetsCooldowns");
    QTest::addColumn<qint64>("edited");
    QTest::addColumn<qint64>("until"); // with 5'000 set by the engine
    QTest::newRow("none") << false << false << qint64(0) << qint64(5'000);
    QTest::newRow("an older one") << false << false << qint64(3'000) << qint64(5'000);
    QTest::newRow("a newer one") << false << false << qint64(8'000) << qint64(8'000);
    QTest::newRow("reset") << false << true << qint64(0) << qint64(0);
    QTest::newRow("reset to one") << false << true << qint64(3'000) << qint64(3'000);
    QTest::newRow("whole pool") << true << false << qint64(3'000) << qint64(5'000);
    QTest::newRow("whole pool, reset") << true << true << qint64(0) << qint64(0);
}

void tst_KeyRingEdits::mergesCooldowns()
{
    QFETCH(bool, replacesAll);
    QFETCH(bool, resetsCooldowns);
    QFETCH(qint64, edited);
    QFETCH(qint64, until);
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 2)));
    pool.report(makeLimit(1, 5'000, u"m"_s));
    (void)pool.takeUsage();

    ProviderKey key = makeKey(1);
    if (edited != 0)
        key.cooldowns = {{.model = u"m"_s, .until = edited}};
    pool.apply({.group = poolGroup,
                .replacesAll = replacesAll,
                .upserted = {key},
                .resetsCooldowns = resetsCooldowns});
    const auto standing = pool.standing(KeyId{1}, {}, 3, 0);
    QCOMPARE(standing->cooldowns.value(0).until, until);
    // A report that was taken before a reset may be stored after it.
    QCOMPARE(onlyUsage(pool).cooldowns,
             resetsCooldowns ? std::optional(key.cooldowns) : std::nullopt);
}

void tst_KeyRingEdits::editsStates_data()
{
    // Storage has not heard of the engine's last word yet: as the engine has the key, as the edit
    // gives it, and what comes of it. Numbers are consecutive failures.
    QTest::addColumn<KeyState>("before");
    QTest::addColumn<StateEdit>("edit");
    QTest::addColumn<KeyState>("given");
    QTest::addColumn<KeyState>("after");
    QTest::addColumn<int>("failures"); // 1 before; 0 is given
    using enum StateEdit;
    const auto active = KeyState::Active;
    const auto invalid = KeyState::Invalid;
    const auto disabled = KeyState::Disabled;
    QTest::newRow("restored") << invalid << Take << active << active << 0;
    QTest::newRow("failures reset") << active << Take << active << active << 0;
    QTest::newRow("weight of an active one") << active << Keep << active << active << 1;
    QTest::newRow("weight of an invalid one") << invalid << Keep << active << invalid << 1;
    QTest::newRow("weight of a disabled one") << disabled << Keep << disabled << disabled << 1;
    QTest::newRow("disable an active one") << active << Disable << disabled << disabled << 1;
    QTest::newRow("disable an invalid one") << invalid << Disable << disabled << disabled << 1;
    QTest::newRow("enable a disabled one") << disabled << Enable << active << active << 0;
    QTest::newRow("enable an active one") << active << Enable << active << active << 1;
    QTest::newRow("enable an invalid one") << invalid << Enable << active << invalid << 1;
}

void tst_KeyRingEdits::editsStates()
{
    QFETCH(KeyState, before);
    QFETCH(StateEdit, edit);
    QFETCH(KeyState, given);
    QFETCH(KeyState, after);
    QFETCH(int, failures);
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 2)));
    pool.report(makeReport(1, Verdict::KeyRejected, before == KeyState::Invalid ? 1 : 3));
    auto delta = upserted({makeKey(1, KeyState::Disabled)});
    delta.states = StateEdit::Disable;
    if (before == KeyState::Disabled)
        pool.apply(delta);
    (void)pool.takeUsage();

    delta = upserted({makeKey(1, given)});
    delta.states = edit;
    pool.apply(delta);
    const auto standing = pool.standing(KeyId{1}, {}, 3, 0);
    QCOMPARE(standing->state, after);
    QCOMPARE(standing->consecutiveFailures, failures);
    // Storage hears of what it does not have: it gave a key without failures.
    QVERIFY(onlyUsage(pool).isStandingNew);
    QCOMPARE(pool.counts(0).total(), 2);
}

void tst_KeyRingEdits::takesRunningKeysAlongWhenReplaced()
{
    const PoolPolicy policy{.perDay = 2, .maxInFlight = 1};
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 2)));
    auto running = pool.pick({.policy = policy});
    pool.apply({.group = poolGroup, .replacesAll = true, .upserted = {makeKey(2), makeKey(1)}});
    QCOMPARE(pickedIds(pool, 3, {.policy = policy}), (QList<int>{2, 2, 0}));
    running.reset();
    QCOMPARE(pickedIds(pool, 2, {.policy = policy}), (QList<int>{1, 0}));
}

void tst_KeyRingEdits::keepsShareWhenReplaced()
{
    const KeyWish wish{.policy = {.strategy = KeyStrategy::Weighted}};
    KeyPool pool(poolGroup);
    auto keys = makeKeys(1, 2);
    keys[0].weight = 3;
    pool.apply(upserted(keys));
    QCOMPARE(pickedIds(pool, 2, wish), (QList<int>{1, 1}));
    std::swap(keys[0], keys[1]);
    pool.apply({.group = poolGroup, .replacesAll = true, .upserted = keys});
    const QList<int> rest = pickedIds(pool, 2, wish);
    QCOMPARE(rest.count(1), 1);
    QCOMPARE(rest.count(2), 1);
}

void tst_KeyRingEdits::bringsWeightsIntoRange()
{
    const KeyWish wish{.policy = {.strategy = KeyStrategy::Weighted}};
    KeyPool pool(poolGroup);
    auto keys = makeKeys(1, 2);
    keys[0].weight = -5;
    keys[1].weight = 1'000'000;
    pool.apply(upserted(keys));
    QCOMPARE(pickedIds(pool, 10'001, wish).count(1), 1);
}

void tst_KeyRingEdits::selects_data()
{
    QTest::addColumn<KeySelection>("selection");
    QTest::addColumn<QList<KeyId>>("selected");
    const auto ids = [](const QList<int> &numbers) {
        QList<KeyId> out;
        for (const int id : numbers)
            out.append(KeyId{id});
        return out;
    };
    QTest::newRow("nothing") << KeySelection{} << ids({});
    QTest::newRow("all") << KeySelection{.all = true} << ids({5, 6, 7, 8, 9});
    QTest::newRow("active") << KeySelection{.state = KeyState::Active} << ids({5, 9});
    QTest::newRow("cooling") << KeySelection{.state = KeyState::Cooling} << ids({8});
    QTest::newRow("invalid") << KeySelection{.state = KeyState::Invalid} << ids({6});
    QTest::newRow("by id, in pool order") << KeySelection{.ids = ids({7, 1, 5})} << ids({5, 7});
}

void tst_KeyRingEdits::selects()
{
    QFETCH(KeySelection, selection);
    QFETCH(QList<KeyId>, selected);
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(5, 9)));
    pool.report(makeReport(6, Verdict::KeyRejected, 1));
    pool.apply(upserted({makeKey(7, KeyState::Disabled)}));
    pool.report(makeLimit(8, 5'000, u"m"_s));
    pool.report(makeLimit(9, 3'000));
    QCOMPARE(pool.select(selection, 3'000), selected);

    // More than are looked at under one lock.
    auto more = makeKeys(10'000, 12'000);
    pool.apply(upserted(more));
    QCOMPARE(pool.select({.all = true}, 3'000).size(), 5 + 2'001);
    QCOMPARE(pool.select({.ids = {KeyId{11'999}}}, 3'000), QList<KeyId>{KeyId{11'999}});
}

void tst_KeyRingEdits::explainsAKey()
{
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 4)));
    const PoolPolicy policy;
    QVERIFY(!pool.standing(KeyId{9}, policy, 3, 0));
    const auto running = pool.pick({.now = 1'000});
    pool.report(makeReport(2, Verdict::KeyRejected));
    pool.report(makeLimit(3, 5'000, u"m"_s));
    pool.report(makeLimit(4, 6'000));

    QCOMPARE(pool.standing(KeyId{1}, policy, 3, 1'000),
             (KeyStanding{
                 .threshold = 3, .strategy = u"round_robin"_s, .keysBefore = 2, .inFlight = 1}));
    QCOMPARE(pool.standing(KeyId{2}, policy, 3, 1'000)->consecutiveFailures, 1);
    const auto forModel = pool.standing(KeyId{3}, policy, 3, 1'000);
    QCOMPARE(forModel->state, KeyState::Cooling);
    QCOMPARE(forModel->servesAgainAt, 0); // served for the others
    QCOMPARE(forModel->keysBefore, 1);
    QCOMPARE(forModel->cooldowns, (QList<Cooldown>{{u"m"_s, 5'000, u"limited"_s}}));
    const auto cooling = pool.standing(KeyId{4}, policy, 3, 1'000);
    QCOMPARE(cooling->servesAgainAt, 6'000);
    QCOMPARE(cooling->keysBefore, -1);
    QCOMPARE(pool.standing(KeyId{4}, policy, 3, 6'000)->state, KeyState::Active);

    pool.report(makeReport(2, Verdict::KeyRejected, 1));
    QCOMPARE(pool.standing(KeyId{2}, policy, 3, 1'000)->servesAgainAt, -1);
}

void tst_KeyRingEdits::explainsAKeyAtItsLimit()
{
    const PoolPolicy policy{
        .strategy = KeyStrategy::FillFirst, .perMinute = 2, .perDay = 9, .maxInFlight = 1};
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 2)));
    auto running = pool.pick({.policy = policy, .now = 1'000});
    KeyStanding expected{.threshold = 5,
                         .strategy = u"fill_first"_s,
                         .inFlight = 1,
                         .maxInFlight = 1,
                         .usedThisMinute = 1,
                         .perMinute = 2,
                         .usedToday = 1,
                         .perDay = 9,
                         .servesAgainAt = 2'000};
    QCOMPARE(pool.standing(KeyId{1}, policy, 5, 2'000), expected); // full: at any moment
    running.reset();
    QCOMPARE(pool.standing(KeyId{1}, policy, 5, 2'000)->keysBefore, 0);
    QCOMPARE(pool.standing(KeyId{2}, policy, 5, 2'000)->keysBefore, 1);
    running = pool.pick({.policy = policy, .now = 2'000});
    QCOMPARE(pool.standing(KeyId{1}, policy, 5, 2'000)->servesAgainAt, 61'000);
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_KeyRingEdits)
#include "tst_keyringedits.moc"
