#pragma once

#include "proxy/core/drafts.h"
#include "proxy/core/fingerprint.h"
#include "proxy/storage/database.h"

namespace keyferry::storage {

/// Provider keys as the key table shows them; no key material leaves it. Any one thread, with a
/// connection of its own.
class KeyList
{
public:
    /// \param now  UTC ms; tells cooling keys from active ones
    KeyList(Database &database, const Fingerprinter &fingerprinter, qint64 now)
        : m_database(database)
        , m_fingerprinter(fingerprinter)
        , m_now(now)
    {}

    [[nodiscard]] Result<QList<KeyId>> ids(const KeyQuery &query) const;
    /// In the order asked for; ids that are gone are left out.
    [[nodiscard]] Result<QList<KeyRow>> rows(const QList<KeyId> &ids) const;
    /// UnknownName
    [[nodiscard]] Result<KeyId> find(GroupId group, const Secret &secret) const;
    [[nodiscard]] Result<KeyCounts> counts(GroupId group) const;
    [[nodiscard]] Result<QList<InvalidatedKeys>> invalidated(const QList<GroupId> &groups,
                                                             qint64 since) const;

private:
    [[nodiscard]] Result<qint64> coolingCount(GroupId group) const;

    Database &m_database;
    const Fingerprinter &m_fingerprinter;
    qint64 m_now = 0;
};

} // namespace keyferry::storage
