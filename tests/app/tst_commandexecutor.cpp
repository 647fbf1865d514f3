#include "app/arguments.h"
#include "app/commandexecutor.h"
#include "app/textoutput.h"
#include "proxy/core/clock.h"
#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "tests/support/fakelogreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace keyferry;
using namespace keyferry::app;
using namespace Qt::StringLiterals;

namespace {

/// The store, the log and perhaps an engine, with an executor over them.
struct Bench
{
    explicit Bench(bool hasGateway = false)
        : executor({.editor = editor,
                    .log = log,
                    .gateway = hasGateway ? &gateway : nullptr,
                    .clock = clock})
    {
        editor.queued = true;
        log.queued = true;
    }

    Result<QJsonObject> run(const Command &command)
    {
        std::optional<Result<QJsonObject>> answer;
        QObject context;
        executor.execute(command, {&context, [&](const auto &result) { answer = result; }});
        if (!QTest::qWaitFor([&] { return answer.has_value(); }))
            return Error{.kind = ErrorKind::Internal, .detail = u"no answer"_s, .field = {}};
        return *answer;
    }

    Result<QJsonObject> run(const QString &line)
    {
        const auto parsed = parseArguments(line.split(u' '), clock.wall());
        if (!parsed)
            return parsed.error();
        last = parsed->command;
        return run(parsed->command);
    }

    /// The answer of a command that must succeed.
    QJsonObject json(const QString &line)
    {
        const auto result = run(line);
        if (!result)
            qWarning("%s: %s", qPrintable(line), qPrintable(result.error().detail));
        return result ? *result : QJsonObject();
    }
    QString text(const QString &line)
    {
        const QJsonObject result = json(line);
        return textOf(last, result);
    }

    FakeClock clock;
    test::FakeConfigEditor editor;
    test::FakeLogReader log;
    test::FakeGateway gateway;
    CommandExecutor executor;
    Command last{};
};

RequestRecord sampleRequest()
{
    RequestRecord record;
    record.id = RequestId(7);
    record.startedAt = 1'700'000'000'000;
    record.groupName = u"openai"_s;
    record.model = u"gpt-4o"_s;
    record.method = u"POST"_s;
    record.path = u"/proxy/openai/v1/chat/completions"_s;
    record.status = 200;
    record.outcome = RequestOutcome::Succeeded;
    record.stream = true;
    record.upstream = u"https://api.openai.com"_s;
    record.keyMask = u"sk-a…wxyz"_s;
    record.firstByteMs = 120;
    record.durationMs = 2400;
    record.requestBytes = 10;
    record.responseBytes = 2000;
    record.tries = 2;
    record.attempts = {{.seq = 1,
                        .keyMask = u"sk-b…wxyz"_s,
                        .upstream = u"https://api.openai.com"_s,
                        .status = 401,
                        .verdict = Verdict::KeyRejected,
                        .durationMs = 80,
                        .resends = 1},
                       {.seq = 2,
                        .keyMask = u"sk-a…wxyz"_s,
                        .upstream = u"https://api.openai.com"_s,
                        .status = 200,
                        .firstByteMs = 40,
                        .durationMs = 2300}};
    return record;
}

} // namespace

class tst_CommandExecutor final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupsLiveFromAddToRemove();
    void groupAddTakesEveryOption();
    void groupsHoldRulesAndMembers();
    void upstreamsShowTheirBreaker();
    void groupEditReplacesOnlyWhatIsNamed();
    void groupAddWithABadAccessKeyLeavesNothing();
    void groupEditReplacesAccessKeys();
    void keysAreImportedListedChangedAndExported();
    void coolingKeysSayUntilWhen();
    void checkTellsWhatCameOfEachKey();
    void checkEndsWithTheOneWhoWaits();
    void keyNamesWorkByIdAndBySecret();
    void accessKeysShowTheSecretOnce();
    void accessKeysAreEdited();
    void settingsAreTyped();
    void requestsAreListedAndShown();
    void statsHaveHoursAndTotals();
    void statusWithAnEngine();
    void statusWithAStoppedEngineCountsTheStore();
    void statusWithoutAnInstance();
    void refusesWithKind_data();
    void refusesWithKind();
    void noAnswerHoldsASecret();
};

void tst_CommandExecutor::groupsLiveFromAddToRemove()
{
    Bench bench;
    const QJsonObject added = bench.json(u"group add g --channel openai"_s);
    QCOMPARE(added["name"_L1].toString(), u"g"_s);
    QCOMPARE(added["kind"_L1].toString(), u"standard"_s);
    QCOMPARE(added["endpoint"_L1].toString(), u"http://127.0.0.1:3001/proxy/g"_s);
    QCOMPARE(added["upstreams"_L1].toArray().first()["url"_L1].toString(),
             u"https://api.openai.com"_s);
    QCOMPARE(
        bench.text(u"group show g"_s),
        u"name      g\nendpoint  http://127.0.0.1:3001/proxy/g\nkind      standard\nchannel   "
        u"openai\nenabled   yes\n"
        "keys      0 active, 0 cooling, 0 invalid, 0 disabled\nupstream  https://api.openai.com, weight 1\n"_s);

    QCOMPARE(bench.json(u"group rename g h"_s)["name"_L1].toString(), u"h"_s);
    QCOMPARE(bench.text(u"group disable h"_s), u"1 changed\n"_s);
    QCOMPARE(bench.text(u"group disable h"_s), u"0 changed\n"_s);
    QCOMPARE(bench.json(u"group show h"_s)["enabled"_L1].toBool(), false);
    QCOMPARE(bench.json(u"group enable h"_s)["changed"_L1].toInt(), 1);

    bench.json(u"key add h key-aaaaaaaa key-bbbbbbbb"_s);
    bench.json(u"key disable h key-aaaaaaaa"_s);
    QCOMPARE(bench.json(u"group copy h i --keys active"_s)["keys"_L1]["active"_L1].toInt(), 1);
    const QJsonArray groups = bench.json(u"group list"_s)["groups"_L1].toArray();
    QCOMPARE(groups.size(), 2);
    QCOMPARE(groups.first()["keys"_L1]["disabled"_L1].toInt(), 1);
    QCOMPARE(bench.text(u"group list"_s).split(u'\n').first().simplified(),
             u"NAME KIND CHANNEL ENABLED ACTIVE COOLING INVALID DISABLED ENDPOINT"_s);
    QCOMPARE(bench.json(u"group reset h"_s)["changed"_L1].toInt(), 2);
    QCOMPARE(bench.json(u"group remove h"_s)["changed"_L1].toInt(), 1);
    bench.json(u"group remove i"_s);
    QVERIFY(bench.text(u"group list"_s).startsWith("no groups"_L1));
}

void tst_CommandExecutor::groupAddTakesEveryOption()
{
    Bench bench;
    const QJsonObject group =
        bench.json(u"group add g --channel custom --upstream http://127.0.0.1:1/v1,weight=3 "
                   u"--upstream http://127.0.0.1:2 "
                   "--test-model m --check-path /v1/x --display-name Mine --set max_retries=5 "
                   "--set tls_verify=off "
                   "--access-key only-for-g --auth-header X-Key:Token"_s);
    QCOMPARE(group["channel"_L1].toString(), u"custom"_s);
    QCOMPARE(group["upstreams"_L1].toArray().size(), 2);
    QCOMPARE(group["upstreams"_L1].toArray().first()["weight"_L1].toInt(), 3);
    QCOMPARE(group["test_model"_L1].toString(), u"m"_s);
    QCOMPARE(group["check_path"_L1].toString(), u"/v1/x"_s);
    QCOMPARE(group["display_name"_L1].toString(), u"Mine"_s);
    QCOMPARE(group["settings"_L1].toObject(),
             (QJsonObject{{u"max_retries"_s, 5}, {u"tls_verify"_s, false}}));
    QCOMPARE(group["channel_options"_L1]["auth_header"_L1].toString(), u"X-Key"_s);
    QCOMPARE(group["channel_options"_L1]["auth_prefix"_L1].toString(), u"Token "_s);
    const QJsonArray accessKeys = bench.json(u"access-key list"_s)["access_keys"_L1].toArray();
    QCOMPARE(accessKeys.size(), 1);
    QCOMPARE(accessKeys.first()["group"_L1].toString(), u"g"_s);
    QVERIFY(bench.text(u"group show g"_s).contains("auth header   X-Key: Token \n"_L1));
}

void tst_CommandExecutor::groupsHoldRulesAndMembers()
{
    Bench bench;
    const QJsonObject group = bench.json(
        u"group add g --channel openai --model-rule a=b --model-strict --param-overrides "
        u"{\"seed\":7} --header set:X-Token:very-secret-header-value --header remove:User-Agent "
        u"--failure-rule 500-502:rate-limited:busy"_s);
    QCOMPARE(group["model_rules"_L1].toArray(),
             QJsonArray{(QJsonObject{{u"from"_s, u"a"_s}, {u"to"_s, u"b"_s}})});
    QCOMPARE(group["model_strict"_L1], QJsonValue(true));
    QCOMPARE(group["param_overrides"_L1].toObject(), (QJsonObject{{u"seed"_s, 7}}));
    const QJsonArray headers = group["header_rules"_L1].toArray();
    QCOMPARE(headers.size(), 2);
    QCOMPARE(headers.first()["name"_L1].toString(), u"X-Token"_s);
    QCOMPARE(headers.first()["mask"_L1].toString(), Secret("very-secret-header-value").masked());
    QCOMPARE(headers.last()["action"_L1].toString(), u"remove"_s);
    QVERIFY(!QJsonDocument(group).toJson().contains("very-secret-header-value"));
    QCOMPARE(group["failure_rules"_L1].toArray().first()["verdict"_L1].toString(),
             u"rate-limited"_s);
    const QString text = bench.text(u"group show g"_s);
    QVERIFY(text.contains("failure rule  500-502:rate-limited:busy\n"_L1));
    QVERIFY(text.contains("model rule    a=b\n"_L1));
    QVERIFY(!text.contains("very-secret"_L1));
    const QJsonObject edited = bench.json(u"group edit g --no-model-strict --header="_s);
    QCOMPARE(edited["model_strict"_L1], QJsonValue(false));
    QVERIFY(edited["header_rules"_L1].toArray().isEmpty());
    QCOMPARE(edited["failure_rules"_L1].toArray().size(), 1);

    const QJsonObject all =
        bench.json(u"group add all --aggregate --channel openai --member g,weight=3,tier=2"_s);
    QCOMPARE(all["kind"_L1].toString(), u"aggregate"_s);
    QCOMPARE(all["members"_L1].toArray(),
             QJsonArray{(QJsonObject{{u"name"_s, u"g"_s}, {u"weight"_s, 3}, {u"tier"_s, 2}})});
    QVERIFY(bench.text(u"group show all"_s).contains("member    g, weight 3, tier 2\n"_L1));
    const auto refused = bench.run(u"group edit all --member nobody"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::UnknownGroup);
}

void tst_CommandExecutor::upstreamsShowTheirBreaker()
{
    Bench bench(true);
    const GroupId group{
        bench.json(u"group add g --channel openai --upstream http://127.0.0.1:1"_s)["id"_L1]
            .toInteger()};
    const auto upstream = [&bench] {
        return bench.json(u"group show g"_s)["upstreams"_L1].toArray().first().toObject();
    };
    QCOMPARE(upstream()["state"_L1].toString(), u"closed"_s);
    bench.gateway.setUpstreamHealth(
        group,
        {{.id = bench.editor.snapshot()->group(group)->upstreams.front().id,
          .state = BreakerState::Open,
          .openUntil = 1'700'000'000'000}});
    QCOMPARE(upstream()["state"_L1].toString(), u"open"_s);
    QCOMPARE(upstream()["open_until"_L1].toString(), u"2023-11-14T22:13:20.000Z"_s);
    QVERIFY(bench.text(u"group show g"_s).contains("weight 1, circuit open until 20"_L1));
    bench.json(
        u"group edit g --upstream http://127.0.0.1:1,weight=0 --upstream http://127.0.0.1:2"_s);
    QCOMPARE(upstream()["state"_L1].toString(), u"off"_s);
}

void tst_CommandExecutor::groupEditReplacesOnlyWhatIsNamed()
{
    Bench bench;
    bench.json(u"group add g --channel openai --test-model m --set max_retries=5"_s);
    const QJsonObject edited =
        bench.json(u"group edit g --set connect_timeout=9 --display-name Nine"_s);
    QCOMPARE(edited["settings"_L1].toObject(), (QJsonObject{{u"connect_timeout"_s, 9}}));
    QCOMPARE(edited["test_model"_L1].toString(), u"m"_s);
    QCOMPARE(edited["display_name"_L1].toString(), u"Nine"_s);
    QCOMPARE(edited["channel"_L1].toString(), u"openai"_s);
}

void tst_CommandExecutor::groupAddWithABadAccessKeyLeavesNothing()
{
    Bench bench;
    const auto refused =
        bench.run(u"group add g --channel openai --access-key good --access-key caf\u00e9"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::InvalidValue);
    QVERIFY(bench.editor.snapshot()->groups.empty());

    // One edit: what the store refuses as a whole leaves no half behind.
    bench.editor.calls.clear();
    bench.json(u"group add g --channel openai --access-key good"_s);
    QCOMPARE(bench.editor.calls, QStringList{u"addGroup g"_s});
    QCOMPARE(bench.editor.snapshot()->accessKeys.size(), 1U);
}

void tst_CommandExecutor::groupEditReplacesAccessKeys()
{
    Bench bench;
    bench.json(u"group add g --channel openai --access-key one --access-key two"_s);
    bench.json(u"access-key add global"_s);
    bench.json(u"group edit g --access-key three"_s);
    QCOMPARE(bench.editor.snapshot()->accessKeys.size(), 2U);
    bench.json(u"group edit g --access-key="_s);
    QCOMPARE(bench.editor.snapshot()->accessKeys.size(), 1U);
    QVERIFY(bench.editor.snapshot()->accessKeys.front().scope.isEveryGroup);
}

void tst_CommandExecutor::keysAreImportedListedChangedAndExported()
{
    Bench bench;
    bench.json(u"group add g --channel openai"_s);
    command::KeyImport import{.group = u"g"_s,
                              .file = u"-"_s,
                              .text = Secret("key-aaaaaaaa\nkey-bbbbbbbb\nb\x01"
                                             "d\n"_ba)};
    const auto imported = bench.run(Command(import));
    QVERIFY(imported);
    QCOMPARE((*imported)["added"_L1].toInt(), 2);
    QCOMPARE((*imported)["refused"_L1].toInt(), 1);
    QCOMPARE((*imported)["refusals"_L1].toArray().first()["line"_L1].toInt(), 3);
    QVERIFY(textOf(Command(import), *imported)
                .startsWith("added 2, already present 0, refused 1\nline 3: "_L1));

    QCOMPARE(bench.json(u"key add g key-bbbbbbbb key-cccccccc"_s)["already_present"_L1].toInt(), 1);
    QCOMPARE(bench.json(u"key disable g key-cccccccc"_s)["changed"_L1].toInt(), 1);
    QCOMPARE(bench.json(u"key list g"_s)["keys"_L1].toArray().size(), 3);
    QCOMPARE(bench.json(u"key list g --limit 2"_s)["keys"_L1].toArray().size(), 2);
    const QJsonArray disabled = bench.json(u"key list g --state disabled"_s)["keys"_L1].toArray();
    QCOMPARE(disabled.size(), 1);
    QCOMPARE(disabled.first()["mask"_L1].toString(), u"key-…cccc"_s);
    QVERIFY(disabled.first()["last_used_at"_L1].isNull());
    QCOMPARE(bench.text(u"key export g --state disabled"_s), u"key-cccccccc\n"_s);
    QCOMPARE(bench.text(u"key export g"_s), u"key-aaaaaaaa\nkey-bbbbbbbb\nkey-cccccccc\n"_s);
    QCOMPARE(bench.text(u"key enable g --state disabled"_s), u"1 changed\n"_s);
    QCOMPARE(bench.json(u"key remove g --all"_s)["changed"_L1].toInt(), 3);
    QCOMPARE(bench.text(u"key list g"_s), u"no keys\n"_s);
}

void tst_CommandExecutor::coolingKeysSayUntilWhen()
{
    Bench bench;
    bench.json(u"group add g --channel openai"_s);
    bench.json(u"key add g key-aaaaaaaa key-bbbbbbbb key-cccccccc"_s);
    const QJsonArray added = bench.json(u"key list g"_s)["keys"_L1].toArray();
    const auto id = [&added](int at) { return KeyId(added.at(at)["id"_L1].toInteger()); };
    const qint64 soon = bench.editor.now + 60'000;
    bench.editor.setCooldowns(id(0), {{.model = {}, .until = soon, .reason = u"429"_s}});
    bench.editor.setCooldowns(id(1), {{.model = u"gpt-4o"_s, .until = soon, .reason = u"busy"_s}});

    const QJsonArray cooling = bench.json(u"key list g --state cooling"_s)["keys"_L1].toArray();
    QCOMPARE(cooling.size(), 2);
    const auto soonText = u"2023-11-14T22:14:20.000Z"_s;
    QCOMPARE(cooling.at(0)["state"_L1].toString(), u"cooling"_s);
    QCOMPARE(cooling.at(0)["cooling_until"_L1].toString(), soonText);
    // Other models still get this one.
    QVERIFY(cooling.at(1)["cooling_until"_L1].isNull());
    QCOMPARE(cooling.at(1)["cooldowns"_L1].toArray(),
             QJsonArray{(QJsonObject{
                 {u"model"_s, u"gpt-4o"_s}, {u"until"_s, soonText}, {u"reason"_s, u"busy"_s}})});
    const QJsonArray active = bench.json(u"key list g --state active"_s)["keys"_L1].toArray();
    QCOMPARE(active.size(), 1);
    QVERIFY(active.at(0)["cooldowns"_L1].toArray().isEmpty());
    QVERIFY(active.at(0)["cooling_until"_L1].isNull());
    QCOMPARE(bench.text(u"key export g --state cooling"_s), u"key-aaaaaaaa\nkey-bbbbbbbb\n"_s);
    QVERIFY(bench.text(u"key list g"_s).contains("gpt-4o 20"_L1));
}

void tst_CommandExecutor::checkTellsWhatCameOfEachKey()
{
    Bench bench(true);
    const GroupId group{bench.json(u"group add g --channel openai"_s)["id"_L1].toInteger()};
    const auto parsed = parseArguments({u"key"_s, u"check"_s, u"g"_s, u"--state=invalid"_s}, 0);
    QVERIFY(parsed);
    std::optional<Result<QJsonObject>> answer;
    QObject context;
    bench.executor.execute(parsed->command,
                           {&context, [&](const auto &result) { answer = result; }});
    QCOMPARE(bench.gateway.checksStarted.size(), 1);
    QCOMPARE(bench.gateway.checksStarted.first().state, std::optional(KeyState::Invalid));
    const CheckId check = bench.gateway.checks().first().id;
    const CheckResult good{.id = KeyId(4), .mask = u"k-…1"_s, .status = 200, .message = u"ok"_s};
    const CheckResult bad{.id = KeyId(5),
                          .mask = u"k-…2"_s,
                          .verdict = Verdict::KeyRejected,
                          .status = 401,
                          .message = u"no"_s,
                          .state = KeyState::Invalid};
    bench.gateway.advanceCheck({.id = CheckId(99), .group = group, .isFinished = true});
    bench.gateway.advanceCheck({.id = check, .group = group, .total = 2, .results = {good}});
    QVERIFY(!answer);
    bench.gateway.advanceCheck({.id = check,
                                .group = group,
                                .total = 2,
                                .checked = 2,
                                .valid = 1,
                                .invalid = 1,
                                .isFinished = true,
                                .results = {bad}});
    QVERIFY(answer && *answer);
    const QJsonObject json = **answer;
    QCOMPARE(json["checked"_L1].toInt(), 2);
    QCOMPARE(json["results"_L1].toArray().size(), 2);
    QCOMPARE(json["results"_L1].toArray().last()["verdict"_L1].toString(), u"key-rejected"_s);
    const QString text = textOf(parsed->command, json);
    QVERIFY(text.contains("id:5"_L1) && text.contains("401"_L1));
    QVERIFY(text.endsWith("checked 2, valid 1, invalid 1, unchanged 0\n"_L1));
}

void tst_CommandExecutor::checkEndsWithTheOneWhoWaits()
{
    Bench bench(true);
    bench.json(u"group add g --channel openai"_s);
    {
        QObject context;
        bench.executor.execute(Command(command::KeyCheck{u"g"_s, {}}),
                               {&context, [](const auto &) { QFAIL("nobody waits"); }});
    }
    QVERIFY(bench.gateway.checksStarted.first().all);
    QCOMPARE(bench.gateway.checksCancelled.size(), 1);
    bench.gateway.nextCheckRefusal =
        Error{.kind = ErrorKind::InvalidValue, .detail = u"no model"_s, .field = {}};
    QCOMPARE(bench.run(u"key check g"_s).error().detail, u"no model"_s);
}

void tst_CommandExecutor::keyNamesWorkByIdAndBySecret()
{
    Bench bench;
    bench.json(u"group add g --channel openai"_s);
    bench.json(u"group add other --channel openai"_s);
    bench.json(u"key add g key-aaaaaaaa"_s);
    const qint64 id = bench.json(u"key list g"_s)["keys"_L1].toArray().first()["id"_L1].toInteger();
    QCOMPARE(bench.json(u"key note g key-aaaaaaaa first"_s)["notes"_L1].toString(), u"first"_s);
    QCOMPARE(bench.json(u"key note g id:%1 second"_s.arg(id))["notes"_L1].toString(), u"second"_s);
    QCOMPARE(bench.json(u"key disable g id:%1"_s.arg(id))["changed"_L1].toInt(), 1);
    const auto elsewhere = bench.run(u"key note other id:%1 x"_s.arg(id));
    QVERIFY(!elsewhere);
    QCOMPARE(exitStatusFor(elsewhere.error().kind), 3);
}

void tst_CommandExecutor::accessKeysShowTheSecretOnce()
{
    Bench bench;
    bench.json(u"group add g --channel openai"_s);
    const QJsonObject added = bench.json(u"access-key add --group g --name laptop my-access-key"_s);
    QCOMPARE(added["secret"_L1].toString(), u"my-access-key"_s);
    QCOMPARE(added["name"_L1].toString(), u"laptop"_s);
    QCOMPARE(added["group"_L1].toString(), u"g"_s);
    QVERIFY(bench.text(u"access-key add"_s).startsWith("sk-"_L1));
    const QJsonArray keys = bench.json(u"access-key list"_s)["access_keys"_L1].toArray();
    QCOMPARE(keys.size(), 2);
    QVERIFY(!keys.first().toObject().contains("secret"_L1));
    QVERIFY(keys.last()["group"_L1].isNull());
    QCOMPARE(bench.json(u"access-key remove id:%1"_s.arg(added["id"_L1].toInteger()))["changed"_L1]
                 .toInt(),
             1);
    QCOMPARE(bench.json(u"access-key list"_s)["access_keys"_L1].toArray().size(), 1);
}

void tst_CommandExecutor::accessKeysAreEdited()
{
    Bench bench;
    bench.json(u"group add a --channel openai"_s);
    bench.json(u"group add b --channel openai"_s);
    const auto id = bench.json(u"access-key add --group a --group b --rpm 60 mine"_s)["id"_L1];
    bench.editor.use.insert(AccessKeyId(id.toInteger()), 1'700'000'000'000);
    const auto listed = [&bench] {
        return bench.json(u"access-key list"_s)["access_keys"_L1].toArray().first().toObject();
    };
    QCOMPARE(listed()["groups"_L1].toArray(), (QJsonArray{u"a"_s, u"b"_s}));
    QVERIFY(listed()["group"_L1].isNull());
    QCOMPARE(listed()["rpm"_L1].toInt(), 60);
    QVERIFY(listed()["last_used_at"_L1].toString().startsWith("2023-11-14"_L1));

    QJsonObject edited = bench.json(u"access-key edit mine --group b --name ci --rpd 9"_s);
    QCOMPARE(edited["group"_L1].toString(), u"b"_s);
    QCOMPARE(edited["rpm"_L1].toInt(), 60);
    QCOMPARE(edited["rpd"_L1].toInt(), 9);
    QVERIFY(!edited.contains("secret"_L1));
    QVERIFY(bench.json(u"access-key edit mine --group="_s)["groups"_L1].isNull());
    QCOMPARE(bench.json(u"access-key disable mine"_s)["enabled"_L1].toBool(), false);
    QCOMPARE(bench.json(u"access-key enable mine"_s)["enabled"_L1].toBool(), true);
    edited = bench.json(u"access-key edit mine --new-key other"_s);
    QCOMPARE(edited["secret"_L1].toString(), u"other"_s);
    QCOMPARE(bench.run(u"access-key edit mine --rpm 1"_s).error().kind, ErrorKind::UnknownName);

    bench.json(u"access-key add --group a other"_s);
    const auto unclear = bench.run(u"access-key disable other"_s);
    QCOMPARE(unclear.error().kind, ErrorKind::InvalidValue);
    QVERIFY(!unclear.error().detail.contains(u"other"_s));
}

void tst_CommandExecutor::settingsAreTyped()
{
    Bench bench;
    const QJsonObject port = bench.json(u"settings set listen_port 4000"_s);
    QCOMPARE(port["value"_L1].toInt(), 4000);
    QCOMPARE(port["default"_L1].toInt(), 3001);
    QCOMPARE(port["source"_L1].toString(), u"stored"_s);
    QCOMPARE(port["group_scope"_L1].toString(), u"global"_s);
    QVERIFY(!port["help"_L1].toString().isEmpty());
    QCOMPARE(bench.text(u"settings get listen_port"_s), u"4000\n"_s);
    QCOMPARE(bench.text(u"settings get listen_addresses"_s), u"127.0.0.1, ::1\n"_s);
    QCOMPARE(bench.text(u"settings set tls_verify off"_s), u"tls_verify = off\n"_s);
    QCOMPARE(bench.json(u"settings get tls_verify"_s)["value"_L1], QJsonValue(false));
    QCOMPARE(bench.text(u"settings reset listen_port"_s), u"listen_port = 3001\n"_s);
    bench.editor.setEnvironment(u"theme"_s, u"dark"_s);
    QCOMPARE(bench.json(u"settings get theme"_s)["source"_L1].toString(), u"environment"_s);
    const QJsonArray all = bench.json(u"settings list"_s)["settings"_L1].toArray();
    QCOMPARE(all.size(), qsizetype(settings::all().size()));
    QCOMPARE(bench.json(u"settings get require_access_key"_s)["group_scope"_L1].toString(),
             u"group-only"_s);
}

void tst_CommandExecutor::requestsAreListedAndShown()
{
    Bench bench;
    QCOMPARE(bench.text(u"log list"_s), u"no requests\n"_s);
    bench.log.append({sampleRequest()});
    const QJsonObject request = bench.json(u"log list --group openai --status 2xx"_s)["requests"_L1]
                                    .toArray()
                                    .first()
                                    .toObject();
    QCOMPARE(request["id"_L1].toInteger(), 7);
    QCOMPARE(request["started_at"_L1].toString(), u"2023-11-14T22:13:20.000Z"_s);
    QCOMPARE(request["attempts"_L1].toInt(), 2);
    QCOMPARE(request["outcome"_L1].toString(), u"succeeded"_s);
    QCOMPARE(request["first_byte_ms"_L1].toInt(), 120);
    QVERIFY(request["aggregate"_L1].isNull());
    QCOMPARE(bench.log.queries.last().status, (StatusRange{200, 299}));
    QCOMPARE(bench.log.queries.last().limit, 50);

    const QJsonArray attempts = bench.json(u"log show 7"_s)["attempt_list"_L1].toArray();
    QCOMPARE(attempts.size(), 2);
    QCOMPARE(attempts.first()["verdict"_L1].toString(), u"key-rejected"_s);
    QCOMPARE(attempts.first()["status"_L1].toInt(), 401);
    QCOMPARE(attempts.first()["resends"_L1].toInt(), 1);
    QCOMPARE(attempts.last()["resends"_L1].toInt(), 0);
    const QString shown = bench.text(u"log show 7"_s);
    QVERIFY(shown.contains("key-rejected, sent again on a new connection"_L1));
    QCOMPARE(shown.count("sent again"_L1), 1);
    QVERIFY(bench.text(u"log list"_s).contains("POST /proxy/openai/v1/chat/completions"_L1));
    RequestRecord spread = sampleRequest();
    spread.id = RequestId(8);
    spread.aggregateName = u"all"_s;
    bench.log.append({spread});
    QCOMPARE(bench.json(u"log show 8"_s)["aggregate"_L1].toString(), u"all"_s);
    QVERIFY(bench.text(u"log list"_s).contains("all/openai"_L1));
    QVERIFY(bench.text(u"log show 8"_s).contains("aggregate   all\n"_L1));
    QCOMPARE(bench.text(u"log clear"_s), u"log cleared\n"_s);
    QVERIFY(bench.json(u"log list"_s)["requests"_L1].toArray().isEmpty());
}

void tst_CommandExecutor::statsHaveHoursAndTotals()
{
    Bench bench;
    bench.log.statsAnswer = {.hours = {{.hour = 1'699'999'200'000,
                                        .requests = 5,
                                        .failures = 1,
                                        .attempts = 7,
                                        .latencySumMs = 500}},
                             .requests = 5,
                             .failures = 1,
                             .attempts = 7};
    const QJsonObject stats = bench.json(u"stats"_s);
    QCOMPARE(stats["hours"_L1].toArray().first()["hour"_L1].toString(),
             u"2023-11-14T22:00:00.000Z"_s);
    QCOMPARE(stats["attempts"_L1].toInt(), 7);
    QCOMPARE(bench.text(u"stats"_s).split(u'\n').at(2).simplified(), u"total 5 1 7"_s);
}

void tst_CommandExecutor::statusWithAnEngine()
{
    Bench bench(true);
    bench.json(u"group add g --channel openai"_s);
    const GroupId group = bench.editor.snapshot()->groups.front()->id;
    GatewayStatus now;
    now.state = GatewayState::Running;
    now.listening = {u"http://127.0.0.1:3001"_s, u"http://[::1]:3001"_s};
    now.startedAt = bench.clock.wall();
    now.requestsInFlight = 3;
    now.streams = 2;
    now.droppedLogRows = 4;
    bench.gateway.setStatus(now);
    bench.gateway.setKeyCounts(group, {.active = 5, .cooling = 1, .invalid = 2, .disabled = 0});
    bench.clock.advance(std::chrono::seconds(7500));

    const QJsonObject status = bench.json(u"status"_s);
    QCOMPARE(status["version"_L1].toString(), QStringLiteral(KEYFERRY_VERSION));
    QCOMPARE(status["state"_L1].toString(), u"running"_s);
    QCOMPARE(status["listening"_L1].toArray().size(), 2);
    QCOMPARE(status["uptime_seconds"_L1].toInt(), 7500);
    QCOMPARE(status["keys"_L1]["active"_L1].toInt(), 5);
    QCOMPARE(status["requests_in_flight"_L1].toInt(), 3);
    QCOMPARE(status["streams"_L1].toInt(), 2);
    QCOMPARE(status["dropped_log_rows"_L1].toInt(), 4);
    QVERIFY(bench.text(u"status"_s).contains("uptime     2 h 5 min\n"_L1));
    // A running engine knows the counts; they are not asked of the store.
    QCOMPARE(
        bench.json(u"group list"_s)["groups"_L1].toArray().first()["keys"_L1]["cooling"_L1].toInt(),
        1);
}

void tst_CommandExecutor::statusWithAStoppedEngineCountsTheStore()
{
    Bench bench(true);
    bench.json(u"group add g --channel openai"_s);
    bench.json(u"key add g key-aaaaaaaa"_s);
    bench.gateway.failStartWith(
        {.kind = ErrorKind::PortInUse, .detail = u"port 3001 is taken"_s, .field = {}});
    bench.gateway.start();
    const QJsonObject status = bench.json(u"status"_s);
    QCOMPARE(status["state"_L1].toString(), u"failed"_s);
    QCOMPARE(status["problem"_L1].toString(), u"port 3001 is taken"_s);
    QCOMPARE(status["keys"_L1]["active"_L1].toInt(), 1);
}

void tst_CommandExecutor::statusWithoutAnInstance()
{
    Bench bench;
    bench.json(u"group add g --channel openai"_s);
    bench.json(u"group add h --channel openai"_s);
    bench.json(u"key add g key-aaaaaaaa"_s);
    bench.json(u"key add h key-aaaaaaaa key-bbbbbbbb"_s);
    const QJsonObject status = bench.json(u"status"_s);
    QVERIFY(status["listening"_L1].toArray().isEmpty());
    QCOMPARE(status["uptime_seconds"_L1].toInt(), 0);
    QCOMPARE(status["keys"_L1]["active"_L1].toInt(), 3);
    QVERIFY(bench.text(u"status"_s).startsWith("state    not running\n"_L1));
}

void tst_CommandExecutor::refusesWithKind_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("exitStatus");
    const auto row = [](const char *line, int status) {
        QTest::addRow("%s", line) << QString::fromUtf8(line) << status;
    };
    row("group show nope", 3);
    row("group edit nope", 3);
    row("group rename nope x", 3);
    row("group copy nope x", 3);
    row("group enable nope", 3);
    row("group remove nope", 3);
    row("group reset nope", 3);
    row("group add g --channel openai", 1);
    row("group add BAD --channel openai", 1);
    row("group add x --channel azure", 1);
    row("group add x --channel openai --upstream ftp://x", 1);
    row("group add x --channel openai --upstream http://x,weight=0", 1);
    row("group add x --channel openai --set max_retries=99", 1);
    row("group rename g BAD", 1);
    row("key add nope k", 3);
    row("key import nope -", 3);
    row("key export nope", 3);
    row("key list nope", 3);
    row("key remove nope --all", 3);
    row("key note nope k t", 3);
    row("key note g k t", 3);
    row("access-key add --group nope", 3);
    row("access-key remove nope", 3);
    row("settings get nope", 3);
    row("settings set nope 1", 3);
    row("settings set listen_port 99999", 1);
    row("settings reset nope", 3);
    row("log show 99", 3);
    row("stats --group nope", 3);
    row("serve", 2);
    row("log tail", 2);
}

void tst_CommandExecutor::refusesWithKind()
{
    QFETCH(const QString, line);
    QFETCH(const int, exitStatus);
    Bench bench;
    bench.json(u"group add g --channel openai"_s);
    const auto result = bench.run(line);
    QVERIFY(!result);
    QCOMPARE(exitStatusFor(result.error().kind), exitStatus);
    QVERIFY(!result.error().detail.isEmpty());
    QCOMPARE(bench.editor.snapshot()->groups.size(), 1U);
}

void tst_CommandExecutor::noAnswerHoldsASecret()
{
    Bench bench;
    bench.json(u"group add g --channel openai --access-key access-key-secret"_s);
    bench.json(u"key add g provider-key-secret"_s);
    for (const char *line : {"group list",
                             "group show g",
                             "key list g",
                             "key list g --search provider-key-secret",
                             "access-key list",
                             "status",
                             "settings list",
                             "key note g provider-key-secret hello"}) {
        const QJsonObject result = bench.json(QString::fromUtf8(line));
        const QString shown =
            textOf(bench.last, result) + QString::fromUtf8(QJsonDocument(result).toJson());
        QVERIFY2(!shown.contains("key-secret"_L1), line);
    }
}

QTEST_GUILESS_MAIN(tst_CommandExecutor)
#include "tst_commandexecutor.moc"
