#pragma once

#include "proxy/core/config.h"
#include "proxy/core/result.h"

namespace keyferry::storage {

/// The configuration as it is stored, together with what overrides it for the life of the process.
struct StoredConfiguration
{
    std::vector<GroupConfig> groups{}; ///< `settings` not filled in
    std::vector<AccessKeyConfig> accessKeys{};
    QMap<QString, QString> settings{};
    QMap<QString, QString> overrides{}; ///< \pre checkOverrides() found nothing
    Fingerprinter fingerprinter{};
};

/// What the engine runs by. Groups that did not change are shared with `previous`, which may be
/// null. Stored values that no longer pass (a range got smaller) count as not stored. Pure.
[[nodiscard]] SnapshotPtr buildSnapshot(StoredConfiguration stored, const SnapshotPtr &previous);

/// The rule that crosses settings, groups and access keys: what everyone may use is reachable from
/// this machine only. InvalidValue; the detail names the addresses and what stands against them.
/// Pure.
[[nodiscard]] Outcome checkExposure(const ConfigSnapshot &snapshot);

/// UnknownName or InvalidValue for a value from the environment or the command line that no setting
/// takes. Pure.
[[nodiscard]] Outcome checkOverrides(const QMap<QString, QString> &overrides);

} // namespace keyferry::storage
