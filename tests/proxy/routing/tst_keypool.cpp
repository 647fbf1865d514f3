#include "proxy/routing/keypool.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <numeric>
#include <thread>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

namespace {

const GroupId group{7};

ProviderKey makeKey(int id, KeyState state = KeyState::Active)
{
    return {.id = KeyId{id},
            .group = group,
            .secret = Secret("sk-" + QByteArray::number(id)),
            .state = state};
}

QList<ProviderKey> makeKeys(int first, int last)
{
    QList<ProviderKey> keys;
    for (int id = first; id <= last; ++id)
        keys.append(makeKey(id));
    return keys;
}

KeyDelta upserted(const QList<ProviderKey> &keys)
{
    return {.group = group, .upserted = keys};
}

KeyDelta removed(const QList<int> &ids)
{
    KeyDelta delta{.group = group};
    for (const int id : ids)
        delta.removed.append(KeyId{id});
    return delta;
}

int pickedId(KeyPool &pool, const std::vector<KeyId> &tried = {}, bool mayRepeat = false)
{
    const auto picked = pool.pick({.tried = tried, .mayRepeat = mayRepeat});
    return picked ? static_cast<int>(toNumber(picked->id)) : 0;
}

QList<int> pickedIds(KeyPool &pool, int count)
{
    QList<int> ids;
    for (int i = 0; i < count; ++i)
        ids.append(pickedId(pool));
    return ids;
}

KeyReport makeReport(int key, Verdict verdict, int threshold = 3)
{
    return {.key = KeyId{key},
            .judgement = {.verdict = verdict},
            .threshold = threshold,
            .status = 401,
            .error = u"no"_s,
            .now = 1'000};
}

KeyUsage onlyUsage(KeyPool &pool)
{
    const auto usage = pool.takeUsage();
    return usage.size() == 1 ? usage.first() : KeyUsage{};
}

} // namespace

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
    void appendsNewKeysBehind();
    void goesOnWhileKeysAreRemoved();
    void goesOnWhenReplaced();
    void putsRestoredKeysBackInPlace();
    void judgesKeys_data();
    void judgesKeys();
    void invalidatesAtThreshold_data();
    void invalidatesAtThreshold();
    void startsAfreshAfterSuccess();
    void leavesDisabledKeysDisabled();
    void reportsUsageOnce();
    void reportsStateSetByEdit();
    void forgetsUsageOfRemovedKeys();
    void keepsUsageWhenReplaced();
    void survivesRemovalOfMost();
    void picksAsFastAmongMany();
    void countsEveryPickOfTwoThreads();
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
    KeyPool pool(group);
    pool.apply(upserted(makeKeys(1, keys)));
    for (int i = 0; i < 1'000; ++i)
        QCOMPARE(pickedId(pool), i % keys + 1);
}

void tst_KeyPool::handsOutSecrets()
{
    KeyPool pool(group);
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
        KeyPool pool(group);
        pool.apply(upserted({makeKey(1), makeKey(2), makeKey(3), makeKey(4, KeyState::Invalid)}));
        QCOMPARE(pickedId(pool), 1);
        QCOMPARE(pool.hasOther({.tried = ids}), hasOther);
        QCOMPARE(pickedId(pool, ids, mayRepeat), mayRepeat ? pickedMayRepeat : picked);
    }
}

void tst_KeyPool::servesActiveKeysOnly()
{
    KeyPool pool(group);
    pool.apply(upserted(
        {makeKey(1, KeyState::Disabled), makeKey(2), makeKey(3, KeyState::Invalid), makeKey(4)}));
    QCOMPARE(pickedIds(pool, 4), (QList<int>{2, 4, 2, 4}));
    QCOMPARE(pool.counts(0), (KeyCounts{.active = 2, .invalid = 1, .disabled = 1}));

    pool.apply(upserted({makeKey(2, KeyState::Disabled), makeKey(4, KeyState::Invalid)}));
    QCOMPARE(pickedId(pool, {}, true), 0);
    QCOMPARE(pool.counts(0), (KeyCounts{.active = 0, .invalid = 2, .disabled = 2}));
}

void tst_KeyPool::appendsNewKeysBehind()
{
    KeyPool pool(group);
    pool.apply(upserted(makeKeys(10, 12)));
    QCOMPARE(pickedIds(pool, 2), (QList<int>{10, 11}));
    pool.apply(upserted(makeKeys(1, 2)));
    QCOMPARE(pickedIds(pool, 6), (QList<int>{12, 1, 2, 10, 11, 12}));
}

void tst_KeyPool::goesOnWhileKeysAreRemoved()
{
    KeyPool pool(group);
    pool.apply(upserted(makeKeys(1, 6)));
    QCOMPARE(pickedIds(pool, 2), (QList<int>{1, 2}));
    pool.apply(removed({3, 1, 99}));
    QCOMPARE(pickedIds(pool, 5), (QList<int>{4, 5, 6, 2, 4}));
    QCOMPARE(pool.counts(0).total(), 4);
}

void tst_KeyPool::goesOnWhenReplaced()
{
    KeyPool pool(group);
    pool.apply(upserted(makeKeys(1, 6)));
    QCOMPARE(pickedIds(pool, 3), (QList<int>{1, 2, 3}));
    // 4, whose turn it is, is gone; 5 comes next wherever it stands now.
    pool.apply({.group = group,
                .replacesAll = true,
                .upserted = {makeKey(6), makeKey(5), makeKey(9), makeKey(1)}});
    QCOMPARE(pickedIds(pool, 5), (QList<int>{5, 9, 1, 6, 5}));

    pool.apply({.group = group, .replacesAll = true});
    QCOMPARE(pickedId(pool), 0);
    QCOMPARE(pool.counts(0), KeyCounts{});
}

void tst_KeyPool::putsRestoredKeysBackInPlace()
{
    KeyPool pool(group);
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

void tst_KeyPool::judgesKeys_data()
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

void tst_KeyPool::judgesKeys()
{
    QFETCH(Verdict, verdict);
    QFETCH(int, consecutive);
    QFETCH(int, failures);
    QFETCH(bool, isSuccess);
    KeyPool pool(group);
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
                       .group = group,
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

void tst_KeyPool::invalidatesAtThreshold_data()
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

void tst_KeyPool::invalidatesAtThreshold()
{
    QFETCH(int, threshold);
    QFETCH(int, rejections);
    QFETCH(bool, isInvalid);
    KeyPool pool(group);
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

void tst_KeyPool::startsAfreshAfterSuccess()
{
    KeyPool pool(group);
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

void tst_KeyPool::leavesDisabledKeysDisabled()
{
    KeyPool pool(group);
    pool.apply(upserted({makeKey(1, KeyState::Disabled), makeKey(2, KeyState::Invalid)}));
    // Attempts that were under way when the states were set.
    pool.report(makeReport(1, Verdict::KeyRejected, 1));
    pool.report(makeReport(2, Verdict::Success, 1));
    QCOMPARE(pool.counts(0), (KeyCounts{.invalid = 1, .disabled = 1}));
}

void tst_KeyPool::reportsUsageOnce()
{
    KeyPool pool(group);
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
             (KeyUsage{.id = KeyId{5}, .group = group, .requests = 1, .lastUsedAt = 1'000}));
}

void tst_KeyPool::reportsStateSetByEdit()
{
    KeyPool pool(group);
    pool.apply(upserted(makeKeys(1, 2)));
    pool.apply(upserted(makeKeys(1, 2)));
    QVERIFY(pool.takeUsage().isEmpty());

    pool.report(makeReport(1, Verdict::KeyRejected, 1));
    QCOMPARE(onlyUsage(pool).state, KeyState::Invalid);
    // That report may reach the store after this edit did.
    pool.apply(upserted({makeKey(1)}));
    QCOMPARE(onlyUsage(pool), (KeyUsage{.id = KeyId{1}, .group = group, .isRestored = true}));
}

void tst_KeyPool::forgetsUsageOfRemovedKeys()
{
    KeyPool pool(group);
    pool.apply(upserted(makeKeys(1, 3)));
    pool.report(makeReport(1, Verdict::Success));
    pool.report(makeReport(2, Verdict::Success));
    pool.apply(removed({1}));
    pool.report(makeReport(1, Verdict::KeyRejected, 1)); // was under way
    QCOMPARE(onlyUsage(pool).id, KeyId{2});
    QCOMPARE(pool.counts(0), (KeyCounts{.active = 2}));
}

void tst_KeyPool::keepsUsageWhenReplaced()
{
    KeyPool pool(group);
    pool.apply(upserted(makeKeys(1, 3)));
    for (const int id : {1, 2})
        pool.report(makeReport(id, Verdict::UpstreamFault));
    pool.apply({.group = group, .replacesAll = true, .upserted = {makeKey(3), makeKey(2)}});
    QCOMPARE(onlyUsage(pool),
             (KeyUsage{.id = KeyId{2},
                       .group = group,
                       .requests = 1,
                       .failures = 1,
                       .lastUsedAt = 1'000,
                       .lastErrorStatus = 401,
                       .lastError = u"no"_s,
                       .lastErrorAt = 1'000}));
}

void tst_KeyPool::survivesRemovalOfMost()
{
    KeyPool pool(group);
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

void tst_KeyPool::picksAsFastAmongMany()
{
    constexpr int keys = 200'000;
    constexpr int picks = 10'000;
    KeyPool pool(group);
    pool.apply({.group = group, .replacesAll = true, .upserted = makeKeys(1, keys)});
    // The worst case for a list: all but the last one are out.
    for (int id = 1; id < keys; ++id)
        pool.report(makeReport(id, Verdict::KeyRejected, 1));
    QCOMPARE(pool.counts(0), (KeyCounts{.active = 1, .invalid = keys - 1}));

    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < picks; ++i)
        QCOMPARE(pickedId(pool), keys);
    // A scan would take 2,000,000,000 looks, so many seconds; this takes milliseconds even under a
    // sanitizer.
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(u"%1 ms"_s.arg(timer.elapsed())));
}

void tst_KeyPool::countsEveryPickOfTwoThreads()
{
    constexpr int keys = 50;
    constexpr int picksEach = 20'000;
    KeyPool pool(group);
    pool.apply(upserted(makeKeys(1, keys)));

    std::atomic<qint64> none = 0;
    QHash<KeyId, qint64> picked[2];
    const auto work = [&](int worker) {
        for (int i = 0; i < picksEach; ++i) {
            const auto key = pool.pick({});
            if (!key) {
                ++none;
                continue;
            }
            ++picked[worker][key->id];
            pool.report(
                {.key = key->id,
                 .judgement = {.verdict = i % 3 ? Verdict::Success : Verdict::UpstreamFault},
                 .now = i});
        }
    };
    QHash<KeyId, KeyUsage> reported;
    const auto collect = [&] {
        for (const KeyUsage &usage : pool.takeUsage()) {
            reported[usage.id].requests += usage.requests;
            reported[usage.id].failures += usage.failures;
        }
    };
    {
        std::atomic<int> running = 2;
        std::jthread first([&] { work(0), --running; });
        std::jthread second([&] { work(1), --running; });
        // Keys come and go at the same time; they are never served.
        while (running > 0) {
            pool.apply(upserted({makeKey(1'000, KeyState::Disabled)}));
            collect();
            pool.apply(removed({1'000}));
        }
    }
    collect();

    QCOMPARE(none, 0);
    qint64 failures = 0;
    for (int id = 1; id <= keys; ++id) {
        const qint64 times = picked[0][KeyId{id}] + picked[1][KeyId{id}];
        QCOMPARE(times, 2 * picksEach / keys); // strict rotation, whoever asks
        QCOMPARE(reported[KeyId{id}].requests, times);
        failures += reported[KeyId{id}].failures;
    }
    QCOMPARE(failures, 2 * ((picksEach + 2) / 3));
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_KeyPool)
#include "tst_keypool.moc"
