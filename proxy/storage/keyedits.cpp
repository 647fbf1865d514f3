#include "proxy/storage/keyedits.h"

#include "proxy/core/keylimits.h"
#include "proxy/core/logging.h"
#include "proxy/storage/groupedits.h"
#include "proxy/storage/keyrepository.h"
#include "proxy/storage/rowids.h"

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

Error isAggregate(const GroupConfig &group)
{
    const auto detail = u"%1 is an aggregate: keys are added to its members"_s;
    return {ErrorKind::InvalidValue, detail.arg(QLatin1String(group.name)), u"group"_s};
}

// Those that the group does not have yet; one that the text names twice is there the second time.
Result<KeyDelta> insertKeys(Workbench &bench, GroupId group, const std::vector<KeyDraft> &drafts)
{
    auto id = takeRowIds(bench.database, u"keys"_s, static_cast<qint64>(drafts.size()));
    if (!id)
        return id.error();
    const qint64 now = bench.clock.wall();
    KeyDelta delta{.group = group};
    delta.upserted.reserve(static_cast<qsizetype>(drafts.size()));
    KeyRepository::Inserter inserter(KeyRepository(bench.database, bench.box), group);
    for (const KeyDraft &draft : drafts) {
        const NewKey key{.id = KeyId((*id)++),
                         .secret = draft.secret,
                         .fingerprint =
                             bench.box.fingerprinter().fingerprint(draft.secret.reveal()),
                         .notes = draft.notes.left(keylimits::longestNotes),
                         .tag = draft.tag.left(keylimits::longestTag),
                         .weight = draft.weight,
                         .priority = draft.priority,
                         .createdAt = now};
        const auto isNew = inserter.insert(key);
        if (!isNew)
            return isNew.error();
        if (*isNew)
            delta.upserted.append({.id = key.id,
                                   .group = group,
                                   .secret = key.secret,
                                   .weight = key.weight,
                                   .priority = key.priority});
    }
    return delta;
}

Outcome checkDetails(const KeyDetails &details)
{
    const auto refuse = [](const QString &field, const QString &rule) {
        return Error{ErrorKind::InvalidValue, u"%1: %2"_s.arg(field, rule), field};
    };
    const auto longest = u"must have at most %1 characters"_s;
    if (details.notes && details.notes->size() > keylimits::longestNotes)
        return refuse(u"notes"_s, longest.arg(keylimits::longestNotes));
    if (details.tag && details.tag->size() > keylimits::longestTag)
        return refuse(u"tag"_s, longest.arg(keylimits::longestTag));
    const KeyDraft usual;
    if (const QString rule = brokenKeyRule(details.weight.value_or(usual.weight), usual.priority);
        !rule.isEmpty())
        return Error{ErrorKind::InvalidValue, rule, u"weight"_s};
    if (const QString rule = brokenKeyRule(usual.weight, details.priority.value_or(usual.priority));
        !rule.isEmpty())
        return Error{ErrorKind::InvalidValue, rule, u"priority"_s};
    return ok();
}

} // namespace

// One damaged secret must not keep the other keys from serving.
QList<ProviderKey> openedKeys(const Workbench &bench, const QList<StoredKey> &stored)
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
        keys.append({each.id,
                     each.group,
                     std::move(*secret),
                     each.state,
                     each.consecutiveFailures,
                     each.weight,
                     each.priority,
                     each.cooldowns});
    }
    return keys;
}

Result<ImportReport> addKeys(Workbench &bench, GroupId group, const ParsedKeys &keys)
{
    const GroupPtr config = bench.snapshot->group(group);
    if (!config)
        return unknownGroup(group);
    if (config->kind == GroupKind::Aggregate)
        return isAggregate(*config);
    const LargeCache cache(bench.database);
    auto transaction = Transaction::begin(bench.database);
    if (!transaction)
        return transaction.error();
    auto delta = insertKeys(bench, group, keys.keys);
    if (!delta)
        return delta.error();
    if (const auto done = transaction->commit(); !done)
        return done.error();

    const auto added = static_cast<qint64>(delta->upserted.size());
    const auto offered = static_cast<qint64>(keys.keys.size());
    if (added > 0)
        bench.changes.keys.append(std::move(*delta));
    return ImportReport{.added = added,
                        .alreadyPresent = offered - added + keys.duplicates,
                        .refused = keys.refused,
                        .refusals = keys.refusals};
}

Outcome editKey(Workbench &bench, KeyId id, const KeyDetails &details)
{
    if (const auto checked = checkDetails(details); !checked)
        return checked;
    auto transaction = Transaction::begin(bench.database);
    if (!transaction)
        return transaction.error();
    const KeyRepository repository(bench.database, bench.box);
    if (const auto done = repository.setDetails(id, details); !done)
        return done;
    const auto after = repository.find(id, bench.clock.wall());
    if (!after)
        return after.error();
    if (!*after)
        return Error{ErrorKind::UnknownName, u"there is no key %1"_s.arg(toNumber(id)), u"key"_s};
    if (const auto done = transaction->commit(); !done)
        return done;
    if (details.weight || details.priority)
        bench.changes.keys.append({.group = (*after)->group,
                                   .upserted = openedKeys(bench, {**after}),
                                   .states = StateEdit::Keep});
    return ok();
}

Result<QList<Secret>> revealKeys(Workbench &bench, const KeySelection &selection)
{
    if (!bench.snapshot->group(selection.group))
        return unknownGroup(selection.group);
    const auto transaction = ReadTransaction::begin(bench.database);
    if (!transaction)
        return transaction.error();
    const KeyRepository repository(bench.database, bench.box);
    const auto selected = repository.select(selection, bench.clock.wall());
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
    const auto stored = KeyRepository(bench.database, bench.box)
                            .select({.group = group, .all = true}, bench.clock.wall());
    if (!stored)
        return stored.error();
    return KeyDelta{.group = group, .replacesAll = true, .upserted = openedKeys(bench, *stored)};
}

} // namespace keyferry::storage
