#include "tests/proxy/storage/keysfixture.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

class tst_KeyUsageRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<KeysFixture>(); }
    void addsUsage();
    void leavesAStandingThatIsNotNew();
    void keepsAKeyDisabledByHand();
    void ignoresUsageOfKeysThatAreGone();
    void replacesCooldowns();
    void removesCooldownsThatAreOver();

private:
    std::unique_ptr<KeysFixture> m_fixture{};
};

void tst_KeyUsageRepository::addsUsage()
{
    const KeyId id = m_fixture->row("active").id;
    QVERIFY(m_fixture->use(
        {.id = id, .requests = 10, .failures = 1, .lastUsedAt = 500, .lastSuccessAt = 400}));
    QVERIFY(m_fixture->use({.id = id,
                            .state = KeyState::Invalid,
                            .requests = 2,
                            .failures = 2,
                            .consecutiveFailures = 2,
                            .lastUsedAt = 450,
                            .lastErrorStatus = 401,
                            .lastError = QString(5000, u'e'),
                            .lastErrorAt = 450}));
    QVERIFY(m_fixture->use({.id = id,
                            .state = KeyState::Invalid,
                            .consecutiveFailures = 2,
                            .lastErrorStatus = 500,
                            .lastErrorAt = 449}));
    const KeyRow after = m_fixture->row("active");
    QCOMPARE(after.requests, 12);
    QCOMPARE(after.failures, 3);
    QCOMPARE(after.consecutiveFailures, 2);
    QCOMPARE(after.state, KeyState::Invalid);
    QCOMPARE(after.lastUsedAt, 500);
    QCOMPARE(after.lastSuccessAt, 400);
    QCOMPARE(after.lastErrorStatus, 401);
    QCOMPARE(after.lastError.size(), 1000);
    QCOMPARE(after.lastErrorAt, 450);

    // Only a check makes an invalid key active again.
    QVERIFY(m_fixture->use({.id = id, .state = KeyState::Active}));
    QCOMPARE(m_fixture->state("active"), u"invalid"_s);
    QVERIFY(m_fixture->use({.id = id, .state = KeyState::Active, .isRestored = true}));
    QCOMPARE(m_fixture->state("active"), u"active"_s);
}

void tst_KeyUsageRepository::leavesAStandingThatIsNotNew()
{
    const KeyId id = m_fixture->row("invalid").id;
    const Cooldown whole{{}, m_fixture->clock.wall() + 1000, u"429"_s};
    QVERIFY(m_fixture->use({.id = id,
                            .requests = 1,
                            .cooldowns = {{whole}},
                            .isStandingNew = false,
                            .isRestored = true}));
    const KeyRow after = m_fixture->row("invalid");
    QCOMPARE(after.state, KeyState::Invalid);
    QCOMPARE(after.consecutiveFailures, 3);
    QCOMPARE(after.requests, 6);
    QCOMPARE(after.cooldowns, QList<Cooldown>{whole});
}

void tst_KeyUsageRepository::keepsAKeyDisabledByHand()
{
    QVERIFY(m_fixture->use(
        {.id = m_fixture->row("disabled").id, .state = KeyState::Active, .requests = 1}));
    QCOMPARE(m_fixture->state("disabled"), u"disabled"_s);
    QCOMPARE(m_fixture->row("disabled").requests, 1);
    QVERIFY(m_fixture->use({.id = m_fixture->row("disabled").id, .isRestored = true}));
    QCOMPARE(m_fixture->state("disabled"), u"disabled"_s);
    // And a pool that has not heard yet that the key was enabled does not disable it.
    QVERIFY(m_fixture->use(
        {.id = m_fixture->row("invalid").id, .state = KeyState::Disabled, .requests = 1}));
    QCOMPARE(m_fixture->state("invalid"), u"invalid"_s);
}

void tst_KeyUsageRepository::ignoresUsageOfKeysThatAreGone()
{
    QVERIFY(m_fixture->use({.id = KeyId(999), .requests = 1, .lastErrorAt = 5}));
    QCOMPARE(*m_fixture->database->number(u"SELECT COUNT(*) FROM keys"_s), 3);
}

void tst_KeyUsageRepository::replacesCooldowns()
{
    const KeyId id = m_fixture->row("active").id;
    const qint64 now = m_fixture->clock.wall();
    const Cooldown whole{{}, now + 1000, u"429"_s};
    const Cooldown model{u"gpt-4o"_s, now + 60'000, u"per minute"_s};
    QVERIFY(m_fixture->use({.id = id, .cooldowns = {{model, whole}}}));
    QCOMPARE(m_fixture->row("active").cooldowns, (QList<Cooldown>{whole, model}));
    QCOMPARE(m_fixture->state("active"), u"cooling"_s);

    QVERIFY(m_fixture->use({.id = id, .requests = 1})); // says nothing of them
    QCOMPARE(m_fixture->row("active").cooldowns.size(), 2);
    m_fixture->clock.advance(std::chrono::seconds(1));
    QCOMPARE(m_fixture->row("active").cooldowns, QList<Cooldown>{model});

    QVERIFY(m_fixture->use({.id = id, .cooldowns = QList<Cooldown>()}));
    QVERIFY(m_fixture->row("active").cooldowns.isEmpty());
    QCOMPARE(m_fixture->state("active"), u"active"_s);
    QVERIFY(m_fixture->use({.id = KeyId(999), .cooldowns = {{whole}}}));
    QCOMPARE(*m_fixture->database->number(u"SELECT COUNT(*) FROM cooldowns"_s), 0);
}

void tst_KeyUsageRepository::removesCooldownsThatAreOver()
{
    QVERIFY(m_fixture->cool("active", {}, 10));
    QVERIFY(m_fixture->cool("active", u"m"_s, 20));
    const auto count = u"SELECT COUNT(*) FROM cooldowns"_s;
    const CooldownRepository repository(*m_fixture->database);
    QVERIFY(repository.removeOver(m_fixture->clock.wall() + 9'999));
    QCOMPARE(*m_fixture->database->number(count), 2);
    QVERIFY(repository.removeOver(m_fixture->clock.wall() + 10'000));
    QCOMPARE(*m_fixture->database->number(count), 1);
}

QTEST_GUILESS_MAIN(tst_KeyUsageRepository)
#include "tst_keyusagerepository.moc"
