// The requests of the design's pictures: what a busy afternoon looks like.
#include "tests/desktop/demodata.h"

#include <QDateTime>

#include <algorithm>

namespace keyferry::test {

using namespace Qt::StringLiterals;

namespace {

struct Call
{
    double secondsAgo = 0;
    QString group{};
    QString model{};
    int status = 200; ///< 0: streaming still
    QString mask{};
    int tries = 1;
    qint64 firstByteMs = -1;
    qint64 durationMs = 0;
};

QString upstreamOf(const QString &group)
{
    if (group == "claude"_L1)
        return u"https://api.anthropic.com"_s;
    return group == "gemini"_L1 ? u"https://generativelanguage.googleapis.com"_s
                                : u"https://api.openai.com"_s;
}

QString pathOf(const Call &call)
{
    if (call.group == "claude"_L1)
        return u"/proxy/claude/v1/messages"_s;
    if (call.group == "gemini"_L1)
        return u"/proxy/gemini/v1beta/models/%1:streamGenerateContent"_s.arg(call.model);
    if (call.model.startsWith("text-embedding"_L1))
        return u"/proxy/openai/v1/embeddings"_s;
    return u"/proxy/%1/v1/chat/completions"_s.arg(call.group);
}

QString userAgentOf(const QString &group)
{
    if (group == "claude"_L1)
        return u"Anthropic/JS 0.62.0"_s;
    return group == "gemini"_L1 ? u"google-genai-sdk/1.31.0"_s : u"OpenAI/Python 1.99.1"_s;
}

RequestOutcome outcomeOf(int status)
{
    switch (status) {
    case 0: return RequestOutcome::Running;
    case 499: return RequestOutcome::ClientGone;
    default: return status < 400 ? RequestOutcome::Succeeded : RequestOutcome::Failed;
    }
}

Verdict verdictOf(int status)
{
    switch (status) {
    case 401: return Verdict::KeyRejected;
    case 429: return Verdict::RateLimited;
    case 499: return Verdict::ClientLeft;
    case 500:
    case 502: return Verdict::UpstreamFault;
    default: return status < 400 ? Verdict::Success : Verdict::ClientFault;
    }
}

QString wordsOf(int status, const QString &model)
{
    switch (status) {
    case 400: return u"Unsupported value: 'temperature'"_s;
    case 401: return u"Incorrect API key provided"_s;
    case 429: return u"Rate limit reached for %1"_s.arg(model);
    default: return {};
    }
}

// The tries before the last were limited, the second of them rejected, each within a share of the
// time to the first byte.
QList<AttemptRecord> attemptsOf(const Call &call)
{
    static const QStringList others{u"sk-p…7TdR"_s, u"sk-p…bb3Z"_s, u"sk-s…Vu81"_s};
    const int status = call.status == 0 ? 200 : call.status;
    const qint64 answered = call.firstByteMs < 0 ? call.durationMs : call.firstByteMs;
    const qint64 step = answered / (call.tries + 1);
    QList<AttemptRecord> attempts;
    qint64 started = 4;
    for (int seq = 1; seq < call.tries; ++seq) {
        const int refused = seq == 2 ? 401 : 429;
        attempts.append({.seq = seq,
                         .keyMask = others.at((seq - 1) % others.size()),
                         .upstream = upstreamOf(call.group),
                         .status = refused,
                         .verdict = verdictOf(refused),
                         .startedMs = started,
                         .firstByteMs = started + step - 12,
                         .durationMs = step - 8,
                         .error = wordsOf(refused, call.model)});
        started += step;
    }
    attempts.append({.seq = call.tries,
                     .keyMask = call.mask,
                     .upstream = upstreamOf(call.group),
                     .status = status,
                     .verdict = verdictOf(status),
                     .startedMs = started,
                     .firstByteMs = answered,
                     .durationMs = call.durationMs - started,
                     .error = wordsOf(status, call.model)});
    return attempts;
}

RequestRecord recordOf(const Call &call, int number, qint64 now)
{
    RequestRecord record{.id = RequestId{number},
                         .startedAt = now - static_cast<qint64>(call.secondsAgo * 1'000),
                         .groupName = call.group,
                         .keyMask = call.mask,
                         .method = u"POST"_s,
                         .path = pathOf(call),
                         .model = call.model,
                         .status = call.status == 0 ? 200 : call.status,
                         .outcome = outcomeOf(call.status),
                         .stream = call.durationMs > 2'000,
                         .firstByteMs = call.firstByteMs,
                         .durationMs = call.durationMs,
                         .requestBytes = 1'240 + number * 37,
                         .responseBytes = call.durationMs * 7,
                         .client = u"127.0.0.1"_s,
                         .userAgent = userAgentOf(call.group),
                         .tries = call.tries};
    if (call.tries > 0) {
        record.upstream = upstreamOf(call.group);
        record.attempts = attemptsOf(call);
    } else {
        record.error = u"no usable key in the group siliconflow"_s;
    }
    return record;
}

QList<Call> newestCalls()
{
    return {
        {4.6, u"openai"_s, u"gpt-4.1"_s, 0, u"sk-p…qW0e"_s, 2, 1'310, 4'600},
        {5.1, u"claude"_s, u"claude-sonnet-4"_s, 0, u"sk-a…R7mK"_s, 1, 640, 5'100},
        {6.6, u"gemini"_s, u"gemini-2.5-flash"_s, 200, u"AIza…2sVd"_s, 1, 388, 1'420},
        {8.9, u"openai"_s, u"gpt-4.1"_s, 200, u"sk-p…Lm2a"_s, 2, 912, 6'200},
        {11.2, u"openai"_s, u"text-embedding-3-small"_s, 200, u"sk-p…x9Qf"_s, 1, 121, 124},
        {13.0, u"siliconflow"_s, u"deepseek-ai/DeepSeek-V3"_s, 503, {}, 0, -1, 2},
        {15.4, u"claude"_s, u"claude-sonnet-4"_s, 200, u"sk-a…R7mK"_s, 1, 702, 9'870},
        {17.8, u"openai"_s, u"gpt-4.1-mini"_s, 400, u"sk-p…x9Qf"_s, 1, 96, 97},
        {20.0, u"gemini"_s, u"gemini-2.5-pro"_s, 200, u"AIza…Yc10"_s, 3, 2'940, 11'300},
        {24.2, u"openai"_s, u"gpt-4.1"_s, 200, u"sk-p…Hn5v"_s, 1, 531, 4'020},
        {25.8, u"openai"_s, u"gpt-4.1"_s, 200, u"sk-p…qW0e"_s, 1, 498, 3'710},
        {28.1, u"claude"_s, u"claude-opus-4"_s, 429, u"sk-a…0dXe"_s, 4, 1'602, 1'610},
        {30.5, u"claude"_s, u"claude-sonnet-4"_s, 200, u"sk-a…0dXe"_s, 1, 688, 7'450},
        {33.7, u"openai"_s, u"gpt-4.1-mini"_s, 200, u"sk-s…0aKc"_s, 1, 204, 1'100},
        {35.0, u"openai"_s, u"gpt-4.1-mini"_s, 200, u"sk-s…t4Gy"_s, 1, 198, 1'050},
        {36.5, u"gemini"_s, u"gemini-2.5-flash"_s, 200, u"AIza…2sVd"_s, 1, 402, 1'800},
        {39.7, u"openai"_s, u"gpt-4.1-mini"_s, 499, u"sk-s…0aKc"_s, 1, 233, 640},
        {42.0, u"openai"_s, u"gpt-4.1"_s, 200, u"sk-p…x9Qf"_s, 1, 540, 3'320},
        {44.3, u"claude"_s, u"claude-sonnet-4"_s, 200, u"sk-a…R7mK"_s, 1, 655, 6'080},
        {47.5, u"openai"_s, u"gpt-4.1-mini"_s, 502, u"sk-p…Lm2a"_s, 2, 210, 1'220},
    };
}

// Further down: the good ones among them again, at the pace of the first.
QList<Call> calls()
{
    constexpr int rounds = 4;
    const QList<Call> newest = newestCalls();
    QList<Call> all = newest;
    for (int round = 1; round <= rounds; ++round) {
        for (const Call &call : newest) {
            if (call.status != 200)
                continue;
            all.append(call);
            all.last().secondsAgo += round * 45.3 + 0.017 * round;
            all.last().durationMs += round * 13;
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Call &a, const Call &b) {
        return a.secondsAgo > b.secondsAgo;
    });
    return all;
}

} // namespace

void addDemoRequests(FakeGateway &gateway, FakeLogReader &log)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QList<RequestRecord> ended;
    QList<RequestRecord> running;
    int number = 0;
    for (const Call &call : calls())
        (call.status == 0 ? running : ended).append(recordOf(call, ++number, now));
    log.append(ended);
    gateway.announce(running);
}

} // namespace keyferry::test
