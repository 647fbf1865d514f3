#include "proxy/engine/checkcall.h"

#include "proxy/channels/checkrequest.h"
#include "proxy/channels/headerrules.h"
#include "proxy/engine/memorybody.h"
#include "proxy/engine/requestbuilder.h"
#include "proxy/routing/classifier.h"

namespace keyferry::engine {

using namespace Qt::StringLiterals;

namespace {

// A short answer is read to its end, so that the connection serves the next check too; a list of
// models may have hundreds of kilobytes.
constexpr qint64 mostAnswerBytes = 1024 * 1024;

Result<channels::CheckRequest> requestFor(const GroupConfig &group)
{
    return channels::dialectFor(group.channel)
        .checkRequest({.path = group.checkPath, .model = group.testModel});
}

transport::UpstreamRequest
builtRequest(const channels::CheckRequest &check, const CheckCall::Subject &subject, qint64 now)
{
    const GroupConfig &group = *subject.group;
    channels::OutgoingHead head{.target = channels::targetAfterBase(subject.upstream.url, check),
                                .fields = check.fields};
    channels::dialectFor(group.channel).applyKey(head, subject.key, group.channelOptions);
    // The client is keyferry itself.
    channels::applyHeaderRules(
        head.fields,
        group.headerRules,
        {.clientIp = "127.0.0.1"_ba, .groupName = group.name, .apiKey = subject.key, .now = now});
    // One deadline for the whole check stands in place of the transport's.
    return {.method = check.method,
            .base = subject.upstream.url,
            .target = head.target,
            .fields = head.fields,
            .policy = connectionPolicy(group, subject.upstream),
            .deadlines = {.connect = {}, .firstByte = {}, .idle = {}, .queue = {}}};
}

} // namespace

Outcome canBeChecked(const GroupConfig &group)
{
    if (group.kind == GroupKind::Aggregate)
        return Error{.kind = ErrorKind::InvalidValue,
                     .detail = u"kind: an aggregate has no keys of its own to check"_s,
                     .field = u"kind"_s};
    const bool isAnyOn = std::any_of(group.upstreams.begin(),
                                     group.upstreams.end(),
                                     [](const UpstreamConfig &one) { return one.weight > 0; });
    if (!isAnyOn)
        return Error{.kind = ErrorKind::InvalidValue,
                     .detail = u"upstreams: none has a weight above 0"_s,
                     .field = u"upstreams"_s};
    const auto request = requestFor(group);
    return request ? ok() : Outcome(request.error());
}

CheckCall::CheckCall(Subject subject, const Clock &clock, TimerWheel &wheel, Done done)
    : m_subject(std::move(subject))
    , m_clock(clock)
    , m_done(std::move(done))
    , m_timeout(wheel, [this] { expire(); })
{}

CheckCall::~CheckCall() = default;

void CheckCall::start(transport::UpstreamTransport &transport)
{
    const auto check = requestFor(*m_subject.group);
    Q_ASSERT(check);
    m_model = check->model;
    transport::UpstreamRequest request = builtRequest(*check, m_subject, m_clock.wall());
    if (!check->body.isEmpty())
        m_body = std::make_unique<MemoryBody>(check->body);
    request.body = m_body.get();
    m_timeout.start(m_subject.group->settings.get(settings::keyValidationTimeout));
    m_startedAt = m_clock.steady();
    m_call = transport.start(request, *this);
}

void CheckCall::headReceived(const ResponseHead &head)
{
    m_head = head;
    m_firstByteMs = (m_clock.steady() - m_startedAt).count();
}

void CheckCall::bodyReceived(QByteArrayView bytes)
{
    const auto room = routing::judgedBytes - m_start.size();
    m_start.append(bytes.first(std::min(room, bytes.size())));
    m_received += bytes.size();
    if (m_received > mostAnswerBytes)
        finished();
}

void CheckCall::finished()
{
    Q_ASSERT(m_head);
    CheckFinding finding =
        findingOf(*m_head,
                  m_start,
                  {.group = *m_subject.group, .key = m_subject.key, .model = m_model},
                  m_clock.wall());
    finding.firstByteMs = m_firstByteMs;
    tell(finding);
}

void CheckCall::failed(const transport::TransportFailure &failure)
{
    conclude(failure.error);
}

void CheckCall::expire()
{
    const auto limit = m_subject.group->settings.get(settings::keyValidationTimeout);
    conclude({.kind = ErrorKind::UpstreamTimeout,
              .detail = u"no answer within %1 s"_s.arg(limit.count())});
}

void CheckCall::conclude(const Error &failure)
{
    // The status is an answer, even if the rest of it never came.
    if (m_head)
        return finished();
    tell(findingOf(failure, m_subject.key));
}

void CheckCall::tell(const CheckFinding &finding)
{
    m_timeout.stop();
    m_call.reset();
    // Whoever hears it may destroy this object, and the function with it.
    const Done done = std::move(m_done);
    done(finding);
}

} // namespace keyferry::engine
