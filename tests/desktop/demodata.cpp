#include "tests/desktop/demodata.h"

#include <QDateTime>

namespace keyferry::test {

using namespace Qt::StringLiterals;

namespace {

GroupId idOf(const FakeConfigEditor &editor, QByteArrayView name)
{
    return editor.snapshot()->group(name)->id;
}

void addGroups(FakeConfigEditor &editor)
{
    const auto add = [&editor](const QString &name, const QString &shown, Channel channel) {
        editor.addGroup({.name = name, .displayName = shown, .channel = channel}, {});
    };
    add(u"openai"_s, u"OpenAI"_s, Channel::OpenAi);
    add(u"claude"_s, u"Claude team"_s, Channel::Anthropic);
    add(u"gemini"_s, u"Gemini"_s, Channel::Gemini);
    add(u"siliconflow"_s, u"SiliconFlow"_s, Channel::OpenAi);
    editor.addGroup({.name = u"relay-old"_s,
                     .displayName = u"Old relay"_s,
                     .channel = Channel::Custom,
                     .enabled = false,
                     .upstreams = {{.url = u"https://relay.example"_s}}},
                    {});
    editor.addAccessKey({.name = u"default"_s, .secret = Secret("sk-123456789abc")}, {});
}

struct DemoKey
{
    KeyState state = KeyState::Active;
    QString notes{};
    QString tag{};
    qint64 requests = 0;
    qint64 failures = 0;
    qint64 ageMs = 0;
    int errorStatus = 0;
};

void addKeys(FakeConfigEditor &editor)
{
    const GroupId group = idOf(editor, "openai");
    const QList<DemoKey> keys{
        {KeyState::Active, u"Work account"_s, u"acme"_s, 18'402, 12, 500, 0},
        {KeyState::Active, u"Work account"_s, u"acme"_s, 18'377, 9, 900, 0},
        {KeyState::Active, u"Work, spare"_s, u"acme"_s, 17'960, 41, 3'000, 429},
        {KeyState::Active, u"Private"_s, u"home"_s, 9'120, 3, 5'000, 0},
        {KeyState::Active, u"Private"_s, u"home"_s, 9'098, 4, 6'000, 500},
        {KeyState::Invalid, u"Second account"_s, u"home"_s, 2'214, 6, 2'460'000, 401},
        {KeyState::Active, u"CI"_s, u"ci"_s, 1'871, 0, 8'000, 0},
        {KeyState::Active, u"CI"_s, u"ci"_s, 1'866, 1, 9'000, 0},
        {KeyState::Active, u"Batch jobs"_s, u"night"_s, 640, 0, 7'200'000, 0},
        {KeyState::Disabled, u"Trial to May"_s, {}, 88, 0, 1'036'800'000, 0},
        {KeyState::Active, {}, {}, 0, 0, 0, 0}};
    QByteArray text;
    for (int i = 0; i < keys.size(); ++i)
        text += "sk-proj-" + QByteArray::number(1'000'000'000 + i * 7919) + "aB\n";
    editor.addKeys(group, parseKeys(text), {});
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    editor.keyIds({.group = group},
                  {&editor, [&](const Result<QList<KeyId>> &ids) {
                       for (int i = 0; i < keys.size(); ++i) {
                           const DemoKey &key = keys.at(i);
                           editor.setKeyRow({.id = ids->at(i),
                                             .mask = u"sk-p\u2026%1aB"_s.arg(10 + i * 3),
                                             .state = key.state,
                                             .notes = key.notes,
                                             .tag = key.tag,
                                             .requests = key.requests,
                                             .failures = key.failures,
                                             .lastUsedAt = key.ageMs > 0 ? now - key.ageMs : 0,
                                             .lastErrorStatus = key.errorStatus});
                       }
                   }});
}

RequestRecord ended(int number, const QString &group, const QString &model, int status)
{
    const bool isGood = status < 400;
    const QString mask = u"sk-p\u2026%1aB"_s.arg(10 + number % 7 * 3);
    RequestRecord record{.id = RequestId{number},
                         .startedAt = QDateTime::currentMSecsSinceEpoch() - (60 - number) * 1'340,
                         .groupName = group,
                         .keyMask = status == 503 ? QString() : mask,
                         .method = u"POST"_s,
                         .path = u"/proxy/%1/v1/responses"_s.arg(group),
                         .model = model,
                         .status = status,
                         .outcome = isGood ? RequestOutcome::Succeeded : RequestOutcome::Failed,
                         .upstream = u"https://api.openai.com"_s,
                         .firstByteMs = status == 503 ? -1 : 121 + number * 17,
                         .durationMs = status == 503 ? 2 : 840 + number * 97,
                         .responseBytes = 31'400,
                         .client = u"127.0.0.1"_s,
                         .userAgent = u"OpenAI/Python 1.99.1"_s};
    if (status != 503)
        record.attempts.append({.seq = 1,
                                .keyMask = mask,
                                .upstream = record.upstream,
                                .status = status,
                                .verdict = isGood ? Verdict::Success : Verdict::ClientFault,
                                .startedMs = 4,
                                .firstByteMs = record.firstByteMs,
                                .durationMs = record.durationMs - 4});
    record.tries = static_cast<int>(record.attempts.size());
    return record;
}

// Rate limited once, then streaming.
RequestRecord streaming()
{
    RequestRecord record = ended(60, u"openai"_s, u"gpt-4.1"_s, 200);
    record.startedAt = QDateTime::currentMSecsSinceEpoch() - 4'600;
    record.outcome = RequestOutcome::Running;
    record.stream = true;
    record.firstByteMs = 1'310;
    record.durationMs = 4'600;
    record.attempts = {{.seq = 1,
                        .keyMask = u"sk-p\u20267TdR"_s,
                        .upstream = record.upstream,
                        .status = 429,
                        .verdict = Verdict::RateLimited,
                        .startedMs = 60,
                        .firstByteMs = 640,
                        .durationMs = 590,
                        .error = u"Rate limit reached for gpt-4.1"_s},
                       {.seq = 2,
                        .keyMask = u"sk-p\u2026qW0e"_s,
                        .upstream = record.upstream,
                        .status = 200,
                        .verdict = Verdict::Success,
                        .startedMs = 655,
                        .firstByteMs = 1'310,
                        .durationMs = 3'945}};
    record.tries = 2;
    return record;
}

void addRequests(FakeGateway &gateway, FakeLogReader &log)
{
    const QStringList groups{u"openai"_s, u"claude"_s, u"gemini"_s};
    const QStringList models{u"gpt-4.1"_s, u"claude-sonnet-4"_s, u"gemini-2.5-flash"_s};
    QList<RequestRecord> records;
    for (int i = 1; i < 60; ++i) {
        const int status = i == 54 ? 503 : i % 13 == 0 ? 429 : i % 17 == 0 ? 400 : 200;
        records.append(ended(i, groups.at(i % 3), models.at(i % 3), status));
    }
    log.append(records);
    gateway.announce(records.last(20));
    gateway.announce({streaming()});
}

} // namespace

void fillDemo(FakeGateway &gateway, FakeConfigEditor &editor, FakeLogReader &log)
{
    addGroups(editor);
    addKeys(editor);
    gateway.setStatus({.state = GatewayState::Running,
                       .listening = {u"http://127.0.0.1:3001"_s},
                       .streams = 1,
                       .requestsLastMinute = 14});
    gateway.setKeyCounts(idOf(editor, "openai"), {.active = 9, .invalid = 1, .disabled = 1});
    gateway.setKeyCounts(idOf(editor, "claude"), {.active = 12});
    gateway.setKeyCounts(idOf(editor, "gemini"), {.active = 12, .invalid = 1});
    gateway.setKeyCounts(idOf(editor, "siliconflow"), {.invalid = 5});
    log.sizeAnswer = 512'000'000;
    log.statsAnswer = {.requests = 7'210, .failures = 79};
    addRequests(gateway, log);
}

} // namespace keyferry::test
