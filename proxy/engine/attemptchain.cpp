#include "proxy/engine/attemptchain.h"

#include "proxy/engine/requestbuilder.h"
#include "proxy/routing/classifier.h"
#include "proxy/routing/retrypolicy.h"

#include <algorithm>
#include <utility>

namespace keyferry::engine {

using namespace Qt::StringLiterals;

namespace {

/// What another key would meet as well, and this one cannot help.
bool isOurs(ErrorKind kind)
{
    return kind == ErrorKind::OutOfCapacity || kind == ErrorKind::MalformedRequest
           || kind == ErrorKind::StorageFailed;
}

} // namespace

AttemptChain::AttemptChain(ChainSubject subject,
                           transport::UpstreamTransport &transport,
                           BalancerSet &balancers,
                           const Clock &clock)
    : m_subject(std::move(subject))
    , m_transport(transport)
    , m_balancers(balancers)
    , m_clock(clock)
{}

void AttemptChain::begin(AttemptChainListener &listener)
{
    m_listener = &listener;
    if (tryNextKey(false))
        return;
    m_phase = Phase::Over;
    m_listener->allAttemptsFailed(noUsableKey());
}

bool AttemptChain::tryNextKey(bool mayRepeat)
{
    const auto upstream = m_balancers.of(m_subject.group).pick({});
    if (!upstream)
        return false;
    const auto key = m_subject.pool.pick({.tried = m_triedKeys, .mayRepeat = mayRepeat});
    if (!key)
        return false;
    startAttempt(*key, *upstream);
    return true;
}

void AttemptChain::startAttempt(const routing::PickedKey &key, const UpstreamConfig &upstream)
{
    m_triedKeys.append(key.id);
    m_fingerprints.append(m_subject.fingerprinter.fingerprint(key.secret.reveal()));
    RequestRecord &record = m_subject.record;
    record.key = key.id;
    record.keyFingerprint = m_fingerprints.last();
    record.keyMask = key.secret.masked();
    record.upstream = QString::fromLatin1(upstream.url);
    record.attempts.append({.seq = static_cast<int>(record.attempts.size()) + 1,
                            .key = key.id,
                            .keyMask = record.keyMask,
                            .upstream = record.upstream,
                            .startedMs = elapsedMs()});
    record.tries = static_cast<int>(record.attempts.size());

    const AttemptPlan plan{.group = *m_subject.group,
                           .upstream = upstream,
                           .key = key.secret,
                           .workers = m_subject.workers};
    AttemptListener &listener = *this;
    m_attempt = std::make_unique<Attempt>(listener);
    m_attempt->start(m_transport,
                     buildRequest(m_subject.head, m_subject.rest, plan, m_subject.body));
}

void AttemptChain::attemptAnswered(const ResponseHead &head)
{
    const Verdict verdict =
        routing::classify(
            {.channel = m_subject.group->channel, .status = head.status, .fields = head.fields},
            m_subject.group->failureRules,
            m_clock.wall())
            .verdict;
    current().firstByteMs = elapsedMs();
    judge(verdict, head.status, u"%1 %2"_s.arg(head.status).arg(QString::fromLatin1(head.reason)));
    m_answeredIndex = m_subject.record.attempts.size() - 1;
    if (!wantsAnotherTry(verdict))
        return choose(std::move(m_attempt));

    m_attempt->hold();
    m_heldAnswer = std::move(m_attempt);
    if (!tryNextKey(verdict == Verdict::UpstreamFault && hasOtherUpstream()))
        choose(std::move(m_heldAnswer));
}

void AttemptChain::attemptFailed(const transport::TransportFailure &failure)
{
    const Error error = failure.error;
    current().error = error.detail;
    if (isOurs(error.kind)) {
        note(Verdict::UpstreamFault, 0);
    } else {
        judge(Verdict::UpstreamFault, 0, error.detail);
        if (wantsAnotherTry(Verdict::UpstreamFault) && tryNextKey(hasOtherUpstream()))
            return;
    }
    if (m_heldAnswer && !m_heldAnswer->isBroken())
        return choose(std::move(m_heldAnswer));
    m_phase = Phase::Over;
    m_listener->allAttemptsFailed(error);
}

void AttemptChain::note(Verdict verdict, int status)
{
    AttemptRecord &attempt = current();
    attempt.verdict = verdict;
    attempt.status = status;
    attempt.durationMs = elapsedMs() - attempt.startedMs;
}

void AttemptChain::judge(Verdict verdict, int status, const QString &error)
{
    note(verdict, status);
    const bool isFailure = verdict != Verdict::Success && verdict != Verdict::ClientLeft;
    m_subject.pool.report(
        {.key = current().key,
         .judgement = {.verdict = verdict},
         .threshold = static_cast<int>(m_subject.group->settings.get(settings::blacklistThreshold)),
         .status = isFailure ? status : 0,
         .error = isFailure ? error : QString(),
         .now = m_clock.wall()});
}

bool AttemptChain::wantsAnotherTry(Verdict verdict) const
{
    const routing::RetryRules rules{
        .statuses = m_subject.group->failoverStatuses,
        .maxRetries = static_cast<int>(m_subject.group->settings.get(settings::maxRetries))};
    const routing::AttemptReport report{
        .verdict = verdict,
        .attemptsMade = static_cast<int>(m_subject.record.attempts.size()),
        .anotherKeyLeft = hasOtherUpstream() || m_subject.pool.hasOther({.tried = m_triedKeys})};
    return routing::nextStep(report, rules, 0).step == routing::Step::TryAgain;
}

bool AttemptChain::hasOtherUpstream() const
{
    const auto &upstreams = m_subject.group->upstreams;
    return std::count_if(upstreams.begin(),
                         upstreams.end(),
                         [](const UpstreamConfig &upstream) { return upstream.weight > 0; })
           > 1;
}

void AttemptChain::choose(std::unique_ptr<Attempt> attempt)
{
    // The row speaks of what the client gets, which may be an earlier answer than the last
    // attempt's.
    RequestRecord &record = m_subject.record;
    const AttemptRecord &answered = record.attempts.at(m_answeredIndex);
    record.key = answered.key;
    record.keyFingerprint = m_fingerprints.at(m_answeredIndex);
    record.keyMask = answered.keyMask;
    record.upstream = answered.upstream;
    m_phase = Phase::Delivering;
    m_attempt = std::move(attempt);
    m_heldAnswer.reset();
    m_listener->answerChosen(*m_attempt->head(), *m_attempt);
}

void AttemptChain::cancel(Verdict verdict, const QString &error)
{
    // Cancelled, not destroyed: the call may have come from within one of them.
    const Phase phase = std::exchange(m_phase, Phase::Over);
    if (phase == Phase::Delivering) {
        noteDelivered(error); // as far as it came
    } else if (phase == Phase::Trying && m_attempt) {
        current().error = error;
        judge(verdict, 0, error);
    }
    if (m_attempt)
        m_attempt->cancel();
    if (m_heldAnswer)
        m_heldAnswer->cancel();
}

void AttemptChain::noteDelivered(const QString &error)
{
    AttemptRecord &attempt = m_subject.record.attempts[m_answeredIndex];
    attempt.durationMs = elapsedMs() - attempt.startedMs;
    if (!error.isEmpty())
        attempt.error = error;
}

Error AttemptChain::noUsableKey() const
{
    const auto counts = m_subject.pool.counts(m_clock.wall());
    return {.kind = ErrorKind::NoUsableKey,
            .detail = u"group '%1' has no usable key: %2 invalid, %3 disabled"_s
                          .arg(QString::fromLatin1(m_subject.group->name))
                          .arg(counts.invalid)
                          .arg(counts.disabled)};
}

} // namespace keyferry::engine
