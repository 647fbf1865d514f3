#pragma once

#include "proxy/core/accesskey.h"

#include <QHash>

#include <atomic>

namespace keyferry::routing {

/// Counts the requests of one access key, for its limits. A minute is 60 s from its first request,
/// a day the calendar day, UTC. Any thread, without a lock.
class AccessMeter
{
public:
    /// Counts a request if there is room for it.
    /// \param now  UTC ms
    /// \returns 0, or when there is room again, UTC ms; then it was not counted
    [[nodiscard]] qint64 take(const AccessLimits &limits, qint64 now);

private:
    /// When the span began (in its own unit) above, requests in it below: both change together.
    using Span = std::atomic<quint64>;

    Span m_minute{0};
    Span m_day{0};
};

using AccessMeterMap = QHash<AccessKeyId, AccessMeter *>;

} // namespace keyferry::routing
