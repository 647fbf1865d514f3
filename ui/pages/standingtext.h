#pragma once

#include "proxy/core/gateway.h"

#include <QStringList>

#include <optional>

namespace keyferry::ui {

/// The answer to "Why?" in words.
struct StandingWords
{
    KeyState state = KeyState::Active;
    QString lead{};      ///< `sk-p…7TdR is cooling for gpt-4.1 until 14:32:10`
    QString left{};      ///< `1 min 12 s left`; empty where nothing runs down
    QStringList lines{}; ///< a sentence each: why, how far, what comes next

    friend bool operator==(const StandingWords &, const StandingWords &) = default;
};

/// What the pool thinks of a key and when it serves next.
///
/// \param row       as the store has it
/// \param standing  as the pool has it; empty if it does not have the key
/// \param now       UTC ms
/// Thread: any; pure.
[[nodiscard]] StandingWords
standingWords(const KeyRow &row, const std::optional<KeyStanding> &standing, qint64 now);

} // namespace keyferry::ui
