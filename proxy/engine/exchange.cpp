#include "proxy/engine/exchange.h"

#include "proxy/channels/dialect.h"
#include "proxy/channels/requesttraits.h"
#include "proxy/core/logging.h"
#include "proxy/engine/answerlinks.h"
#include "proxy/engine/corsheaders.h"
#include "proxy/engine/requestbuilder.h"
#include "proxy/engine/responsehead.h"
#include "proxy/engine/sessionid.h"
#include "proxy/http/upgrade.h"

#include <utility>

namespace keyferry::engine {

using namespace Qt::StringLiterals;

namespace {

// What a log row keeps of texts that the client chooses.
constexpr qsizetype loggedPathLength = 2048;
constexpr qsizetype loggedNameLength = 100;
constexpr qsizetype loggedAgentLength = 256;

constexpr int mostInformationals = 20; // docs/proxy.md "What is forwarded"

std::optional<qint64> declaredSize(const RequestHead &head)
{
    const QByteArray length = head.fields.first("Content-Length");
    return length.isEmpty() ? std::nullopt : std::optional(length.toLongLong());
}

Error tooLargeToEdit()
{
    return {.kind = ErrorKind::BodyTooLarge,
            .detail = u"the group edits requests, and this body is over %1 MiB"_s.arg(
                longestEditedBody / (1024 * 1024))};
}

} // namespace

Exchange::Exchange(ExchangeServices services, RequestHead head, http::Responder responder)
    : m_services(std::move(services))
    , m_head(std::move(head))
    , m_responder(std::move(responder))
    , m_body(declaredSize(m_head))
    , m_startedAt(m_services.shared.clock.steady())
    , m_totalTimeout(m_services.wheel, [this] { totalTimeExpired(); })
{
    m_services.shared.requestsInFlight.fetch_add(1, std::memory_order_relaxed);
    m_services.shared.requestsStarted.fetch_add(1, std::memory_order_relaxed);
}

Exchange::~Exchange()
{
    if (m_responder.isValid())
        m_responder.observe(nullptr);
    m_services.shared.requestsInFlight.fetch_sub(1, std::memory_order_relaxed);
    if (m_isStreamCounted)
        m_services.shared.streams.fetch_sub(1, std::memory_order_relaxed);
}

void Exchange::begin()
{
    beginRecord();
    switch (m_intake.kind) {
    case Intake::Kind::Refused: return answerLocally(m_intake.refusal);
    case Intake::Kind::Health: {
        const qint64 uptimeMs =
            m_record.startedAt - m_services.shared.startedAt.load(std::memory_order_relaxed);
        return sendLocally(healthReply(uptimeMs / 1000));
    }
    case Intake::Kind::Preflight:
        return sendLocally({.head = preflightReply(m_head, *m_intake.allowedOrigin)});
    case Intake::Kind::Forward: return beginForwarding();
    }
    Q_UNREACHABLE();
}

void Exchange::beginRecord()
{
    const qint64 now = m_services.shared.clock.wall();
    const ConfigSnapshot &snapshot = *m_services.snapshot;
    m_intake = takeIn(m_head,
                      {.peer = m_responder.peerAddress(), .local = m_responder.localAddress()},
                      snapshot,
                      now);

    m_record.id = m_services.shared.ids.next(now);
    m_record.startedAt = now;
    m_record.group = m_intake.group ? m_intake.group->id : GroupId{};
    m_record.groupName = QString::fromUtf8(m_intake.groupName).left(loggedNameLength);
    if (m_intake.group && m_intake.group->kind == GroupKind::Aggregate)
        m_record.aggregateName = m_record.groupName;
    m_record.accessKey = m_intake.accessKey;
    m_record.method = QString::fromLatin1(m_head.method);
    m_record.path = QString::fromUtf8(splitTarget(m_head.target).path.left(loggedPathLength));
    m_record.client = m_responder.peerAddress().toString();
    m_record.userAgent =
        QString::fromUtf8(m_head.fields.first("User-Agent")).left(loggedAgentLength);
    m_record.logged = (m_intake.group ? m_intake.group->settings : snapshot.settings)
                          .get(settings::requestLogEnabled);
}

// Answered, and true, where the access key has used up its requests.
bool Exchange::refusesOverLimit()
{
    routing::AccessMeter *meter = m_services.meters->value(m_intake.accessKey);
    if (!m_intake.limits.isSet() || !meter)
        return false;
    const qint64 now = m_record.startedAt;
    const qint64 freeAt = meter->take(m_intake.limits, now);
    if (freeAt == 0)
        return false;
    const auto wait = std::chrono::milliseconds(std::max<qint64>(freeAt - now, 1));
    answerLocally(
        {.kind = ErrorKind::AccessKeyLimited,
         .detail = u"the access key has used up its requests; there is room in %1 s"_s.arg(
             std::chrono::ceil<std::chrono::seconds>(wait).count())},
        std::chrono::ceil<std::chrono::seconds>(wait));
    return true;
}

void Exchange::beginForwarding()
{
    if (refusesOverLimit())
        return;
    if (const auto limit = m_intake.group->settings.get(settings::requestTimeout);
        limit.count() > 0)
        m_totalTimeout.start(limit);
    m_services.feed.update(m_record);
    m_responder.observe(this);
}

const ServingGroups &Exchange::servingGroups() const
{
    const auto found = m_services.serving->constFind(m_intake.group->id);
    Q_ASSERT(found != m_services.serving->constEnd());
    return *found;
}

void Exchange::bodyReceived(QByteArrayView bytes)
{
    m_record.requestBytes += bytes.size();
    if (isTunnel())
        return m_relay->clientSent(bytes);
    if (const auto appended = m_body.append(bytes); !appended)
        return abort(appended.error());
    if (m_isForwarding)
        return;
    if (m_body.available() <= collectLimit) {
        // Who sends chunks may wait for our answer before the next one.
        if (!m_body.hasKnownSize() && isOtherThanJson(m_head, m_body))
            startWhenReady();
    } else if (waitsForWholeBody()) {
        if (m_body.available() > longestEditedBody)
            abort(tooLargeToEdit());
    } else {
        startWhenReady();
    }
}

bool Exchange::waitsForWholeBody()
{
    return servingGroups().editRequests && startsAsJsonObject(m_head, m_body);
}

void Exchange::bodyFinished()
{
    if (isTunnel())
        return m_relay->clientFinished();
    m_body.markComplete();
    startWhenReady();
}

void Exchange::startWhenReady()
{
    if (std::exchange(m_isForwarding, true))
        return;
    ChainSubject subject{.client = readRequest(),
                         .group = m_intake.group,
                         .members = membersFor(m_intake.group,
                                               servingGroups(),
                                               m_services.snapshot->revision,
                                               *m_services.pools,
                                               m_services.balancers),
                         .fingerprinter = m_services.snapshot->fingerprinter,
                         .record = m_record,
                         .workers = m_services.workers,
                         .startedAt = m_startedAt};
    m_chain = std::make_unique<AttemptChain>(std::move(subject),
                                             ChainServices{.transport = m_services.transport,
                                                           .balancers = m_services.balancers,
                                                           .wheel = m_services.wheel,
                                                           .clock = m_services.shared.clock,
                                                           .chance = m_services.shared.chance});
    m_chain->begin(*this);
}

ClientRequest Exchange::readRequest()
{
    const bool hasBody = announcesBody(m_head);
    const QByteArray readable = hasBody ? readableStart(m_head, m_body) : QByteArray();
    auto traits =
        channels::dialectFor(m_intake.group->channel).read(m_intake.rest, m_head.fields, readable);
    if (m_intake.isUpgrade && traits.model.isEmpty())
        traits.model = channels::handshakeModel(m_intake.rest);
    m_record.model = traits.model.left(loggedNameLength);
    if (traits.stream)
        noteStream();
    return {.head = m_head,
            .rest = m_intake.rest,
            .body = hasBody ? &m_body : nullptr,
            .model = traits.model,
            .session = servingGroups().keepSessions
                           ? sessionId(m_head.fields, m_intake.accessKey, readable)
                           : 0,
            .clientIp = m_responder.peerAddress().toString().toLatin1(),
            .isUpgrade = m_intake.isUpgrade};
}

void Exchange::recordChanged()
{
    m_services.feed.update(m_record);
}

void Exchange::informationalCame(const ResponseHead &head, const Attempt &attempt)
{
    if (m_informationals++ < mostInformationals)
        m_responder.sendInformational(clientsHead(head, attempt));
}

void Exchange::noteStream()
{
    m_record.stream = true;
    m_totalTimeout.stop(); // request_timeout is for answers that are not streams
    if (!std::exchange(m_isStreamCounted, true))
        m_services.shared.streams.fetch_add(1, std::memory_order_relaxed);
}

void Exchange::answerChosen(const ResponseHead &head, Attempt &attempt)
{
    m_record.status = head.status;
    m_record.firstByteMs = elapsedMs();
    if (isEventStream(head) || head.status == http::switchingProtocols)
        noteStream();
    m_services.feed.update(m_record);
    m_relay =
        std::make_unique<Relay>(m_responder, [this](RequestOutcome outcome, const QString &error) {
            relayEnded(outcome, error);
        });
    m_relay->begin(clientsHead(head, attempt), attempt, announcedBodySize(m_head.method, head));
}

ResponseHead Exchange::clientsHead(const ResponseHead &head, const Attempt &attempt) const
{
    ResponseHead forwarded = forwardedHead(head, m_intake.allowedOrigin);
    if (m_intake.isUpgrade)
        restoreSubprotocol(forwarded.fields, m_head.fields);
    if (holdsLinks(forwarded.fields))
        rewriteLinks(forwarded.fields,
                     attempt.origin(),
                     clientView(m_head, m_services.snapshot->settings, m_intake.groupName));
    return forwarded;
}

void Exchange::allAttemptsFailed(const ChainFailure &failure)
{
    answerLocally(failure.error, failure.retryAfter);
}

void Exchange::relayEnded(RequestOutcome outcome, const QString &error)
{
    m_chain->noteDelivered(error);
    end(outcome, m_record.status, error);
}

void Exchange::clientDrained()
{
    if (m_relay)
        m_relay->clientDrained();
}

void Exchange::clientGone()
{
    if (m_relay && m_relay->isWhole()) {
        const bool isError = m_relay->isErrorAnswer();
        m_chain->noteDelivered({});
        return end(
            isError ? RequestOutcome::Failed : RequestOutcome::Succeeded, m_record.status, {});
    }
    cancelAttempts(Verdict::ClientLeft);
    end(RequestOutcome::ClientGone,
        httpStatusFor(ErrorKind::ClientGone),
        u"the client closed the connection"_s);
}

void Exchange::requestFailed(const Error &error)
{
    abort(error);
}

void Exchange::totalTimeExpired()
{
    const Error expired{.kind = ErrorKind::UpstreamTimeout,
                        .detail = u"the answer was not complete within request_timeout"_s};
    if (m_chain && m_chain->settleForLess(expired.detail))
        return;
    abort(expired);
}

void Exchange::abort(const Error &reason)
{
    cancelAttempts(Verdict::ClientLeft);
    if (!m_responder.isHeadSent())
        return answerLocally(reason);
    m_responder.cut();
    end(RequestOutcome::Cut, m_record.status, reason.detail);
}

void Exchange::cancelAttempts(Verdict verdict, const QString &error)
{
    if (m_chain)
        m_chain->cancel(verdict, error);
}

void Exchange::answerLocally(const Error &error, std::optional<std::chrono::seconds> retryAfter)
{
    qCDebug(lcEngine) << toNumber(m_record.id) << errorKindName(error.kind) << error.detail;
    m_record.error = error.detail;
    sendLocally(
        localReply(error, m_intake.group ? m_intake.group->channel : Channel::OpenAi, retryAfter));
}

void Exchange::sendLocally(LocalReply reply)
{
    if (m_intake.allowedOrigin)
        allowOrigin(reply.head.fields, *m_intake.allowedOrigin);
    m_responder.sendWhole(reply.head, reply.body);
    end(reply.head.status < 400 ? RequestOutcome::Succeeded : RequestOutcome::Failed,
        reply.head.status,
        m_record.error);
}

RequestRecord Exchange::liveRecord() const
{
    RequestRecord record = m_record;
    record.durationMs = elapsedMs();
    if (m_relay)
        record.responseBytes = m_relay->bytes();
    return record;
}

void Exchange::end(RequestOutcome outcome, int status, const QString &error)
{
    if (std::exchange(m_hasEnded, true))
        return;
    m_totalTimeout.stop();
    m_record.outcome = outcome;
    m_record.status = status;
    m_record.error = error;
    m_record = liveRecord();
    if (m_intake.isProxied) {
        m_services.feed.update(m_record);
        if (m_record.logged)
            m_services.shared.sink.append(m_record);
    }
    Q_EMIT ended();
}

qint64 Exchange::elapsedMs() const
{
    return (m_services.shared.clock.steady() - m_startedAt).count();
}

} // namespace keyferry::engine
