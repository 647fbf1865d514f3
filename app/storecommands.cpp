#include "app/storecommands.h"

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

const AccessKeyConfig *findAccessKey(const ConfigSnapshot &snapshot, AccessKeyId id)
{
    const auto &keys = snapshot.accessKeys;
    const auto found =
        std::find_if(keys.begin(), keys.end(), [id](const auto &key) { return key.id == id; });
    return found == keys.end() ? nullptr : &*found;
}

Error unknownSetting(const QString &name)
{
    return {.kind = ErrorKind::UnknownName,
            .detail = u"there is no setting '%1'"_s.arg(name),
            .field = name};
}

} // namespace

StoreCommands::StoreCommands(const CommandBackend &backend, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
{}

void StoreCommands::run(const command::AccessKeyList &, const CommandReply &reply)
{
    const SnapshotPtr snapshot = m_backend.editor.snapshot();
    QJsonArray keys;
    for (const AccessKeyConfig &key : snapshot->accessKeys)
        keys.append(json::accessKey(key, *snapshot));
    reply(QJsonObject{{u"access_keys"_s, keys}});
}

void StoreCommands::run(const command::AccessKeyAdd &command, const CommandReply &reply)
{
    AccessKeyDraft draft{
        .group = {}, .name = command.name, .secret = command.key, .expiresAt = command.expiresAt};
    if (!command.group.isEmpty()) {
        const GroupPtr group = m_backend.editor.snapshot()->group(command.group.toUtf8());
        if (!group)
            return reply(unknownGroup(command.group));
        draft.group = group->id;
    }
    const auto next = [this, reply](const AddedAccessKey &added) { showAddedKey(added, reply); };
    m_backend.editor.addAccessKey(draft, onSuccess<AddedAccessKey>(this, reply, next));
}

void StoreCommands::showAddedKey(const AddedAccessKey &added, const CommandReply &reply)
{
    const SnapshotPtr snapshot = m_backend.editor.snapshot();
    const auto *key = findAccessKey(*snapshot, added.id);
    QJsonObject out =
        key ? json::accessKey(*key, *snapshot) : QJsonObject{{u"id"_s, toNumber(added.id)}};
    // The one moment at which a random key can be read without asking for it.
    out.insert("secret"_L1, QString::fromUtf8(added.secret.reveal()));
    reply(out);
}

void StoreCommands::run(const command::AccessKeyRemove &command, const CommandReply &reply)
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

void StoreCommands::run(const command::SettingsList &, const CommandReply &reply)
{
    const SnapshotPtr snapshot = m_backend.editor.snapshot();
    QJsonArray list;
    for (const SettingDeclaration &declaration : settings::all())
        list.append(json::setting(declaration, *snapshot));
    reply(QJsonObject{{u"settings"_s, list}});
}

void StoreCommands::run(const command::SettingsGet &command, const CommandReply &reply)
{
    showSetting(command.name, reply);
}

void StoreCommands::showSetting(const QString &name, const CommandReply &reply)
{
    const SettingDeclaration *declaration = settings::find(name);
    if (!declaration)
        return reply(unknownSetting(name));
    reply(json::setting(*declaration, *m_backend.editor.snapshot()));
}

void StoreCommands::run(const command::SettingsSet &command, const CommandReply &reply)
{
    const auto next = [this, name = command.name, reply](const Nothing &) {
        showSetting(name, reply);
    };
    m_backend.editor.setSetting(command.name, command.value, onSuccess<Nothing>(this, reply, next));
}

void StoreCommands::run(const command::SettingsReset &command, const CommandReply &reply)
{
    const auto next = [this, name = command.name, reply](const Nothing &) {
        showSetting(name, reply);
    };
    m_backend.editor.resetSetting(command.name, onSuccess<Nothing>(this, reply, next));
}

void StoreCommands::run(const command::LogList &command, const CommandReply &reply)
{
    const auto next = [reply](const QList<RequestRecord> &records) {
        QJsonArray rows;
        for (const RequestRecord &record : records)
            rows.append(json::request(record));
        reply(QJsonObject{{u"requests"_s, rows}});
    };
    m_backend.log.page(command.query, onSuccess<QList<RequestRecord>>(this, reply, next));
}

void StoreCommands::run(const command::LogShow &command, const CommandReply &reply)
{
    const auto next = [reply](const RequestRecord &record) { reply(json::requestDetail(record)); };
    m_backend.log.detail(command.id, onSuccess<RequestRecord>(this, reply, next));
}

void StoreCommands::run(const command::LogClear &, const CommandReply &reply)
{
    const auto next = [reply](const Nothing &) { reply(QJsonObject{{u"cleared"_s, true}}); };
    m_backend.log.clear(onSuccess<Nothing>(this, reply, next));
}

void StoreCommands::run(const command::Stats &command, const CommandReply &reply)
{
    StatsQuery query{.group = {}, .hours = command.hours};
    if (!command.group.isEmpty()) {
        const GroupPtr group = m_backend.editor.snapshot()->group(command.group.toUtf8());
        if (!group)
            return reply(unknownGroup(command.group));
        query.group = group->id;
    }
    const auto next = [reply](const Stats &stats) { reply(json::stats(stats)); };
    m_backend.log.stats(query, onSuccess<Stats>(this, reply, next));
}

} // namespace keyferry::app
