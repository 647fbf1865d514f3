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
    editor.addGroup(
        {.name = u"openai"_s,
         .displayName = u"OpenAI"_s,
         .channel = Channel::OpenAi,
         .modelRules = {{u"gpt-4"_s, u"gpt-4.1"_s}, {u"gpt-3.5-turbo"_s, u"gpt-4.1-mini"_s}},
         .paramOverrides = "{\n  \"temperature\": 0.2,\n  \"!top_p\": null\n}",
         .headerRules = {{HeaderRule::Action::Set,
                          "OpenAI-Organization",
                          Secret("org-9f8Qk2mTz41x")},
                         {HeaderRule::Action::Set, "X-Forwarded-For", Secret("${CLIENT_IP}")},
                         {HeaderRule::Action::Remove, "X-Stainless-Lang", {}}},
         .failureRules = {{u"403"_s, u"quota"_s, Verdict::OutOfCredit},
                          {{}, u"please slow down"_s, Verdict::RateLimited}}},
        {});
    add(u"claude"_s, u"Claude team"_s, Channel::Anthropic);
    add(u"gemini"_s, u"Gemini"_s, Channel::Gemini);
    add(u"siliconflow"_s, u"SiliconFlow"_s, Channel::OpenAi);
    add(u"openai-spare"_s, u"OpenAI, spare"_s, Channel::OpenAi);
    editor.addGroup({.name = u"fast"_s,
                     .displayName = u"Anything fast"_s,
                     .kind = GroupKind::Aggregate,
                     .members = {{.group = idOf(editor, "openai"), .weight = 3},
                                 {.group = idOf(editor, "openai-spare")},
                                 {.group = idOf(editor, "siliconflow"), .tier = 2}}},
                    {});
    editor.addGroup({.name = u"relay-old"_s,
                     .displayName = u"Old relay"_s,
                     .channel = Channel::Custom,
                     .enabled = false,
                     .upstreams = {{.url = u"https://relay.example"_s}}},
                    {});
}

void addAccessKeys(FakeConfigEditor &editor)
{
    constexpr qint64 minute = 60'000;
    constexpr qint64 day = 24 * 60 * minute;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const auto add = [&](const AccessKeyDraft &draft, qint64 usedAgo) {
        editor.addAccessKey(draft, {});
        editor.use.insert(editor.snapshot()->accessKeys.back().id, now - usedAgo);
    };
    add({.name = u"default"_s, .secret = wellKnownAccessKey()}, minute);
    add({.name = u"laptop"_s, .secret = Secret("sk-H2pVq0wTn7bRfK31sLxYc5Zd")}, 0);
    add({.scope = onlyGroups({idOf(editor, "openai"), idOf(editor, "gemini")}),
         .name = u"CI runner"_s,
         .secret = Secret("sk-k2Fv7wQm0yXtB5nRj9Lp8sTz"),
         .expiresAt = now + 230 * day,
         .limits = {.perMinute = 60}},
        12'000);
    add({.scope = onlyGroups({idOf(editor, "claude")}),
         .name = u"home"_s,
         .secret = Secret("sk-k8Zr3cYh6uDqPe1NaGx4Wd7e"),
         .expiresAt = now + 9 * day + minute,
         .limits = {.perDay = 500}},
        day + minute);
}

struct DemoKey
{
    KeyState state = KeyState::Active;
    QString mask{};
    QString notes{};
    QString tag{};
    qint64 requests = 0;
    qint64 failures = 0;
    qint64 usedSecondsAgo = -1; ///< -1: never
    int errorStatus = 0;
};

QList<DemoKey> demoKeys()
{
    const KeyState active = KeyState::Active;
    const qint64 hour = 3'600;
    const qint64 day = 24 * hour;
    return {
        {active, u"sk-p…x9Qf"_s, u"Work account"_s, u"acme"_s, 18'402, 12, 0, 0},
        {active, u"sk-p…Lm2a"_s, u"Work account"_s, u"acme"_s, 18'377, 9, 1, 0},
        {active, u"sk-p…7TdR"_s, u"Work, spare"_s, u"acme"_s, 17'960, 41, 3, 429},
        {active, u"sk-p…qW0e"_s, u"Private"_s, u"home"_s, 9'120, 3, 5, 0},
        {active, u"sk-p…Hn5v"_s, u"Private"_s, u"home"_s, 9'098, 4, 6, 500},
        {KeyState::Invalid,
         u"sk-p…bb3Z"_s,
         u"Second account, left in May"_s,
         u"home"_s,
         2'214,
         6,
         41 * 60,
         401},
        {active, u"sk-s…0aKc"_s, u"CI"_s, u"ci"_s, 1'871, 0, 8, 0},
        {active, u"sk-s…t4Gy"_s, u"CI"_s, u"ci"_s, 1'866, 1, 9, 0},
        {active, u"sk-s…Vu81"_s, u"CI"_s, u"ci"_s, 1'840, 17, 12, 429},
        {active, u"sk-p…e2Np"_s, u"Batch jobs"_s, u"night"_s, 640, 0, 2 * hour, 0},
        {active, u"sk-p…Zr6J"_s, u"Batch jobs"_s, u"night"_s, 633, 0, 2 * hour, 0},
        {active, u"sk-p…1fXo"_s, u"Batch jobs"_s, u"night"_s, 631, 2, 2 * hour, 502},
        {KeyState::Disabled, u"sk-p…Mk9s"_s, u"Trial to May"_s, {}, 88, 0, 12 * day, 0},
        {active, u"sk-p…uY3d"_s, {}, {}, 0, 0, -1, 0},
        {active, u"sk-p…Wq4t"_s, {}, {}, 0, 0, -1, 0},
        {active, u"sk-p…8gRs"_s, {}, {}, 0, 0, -1, 0},
        {active, u"sk-p…Jm0b"_s, {}, {}, 0, 0, -1, 0},
        {active, u"sk-p…5kVn"_s, u"From Ann"_s, u"lent"_s, 412, 0, day, 0},
        {active, u"sk-p…Pd7c"_s, u"From Ann"_s, u"lent"_s, 409, 0, day, 0},
        {active, u"sk-p…Tz2e"_s, u"From Ben"_s, u"lent"_s, 377, 1, 3 * day, 0},
        {active, u"sk-p…Fh6y"_s, u"From Ben"_s, u"lent"_s, 371, 0, 3 * day, 0},
    };
}

KeyRow rowOf(KeyId id, const DemoKey &key, qint64 now)
{
    return {.id = id,
            .mask = key.mask,
            .state = key.state,
            .notes = key.notes,
            .tag = key.tag,
            .requests = key.requests,
            .failures = key.failures,
            .lastUsedAt = key.usedSecondsAgo < 0 ? 0 : now - key.usedSecondsAgo * 1'000,
            .lastErrorStatus = key.errorStatus,
            .lastErrorAt = key.errorStatus == 0 ? 0 : now - 75'000};
}

// One key rests for a model, one altogether; the pool knows why.
void coolTwo(FakeConfigEditor &editor, FakeGateway &gateway, const QList<KeyRow> &rows, qint64 now)
{
    KeyRow forModel = rows.at(2);
    forModel.state = KeyState::Cooling;
    forModel.lastError = u"Rate limit reached for gpt-4.1"_s;
    forModel.cooldowns = {{.model = u"gpt-4.1"_s,
                           .until = now + 72'000,
                           .reason = u"HTTP 429: Rate limit reached for gpt-4.1"_s}};
    KeyRow altogether = rows.at(8);
    altogether.state = KeyState::Cooling;
    altogether.cooldowns = {{.until = now + 610'000}};
    editor.setKeyRow(forModel);
    editor.setKeyRow(altogether);
    gateway.setKeyStanding(forModel.id,
                           {.state = KeyState::Cooling,
                            .cooldowns = forModel.cooldowns,
                            .consecutiveFailures = 1,
                            .threshold = 3,
                            .strategy = u"round_robin"_s,
                            .keysBefore = 3,
                            .inFlight = 1,
                            .maxInFlight = 4,
                            .usedThisMinute = 12,
                            .perMinute = 60});
}

void addKeys(FakeConfigEditor &editor, FakeGateway &gateway)
{
    const GroupId group = idOf(editor, "openai");
    const QList<DemoKey> keys = demoKeys();
    QByteArray text;
    for (int i = 0; i < keys.size(); ++i)
        text += "sk-proj-" + QByteArray::number(1'000'000'000 + i * 7919) + "aB\n";
    editor.addKeys(group, parseKeys(text), {});
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const auto fill = [&](const Result<QList<KeyId>> &ids) {
        QList<KeyRow> rows;
        for (int i = 0; i < keys.size(); ++i) {
            rows.append(rowOf(ids->at(i), keys.at(i), now));
            editor.setKeyRow(rows.last());
        }
        coolTwo(editor, gateway, rows, now);
    };
    editor.keyIds({.group = group}, {&editor, fill});
}

void addFigures(FakeGateway &gateway, const FakeConfigEditor &editor, FakeLogReader &log)
{
    gateway.setStatus({.state = GatewayState::Running,
                       .listening = {u"http://127.0.0.1:3001"_s},
                       .requestsInFlight = 2,
                       .streams = 2,
                       .requestsLastMinute = 14});
    gateway.setKeyCounts(idOf(editor, "openai"),
                         {.active = 17, .cooling = 2, .invalid = 1, .disabled = 1});
    gateway.setKeyCounts(idOf(editor, "claude"), {.active = 12});
    gateway.setKeyCounts(idOf(editor, "gemini"), {.active = 12, .invalid = 1});
    gateway.setKeyCounts(idOf(editor, "siliconflow"), {.invalid = 5});
    gateway.setKeyCounts(idOf(editor, "openai-spare"), {.active = 8, .cooling = 1});
    log.sizeAnswer = 512'000'000;
    log.statsAnswers = {{1, {.requests = 614, .failures = 5}},
                        {24, {.requests = 7'210, .failures = 79}},
                        {7 * 24, {.requests = 48'933, .failures = 783}}};
}

} // namespace

void fillDemo(FakeGateway &gateway, FakeConfigEditor &editor, FakeLogReader &log)
{
    addGroups(editor);
    addAccessKeys(editor);
    addKeys(editor, gateway);
    addFigures(gateway, editor, log);
    addDemoRequests(gateway, log);
}

} // namespace keyferry::test
