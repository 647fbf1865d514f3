#pragma once

#include "proxy/core/result.h"
#include "proxy/transport/upstreamtransport.h"

#include <QByteArray>

#include <memory>
#include <optional>

class QTemporaryFile;

namespace keyferry::engine {

/// A request body as it arrives: in memory first, then in a temporary file (page cache, never
/// synced), readable from any position as often as attempts need it. Worker's thread.
class BodyBuffer final : public transport::BodySource
{
public:
    static constexpr qint64 memoryLimit = 1024 * 1024;

    /// \param declaredSize  the client's Content-Length; empty for a chunked body, whose size is
    /// known at the end
    explicit BodyBuffer(std::optional<qint64> declaredSize);
    ~BodyBuffer() override;

    /// StorageFailed if the temporary file cannot be written.
    [[nodiscard]] Outcome append(QByteArrayView bytes);
    void markComplete();
    [[nodiscard]] bool isComplete() const { return m_isComplete; }
    [[nodiscard]] bool hasKnownSize() const { return m_isComplete || m_declaredSize.has_value(); }
    /// At most `maxBytes` from the start, for the dialect to read.
    [[nodiscard]] QByteArray head(qint64 maxBytes);

    [[nodiscard]] qint64 size() const override;
    [[nodiscard]] qint64 available() const override { return m_available; }
    [[nodiscard]] qint64 read(qint64 position, char *data, qint64 maxBytes) override;

private:
    [[nodiscard]] Outcome spill();

    std::optional<qint64> m_declaredSize{};
    QByteArray m_memory{};
    std::unique_ptr<QTemporaryFile> m_file{};
    qint64 m_available = 0;
    bool m_isComplete = false;
};

} // namespace keyferry::engine
