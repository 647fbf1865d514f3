#include "proxy/storage/transaction.h"

#include "proxy/core/logging.h"

#include <utility>

namespace keyferry::storage {

using namespace Qt::StringLiterals;

Result<Transaction> Transaction::begin(Database &database, Durability durability)
{
    if (const auto set = database.setDurability(durability); !set)
        return set.error();
    if (const auto begun = database.execute(u"BEGIN IMMEDIATE"_s); !begun)
        return begun.error();
    return Transaction(database);
}

Transaction::Transaction(Database &database)
    : m_database(&database)
{}

Transaction::Transaction(Transaction &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{}

Transaction::~Transaction()
{
    if (!m_database)
        return;
    if (const auto undone = m_database->execute(u"ROLLBACK"_s); !undone)
        qCWarning(lcStorage).noquote() << "Rolling back:" << undone.error().detail;
}

Outcome Transaction::commit()
{
    Q_ASSERT(m_database);
    const auto done = m_database->execute(u"COMMIT"_s);
    if (done)
        m_database = nullptr;
    return done;
}

Result<ReadTransaction> ReadTransaction::begin(Database &database)
{
    if (const auto begun = database.execute(u"BEGIN"_s); !begun)
        return begun.error();
    return ReadTransaction(database);
}

ReadTransaction::ReadTransaction(Database &database)
    : m_database(&database)
{}

ReadTransaction::ReadTransaction(ReadTransaction &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{}

ReadTransaction::~ReadTransaction()
{
    if (!m_database)
        return;
    if (const auto ended = m_database->execute(u"COMMIT"_s); !ended)
        qCWarning(lcStorage).noquote() << "Ending a read:" << ended.error().detail;
}

} // namespace keyferry::storage
