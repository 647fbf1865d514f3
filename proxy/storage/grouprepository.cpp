#include "proxy/storage/grouprepository.h"

#include "proxy/core/logging.h"
#include "proxy/storage/sealedtext.h"
#include "proxy/storage/statement.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr auto authHeaderName = "auth_header"_L1;
constexpr auto authPrefixName = "auth_prefix"_L1;
constexpr auto authQueryName = "auth_query"_L1;

QByteArray groupIdentity(GroupId group)
{
    return "groups/" + QByteArray::number(toNumber(group)) + "/proxy_url";
}

QByteArray upstreamIdentity(UpstreamId upstream)
{
    return "upstreams/" + QByteArray::number(toNumber(upstream));
}

QString toJson(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject fromJson(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

QString channelOptionsText(const ChannelOptions &options)
{
    if (options == ChannelOptions{})
        return u"{}"_s;
    return toJson({{authHeaderName, QString::fromLatin1(options.authHeader)},
                   {authPrefixName, QString::fromLatin1(options.authPrefix)},
                   {authQueryName, QString::fromLatin1(options.authQuery)}});
}

ChannelOptions readChannelOptions(const QString &text)
{
    const QJsonObject object = fromJson(text);
    return {.authHeader = object.value(authHeaderName).toString().toLatin1(),
            .authPrefix = object.value(authPrefixName).toString().toLatin1(),
            .authQuery = object.value(authQueryName).toString().toLatin1()};
}

Result<QString> overridesText(const GroupConfig &group, const SecretBox &box)
{
    QJsonObject object;
    for (auto it = group.overrides.begin(); it != group.overrides.end(); ++it) {
        const auto stored = it.key() == settings::proxyUrl.name
                                ? sealedProxyUrl(it.value(), box, groupIdentity(group.id))
                                : Result<QString>(it.value());
        if (!stored)
            return stored.error();
        object.insert(it.key(), *stored);
    }
    return toJson(object);
}

Result<QMap<QString, QString>>
readOverrides(const QString &text, GroupId group, const SecretBox &box)
{
    QMap<QString, QString> overrides;
    const QJsonObject object = fromJson(text);
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto value = openedProxyUrl(it.value().toString(), box, groupIdentity(group));
        if (!value)
            return value.error();
        overrides.insert(it.key(), *value);
    }
    return overrides;
}

} // namespace

Result<std::vector<GroupConfig>> GroupRepository::all() const
{
    Statement rows(m_database,
                   u"SELECT id, name, display_name, description, channel, channel_options, enabled,"
                   " sort, test_model, check_path, settings, created_at, updated_at"
                   " FROM groups WHERE kind = 'standard' ORDER BY sort, id"_s);
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
    return groups;
}

Result<GroupConfig> GroupRepository::readGroup(Statement &row) const
{
    const auto id = GroupId(row.number(0));
    const auto channel = channelFromName(row.text(4));
    if (!channel) {
        const auto detail = u"group %1 has the unknown channel '%2'"_s;
        return Error{ErrorKind::DatabaseDamaged, detail.arg(row.text(1), row.text(4)), {}};
    }
    auto overrides = readOverrides(row.text(10), id, m_box);
    if (!overrides)
        return overrides.error();
    return GroupConfig{.id = id,
                       .name = row.text(1).toLatin1(),
                       .displayName = row.text(2),
                       .description = row.text(3),
                       .channel = *channel,
                       .channelOptions = readChannelOptions(row.text(5)),
                       .enabled = row.flag(6),
                       .sort = row.smallNumber(7),
                       .testModel = row.text(8),
                       .checkPath = row.text(9),
                       .overrides = std::move(*overrides),
                       .createdAt = row.number(11),
                       .updatedAt = row.number(12)};
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

// In the order of the columns of insert() and update(); the id comes last.
Result<QVariantList> GroupRepository::columnsOf(const GroupConfig &group) const
{
    const auto overrides = overridesText(group, m_box);
    if (!overrides)
        return overrides.error();
    return QVariantList{QString::fromLatin1(group.name),
                        group.displayName,
                        group.description,
                        QString(channelName(group.channel)),
                        channelOptionsText(group.channelOptions),
                        group.enabled,
                        group.sort,
                        group.testModel,
                        group.checkPath,
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
    Statement row(m_database,
                  u"INSERT INTO groups (name, display_name, description, channel, channel_options,"
                  " enabled, sort, test_model, check_path, settings, created_at, updated_at, id)"
                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    if (const auto done = row.run(*columns); !done)
        return done.error();
    return storeUpstreams(group);
}

Outcome GroupRepository::update(const GroupConfig &group) const
{
    const auto columns = columnsOf(group);
    if (!columns)
        return columns.error();
    Statement row(m_database,
                  u"UPDATE groups SET name = ?, display_name = ?, description = ?, channel = ?,"
                  " channel_options = ?, enabled = ?, sort = ?, test_model = ?, check_path = ?,"
                  " settings = ?, created_at = ?, updated_at = ? WHERE id = ?"_s);
    if (const auto done = row.run(*columns); !done)
        return done.error();
    Statement clear(m_database, u"DELETE FROM upstreams WHERE group_id = ?"_s);
    if (const auto done = clear.run({toNumber(group.id)}); !done)
        return done.error();
    return storeUpstreams(group);
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
