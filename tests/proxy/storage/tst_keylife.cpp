// What becomes of keys over restarts, and of reports that an edit has overtaken.
#include "proxy/core/keyimport.h"
#include "tests/proxy/storage/storagefixture.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

class tst_KeyLife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsStatesAndDeadlinesOverARestart();
    void keepsEditsThatReportsOvertake_data();
    void keepsEditsThatReportsOvertake();
    void importsManyKeysInLinearTime();

private:
    [[nodiscard]] QList<KeyRow> rows();
    void report(const KeyUsage &usage);
    [[nodiscard]] KeyDelta pool();

    std::unique_ptr<HostFixture> m_fixture{};
    GroupId m_group{};
    QList<KeyId> m_ids{};
};

void tst_KeyLife::init()
{
    m_fixture = std::make_unique<HostFixture>();
    QVERIFY(m_fixture->open());
    auto &editor = m_fixture->editor();
    m_group = *wait<GroupId>([&](auto reply) { editor.addGroup(groupDraft(u"a"_s), reply); });
    const ParsedKeys keys = parseKeys("key,weight,priority\nkey-a,7,3\nkey-b,,\nkey-c,,\n");
    QVERIFY(wait<ImportReport>([&](auto reply) { editor.addKeys(m_group, keys, reply); }));
    m_ids = *wait<QList<KeyId>>([&](auto reply) { editor.keyIds({.group = m_group}, reply); });
}

QList<KeyRow> tst_KeyLife::rows()
{
    return *wait<QList<KeyRow>>([&](auto reply) { m_fixture->editor().keyRows(m_ids, reply); });
}

void tst_KeyLife::report(const KeyUsage &usage)
{
    QSignalSpy stored(&m_fixture->editor(), &ConfigEditor::keyUsageStored);
    m_fixture->host().records().updateKeys({usage});
    QTRY_COMPARE(stored.size(), 1);
}

KeyDelta tst_KeyLife::pool()
{
    KeyDelta published;
    const auto heard =
        connect(&m_fixture->editor(), &ConfigEditor::keysChanged, this, [&](const KeyDelta &delta) {
            published = delta;
        });
    if (!wait<Nothing>([&](auto reply) { m_fixture->host().publishKeys(reply); }))
        return {};
    disconnect(heard);
    return published;
}

void tst_KeyLife::keepsStatesAndDeadlinesOverARestart()
{
    const qint64 now = m_fixture->clock().wall();
    const Cooldown whole{{}, now + 10'000, u"429 without a model"_s};
    const Cooldown model{u"gpt-4o"_s, now + 60'000, u"requests per minute"_s};
    report({.id = m_ids[0], .group = m_group, .cooldowns = {{whole, model}}});
    report({.id = m_ids[1],
            .group = m_group,
            .state = KeyState::Invalid,
            .requests = 4,
            .failures = 4,
            .consecutiveFailures = 3,
            .lastErrorStatus = 401,
            .lastError = u"rejected"_s,
            .lastErrorAt = now});
    QVERIFY(wait<qint64>([&](auto reply) {
        m_fixture->editor().changeKeys(
            {.group = m_group, .ids = {m_ids[2]}}, KeyAction::Disable, reply);
    }));
    const QList<KeyRow> before = rows();
    QCOMPARE(before[0].state, KeyState::Cooling);
    QCOMPARE(before[0].cooldowns, (QList<Cooldown>{whole, model}));
    const KeyDelta poolBefore = pool();

    QVERIFY(m_fixture->open());
    QCOMPARE(rows(), before);
    const KeyDelta poolAfter = pool();
    QCOMPARE(poolAfter.upserted, poolBefore.upserted);
    QCOMPARE(poolAfter.upserted[0].state, KeyState::Active);
    QCOMPARE(poolAfter.upserted[0].cooldowns, before[0].cooldowns);
    QCOMPARE(poolAfter.upserted[0].weight, 7);
    QCOMPARE(poolAfter.upserted[0].priority, 3);
    const auto counts =
        wait<KeyCounts>([&](auto reply) { m_fixture->editor().storedKeyCounts(m_group, reply); });
    QCOMPARE(*counts, (KeyCounts{.cooling = 1, .invalid = 1, .disabled = 1}));

    // And again when one of the deadlines has passed meanwhile.
    m_fixture->clock().advance(std::chrono::seconds(10));
    QVERIFY(m_fixture->open());
    QCOMPARE(pool().upserted[0].cooldowns, QList<Cooldown>{model});
}

void tst_KeyLife::keepsEditsThatReportsOvertake_data()
{
    QTest::addColumn<bool>("isReset"); // of the group, else a restore
    QTest::addRow("restore") << false;
    QTest::addRow("reset of the group") << true;
}

void tst_KeyLife::keepsEditsThatReportsOvertake()
{
    QFETCH(bool, isReset);
    const KeyUsage bad{.id = m_ids[0],
                       .group = m_group,
                       .state = KeyState::Invalid,
                       .requests = 1,
                       .failures = 1,
                       .consecutiveFailures = 3,
                       .cooldowns = {{{{}, m_fixture->clock().wall() + 1000, {}}}}};
    report(bad);
    QCOMPARE(rows()[0].state, KeyState::Invalid);

    // The engine reports once more before it has heard of the edit, whose signal comes later.
    QSignalSpy stored(&m_fixture->editor(), &ConfigEditor::keyUsageStored);
    const auto edited = wait<qint64>([&](auto reply) {
        if (isReset)
            m_fixture->editor().resetGroup(m_group, reply);
        else
            m_fixture->editor().changeKeys(
                {.group = m_group, .ids = {m_ids[0]}}, KeyAction::Restore, reply);
        m_fixture->host().records().updateKeys({bad});
    });
    QCOMPARE(*edited, 1);
    QTRY_COMPARE(stored.size(), 1);
    const KeyRow after = rows()[0];
    QCOMPARE(after.state, KeyState::Active);
    QCOMPARE(after.consecutiveFailures, 0);
    QVERIFY(after.cooldowns.isEmpty());
    QCOMPARE(after.requests, isReset ? 1 : 2); // it was used all the same

    // What it reports from then on counts.
    report(bad);
    QCOMPARE(rows()[0].state, KeyState::Invalid);
    QCOMPARE(rows()[0].cooldowns.size(), 1);
}

// 200,000 keys: docs/keys.md promises 3 s for a release build. Here 40,000, with room for -O0,
// sanitizers and a busy machine; what counts is that the last batches cost what the first did.
void tst_KeyLife::importsManyKeysInLinearTime()
{
    constexpr int count = 40'000;
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += "sk-proj-0123456789abcdefghijklmnop" + QByteArray::number(i) + '\n';
    KeyImport import(m_fixture->editor(), m_group);
    QElapsedTimer timer;
    qint64 half = 0;
    bool isFinished = false;
    connect(&import, &KeyImport::progressed, this, [&](qint64 done, qint64 total) {
        half = half == 0 && done >= total / 2 ? timer.elapsed() : half;
    });
    connect(&import, &KeyImport::finished, this, [&] { isFinished = true; });
    timer.start();
    import.start(text);
    QTRY_VERIFY_WITH_TIMEOUT(isFinished, 60'000);
    const qint64 whole = timer.elapsed();
    QCOMPARE(import.report().added, count);
    QVERIFY2(whole < 20'000, qPrintable(u"%1 ms"_s.arg(whole)));
    QVERIFY2(whole - half < 4 * half + 1'000, qPrintable(u"%1 of %2 ms"_s.arg(half).arg(whole)));
}

QTEST_GUILESS_MAIN(tst_KeyLife)
#include "tst_keylife.moc"
