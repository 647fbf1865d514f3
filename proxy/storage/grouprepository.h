#pragma once

#include "proxy/core/config.h"
#include "proxy/core/secretbox.h"
#include "proxy/storage/database.h"

namespace keyferry::storage {

/// Groups with their upstreams and members. Writes need an open transaction. Storage thread.
class GroupRepository
{
public:
    GroupRepository(Database &database, const SecretBox &box)
        : m_database(database)
        , m_box(box)
    {}

    /// By `sort`; GroupConfig::settings is left at its defaults.
    [[nodiscard]] Result<std::vector<GroupConfig>> all() const;
    /// \pre ids are set
    [[nodiscard]] Outcome insert(const GroupConfig &group) const;
    [[nodiscard]] Outcome update(const GroupConfig &group) const;
    /// Its upstreams, keys, access keys and memberships go with it.
    [[nodiscard]] Outcome remove(GroupId group) const;
    [[nodiscard]] Outcome setSort(GroupId group, int sort) const;

private:
    [[nodiscard]] Result<GroupConfig> readGroup(class Statement &row) const;
    [[nodiscard]] Outcome addUpstreams(std::vector<GroupConfig> &groups) const;
    [[nodiscard]] Outcome addMembers(std::vector<GroupConfig> &groups) const;
    [[nodiscard]] Result<QVariantList> columnsOf(const GroupConfig &group) const;
    [[nodiscard]] Outcome storeParts(const GroupConfig &group) const;
    [[nodiscard]] Outcome storeUpstreams(const GroupConfig &group) const;
    [[nodiscard]] Outcome storeMembers(const GroupConfig &group) const;

    Database &m_database;
    const SecretBox &m_box;
};

} // namespace keyferry::storage
