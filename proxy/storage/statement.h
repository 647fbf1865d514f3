#pragma once

#include "proxy/core/result.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QVariantList>

namespace keyferry::storage {

class Database;

/// A prepared statement; it may run many times. Rows are read forward only, and an unfinished one
/// pins the write-ahead log, so a Statement lives in a function, not in a member. Thread of its
/// database.
class Statement
{
public:
    Statement(const Database &database, const QString &sql);

    /// Binds by position and runs. A null QString or QByteArray is an empty one; only QVariant() is
    /// NULL. StorageFailed, DatabaseDamaged.
    [[nodiscard]] Outcome run(const QVariantList &values = {});
    /// False after the last row.
    bool next();
    /// The error that ended next() early, if one did.
    [[nodiscard]] Outcome ended() const;
    /// Ends a SELECT before its last row.
    void finish() { m_query.finish(); }

    [[nodiscard]] qint64 number(int column) const { return m_query.value(column).toLongLong(); }
    [[nodiscard]] int smallNumber(int column) const { return m_query.value(column).toInt(); }
    [[nodiscard]] bool flag(int column) const { return m_query.value(column).toBool(); }
    [[nodiscard]] QString text(int column) const { return m_query.value(column).toString(); }
    [[nodiscard]] QByteArray bytes(int column) const { return m_query.value(column).toByteArray(); }
    [[nodiscard]] bool isNull(int column) const { return m_query.isNull(column); }
    [[nodiscard]] qint64 affectedRows() const { return m_query.numRowsAffected(); }

private:
    QSqlQuery m_query;
    QVariantList m_bound{};
    bool m_isPrepared = false;
};

/// DatabaseDamaged if SQLite found the file to be, else StorageFailed. Holds no bound value.
[[nodiscard]] Error sqlError(const QSqlError &error);

} // namespace keyferry::storage
