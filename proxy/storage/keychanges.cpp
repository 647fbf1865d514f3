#include "proxy/storage/keychanges.h"

#include "proxy/storage/cooldownrepository.h"
#include "proxy/storage/groupedits.h"
#include "proxy/storage/keyedits.h"
#include "proxy/storage/keyrepository.h"

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

bool endsCooldowns(KeyAction action)
{
    return action == KeyAction::Restore || action == KeyAction::ResetCooldowns;
}

StateEdit stateEditOf(KeyAction action)
{
    switch (action) {
    case KeyAction::Enable: return StateEdit::Enable;
    case KeyAction::Disable: return StateEdit::Disable;
    case KeyAction::ResetCooldowns: return StateEdit::Keep;
    case KeyAction::Restore:
    case KeyAction::Remove: return StateEdit::Take;
    }
    Q_UNREACHABLE();
}

// As it is after the action.
StoredKey changed(StoredKey key, KeyAction action)
{
    switch (action) {
    case KeyAction::Restore:
        key.state = key.state == KeyState::Invalid ? KeyState::Active : key.state;
        key.consecutiveFailures = 0;
        key.cooldowns.clear();
        return key;
    case KeyAction::Enable:
        if (key.state == KeyState::Disabled)
            key.consecutiveFailures = 0;
        key.state = key.state == KeyState::Disabled ? KeyState::Active : key.state;
        return key;
    case KeyAction::Disable: key.state = KeyState::Disabled; return key;
    case KeyAction::ResetCooldowns: key.cooldowns.clear(); return key;
    case KeyAction::Remove: return key;
    }
    Q_UNREACHABLE();
}

struct Change
{
    QList<StoredKey> after{};    ///< of the keys whose row changes
    QList<StoredKey> reported{}; ///< what the engine hears of
};

// The pool may know of a cooldown or failure that is not in the database yet, so a reset goes to
// all the keys it was asked for.
Change changeOf(const QList<StoredKey> &selected, KeyAction action)
{
    Change change;
    for (const StoredKey &key : selected) {
        const StoredKey after = changed(key, action);
        const bool isOther = after != key;
        if (isOther)
            change.after.append(after);
        if (isOther || endsCooldowns(action))
            change.reported.append(after);
    }
    return change;
}

Outcome store(const Workbench &bench, const Change &change, KeyAction action)
{
    const KeyRepository repository(bench.database, bench.box);
    if (const auto done = repository.setStandings(change.after); !done)
        return done.error();
    return endsCooldowns(action) ? CooldownRepository(bench.database).clear(idsOf(change.reported))
                                 : ok();
}

Result<qint64> removeKeys(Workbench &bench, Transaction &transaction, const QList<StoredKey> &keys)
{
    const QList<KeyId> ids = idsOf(keys);
    if (const auto done = KeyRepository(bench.database, bench.box).remove(ids); !done)
        return done.error();
    if (const auto done = transaction.commit(); !done)
        return done.error();
    if (!keys.isEmpty())
        bench.changes.keys.append({.group = keys.first().group, .removed = ids});
    return static_cast<qint64>(ids.size());
}

} // namespace

Result<qint64> changeKeys(Workbench &bench, const KeySelection &selection, KeyAction action)
{
    if (!bench.snapshot->group(selection.group))
        return unknownGroup(selection.group);
    auto transaction = Transaction::begin(bench.database);
    if (!transaction)
        return transaction.error();
    const auto selected =
        KeyRepository(bench.database, bench.box).select(selection, bench.clock.wall());
    if (!selected)
        return selected.error();
    if (action == KeyAction::Remove)
        return removeKeys(bench, *transaction, *selected);

    const Change change = changeOf(*selected, action);
    if (change.reported.isEmpty())
        return 0;
    if (const auto done = store(bench, change, action); !done)
        return done.error();
    if (const auto done = transaction->commit(); !done)
        return done.error();
    bench.changes.keys.append({.group = selection.group,
                               .upserted = openedKeys(bench, change.reported),
                               .resetsCooldowns = endsCooldowns(action),
                               .states = stateEditOf(action)});
    return static_cast<qint64>(change.after.size());
}

Result<qint64> resetGroup(Workbench &bench, GroupId group)
{
    if (!bench.snapshot->group(group))
        return unknownGroup(group);
    const LargeCache cache(bench.database);
    auto transaction = Transaction::begin(bench.database);
    if (!transaction)
        return transaction.error();
    const KeyRepository repository(bench.database, bench.box);
    const auto count = repository.reset(group, bench.clock.wall());
    if (!count)
        return count.error();
    if (const auto done = CooldownRepository(bench.database).clear(group); !done)
        return done.error();
    const auto after = repository.select({.group = group, .all = true}, bench.clock.wall());
    if (!after)
        return after.error();
    if (const auto done = transaction->commit(); !done)
        return done.error();
    if (!after->isEmpty())
        bench.changes.keys.append(
            {.group = group, .upserted = openedKeys(bench, *after), .resetsCooldowns = true});
    return *count;
}

} // namespace keyferry::storage
