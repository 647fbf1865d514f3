#include "tests/proxy/engine/checkfixture.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::engine;
using namespace keyferry::test;

namespace {

using namespace std::chrono_literals;

QMap<QString, QString> concurrency(int most)
{
    return {{u"key_validation_concurrency"_s, QString::number(most)}};
}

} // namespace

class tst_KeyChecker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatCannotBeChecked_data();
    void refusesWhatCannotBeChecked();
    void restoresAKeyThatAnswers();
    void endsCooldowns();
    void countsRejectionsToTheThreshold();
    void believesUnmistakableWordsAtOnce();
    void changesNothingOtherwise_data();
    void changesNothingOtherwise();
    void keepsToTheConcurrencyOfItsGroup();
    void takesAHigherNumberAtOnce();
    void neverChecksOneKeyTwiceAtATime();
    void cancelsWithoutCounting();
    void endsWithItsGroup();
    void leavesOutKeysThatAreGone();
    void endsWithoutKeys();
    void tellsProgressAtMostEvery100Ms();
    void givesUpAfterTheTimeout();
    void asksUpstreamsInTurn();
    void prefersUpstreamsWithClosedBreakers();
    void servesChecksByHandFirst();
    void appliesHeaderRules();
};

void tst_KeyChecker::refusesWhatCannotBeChecked_data()
{
    QTest::addColumn<KeySelection>("selection");
    QTest::addColumn<GroupKind>("kind");
    QTest::addColumn<Channel>("channel");
    QTest::addColumn<ErrorKind>("error");
    QTest::addColumn<QString>("field");
    const KeySelection all{.group = GroupId{1}, .all = true};
    QTest::newRow("another group")
        << KeySelection{.group = GroupId{2}, .all = true} << GroupKind::Standard << Channel::OpenAi
        << ErrorKind::UnknownGroup << u""_s;
    QTest::newRow("an aggregate") << all << GroupKind::Aggregate << Channel::OpenAi
                                  << ErrorKind::InvalidValue << u"kind"_s;
    QTest::newRow("azure without a path") << all << GroupKind::Standard << Channel::Azure
                                          << ErrorKind::InvalidValue << u"check_path"_s;
    QTest::newRow("one of the ids is unknown")
        << KeySelection{.group = GroupId{1}, .ids = {KeyId{1}, KeyId{99}}} << GroupKind::Standard
        << Channel::OpenAi << ErrorKind::UnknownName << u"ids"_s;
}

void tst_KeyChecker::refusesWhatCannotBeChecked()
{
    QFETCH(KeySelection, selection);
    QFETCH(GroupKind, kind);
    QFETCH(Channel, channel);
    QFETCH(ErrorKind, error);
    QFETCH(QString, field);
    CheckFixture fixture;
    fixture.config.kind = kind;
    fixture.config.channel = channel;
    fixture.publish();
    fixture.addKeys(2);
    const auto check = fixture.checker.start(selection);
    QVERIFY(!check);
    QCOMPARE(check.error().kind, error);
    QCOMPARE(check.error().field, field);
    QVERIFY(fixture.checker.underWay().isEmpty());
    QVERIFY(fixture.transport.sent.empty());
}

void tst_KeyChecker::restoresAKeyThatAnswers()
{
    CheckFixture fixture;
    fixture.addKeys(2);
    const auto check = fixture.checker.start({.group = GroupId{1}, .ids = {KeyId{2}, KeyId{2}}});
    QVERIFY(check);
    QVERIFY(fixture.news.isEmpty());
    QCOMPARE(fixture.transport.sent.size(), 1u);
    QCOMPARE(fixture.transport.keyOf(0), CheckFixture::secretOf(2));
    QCOMPARE(fixture.transport.sent.front().request.base
                 + fixture.transport.sent.front().request.target,
             "http://one/v1/chat/completions"_ba);
    QCOMPARE(fixture.transport.sent.front().body,
             R"({"model":"m","messages":[{"role":"user","content":"hi"}]})"_ba);
    fixture.transport.answer(0, 200);
    QTRY_VERIFY(fixture.told(*check).isFinished);
    const CheckProgress progress = fixture.told(*check);
    QCOMPARE(progress.total, 1);
    QCOMPARE(progress.checked, 1);
    QCOMPARE(progress.valid, 1);
    QVERIFY(!progress.isCancelled);
    QCOMPARE(progress.results,
             QList<CheckResult>{(CheckResult{.id = KeyId{2},
                                             .mask = Secret(CheckFixture::secretOf(2)).masked(),
                                             .verdict = Verdict::Success,
                                             .status = 200,
                                             .message = progress.results.value(0).message,
                                             .state = KeyState::Active,
                                             .firstByteMs = 0})});
    QCOMPARE(fixture.counts().active, 1);
    QVERIFY(fixture.checker.underWay().isEmpty());
}

void tst_KeyChecker::endsCooldowns()
{
    CheckFixture fixture;
    ProviderKey key{.id = KeyId{1}, .group = GroupId{1}, .secret = Secret("a key that cools"_ba)};
    key.cooldowns = {{.until = fixture.clock.wall() + 3'600'000},
                     {.model = u"m"_s, .until = fixture.clock.wall() + 7'200'000}};
    fixture.pools.apply({.group = GroupId{1}, .upserted = {key}});
    QCOMPARE(fixture.counts().cooling, 1);
    const CheckId check = fixture.checkAll();
    fixture.transport.answer(0, 200);
    QCOMPARE(fixture.counts().active, 1);
    QTRY_VERIFY(fixture.told(check).isFinished);
    QCOMPARE(fixture.told(check).results.value(0).state, KeyState::Active);
}

void tst_KeyChecker::countsRejectionsToTheThreshold()
{
    CheckFixture fixture({{u"blacklist_threshold"_s, u"2"_s}});
    fixture.addKeys(1, KeyState::Active);
    for (std::size_t i = 0; i < 2; ++i) {
        const CheckId check = fixture.checkAll();
        fixture.transport.answer(i, 401, R"({"error":{"message":"no"}})");
        QTRY_VERIFY(fixture.told(check).isFinished);
        QCOMPARE(fixture.told(check).invalid, 1);
        QCOMPARE(fixture.told(check).results.value(0).state,
                 i == 0 ? KeyState::Active : KeyState::Invalid);
    }
    QCOMPARE(fixture.counts().invalid, 1);
}

void tst_KeyChecker::believesUnmistakableWordsAtOnce()
{
    CheckFixture fixture({{u"blacklist_threshold"_s, u"3"_s}});
    fixture.addKeys(1, KeyState::Active);
    const CheckId check = fixture.checkAll();
    fixture.transport.answer(
        0, 401, R"({"error":{"message":"Incorrect API key provided","code":"invalid_api_key"}})");
    QTRY_VERIFY(fixture.told(check).isFinished);
    QCOMPARE(fixture.told(check).results.value(0).state, KeyState::Invalid);
    QCOMPARE(fixture.counts().invalid, 1);
}

void tst_KeyChecker::changesNothingOtherwise_data()
{
    QTest::addColumn<KeyState>("state");
    QTest::addColumn<int>("status");
    for (const int status : {302, 404, 429, 500, 0}) {
        QTest::addRow("an invalid key, %d", status) << KeyState::Invalid << status;
        QTest::addRow("an active key, %d", status) << KeyState::Active << status;
    }
    QTest::addRow("a disabled key, 200") << KeyState::Disabled << 200;
}

void tst_KeyChecker::changesNothingOtherwise()
{
    QFETCH(KeyState, state);
    QFETCH(int, status);
    CheckFixture fixture({{u"blacklist_threshold"_s, u"1"_s}});
    fixture.addKeys(1, state);
    const KeyCounts before = fixture.counts();
    const CheckId check = fixture.checkAll();
    if (status > 0)
        fixture.transport.answer(0, status);
    else
        fixture.transport.fail(
            0, {.kind = ErrorKind::UpstreamUnreachable, .detail = u"one: connection refused"_s});
    QTRY_VERIFY(fixture.told(check).isFinished);
    QCOMPARE(fixture.counts(), before);
    QCOMPARE(fixture.told(check).results.value(0).state, state);
    if (status != 200) {
        QCOMPARE(fixture.told(check).unchanged, 1);
        QVERIFY(fixture.told(check).results.value(0).message.endsWith(
            "; says nothing about the key"_L1));
    }
}

void tst_KeyChecker::keepsToTheConcurrencyOfItsGroup()
{
    CheckFixture fixture(concurrency(3));
    fixture.addKeys(10);
    const auto some = fixture.checker.start(
        {.group = GroupId{1}, .ids = {KeyId{1}, KeyId{2}, KeyId{3}, KeyId{4}}});
    const CheckId rest = fixture.checkAll();
    QVERIFY(some);
    QCOMPARE(fixture.transport.underWay(), 3);
    QCOMPARE(fixture.checker.underWay().size(), 2);
    for (std::size_t i = 0; i < 10; ++i) {
        QVERIFY(fixture.transport.underWay() <= 3);
        fixture.transport.answer(i, 200);
    }
    QTRY_VERIFY(fixture.told(rest).isFinished);
    QCOMPARE(fixture.told(*some).checked, 4);
    QCOMPARE(fixture.told(rest).checked, 6); // the others are left to the first
    QCOMPARE(fixture.transport.sent.size(), 10u);
}

void tst_KeyChecker::takesAHigherNumberAtOnce()
{
    CheckFixture fixture(concurrency(1));
    fixture.addKeys(5);
    QVERIFY(toNumber(fixture.checkAll()) > 0);
    QCOMPARE(fixture.transport.underWay(), 1);
    fixture.config.overrides = concurrency(4);
    fixture.publish();
    QCOMPARE(fixture.transport.underWay(), 4);
}

void tst_KeyChecker::neverChecksOneKeyTwiceAtATime()
{
    CheckFixture fixture(concurrency(2));
    fixture.addKeys(3);
    const CheckId round = fixture.checker.openRound(GroupId{1}, 3);
    fixture.checker.addDue(round, {KeyId{1}});
    QCOMPARE(fixture.transport.underWay(), 1);
    const CheckId byHand = fixture.checkAll(); // key 1 is left to the round
    fixture.checker.addDue(round, {KeyId{2}, KeyId{3}});
    fixture.checker.closeRound(round);
    fixture.transport.answerAll(401);
    QTRY_VERIFY(fixture.told(byHand).isFinished);
    QTRY_VERIFY(fixture.told(round).isFinished);
    QCOMPARE(fixture.told(byHand).total, 2);
    QCOMPARE(fixture.told(byHand).checked, 2);
    QVERIFY(fixture.told(round).isScheduled);
    QCOMPARE(fixture.told(round).total, fixture.told(round).checked);
    QSet<QByteArray> checked;
    for (std::size_t i = 0; i < 3; ++i)
        checked.insert(fixture.transport.keyOf(i));
    QCOMPARE(checked.size(), 3);
}

void tst_KeyChecker::cancelsWithoutCounting()
{
    CheckFixture fixture(concurrency(2));
    fixture.addKeys(5);
    const CheckId check = fixture.checkAll();
    fixture.transport.answer(0, 200);
    fixture.checker.cancel(check);
    QCOMPARE(fixture.transport.underWay(), 0);
    QVERIFY(fixture.checker.underWay().isEmpty());
    fixture.checker.cancel(check); // nothing for one that has ended
    QTRY_VERIFY(fixture.told(check).isFinished);
    QVERIFY(fixture.told(check).isCancelled);
    QCOMPARE(fixture.told(check).checked, 1);
    QCOMPARE(fixture.counts().active, 1);
    const CheckId again = fixture.checkAll(); // all are free again
    fixture.transport.answerAll(200);
    QTRY_VERIFY(fixture.told(again).isFinished);
    QCOMPARE(fixture.told(again).total, 5);
    QVERIFY(!fixture.told(again).isCancelled);
}

void tst_KeyChecker::endsWithItsGroup()
{
    CheckFixture fixture;
    fixture.addKeys(2);
    const CheckId check = fixture.checkAll();
    QCOMPARE(fixture.transport.underWay(), 2);
    fixture.checker.setSnapshot(std::make_shared<const ConfigSnapshot>());
    QCOMPARE(fixture.transport.underWay(), 0);
    QTRY_VERIFY(fixture.told(check).isFinished);
    QVERIFY(fixture.told(check).isCancelled);
}

void tst_KeyChecker::leavesOutKeysThatAreGone()
{
    CheckFixture fixture(concurrency(1));
    fixture.addKeys(3);
    const CheckId check = fixture.checkAll();
    fixture.pools.apply({.group = GroupId{1}, .removed = {KeyId{1}, KeyId{2}}});
    fixture.transport.answerAll(200); // the first is under way, the second waits
    QTRY_VERIFY(fixture.told(check).isFinished);
    QCOMPARE(fixture.transport.sent.size(), 2u);
    QCOMPARE(fixture.told(check).total, 1);
    QCOMPARE(fixture.told(check).checked, 1);
    QCOMPARE(fixture.told(check).results.value(0).id, KeyId{3});
}

void tst_KeyChecker::endsWithoutKeys()
{
    CheckFixture fixture;
    const CheckId check = fixture.checkAll();
    QVERIFY(fixture.news.isEmpty());
    QTRY_VERIFY(fixture.told(check).isFinished);
    QCOMPARE(fixture.told(check).total, 0);
    QVERIFY(!fixture.told(check).isCancelled);
}

void tst_KeyChecker::tellsProgressAtMostEvery100Ms()
{
    CheckFixture fixture(concurrency(1));
    fixture.addKeys(200);
    QElapsedTimer timer;
    timer.start();
    const CheckId check = fixture.checkAll();
    for (std::size_t i = 0; i < 200; ++i) {
        fixture.transport.answer(i, 200);
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY(fixture.told(check).isFinished);
    QVERIFY(fixture.news.size() <= 1 + timer.elapsed() / 100);
    QCOMPARE(fixture.told(check).results.size(), 200);
}

void tst_KeyChecker::givesUpAfterTheTimeout()
{
    CheckFixture fixture({{u"key_validation_timeout_seconds"_s, u"7"_s}});
    fixture.addKeys(1);
    const CheckId check = fixture.checkAll();
    fixture.clock.advance(6900ms);
    fixture.wheel.advance();
    QCOMPARE(fixture.transport.underWay(), 1);
    fixture.clock.advance(200ms);
    fixture.wheel.advance();
    QCOMPARE(fixture.transport.underWay(), 0);
    QTRY_VERIFY(fixture.told(check).isFinished);
    QCOMPARE(fixture.told(check).unchanged, 1);
    QCOMPARE(fixture.told(check).results.value(0).status, 0);
    QCOMPARE(fixture.told(check).results.value(0).message,
             u"no answer within 7 s; says nothing about the key"_s);
}

void tst_KeyChecker::asksUpstreamsInTurn()
{
    CheckFixture fixture;
    fixture.config.upstreams.push_back({.id = UpstreamId{2}, .url = "http://off", .weight = 0});
    fixture.config.upstreams.push_back({.id = UpstreamId{3}, .url = "http://three"});
    fixture.publish();
    fixture.addKeys(4);
    QVERIFY(toNumber(fixture.checkAll()) > 0);
    QByteArrayList bases;
    for (const auto &sent : fixture.transport.sent)
        bases.append(sent.request.base);
    QCOMPARE(bases, (QByteArrayList{"http://one", "http://three", "http://one", "http://three"}));
}

void tst_KeyChecker::prefersUpstreamsWithClosedBreakers()
{
    CheckFixture fixture;
    fixture.config.upstreams.push_back({.id = UpstreamId{2}, .url = "http://two"});
    fixture.publish();
    for (int i = 0; i < 5; ++i)
        fixture.breakers.map()
            ->value(UpstreamId{1})
            ->noteFailure(u"down"_s, fixture.clock.wall(), fixture.clock.wall());
    QCOMPARE(fixture.breakers.health(UpstreamId{1}).state, BreakerState::Open);
    fixture.addKeys(2);
    QVERIFY(toNumber(fixture.checkAll()) > 0);
    for (const auto &sent : fixture.transport.sent)
        QCOMPARE(sent.request.base, "http://two"_ba);
}

void tst_KeyChecker::servesChecksByHandFirst()
{
    CheckFixture fixture(concurrency(1));
    fixture.addKeys(4);
    const CheckId round = fixture.checker.openRound(GroupId{1}, 3);
    fixture.checker.addDue(round, {KeyId{1}, KeyId{2}, KeyId{3}});
    const auto byHand = fixture.checker.start({.group = GroupId{1}, .ids = {KeyId{4}}});
    QVERIFY(byHand);
    fixture.transport.answer(0, 500);
    QCOMPARE(fixture.transport.keyOf(1), CheckFixture::secretOf(4));
}

void tst_KeyChecker::appliesHeaderRules()
{
    CheckFixture fixture;
    fixture.config.headerRules = {
        {.name = "X-Group", .value = Secret("${GROUP_NAME} ${CLIENT_IP} ${API_KEY}"_ba)},
        {.action = HeaderRule::Action::Remove, .name = "user-agent"}};
    fixture.publish();
    fixture.addKeys(1);
    QVERIFY(toNumber(fixture.checkAll()) > 0);
    const HeaderFields &fields = fixture.transport.sent.front().request.fields;
    QCOMPARE(fields.first("X-Group"), "g 127.0.0.1 " + CheckFixture::secretOf(1));
    QVERIFY(!fields.contains("User-Agent"));
}

QTEST_GUILESS_MAIN(tst_KeyChecker)
#include "tst_keychecker.moc"
