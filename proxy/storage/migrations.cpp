#include "proxy/storage/migrations.h"

#include "proxy/core/logging.h"
#include "proxy/storage/transaction.h"

#include <QDateTime>

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

Outcome runStep(Database &database, const Migration &step)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return transaction.error();
    for (const QString &sql : step.statements) {
        if (const auto done = database.execute(sql); !done)
            return done.error();
    }
    if (const auto done = database.setSchemaVersion(step.version); !done)
        return done.error();
    return transaction->commit();
}

Result<QString> keepCopy(Database &database, int version, qint64 wallTime)
{
    const auto time =
        QDateTime::fromMSecsSinceEpoch(wallTime, Qt::UTC).toString(u"yyyyMMdd'T'HHmmss'Z'");
    const auto path = u"%1.v%2-%3"_s.arg(database.path()).arg(version).arg(time);
    if (const auto copied = database.copyTo(path); !copied)
        return copied.error();
    qCInfo(lcStorage).noquote() << "Kept a copy of the database of schema" << version << "as"
                                << path;
    return path;
}

} // namespace

Result<QString> migrate(Database &database, const std::vector<Migration> &steps, qint64 wallTime)
{
    const auto version = database.schemaVersion();
    if (!version)
        return version.error();
    const int newest = steps.back().version;
    if (*version > newest) {
        const auto detail = u"%1 was written by a newer keyferry (schema %2, this one knows %3): "
                            "use that keyferry, or another data folder"_s;
        return Error{
            ErrorKind::DatabaseTooNew, detail.arg(database.path()).arg(*version).arg(newest), {}};
    }

    QString copy;
    for (const Migration &step : steps) {
        if (step.version <= *version)
            continue;
        if (*version > 0 && copy.isEmpty()) {
            auto kept = keepCopy(database, *version, wallTime);
            if (!kept)
                return kept.error();
            copy = *kept;
        }
        if (const auto done = runStep(database, step); !done)
            return done.error();
        qCInfo(lcStorage) << "Database is at schema" << step.version;
    }
    return copy;
}

} // namespace keyferry::storage
