#include "proxy/storage/accesskeyedits.h"

#include "proxy/storage/accesskeyrepository.h"
#include "proxy/storage/datakey.h"
#include "proxy/storage/groupedits.h"
#include "proxy/storage/rowids.h"

#include <QSet>

#include <algorithm>

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

const auto keyField = u"access_key"_s;

Error invalid(const QString &field, const QString &rule)
{
    return {ErrorKind::InvalidValue, u"%1: %2"_s.arg(field, rule), field};
}

Error unknownKey(AccessKeyId key)
{
    return {ErrorKind::UnknownName, u"there is no access key %1"_s.arg(toNumber(key)), keyField};
}

Outcome checkName(const QString &name)
{
    if (name.size() <= accesskeylimits::longestName)
        return ok();
    return invalid(u"name"_s,
                   u"must have at most %1 characters"_s.arg(accesskeylimits::longestName));
}

Outcome checkScope(const Workbench &bench, const AccessScope &scope)
{
    if (!scope.isEveryGroup && scope.groups.isEmpty())
        return invalid(u"groups"_s, u"must name a group"_s);
    for (const GroupId group : scope.groups) {
        if (!bench.snapshot->group(group))
            return unknownGroup(group);
    }
    return ok();
}

Outcome checkExpiry(const Workbench &bench, qint64 expiresAt)
{
    if (expiresAt == 0 || expiresAt > bench.clock.wall())
        return ok();
    return invalid(u"expires_at"_s, u"must lie in the future"_s);
}

Outcome checkLimits(const AccessLimits &limits)
{
    const auto isInRange = [](int value) {
        return value >= 0 && value <= accesskeylimits::mostRequests;
    };
    const QString rule = u"must be from 0 to %1"_s.arg(accesskeylimits::mostRequests);
    if (!isInRange(limits.perMinute))
        return invalid(u"rpm"_s, rule);
    return isInRange(limits.perDay) ? ok() : Outcome(invalid(u"rpd"_s, rule));
}

Outcome checkDraft(const Workbench &bench, const AccessKeyDraft &draft)
{
    if (const auto checked = checkScope(bench, draft.scope); !checked)
        return checked;
    if (const auto checked = checkName(draft.name); !checked)
        return checked;
    if (const auto checked = checkExpiry(bench, draft.expiresAt); !checked)
        return checked;
    if (const auto checked = checkLimits(draft.limits); !checked)
        return checked;
    return draft.secret.isEmpty() ? ok() : validateAccessKey(draft.secret);
}

// Once for everybody and once for each choice of groups is allowed: they are different rights.
Outcome checkUnique(const Workbench &bench, const AccessKeyConfig &wanted)
{
    for (const AccessKeyConfig &key : bench.snapshot->accessKeys) {
        const bool isTwin = key.scope == wanted.scope && key.fingerprint == wanted.fingerprint;
        if (isTwin && key.id != wanted.id) {
            const auto detail = u"access_key: %1 exists already"_s.arg(wanted.mask);
            return Error{ErrorKind::Duplicate, detail, keyField};
        }
    }
    return ok();
}

const AccessKeyConfig *find(const Workbench &bench, AccessKeyId id)
{
    const auto &keys = bench.snapshot->accessKeys;
    const auto found =
        std::find_if(keys.begin(), keys.end(), [id](const auto &key) { return key.id == id; });
    return found == keys.end() ? nullptr : &*found;
}

Result<Secret> textFor(const Secret &wanted)
{
    return wanted.isEmpty() ? randomAccessKey() : Result<Secret>(wanted);
}

void setSecret(const Workbench &bench, AccessKeyConfig &key, const Secret &secret)
{
    key.fingerprint = bench.box.fingerprinter().fingerprint(secret.reveal());
    key.mask = secret.masked();
}

// What is not touched is not judged: a key that has expired can still be renamed.
Outcome
checkDetails(const Workbench &bench, const AccessKeyConfig &before, const AccessKeyDetails &details)
{
    if (const auto checked = checkName(details.name.value_or(QString())); !checked)
        return checked;
    const AccessScope scope = details.scope.value_or(before.scope);
    if (const auto checked = scope == before.scope ? ok() : checkScope(bench, scope); !checked)
        return checked;
    const qint64 expiry = details.expiresAt.value_or(before.expiresAt);
    if (const auto checked = expiry == before.expiresAt ? ok() : checkExpiry(bench, expiry);
        !checked)
        return checked;
    if (const auto checked = checkLimits(details.limits.value_or(before.limits)); !checked)
        return checked;
    const bool isTyped = details.secret && !details.secret->isEmpty();
    return isTyped ? validateAccessKey(*details.secret) : ok();
}

AccessKeyConfig changed(AccessKeyConfig key, const AccessKeyDetails &details)
{
    key.name = details.name.value_or(key.name);
    key.enabled = details.enabled.value_or(key.enabled);
    key.scope = details.scope.value_or(key.scope);
    key.expiresAt = details.expiresAt.value_or(key.expiresAt);
    key.limits = details.limits.value_or(key.limits);
    return key;
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
    const auto secret = textFor(draft.secret);
    if (!secret)
        return secret.error();
    AccessKeyConfig key{.scope = draft.scope,
                        .name = draft.name,
                        .expiresAt = draft.expiresAt,
                        .limits = draft.limits,
                        .createdAt = bench.clock.wall()};
    setSecret(bench, key, *secret);
    if (const auto checked = checkUnique(bench, key); !checked)
        return checked.error();

    auto transaction = Transaction::begin(bench.database);
    if (!transaction)
        return transaction.error();
    const auto id = takeRowIds(bench.database, u"access_keys"_s);
    if (!id)
        return id.error();
    key.id = AccessKeyId(*id);
    if (const auto done = AccessKeyRepository(bench.database, bench.box).insert(key, *secret);
        !done)
        return done.error();
    if (const auto done = commitConfiguration(bench, *transaction, keyField); !done)
        return done.error();
    return AddedAccessKey{key.id, *secret};
}

Result<Secret> editAccessKey(Workbench &bench, AccessKeyId id, const AccessKeyDetails &details)
{
    const AccessKeyConfig *before = find(bench, id);
    if (!before)
        return unknownKey(id);
    if (const auto checked = checkDetails(bench, *before, details); !checked)
        return checked.error();
    const auto secret = details.secret ? textFor(*details.secret) : Result<Secret>(Secret());
    if (!secret)
        return secret.error();
    AccessKeyConfig key = changed(*before, details);
    if (details.secret)
        setSecret(bench, key, *secret);
    if (const auto checked = checkUnique(bench, key); !checked)
        return checked.error();

    auto transaction = Transaction::begin(bench.database);
    if (!transaction)
        return transaction.error();
    const AccessKeyRepository repository(bench.database, bench.box);
    if (const auto done = repository.update(key); !done)
        return done.error();
    if (const auto done = details.secret ? repository.replaceSecret(id, *secret) : ok(); !done)
        return done.error();
    if (const auto done = commitConfiguration(bench, *transaction, keyField); !done)
        return done.error();
    return *secret;
}

Outcome removeAccessKeys(Workbench &bench, const QList<AccessKeyId> &keys)
{
    auto transaction = Transaction::begin(bench.database);
    if (!transaction)
        return transaction.error();
    for (const AccessKeyId key : keys) {
        if (!find(bench, key))
            return unknownKey(key);
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
        if (present.scope != onlyGroups({group}) || wanted.remove(present.fingerprint))
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
            .id = AccessKeyId(*id), .scope = onlyGroups({group}), .createdAt = bench.clock.wall()};
        if (const auto done = repository.insert(key, secret); !done)
            return done.error();
    }
    return ok();
}

Outcome leaveScopes(Workbench &bench, GroupId group)
{
    const AccessKeyRepository repository(bench.database, bench.box);
    for (AccessKeyConfig key : bench.snapshot->accessKeys) {
        if (key.scope.groups.removeAll(group) == 0)
            continue;
        const auto done =
            key.scope.groups.isEmpty() ? repository.remove(key.id) : repository.update(key);
        if (!done)
            return done.error();
    }
    return ok();
}

Result<Secret> revealAccessKey(Workbench &bench, AccessKeyId key)
{
    return AccessKeyRepository(bench.database, bench.box).reveal(key);
}

} // namespace keyferry::storage
