#include "proxy/http/descriptorlimit.h"

#include "proxy/core/logging.h"

#include <algorithm>
#include <sys/resource.h>

namespace keyferry::http {

namespace {

// Containers say 2^30 and more; whatever walks the whole table would take seconds.
constexpr rlim_t enough = 1 << 20;

} // namespace

qint64 raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 1024;
    const rlim_t wanted = std::max(limit.rlim_cur, std::min(limit.rlim_max, enough));
    const rlimit raised{.rlim_cur = wanted, .rlim_max = limit.rlim_max};
    if (wanted == limit.rlim_cur || ::setrlimit(RLIMIT_NOFILE, &raised) == 0)
        return static_cast<qint64>(std::min(wanted, enough));

    qCWarning(lcHttp,
              "the limit of open files stays at %llu",
              static_cast<unsigned long long>(limit.rlim_cur));
    return static_cast<qint64>(limit.rlim_cur);
}

qint64 connectionCapacity(qint64 descriptorLimit)
{
    constexpr qint64 reserve = 128;
    constexpr qint64 perConnection = 2;
    return std::max<qint64>(1, (descriptorLimit - reserve) / perConnection);
}

} // namespace keyferry::http
