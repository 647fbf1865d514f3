#include "proxy/storage/opening.h"

#include "proxy/core/logging.h"
#include "proxy/storage/accesskeyrepository.h"
#include "proxy/storage/aessecretbox.h"
#include "proxy/storage/datakey.h"
#include "proxy/storage/migrations.h"
#include "proxy/storage/rowids.h"
#include "proxy/storage/transaction.h"

#include <QDateTime>
#include <QFile>

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

const auto checkName = u"data_key_check"_s;

Result<std::unique_ptr<Database>> openSound(const QString &path, const Clock &clock)
{
    auto database = Database::open(path, Database::Mode::Write);
    if (!database)
        return database.error();
    if (const auto checked = (*database)->check(); !checked)
        return checked.error();
    if (const auto migrated = migrate(**database, allMigrations(), clock.wall()); !migrated)
        return migrated.error();
    return database;
}

Result<QString> setAside(const QString &path, const Clock &clock)
{
    const auto time =
        QDateTime::fromMSecsSinceEpoch(clock.wall(), Qt::UTC).toString(u"yyyyMMdd'T'HHmmss'Z'");
    const QString aside = u"%1.damaged-%2"_s.arg(path, time);
    for (const auto suffix : {"-wal"_L1, "-shm"_L1})
        QFile::rename(path + suffix, aside + suffix);
    if (!QFile::rename(path, aside)) {
        const auto detail = u"%1 is damaged and cannot be renamed to %2"_s.arg(path, aside);
        return Error{ErrorKind::DatabaseDamaged, detail, {}};
    }
    return aside;
}

// Written before the first secret is: from then on the data key must be there, and be the same.
Outcome
writeFirstRows(Database &database, const SecretBox &box, const QString &check, const Clock &clock)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return transaction.error();
    if (const auto done = setMetaValue(database, checkName, check); !done)
        return done.error();
    const auto id = takeRowIds(database, u"access_keys"_s);
    if (!id)
        return id.error();
    const AccessKeyConfig key{
        .id = AccessKeyId(*id), .name = u"default"_s, .createdAt = clock.wall()};
    if (const auto done = AccessKeyRepository(database, box).insert(key, wellKnownAccessKey());
        !done)
        return done.error();
    return transaction->commit();
}

} // namespace

Result<OpenedDatabase> openDatabase(const QString &path, const Clock &clock, Damage damage)
{
    auto database = openSound(path, clock);
    if (database)
        return OpenedDatabase{std::move(*database), {}};
    if (database.error().kind != ErrorKind::DatabaseDamaged)
        return database.error();

    const QString finding = database.error().detail;
    if (damage == Damage::Refuse) {
        const auto detail = u"%1 is damaged (%2): put a copy back, or let 'keyferry serve' or the"
                            " window put it aside and start anew"_s;
        return Error{ErrorKind::DatabaseDamaged, detail.arg(path, finding), {}};
    }
    const auto aside = setAside(path, clock);
    if (!aside)
        return aside.error();
    qCCritical(lcStorage).noquote()
        << path << "was damaged; it is now" << *aside << "and a new one is started:" << finding;
    auto fresh = openSound(path, clock);
    if (!fresh)
        return fresh.error();
    return OpenedDatabase{std::move(*fresh), *aside};
}

Result<OpenedBox> openSecretBox(Database &database, const QString &dataKeyPath, const Clock &clock)
{
    const auto expected = metaValue(database, checkName);
    if (!expected)
        return expected.error();
    auto dataKey = readDataKey(dataKeyPath);
    if (!dataKey)
        return dataKey.error();
    const bool holdsSecrets = !expected->isEmpty();
    if (holdsSecrets && !*dataKey) {
        const auto detail =
            u"%1 is missing, without which the stored keys cannot be read: put it back,"
            " or move the database away to start anew"_s;
        return Error{ErrorKind::SecretsUnreadable, detail.arg(dataKeyPath), {}};
    }
    if (!*dataKey) {
        auto made = makeDataKey(dataKeyPath);
        if (!made)
            return made.error();
        *dataKey = std::move(*made);
    }

    auto box = std::make_unique<AesSecretBox>(**dataKey);
    const auto check = QString::fromLatin1(box->fingerprinter().fingerprint("keyferry").toHex());
    if (holdsSecrets && check != *expected) {
        const auto detail =
            u"%1 is not the data key that the stored keys were encrypted with: put that one"
            " back, or move the database away to start anew"_s;
        return Error{ErrorKind::SecretsUnreadable, detail.arg(dataKeyPath), {}};
    }
    if (!holdsSecrets) {
        if (const auto done = writeFirstRows(database, *box, check, clock); !done)
            return done.error();
    }
    return OpenedBox{std::move(box), !holdsSecrets};
}

} // namespace keyferry::storage
