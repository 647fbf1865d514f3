#pragma once

#include "proxy/core/config.h"
#include "proxy/core/drafts.h"
#include "proxy/core/reply.h"

#include <QHash>
#include <QObject>

namespace keyferry {

enum class KeyCopy { None, ActiveOnly, All };

/// The store as the window and the command line edit it. Each edit is one transaction; its reply
/// comes after the commit, after snapshotChanged() or keysChanged(). Main thread; replies and
/// signals too.
class ConfigEditor : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The configuration in force; never null.
    [[nodiscard]] virtual SnapshotPtr snapshot() const = 0;

    // Groups. InvalidValue with a field, Duplicate (field `name`), UnknownGroup.
    virtual void addGroup(const GroupDraft &draft, const Reply<GroupId> &reply) = 0;
    virtual void editGroup(GroupId group, const GroupDraft &draft, const Reply<Nothing> &reply) = 0;
    virtual void
    copyGroup(GroupId group, const QString &newName, KeyCopy keys, const Reply<GroupId> &reply) = 0;
    /// It leaves the aggregates it is a member of; these stay, even without members.
    virtual void removeGroup(GroupId group, const Reply<Nothing> &reply) = 0;
    /// The groups in their new order; ids left out keep their order behind.
    virtual void reorderGroups(const QList<GroupId> &order, const Reply<Nothing> &reply) = 0;

    // Keys
    virtual void
    addKeys(GroupId group, const ParsedKeys &keys, const Reply<ImportReport> &reply) = 0;
    /// \returns how many changed; UnknownName if a key named by id or secret is not in the group
    /// (nothing is changed then)
    virtual void
    changeKeys(const KeySelection &selection, KeyAction action, const Reply<qint64> &reply) = 0;
    /// InvalidValue with the field (`notes`, `tag`, `weight`, `priority`), UnknownName.
    virtual void editKey(KeyId key, const KeyDetails &details, const Reply<Nothing> &reply) = 0;
    /// Zeroes request and failure counts of the whole group, makes its invalid keys active and ends
    /// every cooldown.
    virtual void resetGroup(GroupId group, const Reply<qint64> &reply) = 0;
    virtual void keyIds(const KeyQuery &query, const Reply<QList<KeyId>> &reply) = 0;
    virtual void keyRows(const QList<KeyId> &ids, const Reply<QList<KeyRow>> &reply) = 0;
    virtual void findKey(GroupId group, const Secret &secret, const Reply<KeyId> &reply) = 0;
    /// Clear keys, for reveal, copy and export.
    virtual void revealKeys(const KeySelection &selection, const Reply<QList<Secret>> &reply) = 0;
    /// Groups with keys that turned invalid since then; UTC ms.
    virtual void invalidatedKeys(qint64 since, const Reply<QList<InvalidatedKeys>> &reply) = 0;
    /// Counts as stored, also while the engine is stopped.
    virtual void storedKeyCounts(GroupId group, const Reply<KeyCounts> &reply) = 0;

    // Access keys
    virtual void addAccessKey(const AccessKeyDraft &draft, const Reply<AddedAccessKey> &reply) = 0;
    /// All or, if one is not there, none.
    virtual void removeAccessKeys(const QList<AccessKeyId> &keys, const Reply<Nothing> &reply) = 0;
    virtual void revealAccessKey(AccessKeyId key, const Reply<Secret> &reply) = 0;
    /// InvalidValue with the field (`name`, `access_key`, `expires_at`, `rpm`, `rpd`, `groups`),
    /// Duplicate (field `access_key`), UnknownGroup, UnknownName. \returns the text of a key that
    /// got a new one, else an empty one
    virtual void
    editAccessKey(AccessKeyId key, const AccessKeyDetails &details, const Reply<Secret> &reply) = 0;
    /// When each was used last, UTC ms; those that never were are left out.
    virtual void accessKeyUse(const Reply<QHash<AccessKeyId, qint64>> &reply) = 0;

    // Settings. InvalidValue with the range, UnknownName, and rules that cross settings: listening
    // beyond loopback while the default access key exists or a group needs no access key.
    virtual void
    setSetting(const QString &name, const QString &value, const Reply<Nothing> &reply) = 0;
    virtual void resetSetting(const QString &name, const Reply<Nothing> &reply) = 0;

Q_SIGNALS:
    void snapshotChanged(const keyferry::SnapshotPtr &snapshot);
    void keysChanged(const keyferry::KeyDelta &delta);
    /// Counters or states written behind by the engine are in the database now.
    void keyUsageStored(const QList<keyferry::KeyId> &keys);
};

} // namespace keyferry
