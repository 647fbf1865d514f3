#pragma once

#include "proxy/transport/upstreamtransport.h"

namespace keyferry::test {

/// A request body of patternBytes() that arrives as the test says.
class PatternBody final : public transport::BodySource
{
public:
    explicit PatternBody(qint64 size)
        : PatternBody(size, size)
    {}
    PatternBody(qint64 size, qint64 available)
        : m_size(size)
        , m_available(available)
    {}

    void grow(qint64 bytes);
    /// size() tells nothing until everything has arrived.
    void hideSize() { m_hidesSize = true; }
    void failReads() { m_fails = true; }
    [[nodiscard]] qint64 furthestRead() const { return m_furthest; }
    [[nodiscard]] qint64 totalRead() const { return m_totalRead; }

    [[nodiscard]] qint64 size() const override
    {
        return m_hidesSize && m_available < m_size ? -1 : m_size;
    }
    [[nodiscard]] qint64 available() const override { return m_available; }
    [[nodiscard]] qint64 read(qint64 position, char *data, qint64 maxBytes) override;

private:
    qint64 m_size;
    qint64 m_available;
    qint64 m_furthest = 0;
    qint64 m_totalRead = 0;
    bool m_fails = false;
    bool m_hidesSize = false;
};

} // namespace keyferry::test
