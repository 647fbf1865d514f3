#pragma once

#include "proxy/core/config.h"
#include "proxy/core/secretbox.h"

namespace keyferry::storage {

// Columns of a group that hold JSON, and back. Secrets among them are sealed, bound to the group.
// Reading passes over what this version does not know. SecretsUnreadable.

[[nodiscard]] QString channelOptionsText(const ChannelOptions &options);
[[nodiscard]] ChannelOptions channelOptionsOf(const QString &text);

[[nodiscard]] QString modelRulesText(const std::vector<ModelRule> &rules);
[[nodiscard]] std::vector<ModelRule> modelRulesOf(const QString &text);

[[nodiscard]] QString failureRulesText(const std::vector<FailureRule> &rules);
[[nodiscard]] std::vector<FailureRule> failureRulesOf(const QString &text);

[[nodiscard]] Result<QString> headerRulesText(const GroupConfig &group, const SecretBox &box);
[[nodiscard]] Result<std::vector<HeaderRule>>
headerRulesOf(const QString &text, GroupId group, const SecretBox &box);

[[nodiscard]] Result<QString> overridesText(const GroupConfig &group, const SecretBox &box);
[[nodiscard]] Result<QMap<QString, QString>>
overridesOf(const QString &text, GroupId group, const SecretBox &box);

/// As typed, since every byte of it goes out; `{}` is none.
[[nodiscard]] QString paramOverridesText(const QByteArray &json);
[[nodiscard]] QByteArray paramOverridesOf(const QString &text);

} // namespace keyferry::storage
