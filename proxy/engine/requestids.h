#pragma once

#include "proxy/core/ids.h"

#include <atomic>

namespace keyferry::engine {

/// Makes request ids that grow with time, also across restarts, and stay exact as JSON numbers
/// (below 2^53). Any thread.
class RequestIds
{
public:
    [[nodiscard]] RequestId next(qint64 wallMilliseconds);

private:
    std::atomic<qint64> m_last{0};
};

} // namespace keyferry::engine
