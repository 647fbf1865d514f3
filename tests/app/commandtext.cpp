#include "tests/app/commandtext.h"

#include <QFileInfo>

namespace keyferry::app {

using namespace Qt::StringLiterals;

namespace {

QString name(const KeyName &key)
{
    return key.id > 0 ? u"id:%1"_s.arg(key.id) : QString::fromUtf8(key.secret.reveal());
}

QString state(const std::optional<KeyState> &state)
{
    return state ? u" state="_s + keyStateName(*state) : QString();
}

QString edits(const GroupOptions &options)
{
    QString out;
    if (options.modelRules) {
        out += u" rules=["_s;
        for (const ModelRule &rule : *options.modelRules)
            out += u"%1>%2;"_s.arg(rule.from, rule.to);
        out += u']';
    }
    if (options.modelStrict)
        out += u" strict=%1"_s.arg(int(*options.modelStrict));
    if (options.paramOverrides)
        out += u" params="_s + QString::fromUtf8(*options.paramOverrides);
    if (options.headerRules) {
        out += u" headers=["_s;
        for (const HeaderRule &rule : *options.headerRules) {
            const QString name = QString::fromUtf8(rule.name);
            out += rule.action == HeaderRule::Action::Set
                       ? u"%1=%2;"_s.arg(name, QString::fromUtf8(rule.value.reveal()))
                       : u"-%1;"_s.arg(name);
        }
        out += u']';
    }
    if (options.failureRules) {
        out += u" failures=["_s;
        for (const FailureRuleDraft &rule : *options.failureRules)
            out += u"%1|%2|%3;"_s.arg(rule.statuses, verdictName(rule.verdict), rule.text);
        out += u']';
    }
    return out;
}

QString members(const GroupOptions &options)
{
    QString out = options.aggregate ? u" aggregate"_s : QString();
    if (!options.members)
        return out;
    out += u" members=["_s;
    for (const MemberName &member : *options.members)
        out += u"%1*%2@%3;"_s.arg(member.group).arg(member.weight).arg(member.tier);
    return out + u']';
}

QString options(const GroupOptions &options)
{
    QString out;
    if (options.channel)
        out += u" channel="_s + channelName(*options.channel);
    if (options.upstreams) {
        out += u" upstreams=["_s;
        for (const UpstreamDraft &upstream : *options.upstreams)
            out += u"%1*%2;"_s.arg(upstream.url).arg(upstream.weight);
        out += u']';
    }
    if (options.testModel)
        out += u" model="_s + *options.testModel;
    if (options.checkPath)
        out += u" path="_s + *options.checkPath;
    if (options.displayName)
        out += u" display="_s + *options.displayName;
    if (options.overrides) {
        out += u" set=["_s;
        for (const auto &[setting, value] : options.overrides->asKeyValueRange())
            out += u"%1=%2;"_s.arg(setting, value);
        out += u']';
    }
    if (options.accessKeys)
        out += u" access=%1"_s.arg(options.accessKeys->size());
    if (options.channelOptions) {
        out += u" auth=%1|%2|%3"_s.arg(QString::fromUtf8(options.channelOptions->authHeader),
                                       QString::fromUtf8(options.channelOptions->authPrefix),
                                       QString::fromUtf8(options.channelOptions->authQuery));
    }
    return out + members(options) + edits(options);
}

// clang-format off
QString text(const command::Desktop &c) { return u"desktop"_s + (c.demo ? u" demo"_s : QString()) + (c.hidden ? u" hidden"_s : QString()); }
QString text(const command::Version &) { return u"version"_s; }
QString text(const command::Help &c) { return u"help "_s + c.verb; }
QString text(const command::ShowWindow &) { return u"show-window"_s; }
QString text(const command::Backup &c) { return u"backup "_s + QFileInfo(c.file).fileName() + (c.withLog ? u""_s : u" nolog"_s) + u" "_s + c.passphraseFile; }
QString text(const command::Restore &c) { return u"restore "_s + QFileInfo(c.file).fileName() + u" "_s + c.passphraseFile; }
QString text(const command::Serve &c) { return u"serve [%1] %2"_s.arg(c.listen.join(u' '), c.port) + (c.demo ? u" demo"_s : QString()); }
QString text(const command::Status &) { return u"status"_s; }
QString text(const command::GroupList &) { return u"groups"_s; }
QString text(const command::GroupShow &c) { return u"group "_s + c.name; }
QString text(const command::GroupAdd &c) { return u"group+ "_s + c.name + options(c.options); }
QString text(const command::GroupEdit &c) { return u"group* "_s + c.name + options(c.options); }
QString text(const command::GroupRename &c) { return u"rename %1 %2"_s.arg(c.name, c.newName); }
QString text(const command::GroupCopy &c) { return u"copy %1 %2 %3"_s.arg(c.name, c.newName).arg(int(c.keys)); }
QString text(const command::GroupEnable &c) { return u"enable %1 %2"_s.arg(c.name).arg(int(c.enabled)); }
QString text(const command::GroupRemove &c) { return u"group- "_s + c.name; }
QString text(const command::GroupReset &c) { return u"reset "_s + c.name; }
QString text(const command::KeyAdd &c) { return u"key+ %1 %2"_s.arg(c.group, c.keys.join(u' ')); }
QString text(const command::KeyImport &c) { return u"import %1 %2"_s.arg(c.group, c.file); }
QString text(const command::KeyExport &c) { return u"export %1"_s.arg(c.group) + state(c.state); }
QString text(const command::KeyList &c) { return u"keys %1%2 search=%3 limit=%4"_s.arg(c.group, state(c.state), c.search).arg(c.limit); }
QString text(const command::KeyCheck &c) { return u"check %1"_s.arg(c.group) + state(c.state); }
QString text(const command::KeyNote &c) { return u"note %1 %2 %3"_s.arg(c.group, name(c.key), c.text); }
QString text(const command::AccessKeyList &) { return u"access"_s; }
QString text(const command::AccessKeyAdd &c) { return u"access+ group=%1 name=%2 until=%3 %4"_s.arg(c.groups.join(u','), c.name).arg(c.expiresAt).arg(QString::fromUtf8(c.key.reveal())) + (c.limits.isSet() ? u" limits=%1/%2"_s.arg(c.limits.perMinute).arg(c.limits.perDay) : QString()); }
QString text(const command::AccessKeyEnable &c) { return (c.enabled ? u"access on "_s : u"access off "_s) + name(c.key); }
QString text(const command::AccessKeyEdit &c)
{
    QString out = u"access* "_s + name(c.key);
    if (c.groups)
        out += u" groups="_s + c.groups->join(u',');
    if (c.name)
        out += u" name="_s + *c.name;
    if (c.expiresAt)
        out += u" until=%1"_s.arg(*c.expiresAt);
    if (c.perMinute)
        out += u" rpm=%1"_s.arg(*c.perMinute);
    if (c.perDay)
        out += u" rpd=%1"_s.arg(*c.perDay);
    return c.newKey ? out + u" key="_s + QString::fromUtf8(c.newKey->reveal()) : out;
}
QString text(const command::AccessKeyRemove &c) { return u"access- "_s + name(c.key); }
QString text(const command::SettingsList &) { return u"settings"_s; }
QString text(const command::SettingsGet &c) { return u"get "_s + c.name; }
QString text(const command::SettingsSet &c) { return u"set %1 %2"_s.arg(c.name, c.value); }
QString text(const command::SettingsReset &c) { return u"unset "_s + c.name; }
QString text(const command::LogShow &c) { return u"request %1"_s.arg(toNumber(c.id)); }
QString text(const command::LogTail &) { return u"tail"_s; }
QString text(const command::LogClear &) { return u"clear"_s; }
QString text(const command::Stats &c) { return u"stats %1 %2"_s.arg(c.group).arg(c.hours); }
// clang-format on

QString text(const command::KeyChange &c)
{
    QString out = u"keys%1 %2"_s.arg(int(c.action)).arg(c.group);
    for (const KeyName &key : c.keys)
        out += u' ' + name(key);
    return out + state(c.state) + (c.all ? u" all"_s : QString());
}

QString text(const command::LogList &c)
{
    const auto &query = c.query;
    const QString status =
        query.status ? u"%1-%2"_s.arg(query.status->low).arg(query.status->high) : QString();
    return u"log group=%1 status=%2 since=%3 model=%4 limit=%5"_s.arg(query.group, status)
        .arg(query.since)
        .arg(query.model)
        .arg(query.limit);
}

} // namespace

QString describe(const Command &command)
{
    return std::visit([](const auto &content) { return text(content); }, command);
}

} // namespace keyferry::app
