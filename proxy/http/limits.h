#pragma once

#include "proxy/core/settings.h"

#include <QtGlobal>

#include <chrono>

namespace keyferry::http {

/// Bounds of one message head. Bytes and counts. docs/proxy.md "Server side".
struct HeadLimits
{
    qint64 headBytes = 64 * 1024;
    qint64 startLineBytes = 16 * 1024;
    qint64 fieldCount = 200;

    friend bool operator==(const HeadLimits &, const HeadLimits &) = default;
};

/// Bounds of one client connection. The settings of the same names.
struct ServerLimits
{
    HeadLimits head{};
    qint64 bodyBytes = 512LL * 1024 * 1024;
    std::chrono::milliseconds headTimeout{30'000};
    std::chrono::milliseconds bodyIdleTimeout{60'000};
    std::chrono::milliseconds keepAliveTimeout{75'000};
    std::chrono::milliseconds writeStallTimeout{60'000};

    friend bool operator==(const ServerLimits &, const ServerLimits &) = default;
};

/// The limits as the settings have them.
[[nodiscard]] ServerLimits serverLimits(const SettingValues &settings);

inline constexpr qint64 chunkExtensionBytes = 256;
inline constexpr qint64 trailerBytes = 8 * 1024;
inline constexpr qint64 chunkSizeDigits = 16;

/// Bytes waiting for a client: above the high mark the upstream is paused, below the low one it
/// goes on.
inline constexpr qint64 highMark = 256 * 1024;
inline constexpr qint64 lowMark = 64 * 1024;

} // namespace keyferry::http
