#include "proxy/storage/grouprepository.h"

#include "proxy/storage/groupcolumns.h"
#include "proxy/storage/sealedtext.h"
#include "proxy/storage/statement.h"

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

QByteArray upstreamIdentity(UpstreamId upstream)
{
    return "upstreams/" + QByteArray::number(toNumber(upstream));
}

} // namespace

Result<std::vector<GroupConfig>> GroupRepository::all() const
{
    Statement rows(m_database,
                   u"SELECT id, name, display_name, description, kind, channel, channel_options,"
                   " enabled, sort, test_model, check_path, model_rules, model_strict,"
                   " param_overrides, header_rules, failure_rules, settings, created_at, updated_at"
                   " FROM groups ORDER BY sort, id"_s);
    if (const auto done = rows.run(); !done)
        return done.error();
    std::vector<GroupConfig> groups;
    while (rows.next()) {
        auto group = readGroup(rows);
        if (!group)
            return group.error();
        groups.push_back(std::move(*group));
    }
    if (const auto ended = rows.ended(); !ended)
        return ended.error();
    if (const auto done = addUpstreams(groups); !done)
        return done.error();
    if (const auto done = addMembers(groups); !done)
        return done.error();
    return groups;
}

Result<GroupConfig> GroupRepository::readGroup(Statement &row) const
{
    const auto id = GroupId(row.number(0));
    const auto damaged = [&row](const QString &what, int column) {
        const auto detail = u"group %1 has the unknown %2 '%3'"_s;
        return Error{
            ErrorKind::DatabaseDamaged, detail.arg(row.text(1), what, row.text(column)), {}};
    };
    const auto kind = groupKindFromName(row.text(4));
    if (!kind)
        return damaged(u"kind"_s, 4);
    const auto channel = channelFromName(row.text(5));
    if (!channel)
        return damaged(u"channel"_s, 5);
    auto headerRules = headerRulesOf(row.text(14), id, m_box);
    if (!headerRules)
        return headerRules.error();
    auto overrides = overridesOf(row.text(16), id, m_box);
    if (!overrides)
        return overrides.error();
    return GroupConfig{.id = id,
                       .name = row.text(1).toLatin1(),
                       .displayName = row.text(2),
                       .description = row.text(3),
                       .kind = *kind,
                       .channel = *channel,
                       .channelOptions = channelOptionsOf(row.text(6)),
                       .enabled = row.flag(7),
                       .sort = row.smallNumber(8),
                       .testModel = row.text(9),
                       .checkPath = row.text(10),
                       .modelRules = modelRulesOf(row.text(11)),
                       .modelStrict = row.flag(12),
                       .paramOverrides = paramOverridesOf(row.text(13)),
                       .headerRules = std::move(*headerRules),
                       .failureRules = failureRulesOf(row.text(15)),
                       .overrides = std::move(*overrides),
                       .createdAt = row.number(17),
                       .updatedAt = row.number(18)};
}

Outcome GroupRepository::addUpstreams(std::vector<GroupConfig> &groups) const
{
    Statement rows(m_database,
                   u"SELECT id, url, weight, proxy_url FROM upstreams WHERE group_id = ?"
                   " ORDER BY position"_s);
    for (GroupConfig &group : groups) {
        if (const auto done = rows.run({toNumber(group.id)}); !done)
            return done.error();
        while (rows.next()) {
            const auto id = UpstreamId(rows.number(0));
            const auto proxy = openedProxyUrl(rows.text(3), m_box, upstreamIdentity(id));
            if (!proxy)
                return proxy.error();
            group.upstreams.push_back({id, rows.text(1).toLatin1(), rows.smallNumber(2), *proxy});
        }
        if (const auto ended = rows.ended(); !ended)
            return ended.error();
    }
    return ok();
}

Outcome GroupRepository::addMembers(std::vector<GroupConfig> &groups) const
{
    Statement rows(m_database,
                   u"SELECT member_id, weight, tier FROM members WHERE group_id = ?"
                   " ORDER BY tier, member_id"_s);
    for (GroupConfig &group : groups) {
        if (group.kind == GroupKind::Standard)
            continue;
        if (const auto done = rows.run({toNumber(group.id)}); !done)
            return done.error();
        while (rows.next())
            group.members.push_back(
                {GroupId(rows.number(0)), rows.smallNumber(1), rows.smallNumber(2)});
        if (const auto ended = rows.ended(); !ended)
            return ended.error();
    }
    return ok();
}

// In the order of the columns of insert() and update(); the id comes last.
Result<QVariantList> GroupRepository::columnsOf(const GroupConfig &group) const
{
    const auto headerRules = headerRulesText(group, m_box);
    if (!headerRules)
        return headerRules.error();
    const auto overrides = overridesText(group, m_box);
    if (!overrides)
        return overrides.error();
    return QVariantList{QString::fromLatin1(group.name),
                        group.displayName,
                        group.description,
                        QString(groupKindName(group.kind)),
                        QString(channelName(group.channel)),
                        channelOptionsText(group.channelOptions),
                        group.enabled,
                        group.sort,
                        group.testModel,
                        group.checkPath,
                        modelRulesText(group.modelRules),
                        group.modelStrict,
                        paramOverridesText(group.paramOverrides),
                        *headerRules,
                        failureRulesText(group.failureRules),
                        *overrides,
                        group.createdAt,
                        group.updatedAt,
                        toNumber(group.id)};
}

Outcome GroupRepository::insert(const GroupConfig &group) const
{
    const auto columns = columnsOf(group);
    if (!columns)
        return columns.error();
    Statement row(
        m_database,
        u"INSERT INTO groups (name, display_name, description, kind, channel, channel_options,"
        " enabled, sort, test_model, check_path, model_rules, model_strict, param_overrides,"
        " header_rules, failure_rules, settings, created_at, updated_at, id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    if (const auto done = row.run(*columns); !done)
        return done.error();
    return storeParts(group);
}

Outcome GroupRepository::update(const GroupConfig &group) const
{
    const auto columns = columnsOf(group);
    if (!columns)
        return columns.error();
    Statement row(
        m_database,
        u"UPDATE groups SET name = ?, display_name = ?, description = ?, kind = ?, channel = ?,"
        " channel_options = ?, enabled = ?, sort = ?, test_model = ?, check_path = ?,"
        " model_rules = ?, model_strict = ?, param_overrides = ?, header_rules = ?,"
        " failure_rules = ?, settings = ?, created_at = ?, updated_at = ? WHERE id = ?"_s);
    if (const auto done = row.run(*columns); !done)
        return done.error();
    for (const QString &sql : {u"DELETE FROM upstreams WHERE group_id = ?"_s,
                               u"DELETE FROM members WHERE group_id = ?"_s}) {
        Statement clear(m_database, sql);
        if (const auto done = clear.run({toNumber(group.id)}); !done)
            return done.error();
    }
    return storeParts(group);
}

Outcome GroupRepository::storeParts(const GroupConfig &group) const
{
    const auto done = storeUpstreams(group);
    return done ? storeMembers(group) : done;
}

Outcome GroupRepository::storeMembers(const GroupConfig &group) const
{
    Statement row(m_database,
                  u"INSERT INTO members (group_id, member_id, weight, tier) VALUES (?, ?, ?, ?)"_s);
    for (const MemberConfig &member : group.members) {
        const auto done =
            row.run({toNumber(group.id), toNumber(member.group), member.weight, member.tier});
        if (!done)
            return done.error();
    }
    return ok();
}

Outcome GroupRepository::storeUpstreams(const GroupConfig &group) const
{
    Statement row(m_database,
                  u"INSERT INTO upstreams (id, group_id, url, weight, position, proxy_url)"
                  " VALUES (?, ?, ?, ?, ?, ?)"_s);
    int position = 0;
    for (const UpstreamConfig &upstream : group.upstreams) {
        const auto proxy = sealedProxyUrl(upstream.proxyUrl, m_box, upstreamIdentity(upstream.id));
        if (!proxy)
            return proxy.error();
        const auto done = row.run({toNumber(upstream.id),
                                   toNumber(group.id),
                                   QString::fromLatin1(upstream.url),
                                   upstream.weight,
                                   position++,
                                   *proxy});
        if (!done)
            return done.error();
    }
    return ok();
}

Outcome GroupRepository::remove(GroupId group) const
{
    Statement row(m_database, u"DELETE FROM groups WHERE id = ?"_s);
    return row.run({toNumber(group)});
}

Outcome GroupRepository::setSort(GroupId group, int sort) const
{
    Statement row(m_database, u"UPDATE groups SET sort = ? WHERE id = ?"_s);
    return row.run({sort, toNumber(group)});
}

} // namespace keyferry::storage
