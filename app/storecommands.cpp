#include "app/storecommands.h"

#include "app/jsonvalues.h"

#include <QJsonArray>

namespace keyferry::app {

using namespace Qt::StringLiterals;

namespace {

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
