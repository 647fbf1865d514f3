#pragma once

#include "proxy/core/config.h"
#include "proxy/core/drafts.h"
#include "proxy/core/gateway.h"
#include "proxy/core/logreader.h"
#include "proxy/core/maintenance.h"

#include <QJsonObject>

// Values as `--json` shows them: one function a kind. Field names are docs/cli.md "JSON". Pure; no
// key material.
namespace keyferry::app::json {

/// ISO 8601 with milliseconds and Z; null for 0.
[[nodiscard]] QJsonValue time(qint64 utcMs);
[[nodiscard]] QJsonObject keyCounts(const KeyCounts &counts);
/// As typed as the setting; passwords are masked.
[[nodiscard]] QJsonValue settingValue(const SettingDeclaration &declaration,
                                      const SettingValue &value);
/// \param health  of its upstreams as far as an engine knows
[[nodiscard]] QJsonObject group(const GroupConfig &group,
                                const ConfigSnapshot &snapshot,
                                const KeyCounts &counts,
                                const QList<UpstreamHealth> &health);
[[nodiscard]] QJsonObject key(const KeyRow &row);
/// \param lastUsedAt  UTC ms, newer than the snapshot's; 0: never
[[nodiscard]] QJsonObject
accessKey(const AccessKeyConfig &key, const ConfigSnapshot &snapshot, qint64 lastUsedAt);
[[nodiscard]] QJsonObject request(const RequestRecord &record);
/// request() with its `attempt_list`.
[[nodiscard]] QJsonObject requestDetail(const RequestRecord &record);
[[nodiscard]] QJsonObject setting(const SettingDeclaration &declaration,
                                  const ConfigSnapshot &snapshot);
[[nodiscard]] QJsonObject stats(const Stats &stats);
/// \param isInForce  false: with the next start
[[nodiscard]] QJsonObject restored(const BackupContent &content, bool isInForce);
[[nodiscard]] QJsonObject importReport(const ImportReport &report);
/// \param results  all of them; `last` has the counts
[[nodiscard]] QJsonObject check(const CheckProgress &last, const QList<CheckResult> &results);
[[nodiscard]] QJsonObject error(const Error &error);

/// \param state  `running`, `stopped`, …; `not-running` where no instance owns the data folder
[[nodiscard]] QJsonObject
status(const GatewayStatus &status, QLatin1String state, qint64 uptimeSeconds);
[[nodiscard]] QLatin1String gatewayStateName(GatewayState state);

} // namespace keyferry::app::json
