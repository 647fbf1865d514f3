#include "app/keycommands.h"

#include "app/checkwait.h"
#include "app/jsonvalues.h"
#include "proxy/core/keyimport.h"

#include <QJsonArray>

namespace keyferry::app {

using namespace Qt::StringLiterals;

namespace {

Error unknownKey()
{
    return {.kind = ErrorKind::UnknownName, .detail = u"the group has no such key"_s, .field = {}};
}

Error noEngine()
{
    return {
        .kind = ErrorKind::Stopping, .detail = u"no engine runs that could check"_s, .field = {}};
}

QJsonArray keysJson(const QList<KeyRow> &rows)
{
    QJsonArray out;
    for (const KeyRow &row : rows)
        out.append(json::key(row));
    return out;
}

} // namespace

KeyCommands::KeyCommands(const CommandBackend &backend, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
{}

Result<GroupId> KeyCommands::groupId(const QString &name) const
{
    const GroupPtr group = m_backend.editor.snapshot()->group(name.toUtf8());
    if (!group)
        return unknownGroup(name);
    return group->id;
}

void KeyCommands::run(const command::KeyAdd &command, const CommandReply &reply)
{
    const auto group = groupId(command.group);
    if (!group)
        return reply(group.error());
    addParsed(*group, parseKeys(command.keys.join(u'\n').toUtf8()), reply);
}

void KeyCommands::run(const command::KeyImport &command, const CommandReply &reply)
{
    const auto group = groupId(command.group);
    if (!group)
        return reply(group.error());
    auto *import = new keyferry::KeyImport(m_backend.editor, *group, this);
    const auto next = [import, reply](const Result<ImportReport> &result) {
        import->deleteLater();
        reply(result ? Result<QJsonObject>(json::importReport(*result)) : result.error());
    };
    connect(import, &keyferry::KeyImport::finished, this, next);
    import->start(command.text.reveal());
}

void KeyCommands::addParsed(GroupId group, const ParsedKeys &parsed, const CommandReply &reply)
{
    const auto next = [reply](const ImportReport &report) { reply(json::importReport(report)); };
    m_backend.editor.addKeys(group, parsed, onSuccess<ImportReport>(this, reply, next));
}

void KeyCommands::run(const command::KeyExport &command, const CommandReply &reply)
{
    const auto group = groupId(command.group);
    if (!group)
        return reply(group.error());
    const KeySelection selection{
        .group = *group, .all = !command.state, .state = command.state, .ids = {}, .secrets = {}};
    const auto next = [reply](const QList<Secret> &secrets) {
        QJsonArray keys;
        for (const Secret &secret : secrets)
            keys.append(QJsonObject{{u"secret"_s, QString::fromUtf8(secret.reveal())},
                                    {u"mask"_s, secret.masked()}});
        reply(QJsonObject{{u"keys"_s, keys}});
    };
    m_backend.editor.revealKeys(selection, onSuccess<QList<Secret>>(this, reply, next));
}

void KeyCommands::run(const command::KeyList &command, const CommandReply &reply)
{
    const auto group = groupId(command.group);
    if (!group)
        return reply(group.error());
    KeyQuery query;
    query.group = *group;
    query.state = command.state;
    query.search = command.search;
    query.limit = command.limit;
    const auto show = [reply](const QList<KeyRow> &rows) {
        reply(QJsonObject{{u"keys"_s, keysJson(rows)}});
    };
    const auto next = [this, reply, show](const QList<KeyId> &ids) {
        m_backend.editor.keyRows(ids, onSuccess<QList<KeyRow>>(this, reply, show));
    };
    m_backend.editor.keyIds(query, onSuccess<QList<KeyId>>(this, reply, next));
}

void KeyCommands::run(const command::KeyChange &command, const CommandReply &reply)
{
    const auto group = groupId(command.group);
    if (!group)
        return reply(group.error());
    KeySelection selection{
        .group = *group, .all = command.all, .state = command.state, .ids = {}, .secrets = {}};
    for (const KeyName &name : command.keys) {
        if (name.id > 0)
            selection.ids.append(KeyId(name.id));
        else
            selection.secrets.append(name.secret);
    }
    const auto next = [reply](qint64 changed) { reply(QJsonObject{{u"changed"_s, changed}}); };
    m_backend.editor.changeKeys(selection, command.action, onSuccess<qint64>(this, reply, next));
}

void KeyCommands::run(const command::KeyCheck &command, const CommandReply &reply)
{
    const auto group = groupId(command.group);
    if (!group)
        return reply(group.error());
    if (!m_backend.gateway)
        return reply(noEngine());
    auto *wait = new CheckWait(*m_backend.gateway, reply, this);
    wait->start(
        {.group = *group, .all = !command.state, .state = command.state, .ids = {}, .secrets = {}});
}

void KeyCommands::run(const command::KeyNote &command, const CommandReply &reply)
{
    const auto group = groupId(command.group);
    if (!group)
        return reply(group.error());
    resolve(*group, command.key, reply, [this, text = command.text, reply](KeyId key) {
        const auto next = [this, key, reply](const Nothing &) { showKey(key, reply); };
        m_backend.editor.editKey(key, {.notes = text}, onSuccess<Nothing>(this, reply, next));
    });
}

void KeyCommands::resolve(GroupId group,
                          const KeyName &name,
                          const CommandReply &reply,
                          const std::function<void(KeyId)> &done)
{
    if (name.id == 0)
        return m_backend.editor.findKey(group, name.secret, onSuccess<KeyId>(this, reply, done));
    KeyQuery query;
    query.group = group;
    const auto next = [id = KeyId(name.id), reply, done](const QList<KeyId> &ids) {
        if (!ids.contains(id))
            return reply(unknownKey());
        done(id);
    };
    m_backend.editor.keyIds(query, onSuccess<QList<KeyId>>(this, reply, next));
}

void KeyCommands::showKey(KeyId key, const CommandReply &reply)
{
    const auto next = [reply](const QList<KeyRow> &rows) {
        if (rows.isEmpty()) // removed by someone else in between
            return reply(unknownKey());
        reply(json::key(rows.first()));
    };
    m_backend.editor.keyRows({key}, onSuccess<QList<KeyRow>>(this, reply, next));
}

} // namespace keyferry::app
