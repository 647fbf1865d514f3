#include "proxy/routing/batchmutex.h"

namespace keyferry::routing {

void BatchMutex::lock()
{
    if (m_mutex.try_lock())
        return;
    m_came.fetch_add(1);
    m_mutex.lock();
    m_gotIn.fetch_add(1);
    m_gotIn.notify_all();
}

void BatchMutex::letWaitersIn()
{
    // Not those who come later: they would never let it go on.
    const std::uint32_t came = m_came;
    std::uint32_t gotIn = m_gotIn;
    while (static_cast<std::int32_t>(came - gotIn) > 0) {
        m_gotIn.wait(gotIn);
        gotIn = m_gotIn;
    }
}

int BatchMutex::waiting() const
{
    const std::uint32_t gotIn = m_gotIn;
    return static_cast<std::int32_t>(m_came - gotIn);
}

} // namespace keyferry::routing
