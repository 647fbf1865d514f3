#include "proxy/http/limits.h"

namespace keyferry::http {

ServerLimits serverLimits(const SettingValues &settings)
{
    constexpr qint64 kibibyte = 1024;
    constexpr qint64 mebibyte = 1024 * kibibyte;
    return {
        .head = {.headBytes = settings.get(settings::maxHeadKb) * kibibyte,
                 .startLineBytes = settings.get(settings::maxRequestLineKb) * kibibyte,
                 .fieldCount = settings.get(settings::maxHeaderFields)},
        .bodyBytes = settings.get(settings::maxBodyMb) * mebibyte,
        .headTimeout = settings.get(settings::headTimeout),
        .bodyIdleTimeout = settings.get(settings::bodyIdleTimeout),
        .keepAliveTimeout = settings.get(settings::keepAliveTimeout),
        .writeStallTimeout = settings.get(settings::writeStallTimeout),
    };
}

} // namespace keyferry::http
