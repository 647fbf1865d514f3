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
    KeyList(Database &database, const Fingerprinter &fingerprinter)
        : m_database(database)
        , m_fingerprinter(fingerprinter)
    {}

    [[nodiscard]] Result<QList<KeyId>> ids(const KeyQuery &query) const;
    /// In the order asked for; ids that are gone are left out.
    [[nodiscard]] Result<QList<KeyRow>> rows(const QList<KeyId> &ids) const;
    /// UnknownName
    [[nodiscard]] Result<KeyId> find(GroupId group, const Secret &secret) const;
    [[nodiscard]] Result<KeyCounts> counts(GroupId group) const;

private:
    Database &m_database;
    const Fingerprinter &m_fingerprinter;
};

} // namespace keyferry::storage
