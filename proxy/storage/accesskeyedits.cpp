#include "proxy/storage/accesskeyedits.h"

#include "proxy/storage/accesskeyrepository.h"
#include "proxy/storage/datakey.h"
#include "proxy/storage/groupedits.h"
#include "proxy/storage/rowids.h"

#include <QSet>

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

const auto keyField = u"access_key"_s;

Outcome checkDraft(const Workbench &bench, const AccessKeyDraft &draft)
{
    constexpr qsizetype longestName = 200;
    if (draft.group && !bench.snapshot->group(*draft.group))
        return unknownGroup(*draft.group);
    if (draft.name.size() > longestName) {
        const auto detail = u"name: must have at most %1 characters"_s.arg(longestName);
        return Error{ErrorKind::InvalidValue, detail, u"name"_s};
    }
    if (draft.expiresAt != 0 && draft.expiresAt <= bench.clock.wall())
        return Error{
            ErrorKind::InvalidValue, u"expires_at: must lie in the future"_s, u"expires_at"_s};
    return draft.secret.isEmpty() ? ok() : validateAccessKey(draft.secret);
}

// Once for everybody and once for each group is allowed: they are different rights.
Outcome checkUnique(const Workbench &bench, const AccessKeyDraft &draft, const Secret &secret)
{
    const QByteArray fingerprint = bench.box.fingerprinter().fingerprint(secret.reveal());
    for (const AccessKeyConfig &key : bench.snapshot->accessKeys) {
        if (key.group == draft.group && key.fingerprint == fingerprint) {
            const auto detail = u"access_key: %1 exists already"_s.arg(secret.masked());
            return Error{ErrorKind::Duplicate, detail, keyField};
        }
    }
    return ok();
}

} // namespace

Result<Secret> randomAccessKey()
{
    constexpr qsizetype entropyBytes = 32;
    const auto bytes = randomBytes(entropyBytes);
    if (!bytes)
        return bytes.error();
    return Secret(
        "sk-" + bytes->toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Result<AddedAccessKey> addAccessKey(Workbench &bench, const AccessKeyDraft &draft)
{
    if (const auto checked = checkDraft(bench, draft); !checked)
        return checked.error();
    const auto secret = draft.secret.isEmpty() ? randomAccessKey() : Result<Secret>(draft.secret);
    if (!secret)
        return secret.error();
    if (const auto checked = checkUnique(bench, draft, *secret); !checked)
        return checked.error();

    auto transaction = Transaction::begin(bench.database);
    if (!transaction)
        return transaction.error();
    const auto id = takeRowIds(bench.database, u"access_keys"_s);
    if (!id)
        return id.error();
    const AccessKeyConfig key{.id = AccessKeyId(*id),
                              .group = draft.group,
                              .name = draft.name,
                              .expiresAt = draft.expiresAt,
                              .createdAt = bench.clock.wall()};
    if (const auto done = AccessKeyRepository(bench.database, bench.box).insert(key, *secret);
        !done)
        return done.error();
    if (const auto done = commitConfiguration(bench, *transaction, keyField); !done)
        return done.error();
    return AddedAccessKey{key.id, *secret};
}

Outcome removeAccessKeys(Workbench &bench, const QList<AccessKeyId> &keys)
{
    auto transaction = Transaction::begin(bench.database);
    if (!transaction)
        return transaction.error();
    const auto &present = bench.snapshot->accessKeys;
    for (const AccessKeyId key : keys) {
        const bool isThere = std::any_of(
            present.begin(), present.end(), [key](const auto &each) { return each.id == key; });
        if (!isThere) {
            const auto detail = u"there is no access key %1"_s.arg(toNumber(key));
            return Error{ErrorKind::UnknownName, detail, keyField};
        }
        if (const auto done = AccessKeyRepository(bench.database, bench.box).remove(key); !done)
            return done.error();
    }
    return commitConfiguration(bench, *transaction, keyField);
}

Outcome replaceAccessKeys(Workbench &bench, GroupId group, const QList<Secret> &secrets)
{
    const AccessKeyRepository repository(bench.database, bench.box);
    QSet<QByteArray> wanted;
    for (const Secret &secret : secrets)
        wanted.insert(bench.box.fingerprinter().fingerprint(secret.reveal()));
    for (const AccessKeyConfig &present : bench.snapshot->accessKeys) {
        // What is left in the set afterwards is new.
        if (present.group != group || wanted.remove(present.fingerprint))
            continue;
        if (const auto done = repository.remove(present.id); !done)
            return done.error();
    }
    for (const Secret &secret : secrets) {
        if (!wanted.remove(bench.box.fingerprinter().fingerprint(secret.reveal())))
            continue;
        const auto id = takeRowIds(bench.database, u"access_keys"_s);
        if (!id)
            return id.error();
        const AccessKeyConfig key{
            .id = AccessKeyId(*id), .group = group, .createdAt = bench.clock.wall()};
        if (const auto done = repository.insert(key, secret); !done)
            return done.error();
    }
    return ok();
}

Result<Secret> revealAccessKey(Workbench &bench, AccessKeyId key)
{
    return AccessKeyRepository(bench.database, bench.box).reveal(key);
}

} // namespace keyferry::storage
