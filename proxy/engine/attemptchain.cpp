#include "proxy/engine/attemptchain.h"

#include "proxy/channels/requestedit.h"
#include "proxy/engine/requestbuilder.h"

#include <utility>

namespace keyferry::engine {

using namespace Qt::StringLiterals;

namespace {

constexpr int firstFailure = 400;

/// What another key would meet as well, and this one cannot help.
bool isOurs(ErrorKind kind)
{
    return kind == ErrorKind::OutOfCapacity || kind == ErrorKind::MalformedRequest
           || kind == ErrorKind::StorageFailed;
}

bool isUpstreamsFault(Verdict verdict)
{
    return verdict == Verdict::UpstreamFault || verdict == Verdict::Overloaded;
}

std::chrono::seconds secondsUntil(qint64 time, qint64 now)
{
    // Rounded up: a client that comes back in time is not to meet the same answer.
    const auto left =
        std::chrono::ceil<std::chrono::seconds>(std::chrono::milliseconds(time - now));
    return std::max(left, std::chrono::seconds(1));
}

QString words(const ResponseHead &head)
{
    return u"%1 %2"_s.arg(head.status).arg(QString::fromLatin1(head.reason)).trimmed();
}

} // namespace

AttemptChain::AttemptChain(ChainSubject subject, ChainServices services)
    : m_subject(std::move(subject))
    , m_services(services)
    , m_plan(m_subject.client, std::move(m_subject.members))
    , m_journal(m_subject.record, m_subject.fingerprinter, services.clock, m_subject.startedAt)
    , m_keyWait(m_subject.group->settings.get(settings::waitForKey))
    , m_pause(services.wheel, [this] { tryNext(); })
    , m_inspecting(services.wheel, [this] { judgeAnswer(); })
{}

void AttemptChain::begin(AttemptChainListener &listener)
{
    m_listener = &listener;
    tryNext();
}

void AttemptChain::tryNext()
{
    if (auto choice = m_plan.pick(m_mayRepeat, m_services.clock.wall()))
        return startAttempt(*std::move(choice));
    if (const auto look = nextLook())
        return waitForKey(*look);
    giveUp();
}

std::optional<std::chrono::milliseconds> AttemptChain::nextLook()
{
    const qint64 now = m_services.clock.wall();
    const auto servesAgainAt = m_plan.servesAgainAt(now);
    if (!servesAgainAt)
        return std::nullopt;
    const std::chrono::milliseconds deadline =
        m_subject.group->settings.get(settings::retryDeadline);
    const bool isBound = deadline.count() > 0 && m_journal.attempts() > 0;
    const qint64 latest = isBound ? now + (deadline - m_journal.sinceRequest()).count() : 0;
    return m_keyWait.nextLook(*servesAgainAt, latest, now);
}

void AttemptChain::waitForKey(std::chrono::milliseconds look)
{
    m_keyWait.begin(m_services.clock.wall());
    m_plan.startOver();
    m_journal.showWaiting(u"waits for a key that is cooling down"_s);
    m_pause.start(look);
    m_listener->recordChanged();
}

void AttemptChain::startAttempt(MemberPlan::Choice choice)
{
    const Member &member = choice.member;
    const GroupConfig &group = *member.group;
    const qint64 now = m_services.clock.wall();
    const auto upstream =
        m_services.balancers.of(member.group)
            .pick({.byLatency = group.settings.get(settings::upstreamStrategy) == "latency"_L1,
                   .avoid = m_failedUpstream,
                   .now = now});
    if (!upstream) {
        m_lastError = Error{.kind = ErrorKind::UpstreamUnreachable,
                            .detail = u"every upstream of the group is switched off"_s};
        return giveUp();
    }

    m_booking.emplace(std::move(choice), *upstream, now, m_services.balancers);
    m_journal.begin(*m_booking);
    const AttemptPlan plan{.group = group,
                           .upstream = m_booking->upstream(),
                           .key = m_booking->key().secret,
                           .clientIp = m_subject.client.clientIp,
                           .now = now,
                           .workers = m_subject.workers,
                           .isUpgrade = m_subject.client.isUpgrade};
    AttemptListener &listener = *this;
    m_attempt = std::make_unique<Attempt>(listener, m_booking->key().secret);
    m_attempt->start(
        m_services.transport,
        buildRequest(m_subject.client.head, member.request->target, plan, member.request->body));
    m_listener->recordChanged();
}

void AttemptChain::attemptInformed(const ResponseHead &head)
{
    m_listener->informationalCame(head, *m_attempt);
}

void AttemptChain::attemptResent()
{
    m_journal.noteResent();
    m_listener->recordChanged();
}

void AttemptChain::attemptAnswered(const ResponseHead &head)
{
    const Member &member = m_booking->member();
    m_journal.noteFirstByte();
    m_firstByte = m_journal.sinceAttempt();
    m_inspection = inspectionOf(
        head,
        *member.group,
        channels::listsModels(m_subject.client.head, member.request->target, *member.group));
    if (isEnough(m_inspection, answerStart()))
        return judgeAnswer();
    if (m_inspection != Inspection::ModelList)
        m_inspecting.start(longestInspection);
}

void AttemptChain::attemptGrew()
{
    if (isEnough(m_inspection, answerStart()))
        judgeAnswer();
}

AnswerStart AttemptChain::answerStart() const
{
    return {.method = m_subject.client.head.method,
            .head = *m_attempt->head(),
            .body = m_attempt->collected(),
            .isWhole = m_attempt->isWhole()};
}

void AttemptChain::judgeAnswer()
{
    m_inspecting.stop();
    const Member &member = m_booking->member();
    const AnswerStart answer = answerStart();
    const auto judgement =
        judge(m_inspection, answer, *member.group, member.request->model, m_services.clock.wall());
    const int status = answer.head.status;
    settle(judgement, status);
    m_journal.keepAsAnswer();

    const auto decision = decide(judgement, status, true);
    if (decision.step == routing::Step::Deliver) {
        if (m_inspection == Inspection::ModelList) {
            if (const auto edited = editedModelList(answer, *member.group))
                m_attempt->replaceAnswer(edited->head, edited->body);
        }
        return choose(std::move(m_attempt));
    }
    m_attempt->hold();
    m_heldAnswer = std::move(m_attempt);
    m_booking.reset();
    follow(decision);
}

void AttemptChain::attemptFailed(const transport::TransportFailure &failure)
{
    if (failure.headSeen && m_inspection == Inspection::ErrorBody
        && m_attempt->head()->status >= firstFailure)
        return judgeAnswer(); // its status says enough
    m_inspecting.stop();
    const Error &error = failure.error;
    m_lastError = error;
    if (isOurs(error.kind)) {
        m_journal.judge(Verdict::UpstreamFault, 0, error.detail);
        m_booking.reset();
        return giveUp();
    }
    settle({.verdict = Verdict::UpstreamFault, .reason = error.detail}, 0);
    m_booking.reset();
    const auto decision = decide({.verdict = Verdict::UpstreamFault}, 0, failure.requestSent);
    if (decision.step == routing::Step::Deliver)
        return giveUp();
    follow(decision);
}

routing::RetryDecision
AttemptChain::decide(const routing::Judgement &judgement, int status, bool requestSent)
{
    const SettingValues &values = m_subject.group->settings;
    const routing::RetryRules rules{.statuses = m_subject.group->failoverStatuses,
                                    .maxRetries =
                                        static_cast<int>(values.get(settings::maxRetries)),
                                    .retryUnsafe = values.get(settings::retryUnsafe),
                                    .deadline = values.get(settings::retryDeadline)};
    const routing::AttemptReport report{
        .verdict = judgement.verdict,
        .status = status,
        .isSameForAllKeys = judgement.isSameForAllKeys,
        .isIdempotent = routing::isIdempotent(m_subject.client.head.method),
        .requestSent = requestSent,
        .attemptsMade = m_journal.attempts(),
        .upstreamFaults = m_upstreamFaults,
        .anotherKeyLeft = m_plan.hasOther(m_services.clock.wall()) || nextLook().has_value(),
        .elapsed = m_journal.sinceRequest()};
    return routing::nextStep(report, rules, m_services.chance());
}

void AttemptChain::follow(const routing::RetryDecision &decision)
{
    m_mayRepeat = decision.mayRepeatKey;
    if (decision.pause.count() == 0)
        return tryNext();
    m_pause.start(decision.pause);
}

void AttemptChain::settle(const routing::Judgement &judgement, int status)
{
    const Verdict verdict = judgement.verdict;
    const bool isFine = verdict == Verdict::Success;
    QString reason = withoutSecret(judgement.reason, m_booking->key().secret);
    if (reason.isEmpty() && !isFine && status > 0)
        reason = words(*m_attempt->head());

    m_journal.judge(verdict, status, isFine ? QString() : reason);
    m_booking->settle({.judgement = judgement,
                       .status = status,
                       .reason = reason,
                       .firstByte = m_firstByte,
                       .now = m_services.clock.wall()},
                      m_subject.client.session);
    if (isUpstreamsFault(verdict)) {
        ++m_upstreamFaults;
        m_failedUpstream = m_booking->upstream().id;
    }
}

void AttemptChain::giveUp()
{
    if (m_heldAnswer && !m_heldAnswer->isBroken())
        return choose(std::move(m_heldAnswer));
    m_phase = Phase::Over;
    m_listener->allAttemptsFailed(failure());
}

ChainFailure AttemptChain::failure()
{
    if (m_lastError)
        return {.error = *m_lastError};
    if (m_heldAnswer)
        return {.error = {.kind = ErrorKind::UpstreamClosed,
                          .detail = u"the upstream broke its answer off"_s}};
    const qint64 now = m_services.clock.wall();
    if (const auto at = m_plan.servesAgainAt(now)) {
        const auto wait = secondsUntil(*at, now);
        return {.error = {.kind = ErrorKind::KeysCooling,
                          .detail = u"every key is cooling down or at its limit; the first one is "
                                    "back in %1 s"_s.arg(wait.count())},
                .retryAfter = wait};
    }
    return {.error = m_plan.obstacle(now)};
}

void AttemptChain::choose(std::unique_ptr<Attempt> attempt)
{
    m_pause.stop();
    m_journal.showAnswer();
    m_phase = Phase::Delivering;
    m_attempt = std::move(attempt);
    m_heldAnswer.reset();
    m_listener->answerChosen(*m_attempt->head(), *m_attempt);
}

void AttemptChain::stopTrying(Verdict verdict, const QString &error)
{
    m_pause.stop();
    m_inspecting.stop();
    if (m_booking && !m_booking->isSettled()) {
        settle({.verdict = verdict, .reason = error}, 0);
        m_booking.reset();
    }
}

bool AttemptChain::settleForLess(const QString &error)
{
    const bool hasAnswer = m_phase == Phase::Trying && m_heldAnswer && !m_heldAnswer->isBroken();
    if (!hasAnswer) {
        cancel(Verdict::UpstreamFault, error);
        return false;
    }
    stopTrying(Verdict::UpstreamFault, error);
    if (m_attempt)
        m_attempt->cancel();
    choose(std::move(m_heldAnswer));
    return true;
}

void AttemptChain::cancel(Verdict verdict, const QString &error)
{
    // Cancelled, not destroyed: the call may have come from within one of them.
    const Phase phase = std::exchange(m_phase, Phase::Over);
    if (phase == Phase::Delivering)
        noteDelivered(error); // as far as it came
    else if (phase == Phase::Trying)
        stopTrying(verdict, error);
    if (m_attempt)
        m_attempt->cancel();
    if (m_heldAnswer)
        m_heldAnswer->cancel();
}

void AttemptChain::noteDelivered(const QString &error)
{
    m_journal.noteDelivered(error);
    if (m_booking)
        m_booking->release();
}

} // namespace keyferry::engine
