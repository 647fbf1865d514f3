#include "tests/proxy/engine/enginefixture.h"
#include "tests/support/rawclient.h"
#include "tests/support/scriptedupstream.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::test;

namespace {

/// What checkAdvanced() said, results together, with the last word.
CheckProgress finished(QSignalSpy &news)
{
    CheckProgress last;
    QList<CheckResult> results;
    if (!QTest::qWaitFor(
            [&news] {
                return !news.isEmpty() && news.last().first().value<CheckProgress>().isFinished;
            },
            10'000))
        return {};
    for (const QList<QVariant> &one : news) {
        last = one.first().value<CheckProgress>();
        results += last.results;
    }
    news.clear();
    last.results = results;
    return last;
}

Answer unauthorized()
{
    return jsonAnswer(401, R"({"error":{"message":"no","code":"x"}})");
}

} // namespace

/// Key checks through the whole engine, on the wire.
class tst_EngineChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsWhatTheProviderExpects_data();
    void sendsWhatTheProviderExpects();
    void restoresKeysWhileTheEngineIsStopped();
    void saysWhyNothingChanged_data();
    void saysWhyNothingChanged();
    void keepsToItsConcurrencyOnTheWire();
    void dropsConnectionsOnCancel();
    void checksByItselfWhileItRuns();
    void triesAKeyThatIsNotStored();
    void triesAStoredKeyAndLeavesItAlone();
    void refusesToTryWithoutAnActiveKey_data();
    void refusesToTryWithoutAnActiveKey();
    void dropsATrialWithItsContext();
    void agreesOnWhichChannelsNeedAPath();
    void refusesDraftsThatCannotBeTried_data();
    void refusesDraftsThatCannotBeTried();
    void neverShowsTheKey();
};

void tst_EngineChecks::sendsWhatTheProviderExpects_data()
{
    QTest::addColumn<Channel>("channel");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::addRow("openai") << Channel::OpenAi << u""_s << "/p/v1/chat/completions"_ba
                            << "Authorization"_ba
                            << "Bearer key-1001"_ba;
    QTest::addRow("anthropic") << Channel::Anthropic << u""_s << "/p/v1/messages"_ba
                               << "x-api-key"_ba
                               << "key-1001"_ba;
    QTest::addRow("gemini") << Channel::Gemini << u""_s << "/p/v1beta/models/m:generateContent"_ba
                            << "x-goog-api-key"_ba
                            << "key-1001"_ba;
    QTest::addRow("azure") << Channel::Azure << u"/openai/x?api-version=1"_s
                           << "/p/openai/x?api-version=1"_ba
                           << "api-key"_ba
                           << "key-1001"_ba;
    QTest::addRow("custom") << Channel::Custom << u"/me"_s << "/p/me"_ba
                            << "Authorization"_ba
                            << "Bearer key-1001"_ba;
}

void tst_EngineChecks::sendsWhatTheProviderExpects()
{
    QFETCH(Channel, channel);
    QFETCH(QString, path);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, value);
    ScriptedUpstream upstream;
    EngineFixture fixture;
    const GroupId id = fixture.addGroup("g", {upstream.url("/p")}, 1);
    GroupConfig group = *fixture.draft.groups.back();
    group.channel = channel;
    group.checkPath = path;
    group.testModel = u"m"_s;
    fixture.draft.groups.back() = std::make_shared<const GroupConfig>(group);
    fixture.publish();
    QSignalSpy news(fixture.host.get(), &Gateway::checkAdvanced);
    QVERIFY(fixture.host->startCheck({.group = id, .all = true}));
    QCOMPARE(finished(news).valid, 1);
    QCOMPARE(upstream.requestCount(), 1);
    const RecordedRequest request = upstream.requests().front();
    QCOMPARE(request.method(), "POST"_ba);
    QCOMPARE(request.target(), target);
    QCOMPARE(request.field(field), value);
    QCOMPARE(request.field("Host"), upstream.authority());
    QVERIFY(request.field("User-Agent").startsWith("keyferry/"));
    QVERIFY(request.isComplete);
    QVERIFY(!request.body.isEmpty());
}

void tst_EngineChecks::restoresKeysWhileTheEngineIsStopped()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(unauthorized());
    EngineFixture fixture;
    const GroupId id =
        fixture.addGroup("g", {upstream.url()}, 3, {{u"blacklist_threshold"_s, u"1"_s}});
    fixture.publish();
    QSignalSpy news(fixture.host.get(), &Gateway::checkAdvanced);
    QSignalSpy counted(fixture.host.get(), &Gateway::keyCountsChanged);
    const auto check = fixture.host->startCheck({.group = id, .all = true});
    QVERIFY(check);
    QCOMPARE(fixture.host->checks().size(), 1);
    QCOMPARE(fixture.host->checks().first().id, *check);
    const CheckProgress progress = finished(news);
    QCOMPARE(progress.invalid, 3);
    QCOMPARE(fixture.host->keyCounts(id).invalid, 3);
    QVERIFY(fixture.host->checks().isEmpty());

    upstream.setAnswer(jsonAnswer(200, "{}"));
    upstream.setAnswerFor(EngineFixture::keyText(1), unauthorized());
    counted.clear();
    QVERIFY(fixture.host->startCheck({.group = id, .state = KeyState::Invalid}));
    QCOMPARE(finished(news).valid, 2);
    QCOMPARE(fixture.host->keyCounts(id).active, 2);
    QTRY_VERIFY(counted.contains(QVariantList{QVariant::fromValue(QList<GroupId>{id})}));
    QTRY_COMPARE(fixture.sink.restored().size(), 2); // storage hears of it
}

void tst_EngineChecks::saysWhyNothingChanged_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<int>("status");
    QTest::addRow("429") << u"429"_s << 429;
    QTest::addRow("500") << u"500"_s << 500;
    QTest::addRow("closed") << u"closed"_s << 0;
    QTest::addRow("refused") << u"refused"_s << 0;
    QTest::addRow("silent") << u"silent"_s << 0;
}

void tst_EngineChecks::saysWhyNothingChanged()
{
    QFETCH(QString, how);
    QFETCH(int, status);
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const QByteArray nobody = "http://127.0.0.1:" + QByteArray::number(closed.serverPort());
    closed.close();
    ScriptedUpstream upstream;
    if (how == "closed"_L1)
        upstream.setAnswer(closeUnanswered());
    else if (how == "silent"_L1)
        upstream.setAnswer(silence());
    else
        upstream.setAnswer(jsonAnswer(status, "{}"));
    EngineFixture fixture;
    const GroupId id = fixture.addGroup(
        "g",
        {how == "refused"_L1 ? nobody : upstream.url()},
        1,
        {{u"key_validation_timeout_seconds"_s, u"1"_s}, {u"blacklist_threshold"_s, u"1"_s}});
    fixture.publish();
    QSignalSpy news(fixture.host.get(), &Gateway::checkAdvanced);
    QVERIFY(fixture.host->startCheck({.group = id, .all = true}));
    const CheckProgress progress = finished(news);
    QCOMPARE(progress.unchanged, 1);
    QCOMPARE(progress.results.value(0).status, status);
    QCOMPARE(progress.results.value(0).state, KeyState::Active);
    QVERIFY(progress.results.value(0).message.endsWith("; says nothing about the key"_L1));
    QCOMPARE(fixture.host->keyCounts(id).active, 1);
    QCOMPARE(fixture.host->upstreamHealth(id).value(0).consecutiveFailures, 0);
    QVERIFY(upstream.requestCount() <= 1); // nothing is sent twice
}

void tst_EngineChecks::keepsToItsConcurrencyOnTheWire()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(silence().send(headBytes(200, {{"Content-Length", "2"}}) + "{}"));
    EngineFixture fixture;
    const GroupId id =
        fixture.addGroup("g", {upstream.url()}, 25, {{u"key_validation_concurrency"_s, u"8"_s}});
    fixture.publish();
    QSignalSpy news(fixture.host.get(), &Gateway::checkAdvanced);
    QVERIFY(fixture.host->startCheck({.group = id, .all = true}));
    QTRY_COMPARE(upstream.held(), 8);
    for (int answered = 1; answered <= 25; ++answered) {
        QTRY_VERIFY(upstream.held() > 0);
        upstream.release(1);
        QTRY_VERIFY(upstream.requestCount() >= std::min(25, 8 + answered));
        QVERIFY(upstream.requestCount() <= 8 + answered);
    }
    QCOMPARE(finished(news).valid, 25);
    QVERIFY(upstream.connectionCount() <= 12); // two managers of six: connections are used again
}

void tst_EngineChecks::dropsConnectionsOnCancel()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(silence());
    EngineFixture fixture;
    const GroupId id = fixture.addGroup("g", {upstream.url()}, 5);
    fixture.publish();
    QSignalSpy news(fixture.host.get(), &Gateway::checkAdvanced);
    const auto check = fixture.host->startCheck({.group = id, .all = true});
    QVERIFY(check);
    QTRY_COMPARE(upstream.held(), 5);
    fixture.host->cancelCheck(*check);
    QVERIFY(fixture.host->checks().isEmpty());
    QTRY_COMPARE(upstream.openConnections(), 0);
    const CheckProgress progress = finished(news);
    QVERIFY(progress.isCancelled);
    QCOMPARE(progress.checked, 0);
    QCOMPARE(fixture.host->keyCounts(id).active, 5);
}

void tst_EngineChecks::checksByItselfWhileItRuns()
{
    EngineFixture fixture;
    ScriptedUpstream upstream;
    const GroupId id =
        fixture.addGroup("g", {upstream.url()}, 2, {{u"key_validation_scope"_s, u"all"_s}});
    fixture.publish();
    QVERIFY(fixture.host->checks().isEmpty());
    fixture.host->start();
    QCOMPARE(fixture.host->checks().size(), 1);
    QVERIFY(fixture.host->checks().first().isScheduled);
    QCOMPARE(fixture.host->checks().first().group, id);
    QCOMPARE(fixture.host->checks().first().total, 2);
    fixture.host->stop();
    QTRY_COMPARE(fixture.host->status().state, GatewayState::Stopped);
    QVERIFY(fixture.host->checks().isEmpty());
}

void tst_EngineChecks::triesAKeyThatIsNotStored()
{
    ScriptedUpstream upstream;
    upstream.setAnswerFor("good-key-000001", jsonAnswer(200, "{}"));
    upstream.setAnswer(unauthorized());
    EngineFixture fixture;
    fixture.publish();
    const GroupDraft draft{.upstreams = {{.url = QString::fromLatin1(upstream.url())}},
                           .overrides = {{u"key_validation_timeout_seconds"_s, u"5"_s}}};
    QList<CheckResult> results;
    const Reply<CheckResult> reply(fixture.host.get(), [&results](const auto &result) {
        results.append(result ? *result : CheckResult{.message = result.error().detail});
    });
    fixture.host->tryKey(draft, Secret("good-key-000001"_ba), reply);
    QVERIFY(results.isEmpty());
    QTRY_COMPARE(results.size(), 1);
    QCOMPARE(results.at(0).verdict, Verdict::Success);
    QCOMPARE(results.at(0).state, KeyState::Active);
    QCOMPARE(results.at(0).mask, Secret("good-key-000001"_ba).masked());
    fixture.host->tryKey(draft, Secret("bad-key-0000002"_ba), reply);
    QTRY_COMPARE(results.size(), 2);
    QCOMPARE(results.at(1).verdict, Verdict::KeyRejected);
    QCOMPARE(results.at(1).state, KeyState::Invalid);
    QCOMPARE(results.at(1).status, 401);
}

void tst_EngineChecks::triesAStoredKeyAndLeavesItAlone()
{
    ScriptedUpstream saved;
    ScriptedUpstream other;
    other.setAnswer(unauthorized());
    EngineFixture fixture;
    const GroupId id =
        fixture.addGroup("g", {saved.url()}, 2, {{u"blacklist_threshold"_s, u"1"_s}});
    fixture.publish();
    std::optional<Result<CheckResult>> result;
    GroupDraft draft = draftOf(*fixture.draft.groups.front());
    draft.upstreams = {{.url = QString::fromLatin1(other.url())}};
    fixture.host->tryStoredKey(
        draft, id, {fixture.host.get(), [&result](const auto &said) { result = said; }});
    QVERIFY(!result);
    QTRY_VERIFY(result);
    QCOMPARE((*result)->verdict, Verdict::KeyRejected);
    QCOMPARE((*result)->mask, Secret(EngineFixture::keyText(0)).masked());
    QVERIFY((*result)->firstByteMs >= 0);
    QCOMPARE(saved.requestCount(), 0);
    QCOMPARE(other.requests().front().field("Authorization"),
             "Bearer " + EngineFixture::keyText(0));
    QCOMPARE(fixture.host->keyCounts(id).active, 2); // one refusal would be enough
    QCOMPARE(fixture.host->upstreamHealth(id).value(0).consecutiveFailures, 0);
}

void tst_EngineChecks::refusesToTryWithoutAnActiveKey_data()
{
    QTest::addColumn<bool>("isKnown");
    QTest::addColumn<int>("cooling");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("no keys") << true << 0 << ErrorKind::NoUsableKey;
    QTest::newRow("all cooling") << true << 1 << ErrorKind::KeysCooling;
    QTest::newRow("no group") << false << 0 << ErrorKind::UnknownGroup;
}

void tst_EngineChecks::refusesToTryWithoutAnActiveKey()
{
    QFETCH(bool, isKnown);
    QFETCH(int, cooling);
    QFETCH(ErrorKind, kind);
    ScriptedUpstream upstream;
    EngineFixture fixture;
    const GroupId id = fixture.addGroup("g", {upstream.url()}, 0);
    fixture.publish();
    KeyDelta delta{.group = id};
    for (int i = 0; i < cooling; ++i) {
        delta.upserted.append({.id = KeyId{900 + i},
                               .group = id,
                               .secret = Secret("key-900"_ba),
                               .cooldowns = {{.until = fixture.clock.wall() + 60'000}}});
    }
    fixture.host->applyKeys(delta);
    QList<ErrorKind> kinds;
    fixture.host->tryStoredKey(draftOf(*fixture.draft.groups.front()),
                               isKnown ? id : GroupId{77},
                               {fixture.host.get(), [&kinds](const Result<CheckResult> &result) {
                                    kinds.append(result ? ErrorKind::Internal
                                                        : result.error().kind);
                                }});
    QTRY_COMPARE(kinds, QList{kind});
    QCOMPARE(upstream.requestCount(), 0);
}

void tst_EngineChecks::dropsATrialWithItsContext()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(silence());
    EngineFixture fixture;
    fixture.publish();
    auto context = std::make_unique<QObject>();
    int answers = 0;
    fixture.host->tryKey({.upstreams = {{.url = QString::fromLatin1(upstream.url())}}},
                         Secret("good-key-000001"_ba),
                         {context.get(), [&answers](const auto &) { ++answers; }});
    QTRY_COMPARE(upstream.held(), 1);
    context.reset();
    QTRY_COMPARE(upstream.openConnections(), 0);
    QCOMPARE(answers, 0);
}

void tst_EngineChecks::agreesOnWhichChannelsNeedAPath()
{
    for (const Channel channel : allChannels()) {
        const GroupConfig group{.channel = channel, .upstreams = {{.url = "http://one"}}};
        QCOMPARE(!engine::canBeChecked(group), needsCheckPath(channel));
    }
}

void tst_EngineChecks::refusesDraftsThatCannotBeTried_data()
{
    QTest::addColumn<GroupDraft>("draft");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("field");
    QTest::newRow("no key") << GroupDraft{} << ""_ba << u"key"_s;
    QTest::newRow("aggregate") << GroupDraft{.kind = GroupKind::Aggregate,
                                             .members = {{.group = GroupId{1}}}}
                               << "key"_ba << u"kind"_s;
    QTest::newRow("no path") << GroupDraft{.channel = Channel::Azure,
                                           .upstreams = {{.url = u"http://127.0.0.1:1"_s}}}
                             << "key"_ba << u"check_path"_s;
    QTest::newRow("a wrong address")
        << GroupDraft{.upstreams = {{.url = u"ftp://a"_s}}} << "key"_ba << u"upstreams[0].url"_s;
}

void tst_EngineChecks::refusesDraftsThatCannotBeTried()
{
    QFETCH(GroupDraft, draft);
    QFETCH(QByteArray, key);
    QFETCH(QString, field);
    EngineFixture fixture;
    fixture.publish();
    QStringList fields;
    fixture.host->tryKey(
        draft, Secret(key), {fixture.host.get(), [&fields](const Result<CheckResult> &result) {
                                 fields.append(result ? u"none"_s : result.error().field);
                             }});
    QVERIFY(fields.isEmpty());
    QTRY_COMPARE(fields, QStringList{field});
}

void tst_EngineChecks::neverShowsTheKey()
{
    ScriptedUpstream upstream;
    upstream.setHandler([](const RecordedRequest &request) {
        return jsonAnswer(400, R"({"error":{"message":"what is )" + request.target() + R"("}})");
    });
    EngineFixture fixture;
    const GroupId id = fixture.addGroup("g", {upstream.url()}, 1);
    GroupConfig group = *fixture.draft.groups.back();
    group.channel = Channel::Custom;
    group.channelOptions = {.authQuery = "token"};
    group.checkPath = u"/me"_s;
    fixture.draft.groups.back() = std::make_shared<const GroupConfig>(group);
    fixture.publish();
    QSignalSpy news(fixture.host.get(), &Gateway::checkAdvanced);
    QVERIFY(fixture.host->startCheck({.group = id, .all = true}));
    const CheckProgress progress = finished(news);
    QCOMPARE(upstream.requests().front().target(), "/me?token=key-1001"_ba);
    QCOMPARE(progress.results.size(), 1);
    QVERIFY(!progress.results.first().message.contains("key-1001"_L1));
}

QTEST_GUILESS_MAIN(tst_EngineChecks)
#include "tst_enginechecks.moc"
