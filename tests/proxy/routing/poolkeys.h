#pragma once

#include "proxy/routing/keypool.h"

namespace keyferry::routing {

// What the tests of the key pool and its parts have in common: group 7, keys 1, 2, 3 …

inline constexpr GroupId poolGroup{7};

inline ProviderKey makeKey(int id, KeyState state = KeyState::Active)
{
    return {.id = KeyId{id},
            .group = poolGroup,
            .secret = Secret("sk-" + QByteArray::number(id)),
            .state = state};
}

inline QList<ProviderKey> makeKeys(int first, int last)
{
    QList<ProviderKey> keys;
    for (int id = first; id <= last; ++id)
        keys.append(makeKey(id));
    return keys;
}

inline KeyDelta upserted(const QList<ProviderKey> &keys)
{
    return {.group = poolGroup, .upserted = keys};
}

inline KeyDelta removed(const QList<int> &ids)
{
    KeyDelta delta{.group = poolGroup};
    for (const int id : ids)
        delta.removed.append(KeyId{id});
    return delta;
}

/// 0: none. The request ends at once.
inline int pickedId(KeyPool &pool, const KeyWish &wish = {})
{
    const auto picked = pool.pick(wish);
    return picked ? static_cast<int>(toNumber(picked->id)) : 0;
}

inline QList<int> pickedIds(KeyPool &pool, int count, const KeyWish &wish = {})
{
    QList<int> ids;
    for (int i = 0; i < count; ++i)
        ids.append(pickedId(pool, wish));
    return ids;
}

inline KeyReport makeReport(int key, Verdict verdict, int threshold = 3)
{
    return {.key = KeyId{key},
            .judgement = {.verdict = verdict},
            .threshold = threshold,
            .status = 401,
            .error = QStringLiteral("no"),
            .now = 1'000};
}

/// A rate limit at `now` that ends at `until` (0: it does not say when), for the model alone if one
/// is given.
inline KeyReport makeLimit(int key, qint64 until, const QString &model = {}, qint64 now = 1'000)
{
    return {.key = KeyId{key},
            .judgement = {.verdict = Verdict::RateLimited,
                          .isForModel = !model.isEmpty(),
                          .coolUntil = until,
                          .reason = QStringLiteral("limited")},
            .model = model,
            .status = 429,
            .error = QStringLiteral("slow down"),
            .now = now};
}

inline KeyUsage onlyUsage(KeyPool &pool)
{
    const auto usage = pool.takeUsage();
    return usage.size() == 1 ? usage.first() : KeyUsage{};
}

} // namespace keyferry::routing
