#include "proxy/engine/requestids.h"

#include <algorithm>

namespace keyferry::engine {

RequestId RequestIds::next(qint64 wallMilliseconds)
{
    // 41 bits of milliseconds and 10 for the requests within one: 51 bits until the year 2039, 52
    // until 2109.
    constexpr int countBits = 10;
    qint64 last = m_last.load(std::memory_order_relaxed);
    qint64 next = 0;
    do {
        next = std::max(last + 1, wallMilliseconds << countBits);
    } while (!m_last.compare_exchange_weak(last, next, std::memory_order_relaxed));
    return RequestId{next};
}

} // namespace keyferry::engine
