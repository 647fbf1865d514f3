#include "proxy/storage/requestlogwriter.h"

#include "proxy/core/logging.h"
#include "proxy/storage/accesskeyrepository.h"
#include "proxy/storage/hourlyrepository.h"
#include "proxy/storage/keyusagerepository.h"
#include "proxy/storage/requestlogrepository.h"
#include "proxy/storage/transaction.h"

#include <QThread>
#include <QTimerEvent>

namespace keyferry::storage {

RequestLogWriter::RequestLogWriter(Database &database, const EditedKeys &edited, RecordInbox &inbox)
    : m_database(database)
    , m_edited(edited)
    , m_inbox(inbox)
{}

void RequestLogWriter::startBatch()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (!m_timer.isActive())
        m_timer.start(static_cast<int>(batchTime.count()), this);
}

void RequestLogWriter::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        flush();
}

void RequestLogWriter::flush()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_timer.stop();
    const QList<RequestRecord> batch = m_inbox.takeAll();
    if (!batch.isEmpty())
        write(batch);
    // Of what came meanwhile nobody has told, or will.
    const qint64 waiting = m_inbox.waiting();
    if (waiting >= batchRows)
        QMetaObject::invokeMethod(this, &RequestLogWriter::flush, Qt::QueuedConnection);
    else if (waiting > 0)
        startBatch();
}

void RequestLogWriter::write(const QList<RequestRecord> &batch)
{
    const auto stored = store(batch);
    m_inbox.settle(stored ? batch.size() : 0, stored ? 0 : batch.size());
    report(stored);
    if (!stored)
        return;
    const auto last = std::max_element(
        batch.begin(), batch.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
    Q_EMIT rowsStored(last->id);
}

Outcome RequestLogWriter::store(const QList<RequestRecord> &records)
{
    QList<RequestRecord> rows;
    std::copy_if(records.begin(),
                 records.end(),
                 std::back_inserter(rows),
                 [](const RequestRecord &record) { return record.logged; });
    auto transaction = Transaction::begin(m_database, Durability::ProcessEnd);
    if (!transaction)
        return transaction.error();
    if (const auto done = RequestLogRepository(m_database).insert(rows); !done)
        return done.error();
    if (const auto done = HourlyRepository(m_database).add(records); !done)
        return done.error();
    if (const auto done = noteAccessKeyUse(m_database, records); !done)
        return done.error();
    return transaction->commit();
}

void RequestLogWriter::takeUsages(const QList<KeyUsage> &reported)
{
    Q_ASSERT(QThread::currentThread() == thread());
    const QList<KeyUsage> usages =
        m_unwritten.isEmpty() ? reported : std::exchange(m_unwritten, {}) + reported;
    const auto stored = storeUsages(usages);
    report(stored);
    if (!stored) {
        m_unwritten = usages.last(std::min(usages.size(), mostUsagesKept));
        return;
    }
    QList<KeyId> keys;
    keys.reserve(usages.size());
    for (const KeyUsage &usage : usages)
        keys.append(usage.id);
    Q_EMIT keyUsageStored(keys);
}

Outcome RequestLogWriter::storeUsages(const QList<KeyUsage> &usages)
{
    auto transaction = Transaction::begin(m_database, Durability::ProcessEnd);
    if (!transaction)
        return transaction.error();
    // With many keys nearly every request is of another key, and hardly any changes its standing.
    QList<KeyUsage> current;
    std::copy_if(
        usages.begin(), usages.end(), std::back_inserter(current), [this](const KeyUsage &usage) {
            return (usage.isStandingNew || usage.cooldowns) && !m_edited.contains(usage.id);
        });
    const KeyUsageRepository repository(m_database);
    if (const auto done = repository.addCounts(usages); !done)
        return done.error();
    if (const auto done = repository.storeStandings(current); !done)
        return done.error();
    return transaction->commit();
}

void RequestLogWriter::report(const Outcome &outcome)
{
    if (!outcome && !m_isFailing)
        qCCritical(lcStorage).noquote()
            << "The request log cannot be written:" << outcome.error().detail;
    m_isFailing = !outcome;
}

} // namespace keyferry::storage
