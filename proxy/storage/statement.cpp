#include "proxy/storage/statement.h"

#include "proxy/storage/database.h"

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

// QSQLITE would bind a null QString as NULL, which no column of ours allows.
QVariant notNull(const QVariant &value)
{
    if (value.typeId() == QMetaType::QString && value.toString().isNull())
        return u""_s;
    if (value.typeId() == QMetaType::QByteArray && value.toByteArray().isNull())
        return ""_ba;
    return value;
}

} // namespace

Statement::Statement(const Database &database, const QString &sql)
    : m_query(database.handle())
{
    m_query.setForwardOnly(true);
    m_isPrepared = m_query.prepare(sql);
}

Outcome Statement::run(const QVariantList &values)
{
    if (!m_isPrepared)
        return sqlError(m_query.lastError());
    // QSqlQuery keeps what was bound, and binding costs ten times a comparison: an import, whose
    // rows differ in few columns, is a fifth faster for it.
    const bool isFirst = m_bound.size() != values.size();
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (isFirst || m_bound.at(i) != values.at(i))
            m_query.bindValue(static_cast<int>(i), notNull(values.at(i)));
    }
    m_bound = values;
    if (!m_query.exec())
        return sqlError(m_query.lastError());
    return ok();
}

bool Statement::next()
{
    return m_query.next();
}

Outcome Statement::ended() const
{
    if (m_query.lastError().isValid())
        return sqlError(m_query.lastError());
    return ok();
}

Error sqlError(const QSqlError &error)
{
    constexpr int primaryCode = 0xff; // the rest is the extended code
    constexpr int corrupt = 11;
    constexpr int notADatabase = 26;
    const int code = error.nativeErrorCode().toInt() & primaryCode;
    const bool isDamaged = code == corrupt || code == notADatabase;
    return {isDamaged ? ErrorKind::DatabaseDamaged : ErrorKind::StorageFailed,
            u"database: %1 (%2)"_s.arg(error.databaseText(), error.nativeErrorCode()),
            {}};
}

} // namespace keyferry::storage
