#pragma once

#include "proxy/core/ids.h"

#include <QHash>
#include <QString>

#include <vector>

namespace keyferry::routing {

/// How long a key cools down when a rate limit says nothing about when it ends: 30 s, doubling to
/// 10 min while it repeats. Per key and model. Not thread-safe; O(1). docs/keys.md "Judging an
/// answer".
class Strikes
{
public:
    static constexpr qint64 firstMs = 30'000;
    static constexpr qint64 longestMs = 600'000;
    /// Ten quiet minutes after the last one, the next is no repetition.
    static constexpr qint64 forgottenAfterMs = 600'000;

    /// Counts a rate limit. One that arrives before the last one is over belongs to that: it is the
    /// answer to a request that was under way. \param model  empty: the whole key
    /// \returns the length of the cooldown in ms
    [[nodiscard]] qint64 strike(KeyId key, const QString &model, qint64 now);
    /// The key served the model, so neither it nor the whole key is limited any more.
    void forget(KeyId key, const QString &model);
    void forgetAll(KeyId key) { m_strikes.remove(key); }

private:
    struct Strike
    {
        size_t model = 0; ///< a hash: two models that share one would only cool down for longer
        qint64 length = 0;
        qint64 until = 0;
    };

    QHash<KeyId, std::vector<Strike>> m_strikes{};
};

} // namespace keyferry::routing
