#pragma once

#include "proxy/storage/database.h"

namespace keyferry::storage {

/// A writing transaction: BEGIN IMMEDIATE at once, so that no read of it can be overtaken; rolled
/// back unless committed. Thread of its database.
class Transaction
{
public:
    [[nodiscard]] static Result<Transaction> begin(Database &database,
                                                   Durability durability = Durability::PowerLoss);
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    [[nodiscard]] Outcome commit();

private:
    explicit Transaction(Database &database);

    Database *m_database = nullptr; // null once committed or moved from
};

/// Makes many SELECTs one: they see one state of the database, and are several times as fast, since
/// each alone would lock the file. \pre no transaction is open
class ReadTransaction
{
public:
    [[nodiscard]] static Result<ReadTransaction> begin(Database &database);
    ReadTransaction(ReadTransaction &&other) noexcept;
    ReadTransaction &operator=(ReadTransaction &&) = delete;
    ~ReadTransaction();

private:
    explicit ReadTransaction(Database &database);

    Database *m_database = nullptr; // null once moved from
};

} // namespace keyferry::storage
