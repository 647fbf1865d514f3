#include "proxy/storage/recordqueue.h"

#include "proxy/storage/recordinbox.h"
#include "proxy/storage/requestlogwriter.h"

namespace keyferry::storage {

RecordQueue::RecordQueue(RequestLogWriter *writer, RecordInbox &inbox)
    : m_writer(writer)
    , m_inbox(inbox)
{}

void RecordQueue::append(RequestRecord record)
{
    if (m_isStopped)
        return m_inbox.refuse();
    const qint64 waiting = m_inbox.put(std::move(record));
    if (waiting == 1)
        QMetaObject::invokeMethod(m_writer, &RequestLogWriter::startBatch, Qt::QueuedConnection);
    else if (waiting == RequestLogWriter::batchRows)
        QMetaObject::invokeMethod(m_writer, &RequestLogWriter::flush, Qt::QueuedConnection);
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

qint64 RecordQueue::dropped() const
{
    return m_inbox.dropped();
}

} // namespace keyferry::storage
