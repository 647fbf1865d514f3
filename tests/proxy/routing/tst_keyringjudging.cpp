#include "tests/proxy/routing/poolkeys.h"

#include <QTest>

#include <numeric>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

class tst_KeyRingJudging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesKeys_data();
    void judgesKeys();
    void invalidatesAtThreshold_data();
    void invalidatesAtThreshold();
    void startsAfreshAfterSuccess();
    void leavesDisabledKeysDisabled();
    void reportsUsageOnce();
    void forgetsUsageOfRemovedKeys();
    void believesUnmistakableWords_data();
    void believesUnmistakableWords();
    void reportsCooldownsThatChanged();
    void forgetsCooldownsOfInvalidKeys();
    void takesChecks_data();
    void takesChecks();
    void restoresByCheck();
    void countsChecksTowardsTheThreshold();
};

void tst_KeyRingJudging::judgesKeys_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<int>("consecutive"); // after two rejections and this
    QTest::addColumn<int>("failures");
    QTest::addColumn<bool>("isSuccess");

    QTest::newRow("success") << Verdict::Success << 0 << 2 << true;
    QTest::newRow("key rejected") << Verdict::KeyRejected << 3 << 3 << false;
    QTest::newRow("out of credit") << Verdict::OutOfCredit << 3 << 3 << false;
    QTest::newRow("overloaded") << Verdict::Overloaded << 2 << 3 << false;
    QTest::newRow("upstream's fault") << Verdict::UpstreamFault << 2 << 3 << false;
    QTest::newRow("client's fault") << Verdict::ClientFault << 2 << 2 << false;
    QTest::newRow("client left") << Verdict::ClientLeft << 2 << 2 << false;
}

void tst_KeyRingJudging::judgesKeys()
{
    QFETCH(Verdict, verdict);
    QFETCH(int, consecutive);
    QFETCH(int, failures);
    QFETCH(bool, isSuccess);
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 1)));
    pool.report(makeReport(1, Verdict::KeyRejected, 0));
    pool.report(makeReport(1, Verdict::KeyRejected, 0));
    KeyReport last = makeReport(1, verdict, 0);
    last.now = 2'000;
    last.status = 418;
    last.error = u"last"_s;
    pool.report(last);

    const bool isFailure = failures == 3;
    QCOMPARE(onlyUsage(pool),
             (KeyUsage{.id = KeyId{1},
                       .group = poolGroup,
                       .state = KeyState::Active,
                       .requests = 3,
                       .failures = failures,
                       .consecutiveFailures = consecutive,
                       .lastUsedAt = 2'000,
                       .lastSuccessAt = isSuccess ? 2'000 : 0,
                       .lastErrorStatus = isFailure ? 418 : 401,
                       .lastError = isFailure ? u"last"_s : u"no"_s,
                       .lastErrorAt = isFailure ? 2'000 : 1'000}));
}

void tst_KeyRingJudging::invalidatesAtThreshold_data()
{
    QTest::addColumn<int>("threshold");
    QTest::addColumn<int>("rejections");
    QTest::addColumn<bool>("isInvalid");

    QTest::newRow("one below") << 3 << 2 << false;
    QTest::newRow("at it") << 3 << 3 << true;
    QTest::newRow("above it") << 3 << 4 << true;
    QTest::newRow("at once") << 1 << 1 << true;
    QTest::newRow("never") << 0 << 50 << false;
}

void tst_KeyRingJudging::invalidatesAtThreshold()
{
    QFETCH(int, threshold);
    QFETCH(int, rejections);
    QFETCH(bool, isInvalid);
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 2)));
    for (int i = 0; i < rejections; ++i) {
        pool.report(makeReport(1, Verdict::KeyRejected, threshold));
        pool.report(
            makeReport(1, Verdict::UpstreamFault, threshold)); // not the key's: never counts
    }
    QCOMPARE(pool.counts(0).invalid, isInvalid ? 1 : 0);
    QCOMPARE(pool.counts(0).active, isInvalid ? 1 : 2);
    QCOMPARE(onlyUsage(pool).state, isInvalid ? KeyState::Invalid : KeyState::Active);
    QCOMPARE(pickedIds(pool, 2), (isInvalid ? QList<int>{2, 2} : QList<int>{1, 2}));
}

void tst_KeyRingJudging::startsAfreshAfterSuccess()
{
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 1)));
    for (int round = 0; round < 5; ++round) {
        pool.report(makeReport(1, Verdict::KeyRejected));
        pool.report(makeReport(1, Verdict::UpstreamFault)); // neither counts nor clears
        pool.report(makeReport(1, Verdict::KeyRejected));
        QCOMPARE(pool.counts(0).active, 1);
        pool.report(makeReport(1, Verdict::Success));
    }
    // A pool loaded from the database counts on.
    ProviderKey loaded = makeKey(2);
    loaded.consecutiveFailures = 2;
    pool.apply(upserted({loaded}));
    pool.report(makeReport(2, Verdict::KeyRejected));
    QCOMPARE(pool.counts(0).invalid, 1);
}

void tst_KeyRingJudging::leavesDisabledKeysDisabled()
{
    KeyPool pool(poolGroup);
    pool.apply(upserted({makeKey(1, KeyState::Disabled), makeKey(2, KeyState::Invalid)}));
    // Attempts that were under way when the states were set.
    pool.report(makeReport(1, Verdict::KeyRejected, 1));
    pool.report(makeReport(2, Verdict::Success, 1));
    QCOMPARE(pool.counts(0), (KeyCounts{.invalid = 1, .disabled = 1}));
}

void tst_KeyRingJudging::reportsUsageOnce()
{
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 300)));
    QVERIFY(pool.takeUsage().isEmpty());
    for (int round = 0; round < 2; ++round) {
        for (int id = 1; id <= 300; ++id)
            pool.report(makeReport(id, Verdict::Success));
    }
    QList<int> ids;
    for (const KeyUsage &usage : pool.takeUsage()) {
        QCOMPARE(usage.requests, 2);
        ids.append(static_cast<int>(toNumber(usage.id)));
    }
    std::sort(ids.begin(), ids.end());
    QList<int> all(300);
    std::iota(all.begin(), all.end(), 1);
    QCOMPARE(ids, all);
    QVERIFY(pool.takeUsage().isEmpty());

    pool.report(makeReport(5, Verdict::ClientLeft));
    QCOMPARE(onlyUsage(pool),
             (KeyUsage{.id = KeyId{5},
                       .group = poolGroup,
                       .requests = 1,
                       .lastUsedAt = 1'000,
                       .isStandingNew = false}));
}

void tst_KeyRingJudging::forgetsUsageOfRemovedKeys()
{
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 3)));
    pool.report(makeReport(1, Verdict::Success));
    pool.report(makeReport(2, Verdict::Success));
    pool.apply(removed({1}));
    pool.report(makeReport(1, Verdict::KeyRejected, 1)); // was under way
    QCOMPARE(onlyUsage(pool).id, KeyId{2});
    QCOMPARE(pool.counts(0), (KeyCounts{.active = 2}));
}

void tst_KeyRingJudging::believesUnmistakableWords_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<bool>("isInvalid");
    QTest::newRow("key rejected") << Verdict::KeyRejected << true;
    QTest::newRow("out of credit") << Verdict::OutOfCredit << true;
    QTest::newRow("rate limited") << Verdict::RateLimited << false;
    QTest::newRow("client's fault") << Verdict::ClientFault << false;
}

void tst_KeyRingJudging::believesUnmistakableWords()
{
    QFETCH(Verdict, verdict);
    QFETCH(bool, isInvalid);
    for (const int threshold : {0, 3}) {
        KeyPool pool(poolGroup);
        pool.apply(upserted(makeKeys(1, 1)));
        KeyReport report = makeReport(1, verdict, threshold);
        report.judgement.isUnmistakable = true;
        pool.report(report);
        QCOMPARE(pool.counts(0).invalid, isInvalid ? 1 : 0);
    }
}

void tst_KeyRingJudging::reportsCooldownsThatChanged()
{
    KeyPool pool(poolGroup);
    ProviderKey loaded = makeKey(1);
    loaded.cooldowns = {{u"a"_s, 5'000, u"stored"_s}};
    pool.apply(upserted({loaded}));
    pool.report(makeReport(1, Verdict::Success));
    QCOMPARE(onlyUsage(pool).cooldowns, std::nullopt);

    pool.report(makeLimit(1, 8'000));
    const QList<Cooldown> both{{u"a"_s, 5'000, u"stored"_s}, {{}, 8'000, u"limited"_s}};
    QCOMPARE(onlyUsage(pool).cooldowns, both);
    pool.report(makeLimit(1, 7'000)); // the later one holds: nothing new
    QCOMPARE(onlyUsage(pool).cooldowns, std::nullopt);
    pool.report(makeLimit(1, 6'000, u"a"_s));
    QCOMPARE(onlyUsage(pool).cooldowns->first(), (Cooldown{u"a"_s, 6'000, u"limited"_s}));
}

void tst_KeyRingJudging::forgetsCooldownsOfInvalidKeys()
{
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 1)));
    pool.report(makeLimit(1, 8'000));
    pool.report(makeReport(1, Verdict::KeyRejected, 1));
    pool.report(makeLimit(1, 9'000)); // was under way
    const KeyUsage usage = onlyUsage(pool);
    QCOMPARE(usage.state, KeyState::Invalid);
    QCOMPARE(usage.cooldowns, QList<Cooldown>{});
    pool.apply(upserted(makeKeys(1, 1)));
    QCOMPARE(pickedId(pool, {.now = 2'000}), 1);
}

void tst_KeyRingJudging::takesChecks_data()
{
    QTest::addColumn<KeyState>("state");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<KeyState>("after"); // with a threshold of 1
    QTest::addColumn<bool>("isChanged");

    using enum KeyState;
    QTest::newRow("invalid, success") << Invalid << Verdict::Success << Active << true;
    QTest::newRow("invalid, rejected") << Invalid << Verdict::KeyRejected << Invalid << true;
    QTest::newRow("invalid, limited") << Invalid << Verdict::RateLimited << Invalid << false;
    QTest::newRow("invalid, client's fault") << Invalid << Verdict::ClientFault << Invalid << false;
    QTest::newRow("cooling, success") << Cooling << Verdict::Success << Active << true;
    QTest::newRow("cooling, rejected") << Cooling << Verdict::KeyRejected << Invalid << true;
    QTest::newRow("cooling, overloaded") << Cooling << Verdict::Overloaded << Cooling << false;
    QTest::newRow("active, out of credit") << Active << Verdict::OutOfCredit << Invalid << true;
    QTest::newRow("active, limited") << Active << Verdict::RateLimited << Active << false;
    QTest::newRow("active, left") << Active << Verdict::ClientLeft << Active << false;
    QTest::newRow("active, fault") << Active << Verdict::UpstreamFault << Active << false;
    QTest::newRow("disabled, success") << Disabled << Verdict::Success << Disabled << false;
    QTest::newRow("disabled, rejected") << Disabled << Verdict::KeyRejected << Disabled << false;
}

void tst_KeyRingJudging::takesChecks()
{
    QFETCH(KeyState, state);
    QFETCH(Verdict, verdict);
    QFETCH(KeyState, after);
    QFETCH(bool, isChanged);
    KeyPool pool(poolGroup);
    ProviderKey key = makeKey(1, state == KeyState::Cooling ? KeyState::Active : state);
    if (state == KeyState::Cooling)
        key.cooldowns = {{.until = 9'000}};
    pool.apply(upserted({key}));

    QCOMPARE(pool.noteCheck(makeReport(1, verdict, 1)), after);
    QCOMPARE(pool.noteCheck(makeReport(2, verdict, 1)), std::nullopt);
    QCOMPARE(pickedId(pool, {.now = 1'000}), after == KeyState::Active ? 1 : 0);
    QCOMPARE(pool.takeUsage().size(), isChanged ? 1 : 0);
}

void tst_KeyRingJudging::restoresByCheck()
{
    KeyPool pool(poolGroup);
    ProviderKey key = makeKey(1, KeyState::Invalid);
    key.consecutiveFailures = 3;
    key.cooldowns = {{.until = 9'000}}; // of an invalid key: without effect
    pool.apply(upserted({key}));
    pool.noteCheck(makeReport(1, Verdict::Success));
    QCOMPARE(
        onlyUsage(pool),
        (KeyUsage{.id = KeyId{1}, .group = poolGroup, .lastSuccessAt = 1'000, .isRestored = true}));

    // The word is for one report, and not kept when the key fails again before it.
    pool.report(makeReport(1, Verdict::Success));
    QVERIFY(!onlyUsage(pool).isRestored);
    pool.report(makeReport(1, Verdict::KeyRejected, 1));
    pool.noteCheck(makeReport(1, Verdict::Success));
    pool.report(makeReport(1, Verdict::KeyRejected, 1));
    QVERIFY(!onlyUsage(pool).isRestored);

    // A cooling one is active anyway: only its cooldowns end.
    pool.apply(upserted({makeKey(2)}));
    pool.report(makeLimit(2, 9'000));
    pool.noteCheck(makeReport(2, Verdict::Success));
    const KeyUsage cooled = onlyUsage(pool);
    QCOMPARE(cooled.cooldowns, QList<Cooldown>{});
    QVERIFY(!cooled.isRestored);
}

void tst_KeyRingJudging::countsChecksTowardsTheThreshold()
{
    KeyPool pool(poolGroup);
    pool.apply(upserted(makeKeys(1, 1)));
    pool.report(makeReport(1, Verdict::KeyRejected));
    pool.noteCheck(makeReport(1, Verdict::OutOfCredit));
    QCOMPARE(pool.counts(0).active, 1);
    pool.noteCheck(makeReport(1, Verdict::KeyRejected));
    QCOMPARE(pool.counts(0).invalid, 1);
    // A check is no request of a client.
    QCOMPARE(onlyUsage(pool).requests, 1);

    KeyReport sure = makeReport(2, Verdict::KeyRejected, 0);
    sure.judgement.isUnmistakable = true;
    pool.apply(upserted({makeKey(2)}));
    QCOMPARE(pool.noteCheck(sure), KeyState::Invalid);
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_KeyRingJudging)
#include "tst_keyringjudging.moc"
