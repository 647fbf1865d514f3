#pragma once

#include "proxy/core/config.h"
#include "proxy/core/gateway.h"
#include "ui/models/snippets.h"

#include <QList>
#include <QStringList>

namespace keyferry::ui {

/// Where clients of a group point: channel, endpoint, test model and the version its upstream has.
/// An aggregate speaks as its members do.
[[nodiscard]] SnippetTarget
snippetTarget(const ConfigSnapshot &snapshot, const GroupConfig &group, const QString &accessKey);

/// Where the engine really listens for the group, which public_url need not lead to from here.
/// Empty while it does not listen.
[[nodiscard]] QString listenerEndpoint(const GatewayStatus &status, const GroupConfig &group);

/// The access keys that let clients into the group now. \param now  UTC ms
[[nodiscard]] QList<AccessKeyConfig>
accessKeysFor(const ConfigSnapshot &snapshot, GroupId group, qint64 now);

/// What people may want to ask the group for: its test model, the names its redirects know, and a
/// usual one of its channel.
[[nodiscard]] QStringList modelsFor(const ConfigSnapshot &snapshot, const GroupConfig &group);

/// How the key is shown where nobody asked for it: masked. The well-known one is no secret.
[[nodiscard]] QString shownMask(const AccessKeyConfig &key);

/// `laptop  sk-k…4hQ2`, or the mask alone.
[[nodiscard]] QString accessKeyTitle(const AccessKeyConfig &key);

/// `OpenAI  openai`: display name and name, or the name alone.
[[nodiscard]] QString groupTitle(const GroupConfig &group);

} // namespace keyferry::ui
