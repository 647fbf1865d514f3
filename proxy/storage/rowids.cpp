#include "proxy/storage/rowids.h"

#include "proxy/storage/statement.h"

namespace keyferry::storage {

using namespace Qt::StringLiterals;

Result<qint64> takeRowIds(Database &database, const QString &table, qint64 count)
{
    Statement advance(database,
                      u"INSERT INTO counters (name, last) VALUES (?, ?)"
                      " ON CONFLICT (name) DO UPDATE SET last = counters.last + excluded.last"_s);
    if (const auto done = advance.run({table, count}); !done)
        return done.error();
    Statement read(database, u"SELECT last FROM counters WHERE name = ?"_s);
    if (const auto done = read.run({table}); !done)
        return done.error();
    read.next();
    return read.number(0) - count + 1;
}

Result<QString> metaValue(Database &database, const QString &name)
{
    Statement read(database, u"SELECT value FROM meta WHERE name = ?"_s);
    if (const auto done = read.run({name}); !done)
        return done.error();
    return read.next() ? read.text(0) : QString();
}

Outcome setMetaValue(Database &database, const QString &name, const QString &value)
{
    Statement write(database,
                    u"INSERT INTO meta (name, value) VALUES (?, ?)"
                    " ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s);
    return write.run({name, value});
}

} // namespace keyferry::storage
