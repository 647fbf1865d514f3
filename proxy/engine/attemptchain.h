#pragma once

#include "proxy/core/records.h"
#include "proxy/engine/attempt.h"
#include "proxy/engine/balancerset.h"
#include "proxy/engine/pooldirectory.h"
#include "proxy/engine/shared.h"

#include <QList>

#include <functional>
#include <memory>

namespace keyferry::engine {

/// What a chain hears of its attempts. Called once, with one of the two.
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
    virtual void allAttemptsFailed(const Error &error) = 0;
};

/// What the attempts of one request are made of. The references outlive the chain.
struct ChainSubject
{
    const RequestHead &head;
    const QByteArray &rest;                ///< path and query after `/proxy/{group}`
    transport::BodySource *body = nullptr; ///< null: no body
    GroupPtr group{};
    routing::KeyPool &pool;
    const Fingerprinter &fingerprinter;
    RequestRecord &record; ///< key, upstream and attempts are kept up to date here
    qint64 workers = 1;
    std::chrono::milliseconds startedAt{}; ///< when the request began, by the steady clock
};

/// Tries key after key until an answer is worth delivering: picks key and upstream, judges what
/// comes back, and keeps the last real answer for when nothing better comes. Worker's thread.
class AttemptChain final : private AttemptListener
{
public:
    AttemptChain(ChainSubject subject,
                 transport::UpstreamTransport &transport,
                 BalancerSet &balancers,
                 const Clock &clock);

    /// The first attempt. allAttemptsFailed() may come inside the call if there is no usable key.
    void begin(AttemptChainListener &listener);
    /// Ends what runs; nothing is heard afterwards. Safe inside the listener's calls.
    /// \param verdict  ClientLeft, or UpstreamFault when it took too long
    void cancel(Verdict verdict, const QString &error = {});
    /// The answer that was chosen has ended.
    void noteDelivered(const QString &error);

private:
    enum class Phase { Trying, Delivering, Over };

    void attemptAnswered(const ResponseHead &head) override;
    void attemptFailed(const transport::TransportFailure &failure) override;

    [[nodiscard]] bool tryNextKey(bool mayRepeat);
    void startAttempt(const routing::PickedKey &key, const UpstreamConfig &upstream);
    void note(Verdict verdict, int status);
    /// Notes it and tells the pool.
    void judge(Verdict verdict, int status, const QString &error);
    [[nodiscard]] bool wantsAnotherTry(Verdict verdict) const;
    [[nodiscard]] bool hasOtherUpstream() const;
    void choose(std::unique_ptr<Attempt> attempt);
    [[nodiscard]] Error noUsableKey() const;
    [[nodiscard]] AttemptRecord &current() { return m_subject.record.attempts.last(); }
    [[nodiscard]] qint64 elapsedMs() const
    {
        return (m_clock.steady() - m_subject.startedAt).count();
    }

    ChainSubject m_subject;
    transport::UpstreamTransport &m_transport;
    BalancerSet &m_balancers;
    const Clock &m_clock;
    AttemptChainListener *m_listener = nullptr;
    QList<KeyId> m_triedKeys{};
    QList<QByteArray> m_fingerprints{}; ///< of the attempts' keys, in order
    std::unique_ptr<Attempt> m_attempt{};
    std::unique_ptr<Attempt> m_heldAnswer{}; ///< the last real answer, should nothing better come
    qsizetype m_answeredIndex = -1;          ///< its place in the record's attempts
    Phase m_phase = Phase::Trying;
};

} // namespace keyferry::engine
