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
    GroupId group{};
    KeyState state = KeyState::Active; ///< never Cooling
    int consecutiveFailures = 0;
    int weight = 1;
    int priority = 0;
    QByteArray sealed{};
    QList<Cooldown> cooldowns{}; ///< those that are not over

    friend bool operator==(const StoredKey &, const StoredKey &) = default;
};

[[nodiscard]] QList<KeyId> idsOf(const QList<StoredKey> &keys);

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
        /// False if the group has a key of this fingerprint already: it stays as it is.
        [[nodiscard]] Result<bool> insert(const NewKey &key);

    private:
        const SecretBox &m_box;
        GroupId m_group{};
        Statement m_row;
    };

    /// In pool order. UnknownName if a key named by id or secret is not in the group.
    [[nodiscard]] Result<QList<StoredKey>> select(const KeySelection &selection, qint64 now) const;
    /// Empty if there is no such key.
    [[nodiscard]] Result<std::optional<StoredKey>> find(KeyId key, qint64 now) const;
    /// The keys of a group as drafts of new ones, without ids; `onlyActive` leaves the others out.
    /// SecretsUnreadable.
    [[nodiscard]] Result<QList<NewKey>> templates(GroupId group, bool onlyActive) const;
    /// SecretsUnreadable
    [[nodiscard]] Result<Secret> open(const StoredKey &key) const;

    /// State and consecutive failures as these say.
    [[nodiscard]] Outcome setStandings(const QList<StoredKey> &keys) const;
    [[nodiscard]] Outcome remove(const QList<KeyId> &keys) const;
    [[nodiscard]] Outcome setDetails(KeyId key, const KeyDetails &details) const;
    /// Zeroes the counters of a group and makes its invalid keys active. \returns how many keys
    /// changed, those with a cooldown that is not over among them
    [[nodiscard]] Result<qint64> reset(GroupId group, qint64 now) const;

private:
    [[nodiscard]] Result<QList<StoredKey>> named(const KeySelection &selection) const;
    [[nodiscard]] Result<QList<StoredKey>> ofState(const KeySelection &selection, qint64 now) const;

    Database &m_database;
    const SecretBox &m_box;
};

} // namespace keyferry::storage
