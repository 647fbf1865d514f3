#pragma once

#include "proxy/core/configeditor.h"

#include <QHash>
#include <QMetaObject>
#include <QStringList>

#include <optional>

namespace keyferry::test {

/// The store in memory. Keeps the rules a page can run into (validation, duplicate names, unknown
/// settings) and the order of signal before reply; `queued` makes replies come from the event loop,
/// as in the application.
class FakeConfigEditor final : public ConfigEditor
{
    Q_OBJECT

public:
    explicit FakeConfigEditor(QObject *parent = nullptr);

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

    /// As if KEYFERRY_<NAME> were set: the value is in force and cannot be changed.
    void setEnvironment(const QString &name, const QString &value);
    /// Overwrites the row of a key; its id finds it. Cooldowns make an active one cooling.
    void setKeyRow(const KeyRow &row);
    /// In place of the key's cooldowns.
    void setCooldowns(KeyId key, const QList<Cooldown> &cooldowns);

    bool queued = false;
    qint64 now = 1'700'000'000'000;             ///< UTC ms; ends cooldowns when a test moves it
    std::optional<Error> nextRefusal{};         ///< answers the next edit, once
    QList<InvalidatedKeys> invalidatedAnswer{}; ///< those at or after the time asked for are told
    QHash<AccessKeyId, qint64> use{};           ///< what accessKeyUse() answers
    QStringList calls{};                        ///< `setSetting listen_port 3002`, edits only

private:
    struct StoredKey
    {
        GroupId group{};
        Secret secret{};
        KeyRow row{}; ///< as stored: never cooling, cooldowns that are over included
    };

    template<typename T>
    void answer(const Reply<T> &reply, const Result<T> &result);
    /// True if the test asked for a refusal, which has been answered then.
    template<typename T>
    bool refused(const QString &call, const Reply<T> &reply);
    void publish(ConfigSnapshot next);
    [[nodiscard]] Outcome checked(const GroupDraft &draft, GroupId self) const;
    [[nodiscard]] std::shared_ptr<GroupConfig> built(GroupId id, const GroupDraft &draft) const;
    [[nodiscard]] bool selects(const KeySelection &selection, const StoredKey &key) const;
    [[nodiscard]] std::vector<StoredKey>::iterator at(KeyId id);
    [[nodiscard]] KeyRow shownRow(const StoredKey &key) const;
    void apply(KeyAction action, StoredKey &key) const;
    static void leaveAggregates(GroupId group, ConfigSnapshot &next);
    [[nodiscard]] Secret takeSecret(AccessKeyConfig &key, const Secret &wanted);
    void replaceAccessKeys(GroupId group, const GroupDraft &draft, ConfigSnapshot &next);
    void storeSetting(const QString &name, const SettingValue &value, SettingSource source);
    void
    announceKeys(GroupId group, const QList<KeyId> &removed = {}, bool resetsCooldowns = false);

    qint64 m_lastId = 0;
    SnapshotPtr m_snapshot;
    std::vector<StoredKey> m_keys{};
    QHash<AccessKeyId, Secret> m_accessSecrets{};
};

template<typename T>
void FakeConfigEditor::answer(const Reply<T> &reply, const Result<T> &result)
{
    if (!queued)
        return reply(result);
    QMetaObject::invokeMethod(
        this, [reply, result] { reply(result); }, Qt::QueuedConnection);
}

template<typename T>
bool FakeConfigEditor::refused(const QString &call, const Reply<T> &reply)
{
    calls.append(call);
    if (!nextRefusal)
        return false;
    const Error error = *nextRefusal;
    nextRefusal.reset();
    answer<T>(reply, error);
    return true;
}

} // namespace keyferry::test
