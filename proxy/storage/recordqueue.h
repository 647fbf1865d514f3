#pragma once

#include "proxy/core/config.h"
#include "proxy/core/records.h"

#include <QObject>

#include <atomic>

namespace keyferry::storage {

/// How full the way to the log is; counted by both of its ends, on any thread.
struct QueueDepth
{
    std::atomic<qint64> waiting{0};
    std::atomic<qint64> dropped{0};
};

class RequestLogWriter;

/// The workers' end of the log: posts records to the storage thread while there is room, drops and
/// counts them otherwise. The room is bounded in rows, so that a disk that hangs costs log rows and
/// not memory. Any thread.
class RecordQueue final : public RecordSink
{
public:
    /// \param writer  outlives the last append(), or is told of with stop() before it goes
    RecordQueue(RequestLogWriter *writer, QueueDepth &depth, qint64 capacity);

    void append(RequestRecord record) override;
    void updateKeys(QList<KeyUsage> usages) override;
    [[nodiscard]] qint64 dropped() const override { return m_depth.dropped; }

    /// From now on everything is dropped.
    void stop() { m_isStopped = true; }

private:
    RequestLogWriter *m_writer = nullptr;
    QueueDepth &m_depth;
    qint64 m_capacity = 0;
    std::atomic<bool> m_isStopped{false};
};

} // namespace keyferry::storage
