#include "proxy/storage/keyedits.h"

#include "proxy/core/logging.h"
#include "proxy/storage/groupedits.h"
#include "proxy/storage/keyrepository.h"
#include "proxy/storage/rowids.h"

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestNote = 255;

/// A key of an import that is new to the group.
struct Candidate
{
    const KeyDraft *draft = nullptr;
    QByteArray fingerprint{};
};

// The group's own keys left out, and what the text names twice (a caller may not have sorted that
// out).
Result<std::vector<Candidate>>
newOnes(const Workbench &bench, GroupId group, const ParsedKeys &keys)
{
    QList<QByteArray> fingerprints;
    fingerprints.reserve(static_cast<qsizetype>(keys.keys.size()));
    for (const KeyDraft &draft : keys.keys)
        fingerprints.append(bench.box.fingerprinter().fingerprint(draft.secret.reveal()));
    auto known = KeyRepository(bench.database, bench.box).known(group, fingerprints);
    if (!known)
        return known.error();

    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < keys.keys.size(); ++i) {
        const QByteArray &fingerprint = fingerprints.at(static_cast<qsizetype>(i));
        const auto before = known->size();
        known->insert(fingerprint);
        if (known->size() > before)
            candidates.push_back({&keys.keys[i], fingerprint});
    }
    return candidates;
}

Result<KeyDelta>
insertKeys(Workbench &bench, GroupId group, const std::vector<Candidate> &candidates)
{
    auto id = takeRowIds(bench.database, u"keys"_s, static_cast<qint64>(candidates.size()));
    if (!id)
        return id.error();
    const qint64 now = bench.clock.wall();
    KeyDelta delta{.group = group};
    delta.upserted.reserve(static_cast<qsizetype>(candidates.size()));
    KeyRepository::Inserter inserter(KeyRepository(bench.database, bench.box), group);
    for (const Candidate &candidate : candidates) {
        const NewKey key{.id = KeyId((*id)++),
                         .secret = candidate.draft->secret,
                         .fingerprint = candidate.fingerprint,
                         .notes = candidate.draft->notes.left(longestNote),
                         .tag = candidate.draft->tag.left(longestNote),
                         .createdAt = now};
        if (const auto done = inserter.insert(key); !done)
            return done.error();
        delta.upserted.append({.id = key.id, .group = group, .secret = key.secret});
    }
    return delta;
}

KeyState stateAfter(KeyState state, KeyAction action)
{
    switch (action) {
    case KeyAction::Restore: return state == KeyState::Invalid ? KeyState::Active : state;
    case KeyAction::Enable: return state == KeyState::Disabled ? KeyState::Active : state;
    case KeyAction::Disable: return KeyState::Disabled;
    case KeyAction::ResetCooldowns:
    case KeyAction::Remove: return state;
    }
    Q_UNREACHABLE();
}

// One damaged secret must not keep the other keys from serving.
QList<ProviderKey> openedKeys(const Workbench &bench, GroupId group, const QList<StoredKey> &stored)
{
    const KeyRepository repository(bench.database, bench.box);
    QList<ProviderKey> keys;
    keys.reserve(stored.size());
    for (const StoredKey &each : stored) {
        auto secret = repository.open(each);
        if (!secret) {
            qCWarning(lcStorage).noquote()
                << "Key" << toNumber(each.id) << "is left out:" << secret.error().detail;
            continue;
        }
        keys.append({each.id, group, std::move(*secret), each.state, each.consecutiveFailures});
    }
    return keys;
}

QList<KeyId> idsOf(const QList<StoredKey> &keys)
{
    QList<KeyId> ids;
    ids.reserve(keys.size());
    for (const StoredKey &key : keys)
        ids.append(key.id);
    return ids;
}

// The keys that the action changes, as they are afterwards.
QList<StoredKey> changedBy(KeyAction action, const QList<StoredKey> &selected)
{
    QList<StoredKey> changed;
    for (const StoredKey &key : selected) {
        const KeyState after = stateAfter(key.state, action);
        if (after == key.state)
            continue;
        changed.append(key);
        changed.last().state = after;
        if (after == KeyState::Active)
            changed.last().consecutiveFailures = 0;
    }
    return changed;
}

} // namespace

Result<ImportReport> addKeys(Workbench &bench, GroupId group, const ParsedKeys &keys)
{
    if (!bench.snapshot->group(group))
        return unknownGroup(group);
    const LargeCache cache(bench.database);
    auto transaction = Transaction::begin(bench.database);
    if (!transaction)
        return transaction.error();
    const auto candidates = newOnes(bench, group, keys);
    if (!candidates)
        return candidates.error();
    auto delta = insertKeys(bench, group, *candidates);
    if (!delta)
        return delta.error();
    if (const auto done = transaction->commit(); !done)
        return done.error();

    const auto added = static_cast<qint64>(candidates->size());
    const auto offered = static_cast<qint64>(keys.keys.size());
    if (added > 0)
        bench.changes.keys.append(std::move(*delta));
    return ImportReport{.added = added,
                        .alreadyPresent = offered - added + keys.duplicates,
                        .refused = keys.refused,
                        .refusals = keys.refusals};
}

Result<qint64> changeKeys(Workbench &bench, const KeySelection &selection, KeyAction action)
{
    if (!bench.snapshot->group(selection.group))
        return unknownGroup(selection.group);
    auto transaction = Transaction::begin(bench.database);
    if (!transaction)
        return transaction.error();
    const KeyRepository repository(bench.database, bench.box);
    const auto selected = repository.select(selection);
    if (!selected)
        return selected.error();

    const bool isRemoval = action == KeyAction::Remove;
    const QList<StoredKey> changed = isRemoval ? *selected : changedBy(action, *selected);
    if (changed.isEmpty())
        return 0;
    const QList<KeyId> ids = idsOf(changed);
    const auto done =
        isRemoval ? repository.remove(ids) : repository.setState(ids, changed.first().state);
    if (!done)
        return done.error();
    if (const auto committed = transaction->commit(); !committed)
        return committed.error();

    KeyDelta delta{.group = selection.group};
    if (isRemoval)
        delta.removed = ids;
    else
        delta.upserted = openedKeys(bench, selection.group, changed);
    bench.changes.keys.append(delta);
    return static_cast<qint64>(changed.size());
}

Outcome editKey(Workbench &bench, KeyId key, const KeyDetails &details)
{
    const QString notes = details.notes.value_or(QString());
    if (notes.size() > longestNote) {
        const auto detail = u"notes: must have at most %1 characters"_s.arg(longestNote);
        return Error{ErrorKind::InvalidValue, detail, u"notes"_s};
    }
    auto transaction = Transaction::begin(bench.database);
    if (!transaction)
        return transaction.error();
    const auto found = KeyRepository(bench.database, bench.box).annotate(key, notes);
    if (!found)
        return found.error();
    if (!*found)
        return Error{ErrorKind::UnknownName, u"there is no key %1"_s.arg(toNumber(key)), u"key"_s};
    return transaction->commit();
}

Result<qint64> resetGroup(Workbench &bench, GroupId group)
{
    if (!bench.snapshot->group(group))
        return unknownGroup(group);
    auto transaction = Transaction::begin(bench.database);
    if (!transaction)
        return transaction.error();
    const KeyRepository repository(bench.database, bench.box);
    const auto ids = repository.reset(group);
    if (!ids)
        return ids.error();
    const auto after = repository.select({.group = group, .ids = *ids});
    if (!after)
        return after.error();
    if (const auto done = transaction->commit(); !done)
        return done.error();
    if (!ids->isEmpty())
        bench.changes.keys.append({.group = group, .upserted = openedKeys(bench, group, *after)});
    return static_cast<qint64>(ids->size());
}

Result<QList<Secret>> revealKeys(Workbench &bench, const KeySelection &selection)
{
    if (!bench.snapshot->group(selection.group))
        return unknownGroup(selection.group);
    const KeyRepository repository(bench.database, bench.box);
    const auto selected = repository.select(selection);
    if (!selected)
        return selected.error();
    QList<Secret> secrets;
    for (const StoredKey &key : *selected) {
        auto secret = repository.open(key);
        if (!secret)
            return secret.error();
        secrets.append(std::move(*secret));
    }
    return secrets;
}

Result<KeyDelta> wholePool(Workbench &bench, GroupId group)
{
    const auto stored =
        KeyRepository(bench.database, bench.box).select({.group = group, .all = true});
    if (!stored)
        return stored.error();
    return KeyDelta{
        .group = group, .replacesAll = true, .upserted = openedKeys(bench, group, *stored)};
}

} // namespace keyferry::storage
