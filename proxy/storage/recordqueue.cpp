#include "proxy/storage/recordqueue.h"

#include "proxy/storage/requestlogwriter.h"

namespace keyferry::storage {

RecordQueue::RecordQueue(RequestLogWriter *writer, QueueDepth &depth, qint64 capacity)
    : m_writer(writer)
    , m_depth(depth)
    , m_capacity(capacity)
{}

void RecordQueue::append(RequestRecord record)
{
    const bool hasRoom = m_depth.waiting.fetch_add(1) < m_capacity && !m_isStopped;
    if (!hasRoom) {
        --m_depth.waiting;
        ++m_depth.dropped;
        return;
    }
    QMetaObject::invokeMethod(
        m_writer,
        [writer = m_writer, record = std::move(record)] { writer->take(record); },
        Qt::QueuedConnection);
}

void RecordQueue::updateKeys(QList<KeyUsage> usages)
{
    if (m_isStopped || usages.isEmpty())
        return;
    QMetaObject::invokeMethod(
        m_writer,
        [writer = m_writer, usages = std::move(usages)] { writer->takeUsages(usages); },
        Qt::QueuedConnection);
}

} // namespace keyferry::storage
