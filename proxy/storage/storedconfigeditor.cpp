#include "proxy/storage/storedconfigeditor.h"

#include "proxy/core/logging.h"
#include "proxy/storage/accesskeyedits.h"
#include "proxy/storage/accesskeyrepository.h"
#include "proxy/storage/groupedits.h"
#include "proxy/storage/keychanges.h"
#include "proxy/storage/keyedits.h"
#include "proxy/storage/settingedits.h"
#include "proxy/storage/storereader.h"

namespace keyferry::storage {

StoredConfigEditor::StoredConfigEditor(Store *store,
                                       StoreReader *reader,
                                       const Clock &clock,
                                       SnapshotPtr snapshot)
    : m_store(store)
    , m_reader(reader)
    , m_clock(clock)
    , m_snapshot(std::move(snapshot))
{
    connect(store, &Store::keyUsageStored, this, &ConfigEditor::keyUsageStored);
}

void StoredConfigEditor::detach()
{
    m_store = nullptr;
    m_reader = nullptr;
}

// What the edit changed is posted home before its reply is, so it is seen first.
template<typename T, typename Edit>
void StoredConfigEditor::edit(const Reply<T> &reply, Edit work)
{
    ask<T>(m_store, this, reply, [this, work = std::move(work)](Store &store) {
        const Result<T> result = work(store.bench());
        const Changes changes = std::exchange(store.bench().changes, {});
        const quint64 number = store.noteEdit(changes.keys);
        QMetaObject::invokeMethod(
            this, [this, changes, number] { publish(changes, number); }, Qt::QueuedConnection);
        return result;
    });
}

void StoredConfigEditor::publish(const Changes &changes, quint64 number)
{
    if (changes.snapshot) {
        m_snapshot = changes.snapshot;
        Q_EMIT snapshotChanged(m_snapshot);
    }
    for (const KeyDelta &delta : changes.keys)
        Q_EMIT keysChanged(delta);
    // From here on what the engine reports of these keys is of the time after the edit.
    if (m_store && !changes.keys.isEmpty())
        QMetaObject::invokeMethod(
            m_store, [store = m_store, number] { store->editHeard(number); }, Qt::QueuedConnection);
}

void StoredConfigEditor::publishKeys(const Reply<Nothing> &done)
{
    edit<Nothing>(done, [](Workbench &bench) -> Outcome {
        for (const GroupPtr &group : bench.snapshot->groups) {
            auto pool = wholePool(bench, group->id);
            if (pool)
                bench.changes.keys.append(std::move(*pool));
            else
                qCCritical(lcStorage).noquote() << "Keys cannot be read:" << pool.error().detail;
        }
        return ok();
    });
}

void StoredConfigEditor::addGroup(const GroupDraft &draft, const Reply<GroupId> &reply)
{
    edit(reply, [draft](Workbench &bench) { return storage::addGroup(bench, draft); });
}

void StoredConfigEditor::editGroup(GroupId group,
                                   const GroupDraft &draft,
                                   const Reply<Nothing> &reply)
{
    edit(reply,
         [group, draft](Workbench &bench) { return storage::editGroup(bench, group, draft); });
}

void StoredConfigEditor::copyGroup(GroupId group,
                                   const QString &newName,
                                   KeyCopy keys,
                                   const Reply<GroupId> &reply)
{
    edit(reply, [=](Workbench &bench) { return storage::copyGroup(bench, group, newName, keys); });
}

void StoredConfigEditor::removeGroup(GroupId group, const Reply<Nothing> &reply)
{
    edit(reply, [group](Workbench &bench) { return storage::removeGroup(bench, group); });
}

void StoredConfigEditor::reorderGroups(const QList<GroupId> &order, const Reply<Nothing> &reply)
{
    edit(reply, [order](Workbench &bench) { return storage::reorderGroups(bench, order); });
}

void StoredConfigEditor::addKeys(GroupId group,
                                 const ParsedKeys &keys,
                                 const Reply<ImportReport> &reply)
{
    edit(reply, [group, keys](Workbench &bench) { return storage::addKeys(bench, group, keys); });
}

void StoredConfigEditor::changeKeys(const KeySelection &selection,
                                    KeyAction action,
                                    const Reply<qint64> &reply)
{
    edit(reply, [selection, action](Workbench &bench) {
        return storage::changeKeys(bench, selection, action);
    });
}

void StoredConfigEditor::editKey(KeyId key, const KeyDetails &details, const Reply<Nothing> &reply)
{
    edit(reply, [key, details](Workbench &bench) { return storage::editKey(bench, key, details); });
}

void StoredConfigEditor::resetGroup(GroupId group, const Reply<qint64> &reply)
{
    edit(reply, [group](Workbench &bench) { return storage::resetGroup(bench, group); });
}

void StoredConfigEditor::keyIds(const KeyQuery &query, const Reply<QList<KeyId>> &reply)
{
    ask(m_reader, this, reply, [query, now = m_clock.wall()](StoreReader &reader) {
        return reader.keys(now).ids(query);
    });
}

void StoredConfigEditor::keyRows(const QList<KeyId> &ids, const Reply<QList<KeyRow>> &reply)
{
    ask(m_reader, this, reply, [ids, now = m_clock.wall()](StoreReader &reader) {
        return reader.keys(now).rows(ids);
    });
}

void StoredConfigEditor::findKey(GroupId group, const Secret &secret, const Reply<KeyId> &reply)
{
    ask(m_reader, this, reply, [group, secret, now = m_clock.wall()](StoreReader &reader) {
        return reader.keys(now).find(group, secret);
    });
}

void StoredConfigEditor::revealKeys(const KeySelection &selection,
                                    const Reply<QList<Secret>> &reply)
{
    edit(reply, [selection](Workbench &bench) { return storage::revealKeys(bench, selection); });
}

void StoredConfigEditor::invalidatedKeys(qint64 since, const Reply<QList<InvalidatedKeys>> &reply)
{
    QList<GroupId> groups;
    for (const GroupPtr &group : m_snapshot->groups)
        groups.append(group->id);
    ask(m_reader, this, reply, [groups, since, now = m_clock.wall()](StoreReader &reader) {
        return reader.keys(now).invalidated(groups, since);
    });
}

void StoredConfigEditor::storedKeyCounts(GroupId group, const Reply<KeyCounts> &reply)
{
    ask(m_reader, this, reply, [group, now = m_clock.wall()](StoreReader &reader) {
        return reader.keys(now).counts(group);
    });
}

void StoredConfigEditor::addAccessKey(const AccessKeyDraft &draft,
                                      const Reply<AddedAccessKey> &reply)
{
    edit(reply, [draft](Workbench &bench) { return storage::addAccessKey(bench, draft); });
}

void StoredConfigEditor::removeAccessKeys(const QList<AccessKeyId> &keys,
                                          const Reply<Nothing> &reply)
{
    edit(reply, [keys](Workbench &bench) { return storage::removeAccessKeys(bench, keys); });
}

void StoredConfigEditor::revealAccessKey(AccessKeyId key, const Reply<Secret> &reply)
{
    edit(reply, [key](Workbench &bench) { return storage::revealAccessKey(bench, key); });
}

void StoredConfigEditor::editAccessKey(AccessKeyId key,
                                       const AccessKeyDetails &details,
                                       const Reply<Secret> &reply)
{
    edit(reply,
         [key, details](Workbench &bench) { return storage::editAccessKey(bench, key, details); });
}

void StoredConfigEditor::accessKeyUse(const Reply<QHash<AccessKeyId, qint64>> &reply)
{
    ask(m_reader, this, reply, [](StoreReader &reader) {
        return storage::accessKeyUse(reader.database());
    });
}

void StoredConfigEditor::setSetting(const QString &name,
                                    const QString &value,
                                    const Reply<Nothing> &reply)
{
    edit(reply,
         [name, value](Workbench &bench) { return storage::setSetting(bench, name, value); });
}

void StoredConfigEditor::resetSetting(const QString &name, const Reply<Nothing> &reply)
{
    edit(reply, [name](Workbench &bench) { return storage::resetSetting(bench, name); });
}

} // namespace keyferry::storage
