#pragma once

#include "proxy/core/drafts.h"
#include "proxy/core/secretbox.h"
#include "proxy/storage/database.h"
#include "proxy/storage/statement.h"

#include <QSet>

namespace keyferry::storage {

/// A provider key as it lies in the database.
struct StoredKey
{
    KeyId id{};
    KeyState state = KeyState::Active;
    int consecutiveFailures = 0;
    QByteArray sealed{};
};

/// A key to insert.
struct NewKey
{
    KeyId id{};
    Secret secret{};
    QByteArray fingerprint{};
    KeyState state = KeyState::Active;
    QString notes{};
    QString tag{};
    int weight = 1;
    int priority = 0;
    qint64 createdAt = 0;
};

/// Provider keys, the writing side. Writes need an open transaction. Storage thread.
class KeyRepository
{
public:
    KeyRepository(Database &database, const SecretBox &box)
        : m_database(database)
        , m_box(box)
    {}

    /// Inserts many keys of one group with one prepared statement.
    class Inserter
    {
    public:
        Inserter(const KeyRepository &keys, GroupId group);
        [[nodiscard]] Outcome insert(const NewKey &key);

    private:
        const SecretBox &m_box;
        GroupId m_group{};
        Statement m_row;
    };

    /// Those of the fingerprints that the group has already.
    [[nodiscard]] Result<QSet<QByteArray>> known(GroupId group,
                                                 const QList<QByteArray> &fingerprints) const;
    /// In pool order. UnknownName if a key named by id or secret is not in the group.
    [[nodiscard]] Result<QList<StoredKey>> select(const KeySelection &selection) const;
    /// The keys of a group as drafts of new ones, without ids; `onlyActive` leaves the others out.
    /// SecretsUnreadable.
    [[nodiscard]] Result<QList<NewKey>> templates(GroupId group, bool onlyActive) const;
    /// SecretsUnreadable
    [[nodiscard]] Result<Secret> open(const StoredKey &key) const;

    [[nodiscard]] Outcome setState(const QList<KeyId> &keys, KeyState state) const;
    [[nodiscard]] Outcome remove(const QList<KeyId> &keys) const;
    /// False if there is no such key.
    [[nodiscard]] Result<bool> annotate(KeyId key, const QString &notes) const;
    /// Zeroes the counters of a group and makes its invalid keys active. \returns the keys whose
    /// row changed
    [[nodiscard]] Result<QList<KeyId>> reset(GroupId group) const;
    /// Adds counts; a key disabled by hand stays so, and none is disabled by its use.
    [[nodiscard]] Outcome addUsage(const QList<KeyUsage> &usages) const;

private:
    Database &m_database;
    const SecretBox &m_box;
};

} // namespace keyferry::storage
