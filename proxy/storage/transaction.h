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

} // namespace keyferry::storage
