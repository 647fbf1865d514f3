#pragma once

#include "proxy/core/config.h"
#include "proxy/core/records.h"

#include <atomic>

namespace keyferry::storage {

class RecordInbox;
class RequestLogWriter;

/// The workers' end of the log: puts records into the inbox and wakes the storage thread when the
/// first of a batch is there and when a batch is full, not for each. Any thread.
class RecordQueue final : public RecordSink
{
public:
    /// \param writer  takes from the same inbox; outlives the last append(), or is told of with
    /// stop() before it goes
    RecordQueue(RequestLogWriter *writer, RecordInbox &inbox);

    void append(RequestRecord record) override;
    void updateKeys(QList<KeyUsage> usages) override;
    [[nodiscard]] qint64 dropped() const override;

    /// From now on everything is dropped.
    void stop() { m_isStopped = true; }

private:
    RequestLogWriter *m_writer = nullptr;
    RecordInbox &m_inbox;
    std::atomic<bool> m_isStopped{false};
};

} // namespace keyferry::storage
