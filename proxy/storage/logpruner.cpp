#include "proxy/storage/logpruner.h"

#include "proxy/storage/transaction.h"

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

// All that is not the log. Small beside it, so that walking its pages costs little.
QStringList otherTables()
{
    return {u"groups"_s,
            u"upstreams"_s,
            u"members"_s,
            u"keys"_s,
            u"cooldowns"_s,
            u"access_keys"_s,
            u"hourly"_s,
            u"settings"_s,
            u"meta"_s,
            u"counters"_s};
}

Result<qint64> otherBytes(Database &database)
{
    if (const auto exact = database.bytesOf(otherTables()))
        return *exact;
    // SQLite without dbstat: about what a key and an hour of statistics take with their indexes.
    constexpr qint64 keyBytes = 500;
    constexpr qint64 hourBytes = 100;
    const auto keys = database.number(u"SELECT COUNT(*) FROM keys"_s);
    const auto hours = database.number(u"SELECT COUNT(*) FROM hourly"_s);
    if (!keys || !hours)
        return keys ? hours.error() : keys.error();
    return *keys * keyBytes + *hours * hourBytes;
}

} // namespace

Result<qint64> requestLogBytes(Database &database)
{
    const auto used = database.usedBytes();
    if (!used)
        return used.error();
    const auto other = otherBytes(database);
    if (!other)
        return other.error();
    return std::max<qint64>(0, *used - *other);
}

Result<bool> LogPruner::pruneBatch(const LogLimits &limits)
{
    if (limits.startedBefore > 0) {
        const auto removed = remove({.startedBefore = limits.startedBefore, .count = batchSize});
        if (!removed || *removed)
            return removed;
    }
    const auto bytes = logBytes();
    if (!bytes)
        return bytes.error();
    if (*bytes <= limits.maxBytes)
        return false;
    return remove({.count = batchSize});
}

Result<qint64> LogPruner::logBytes()
{
    if (!m_otherBytes) {
        const auto other = otherBytes(m_database);
        if (!other)
            return other.error();
        m_otherBytes = *other;
    }
    const auto used = m_database.usedBytes();
    if (!used)
        return used.error();
    return std::max<qint64>(0, *used - *m_otherBytes);
}

Result<bool> LogPruner::clearBatch(RequestId through)
{
    return remove({.through = through, .count = batchSize});
}

Result<bool> LogPruner::remove(const RequestLogRepository::Removal &removal)
{
    auto transaction = Transaction::begin(m_database, Durability::ProcessEnd);
    if (!transaction)
        return transaction.error();
    const auto removed = RequestLogRepository(m_database).removeOldest(removal);
    if (!removed)
        return removed.error();
    if (*removed == 0)
        return false;
    if (const auto done = giveBackSpace(); !done)
        return done.error();
    if (const auto done = transaction->commit(); !done)
        return done.error();
    return true;
}

Outcome LogPruner::giveBackSpace()
{
    // Bounded: what other deletions left free (a group of 200,000 keys) goes back bit by bit.
    constexpr qint64 mostPages = 2000;
    const auto free = m_database.freePages();
    if (!free)
        return free.error();
    return m_database.giveBackPages(static_cast<int>(std::min(*free, mostPages)));
}

} // namespace keyferry::storage
