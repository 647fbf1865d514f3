#pragma once

#include "proxy/core/ids.h"

#include <QList>

#include <chrono>
#include <functional>

namespace keyferry::engine {

/// A random number from 0 to 1 (excluded).
using Chance = std::function<double()>;

/// When each key of one round is checked: the interval is cut into as many parts as there are keys,
/// and each is checked at a random moment of its part. Keeps ids and the next moment only, so that
/// 200,000 keys cost no more than their ids. Pure; times are of one clock.
class CheckPlan
{
public:
    CheckPlan(QList<KeyId> keys,
              std::chrono::milliseconds start,
              std::chrono::milliseconds interval,
              Chance chance);

    /// Keys whose moment has come, each once.
    [[nodiscard]] QList<KeyId> takeDue(std::chrono::milliseconds now);
    /// Nothing more is due.
    void dropRest() { m_taken = m_keys.size(); }
    [[nodiscard]] bool isThrough() const { return m_taken == m_keys.size(); }
    [[nodiscard]] qsizetype size() const { return m_keys.size(); }
    /// The next key's moment; the end of the interval when none is left.
    [[nodiscard]] std::chrono::milliseconds nextAt() const;
    [[nodiscard]] std::chrono::milliseconds endsAt() const { return m_start + m_interval; }

private:
    void drawNext();

    QList<KeyId> m_keys;
    std::chrono::milliseconds m_start;
    std::chrono::milliseconds m_interval;
    Chance m_chance;
    qsizetype m_taken = 0;
    std::chrono::milliseconds m_next{};
};

} // namespace keyferry::engine
