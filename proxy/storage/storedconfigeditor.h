#pragma once

#include "proxy/core/configeditor.h"
#include "proxy/storage/ask.h"
#include "proxy/storage/store.h"

namespace keyferry::storage {

class StoreReader;

/// ConfigEditor on the database: edits go to the storage thread, look-ups to the reader thread. A
/// look-up sees every edit whose reply has come. Main thread.
class StoredConfigEditor final : public ConfigEditor
{
    Q_OBJECT

public:
    /// Both stay usable until detach().
    StoredConfigEditor(Store *store, StoreReader *reader, const Clock &clock, SnapshotPtr snapshot);

    /// From now on every call is answered with Stopping.
    void detach();
    /// keysChanged() for every group, replacing whole pools; `done` is told after the last of them.
    void publishKeys(const Reply<Nothing> &done = {});

    [[nodiscard]] SnapshotPtr snapshot() const override { return m_snapshot; }

    void addGroup(const GroupDraft &draft, const Reply<GroupId> &reply) override;
    void editGroup(GroupId group, const GroupDraft &draft, const Reply<Nothing> &reply) override;
    void copyGroup(GroupId group,
                   const QString &newName,
                   KeyCopy keys,
                   const Reply<GroupId> &reply) override;
    void removeGroup(GroupId group, const Reply<Nothing> &reply) override;
    void reorderGroups(const QList<GroupId> &order, const Reply<Nothing> &reply) override;

    void addKeys(GroupId group, const ParsedKeys &keys, const Reply<ImportReport> &reply) override;
    void changeKeys(const KeySelection &selection,
                    KeyAction action,
                    const Reply<qint64> &reply) override;
    void editKey(KeyId key, const KeyDetails &details, const Reply<Nothing> &reply) override;
    void resetGroup(GroupId group, const Reply<qint64> &reply) override;
    void keyIds(const KeyQuery &query, const Reply<QList<KeyId>> &reply) override;
    void keyRows(const QList<KeyId> &ids, const Reply<QList<KeyRow>> &reply) override;
    void findKey(GroupId group, const Secret &secret, const Reply<KeyId> &reply) override;
    void revealKeys(const KeySelection &selection, const Reply<QList<Secret>> &reply) override;
    void invalidatedKeys(qint64 since, const Reply<QList<InvalidatedKeys>> &reply) override;
    void storedKeyCounts(GroupId group, const Reply<KeyCounts> &reply) override;

    void addAccessKey(const AccessKeyDraft &draft, const Reply<AddedAccessKey> &reply) override;
    void removeAccessKeys(const QList<AccessKeyId> &keys, const Reply<Nothing> &reply) override;
    void revealAccessKey(AccessKeyId key, const Reply<Secret> &reply) override;
    void editAccessKey(AccessKeyId key,
                       const AccessKeyDetails &details,
                       const Reply<Secret> &reply) override;
    void accessKeyUse(const Reply<QHash<AccessKeyId, qint64>> &reply) override;

    void
    setSetting(const QString &name, const QString &value, const Reply<Nothing> &reply) override;
    void resetSetting(const QString &name, const Reply<Nothing> &reply) override;

private:
    template<typename T, typename Edit>
    void edit(const Reply<T> &reply, Edit work);
    void publish(const Changes &changes, quint64 number);

    Store *m_store = nullptr;
    StoreReader *m_reader = nullptr;
    const Clock &m_clock;
    SnapshotPtr m_snapshot{};
};

} // namespace keyferry::storage
