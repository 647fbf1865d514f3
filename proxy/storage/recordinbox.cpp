#include "proxy/storage/recordinbox.h"

#include <algorithm>
#include <memory>

namespace keyferry::storage {

RecordInbox::~RecordInbox()
{
    static_cast<void>(takeAll());
}

qint64 RecordInbox::put(RequestRecord record)
{
    const qint64 waiting = m_waiting.fetch_add(1) + 1;
    if (waiting > m_capacity) {
        --m_waiting;
        refuse();
        return 0;
    }
    auto *node = new Node{.record = std::move(record), .older = m_newest.load()};
    while (!m_newest.compare_exchange_weak(node->older, node)) {
    }
    return waiting;
}

QList<RequestRecord> RecordInbox::takeAll()
{
    QList<RequestRecord> records;
    std::unique_ptr<Node> node(m_newest.exchange(nullptr));
    while (node) {
        records.append(std::move(node->record));
        node.reset(node->older);
    }
    std::reverse(records.begin(), records.end());
    return records;
}

void RecordInbox::settle(qint64 written, qint64 lost)
{
    m_waiting -= written + lost;
    m_dropped += lost;
}

} // namespace keyferry::storage
