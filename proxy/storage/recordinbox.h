#pragma once

#include "proxy/core/records.h"

#include <atomic>

namespace keyferry::storage {

/// Ended requests on their way to the storage thread: a list that grows at its head by one
/// compare-and-swap and is taken as a whole, so that nobody waits and the storage thread is woken
/// once for many rows. Bounded in rows, so that a disk that hangs costs log rows and not memory.
class RecordInbox
{
public:
    explicit RecordInbox(qint64 capacity)
        : m_capacity(capacity)
    {}
    ~RecordInbox();
    RecordInbox(const RecordInbox &) = delete;
    RecordInbox &operator=(const RecordInbox &) = delete;

    /// Returns how many rows wait now, this one included; 0 if there was no room: the row is
    /// dropped and counted. Any thread.
    qint64 put(RequestRecord record);
    /// Drops and counts a row that was never put. Any thread.
    void refuse() { ++m_dropped; }

    /// Everything that was put and not yet taken, oldest first. It goes on to wait until settle().
    /// One thread.
    [[nodiscard]] QList<RequestRecord> takeAll();
    /// Rows that were taken have been written, or are lost.
    void settle(qint64 written, qint64 lost);

    /// Rows that were put and not yet settled.
    [[nodiscard]] qint64 waiting() const { return m_waiting; }
    [[nodiscard]] qint64 dropped() const { return m_dropped; }

private:
    struct Node
    {
        RequestRecord record{};
        Node *older = nullptr;
    };

    const qint64 m_capacity;
    std::atomic<Node *> m_newest{nullptr};
    std::atomic<qint64> m_waiting{0};
    std::atomic<qint64> m_dropped{0};
};

} // namespace keyferry::storage
