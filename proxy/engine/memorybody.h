#pragma once

#include "proxy/transport/bodysource.h"

#include <QByteArray>

#include <algorithm>
#include <cstring>
#include <utility>

namespace keyferry::engine {

/// A request body that is here in full, as a group's edits left it. Worker's thread.
class MemoryBody final : public transport::BodySource
{
public:
    explicit MemoryBody(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {}

    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }
    [[nodiscard]] qint64 available() const override { return m_bytes.size(); }
    [[nodiscard]] qint64 read(qint64 position, char *data, qint64 maxBytes) override
    {
        const qint64 count = std::clamp<qint64>(m_bytes.size() - position, 0, maxBytes);
        if (count > 0)
            std::memcpy(data, m_bytes.constData() + position, static_cast<std::size_t>(count));
        return count;
    }

private:
    QByteArray m_bytes{};
};

} // namespace keyferry::engine
