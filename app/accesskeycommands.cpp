#include "app/accesskeycommands.h"

#include "app/jsonvalues.h"

#include <QJsonArray>

#include <algorithm>

namespace keyferry::app {

using namespace Qt::StringLiterals;

namespace {

/// Several where one secret opens several groups.
QList<AccessKeyId> accessKeysNamed(const ConfigSnapshot &snapshot, const KeyName &name)
{
    const QByteArray fingerprint = snapshot.fingerprinter.fingerprint(name.secret.reveal());
    QList<AccessKeyId> ids;
    for (const AccessKeyConfig &key : snapshot.accessKeys) {
        if (name.id > 0 ? toNumber(key.id) == name.id : key.fingerprint == fingerprint)
            ids.append(key.id);
    }
    return ids;
}

/// UnknownName; InvalidValue where the text stands for several.
Result<AccessKeyConfig> oneAccessKey(const ConfigSnapshot &snapshot, const KeyName &name)
{
    const auto ids = accessKeysNamed(snapshot, name);
    if (ids.isEmpty()) {
        return Error{.kind = ErrorKind::UnknownName,
                     .detail = u"there is no such access key"_s,
                     .field = {}};
    }
    if (ids.size() > 1) {
        return Error{.kind = ErrorKind::InvalidValue,
                     .detail =
                         u"%1 access keys have this text: name one by its id"_s.arg(ids.size()),
                     .field = {}};
    }
    const auto &keys = snapshot.accessKeys;
    return *std::find_if(
        keys.begin(), keys.end(), [&ids](const auto &key) { return key.id == ids.first(); });
}

Result<AccessScope> scopeNamed(const ConfigSnapshot &snapshot, const QStringList &names)
{
    if (names.isEmpty())
        return AccessScope();
    QList<GroupId> groups;
    for (const QString &name : names) {
        const GroupPtr group = snapshot.group(name.toUtf8());
        if (!group)
            return unknownGroup(name);
        groups.append(group->id);
    }
    return onlyGroups(groups);
}

} // namespace

AccessKeyCommands::AccessKeyCommands(const CommandBackend &backend, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
{}

void AccessKeyCommands::run(const command::AccessKeyList &, const CommandReply &reply)
{
    const auto next = [this, reply](const QHash<AccessKeyId, qint64> &use) {
        const SnapshotPtr snapshot = m_backend.editor.snapshot();
        QJsonArray keys;
        for (const AccessKeyConfig &key : snapshot->accessKeys)
            keys.append(json::accessKey(key, *snapshot, use.value(key.id)));
        reply(QJsonObject{{u"access_keys"_s, keys}});
    };
    m_backend.editor.accessKeyUse(onSuccess<QHash<AccessKeyId, qint64>>(this, reply, next));
}

void AccessKeyCommands::run(const command::AccessKeyAdd &command, const CommandReply &reply)
{
    const auto scope = scopeNamed(*m_backend.editor.snapshot(), command.groups);
    if (!scope)
        return reply(scope.error());
    const AccessKeyDraft draft{.scope = *scope,
                               .name = command.name,
                               .secret = command.key,
                               .expiresAt = command.expiresAt,
                               .limits = command.limits};
    const auto next = [this, reply](const AddedAccessKey &added) {
        show(added.id, added.secret, reply);
    };
    m_backend.editor.addAccessKey(draft, onSuccess<AddedAccessKey>(this, reply, next));
}

void AccessKeyCommands::run(const command::AccessKeyEdit &command, const CommandReply &reply)
{
    const SnapshotPtr snapshot = m_backend.editor.snapshot();
    const auto key = oneAccessKey(*snapshot, command.key);
    if (!key)
        return reply(key.error());
    AccessKeyDetails details{
        .name = command.name,
        .expiresAt = command.expiresAt,
        .limits = AccessLimits{.perMinute = command.perMinute.value_or(key->limits.perMinute),
                               .perDay = command.perDay.value_or(key->limits.perDay)},
        .secret = command.newKey};
    if (command.groups) {
        const auto scope = scopeNamed(*snapshot, *command.groups);
        if (!scope)
            return reply(scope.error());
        details.scope = *scope;
    }
    edit(key->id, details, reply);
}

void AccessKeyCommands::run(const command::AccessKeyEnable &command, const CommandReply &reply)
{
    const auto key = oneAccessKey(*m_backend.editor.snapshot(), command.key);
    if (!key)
        return reply(key.error());
    edit(key->id, {.enabled = command.enabled}, reply);
}

void AccessKeyCommands::edit(AccessKeyId key,
                             const AccessKeyDetails &details,
                             const CommandReply &reply)
{
    const auto next = [this, key, reply](const Secret &secret) { show(key, secret, reply); };
    m_backend.editor.editAccessKey(key, details, onSuccess<Secret>(this, reply, next));
}

void AccessKeyCommands::show(AccessKeyId id, const Secret &secret, const CommandReply &reply)
{
    const SnapshotPtr snapshot = m_backend.editor.snapshot();
    QJsonObject out{{u"id"_s, toNumber(id)}};
    for (const AccessKeyConfig &key : snapshot->accessKeys) {
        if (key.id == id)
            out = json::accessKey(key, *snapshot, key.lastUsedAt);
    }
    // The one moment at which a random key can be read without asking for it.
    if (!secret.isEmpty())
        out.insert("secret"_L1, QString::fromUtf8(secret.reveal()));
    reply(out);
}

void AccessKeyCommands::run(const command::AccessKeyRemove &command, const CommandReply &reply)
{
    const auto keys = accessKeysNamed(*m_backend.editor.snapshot(), command.key);
    if (keys.isEmpty()) {
        return reply(Error{.kind = ErrorKind::UnknownName,
                           .detail = u"there is no such access key"_s,
                           .field = {}});
    }
    const auto next = [reply, count = keys.size()](const Nothing &) {
        reply(QJsonObject{{u"changed"_s, count}});
    };
    m_backend.editor.removeAccessKeys(keys, onSuccess<Nothing>(this, reply, next));
}

} // namespace keyferry::app
