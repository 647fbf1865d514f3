#pragma once

#include <cstdint>
#include <string>

namespace keyferry::bench {

/// What went wrong, by kind; a measurement with a single one of these is not one.
struct ErrorCounts
{
    std::uint64_t connect =
        0;                 ///< no connection, no handshake or a certificate that is not believed
    std::uint64_t cut = 0; ///< ended before the answer was complete
    std::uint64_t malformed = 0; ///< framing that cannot be read
    std::uint64_t status = 0;    ///< not 200
    std::uint64_t body = 0;      ///< other bytes than expected

    void add(const ErrorCounts &other)
    {
        connect += other.connect;
        cut += other.cut;
        malformed += other.malformed;
        status += other.status;
        body += other.body;
    }

    [[nodiscard]] std::string json() const
    {
        return "{\"connect\":" + std::to_string(connect) + ",\"cut\":" + std::to_string(cut)
               + ",\"malformed\":" + std::to_string(malformed) + ",\"status\":"
               + std::to_string(status) + ",\"body\":" + std::to_string(body) + "}";
    }
};

} // namespace keyferry::bench
