#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>

namespace keyferry::engine {

/// How long one request waits for a key that is out. All waits of a request share `wait_for_key`.
class KeyWait
{
public:
    explicit KeyWait(std::chrono::milliseconds limit)
        : m_limit(limit)
    {}

    /// \param servesAgainAt  when a key comes back, as far as is known now: UTC ms
    /// \param latest         no attempt begins after this time; 0: whenever
    /// \returns when to look again; empty if waiting is of no use
    [[nodiscard]] std::optional<std::chrono::milliseconds>
    nextLook(qint64 servesAgainAt, qint64 latest, qint64 now) const;
    /// A wait begins; later calls do not start it anew.
    void begin(qint64 now);

private:
    std::chrono::milliseconds m_limit;
    std::optional<qint64> m_until{};
};

} // namespace keyferry::engine
