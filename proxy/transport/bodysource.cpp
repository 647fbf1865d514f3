#include "proxy/transport/bodysource.h"

#include <algorithm>
#include <utility>

namespace keyferry::transport {

void BodySource::watch(const void *watcher, std::function<void()> grown)
{
    unwatch(watcher);
    m_watches.push_back({.watcher = watcher, .grown = std::move(grown)});
}

void BodySource::unwatch(const void *watcher)
{
    std::erase_if(m_watches, [watcher](const Watch &watch) { return watch.watcher == watcher; });
}

void BodySource::tellGrowth()
{
    // A watcher may leave, or another come, inside the call.
    const std::vector<Watch> told = m_watches;
    for (const Watch &watch : told) {
        const bool stillWatches =
            std::any_of(m_watches.begin(), m_watches.end(), [&watch](const Watch &left) {
                return left.watcher == watch.watcher;
            });
        if (stillWatches)
            watch.grown();
    }
}

} // namespace keyferry::transport
