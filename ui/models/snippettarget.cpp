#include "ui/models/snippettarget.h"

#include "ui/models/nativecall.h"
#include "ui/models/providercatalogue.h"

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

const GroupConfig &firstServer(const ConfigSnapshot &snapshot, const GroupConfig &group)
{
    const GroupPtr member =
        group.members.empty() ? nullptr : snapshot.group(group.members.front().group);
    return member ? *member : group; // the snapshot holds it
}

} // namespace

SnippetTarget
snippetTarget(const ConfigSnapshot &snapshot, const GroupConfig &group, const QString &accessKey)
{
    const GroupConfig &server = firstServer(snapshot, group);
    const QString upstream =
        server.upstreams.empty() ? QString() : QString::fromLatin1(server.upstreams.front().url);
    return {.channel = group.channel,
            .endpoint = groupEndpoint(snapshot.settings, group.name),
            .accessKey = accessKey,
            .model = group.testModel.isEmpty() ? server.testModel : group.testModel,
            .versionPath = providerAt(upstream).versionPath};
}

QString listenerEndpoint(const GatewayStatus &status, const GroupConfig &group)
{
    return status.listening.isEmpty()
               ? QString()
               : u"%1/proxy/%2"_s.arg(status.listening.first(), QString::fromLatin1(group.name));
}

QList<AccessKeyConfig> accessKeysFor(const ConfigSnapshot &snapshot, GroupId group, qint64 now)
{
    QList<AccessKeyConfig> keys;
    for (const AccessKeyConfig &key : snapshot.accessKeys) {
        const bool isOver = key.expiresAt != 0 && key.expiresAt <= now;
        if (key.enabled && !isOver && key.scope.covers(group))
            keys.append(key);
    }
    return keys;
}

QStringList modelsFor(const ConfigSnapshot &snapshot, const GroupConfig &group)
{
    const GroupConfig &server = firstServer(snapshot, group);
    QStringList models{group.testModel, server.testModel};
    for (const GroupConfig *each : {&group, &server}) {
        for (const ModelRule &rule : each->modelRules)
            models.append(rule.from);
    }
    models.append(usualModel(group.channel));
    models.removeAll(QString());
    models.removeDuplicates();
    return models;
}

QString shownMask(const AccessKeyConfig &key)
{
    return key.isDefault ? QString::fromLatin1(wellKnownAccessKey().reveal()) : key.mask;
}

QString accessKeyTitle(const AccessKeyConfig &key)
{
    return key.name.isEmpty() ? shownMask(key) : u"%1  %2"_s.arg(key.name, shownMask(key));
}

QString groupTitle(const GroupConfig &group)
{
    const QString name = QString::fromLatin1(group.name);
    return group.displayName.isEmpty() || group.displayName == name
               ? name
               : u"%1  %2"_s.arg(group.displayName, name);
}

} // namespace keyferry::ui
