#pragma once

#include "proxy/core/config.h"
#include "proxy/core/records.h"
#include "proxy/core/secretbox.h"
#include "proxy/storage/database.h"

namespace keyferry::storage {

/// Access keys. Writes need an open transaction. Storage thread.
class AccessKeyRepository
{
public:
    AccessKeyRepository(Database &database, const SecretBox &box)
        : m_database(database)
        , m_box(box)
    {}

    [[nodiscard]] Result<std::vector<AccessKeyConfig>> all() const;
    /// Fills in fingerprint and mask. \pre `key.id` is set
    [[nodiscard]] Outcome insert(const AccessKeyConfig &key, const Secret &secret) const;
    /// Writes everything that people say of the key.
    [[nodiscard]] Outcome update(const AccessKeyConfig &key) const;
    [[nodiscard]] Outcome replaceSecret(AccessKeyId key, const Secret &secret) const;
    [[nodiscard]] Outcome remove(AccessKeyId key) const;
    /// UnknownName, SecretsUnreadable.
    [[nodiscard]] Result<Secret> reveal(AccessKeyId key) const;

private:
    Database &m_database;
    const SecretBox &m_box;
};

/// Notes when the records' access keys were used last, in an open transaction. A snapshot has it as
/// of its making.
[[nodiscard]] Outcome noteAccessKeyUse(Database &database, const QList<RequestRecord> &records);

/// What was noted; keys that were never used are left out.
[[nodiscard]] Result<QHash<AccessKeyId, qint64>> accessKeyUse(Database &database);

} // namespace keyferry::storage
