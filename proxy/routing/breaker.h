#pragma once

#include "proxy/core/gateway.h"
#include "proxy/routing/failurewindow.h"

#include <atomic>
#include <chrono>
#include <memory>

namespace keyferry::routing {

/// The circuit breaker of one upstream, and what is measured of it: shared by all workers, without
/// a lock. State, running count and deadline stand in one atomic word that changes by
/// compare-and-swap, so that of several workers just one opens it, and just one gets the trial.
/// docs/keys.md "Upstreams". Times are UTC ms and come from the caller. Thread: any.
class Breaker
{
public:
    /// \param now  results of requests that were picked earlier do not count
    explicit Breaker(qint64 now = 0);
    ~Breaker();
    Breaker(const Breaker &) = delete;
    Breaker &operator=(const Breaker &) = delete;

    static constexpr std::chrono::milliseconds firstOpening{10'000};
    static constexpr std::chrono::milliseconds longestOpening{300'000};
    /// A trial that has not reported by then has lost its claim: another one may begin.
    static constexpr std::chrono::milliseconds trialBound{60'000};

    enum class Admission {
        Free,
        Trial, ///< after beginTrial()
        Refused,
    };
    [[nodiscard]] Admission admission(qint64 now) const;
    /// Claims the one trial; false if it is not due or another worker was faster.
    [[nodiscard]] bool beginTrial(qint64 now);
    /// When a trial is or was due: the order of "least broken". 0 when closed.
    [[nodiscard]] qint64 reopensAt() const;

    // How a request went that was picked at `pickedAt`; 0: just now. What began before the breaker
    // opened does not close it, what began before it closed does not open it again.
    // A time to the first byte below 0 is not measured: refusals are fast.
    void noteAnswer(std::chrono::milliseconds firstByte, qint64 pickedAt, qint64 now);
    void noteFailure(const QString &error, qint64 pickedAt, qint64 now);
    /// Frees the trial's place if the request was the trial.
    void noteNothing(qint64 pickedAt);

    /// Moving average of the time to the first byte; empty: nothing measured yet.
    [[nodiscard]] std::optional<std::chrono::microseconds> firstByte() const;
    /// When the last result came, whatever it was; 0: none yet.
    [[nodiscard]] qint64 heardAt() const;
    /// All but id and lastError.
    [[nodiscard]] UpstreamHealth health() const;
    /// The text of the last failure; null if there was none since the last call. The caller owns
    /// it.
    [[nodiscard]] std::unique_ptr<const QString> takeError();

private:
    void measure(std::chrono::milliseconds firstByte);

    std::atomic<quint64> m_word;
    std::atomic<qint64> m_openedAt{0}; ///< the last time; written before the word says so
    FailureWindow m_window{};
    std::atomic<qint64> m_averageUs{-1};
    std::atomic<qint64> m_heardAt{0};
    /// A letter box: whoever exchanges the pointer owns what was in it.
    std::atomic<const QString *> m_error{nullptr};
};

} // namespace keyferry::routing
