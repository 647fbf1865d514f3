#pragma once

#include "proxy/core/records.h"
#include "proxy/core/timerwheel.h"
#include "proxy/engine/attempt.h"
#include "proxy/engine/attemptjournal.h"
#include "proxy/engine/booking.h"
#include "proxy/engine/inspection.h"
#include "proxy/engine/keywait.h"
#include "proxy/engine/memberplan.h"
#include "proxy/routing/retrypolicy.h"

#include <chrono>
#include <memory>
#include <optional>

namespace keyferry::engine {

/// Why a chain has no answer to give.
struct ChainFailure
{
    Error error{};
    std::optional<std::chrono::seconds> retryAfter{}; ///< when it is worth asking again
};

/// What a chain hears of its attempts. The first two are called once, one of them.
class AttemptChainListener
{
public:
    AttemptChainListener() = default;
    AttemptChainListener(const AttemptChainListener &) = delete;
    AttemptChainListener &operator=(const AttemptChainListener &) = delete;
    virtual ~AttemptChainListener() = default;

    /// This answer goes to the client; the chain owns the attempt and lives until its body has been
    /// delivered.
    virtual void answerChosen(const ResponseHead &head, Attempt &attempt) = 0;
    /// There is no answer to give.
    virtual void allAttemptsFailed(const ChainFailure &failure) = 0;
    /// An attempt has begun, or the request waits.
    virtual void recordChanged() = 0;
    /// An upstream sent a 1xx; the final answer, maybe another one's, follows.
    virtual void informationalCame(const ResponseHead &head, const Attempt &attempt) = 0;
};

/// What the attempts of one request are made of. The references outlive the chain.
struct ChainSubject
{
    ClientRequest client;
    GroupPtr group{}; ///< the one the client asked: its settings decide about retries
    std::vector<Member> members{};
    const Fingerprinter &fingerprinter;
    RequestRecord &record; ///< key, upstream and attempts are kept up to date here
    qint64 workers = 1;
    std::chrono::milliseconds startedAt{}; ///< when the request began, by the steady clock
};

/// What a chain borrows from its worker.
struct ChainServices
{
    transport::UpstreamTransport &transport;
    BalancerSet &balancers;
    TimerWheel &wheel;
    const Clock &clock;
    double (*chance)() = nullptr; ///< from 0 to 1 (excluded), for the jitter
};

/// Tries key after key until an answer is worth delivering: picks key and upstream, judges what
/// comes back, pauses or waits where the retry policy says so, and keeps the last real answer for
/// when nothing better comes. Worker's thread.
class AttemptChain final : private AttemptListener
{
public:
    AttemptChain(ChainSubject subject, ChainServices services);

    /// The first attempt. allAttemptsFailed() may come inside the call if there is no usable key.
    void begin(AttemptChainListener &listener);
    /// Ends what runs or waits; nothing is heard afterwards. Safe inside the listener's calls.
    /// \param verdict  ClientLeft, or UpstreamFault when it took too long
    void cancel(Verdict verdict, const QString &error = {});
    /// No more time: ends what runs and delivers an earlier answer.
    /// \returns false if there is none; then nothing is heard afterwards
    [[nodiscard]] bool settleForLess(const QString &error);
    /// The answer that was chosen has ended.
    void noteDelivered(const QString &error);

private:
    enum class Phase { Trying, Delivering, Over };

    void attemptInformed(const ResponseHead &head) override;
    void attemptResent() override;
    void attemptAnswered(const ResponseHead &head) override;
    void attemptGrew() override;
    void attemptFailed(const transport::TransportFailure &failure) override;

    // what is tried next
    void tryNext();
    void startAttempt(MemberPlan::Choice choice);
    [[nodiscard]] std::optional<std::chrono::milliseconds> nextLook();
    void waitForKey(std::chrono::milliseconds look);
    [[nodiscard]] routing::RetryDecision
    decide(const routing::Judgement &judgement, int status, bool requestSent);
    void follow(const routing::RetryDecision &decision);
    void giveUp();

    // what becomes of an answer
    [[nodiscard]] AnswerStart answerStart() const;
    void judgeAnswer();
    void settle(const routing::Judgement &judgement, int status);
    void choose(std::unique_ptr<Attempt> attempt);
    void stopTrying(Verdict verdict, const QString &error);
    [[nodiscard]] ChainFailure failure();

    ChainSubject m_subject;
    ChainServices m_services;
    AttemptChainListener *m_listener = nullptr;
    MemberPlan m_plan;
    AttemptJournal m_journal;
    KeyWait m_keyWait;
    Timeout m_pause;      ///< until the next try, or look for a key
    Timeout m_inspecting; ///< the longest an answer is held
    std::optional<Booking> m_booking{};
    std::unique_ptr<Attempt> m_attempt{};
    std::unique_ptr<Attempt> m_heldAnswer{}; ///< the last real answer, should nothing better come
    std::optional<Error> m_lastError{};      ///< of an attempt without an answer
    Inspection m_inspection = Inspection::None;
    std::chrono::milliseconds m_firstByte{0}; ///< of the attempt that runs
    UpstreamId m_failedUpstream{};            ///< avoided by the next try
    int m_upstreamFaults = 0;
    bool m_mayRepeat = false; ///< the next try may use a key that was tried
    Phase m_phase = Phase::Trying;
};

} // namespace keyferry::engine
