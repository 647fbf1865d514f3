#pragma once

#include <QHashFunctions>
#include <QtGlobal>

namespace keyferry {

// Row ids as types of their own: a KeyId is never a GroupId. 0 means "not stored yet" or "none".
enum class GroupId : qint64 {};
enum class UpstreamId : qint64 {};
enum class KeyId : qint64 {};
enum class AccessKeyId : qint64 {};
/// Grows with time across workers and restarts, so that ordering by id is ordering by start.
enum class RequestId : qint64 {};
/// A check of keys under way; counts up from 1 within one run.
enum class CheckId : qint64 {};

template<typename Id>
[[nodiscard]] constexpr qint64 toNumber(Id id)
{
    return static_cast<qint64>(id);
}

template<typename Id>
requires std::is_same_v<std::underlying_type_t<Id>, qint64>
[[nodiscard]] size_t qHash(Id id, size_t seed = 0)
{
    return ::qHash(static_cast<qint64>(id), seed);
}

} // namespace keyferry
