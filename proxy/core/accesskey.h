#pragma once

#include "proxy/core/ids.h"
#include "proxy/core/result.h"
#include "proxy/core/secret.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace keyferry {

/// Which groups an access key opens.
struct AccessScope
{
    bool isEveryGroup = true;
    QList<GroupId> groups{}; ///< else these alone, ascending; none where all of them are gone

    [[nodiscard]] bool covers(GroupId group) const
    {
        return isEveryGroup || groups.contains(group);
    }

    friend bool operator==(const AccessScope &, const AccessScope &) = default;
};

/// \param groups  in any order
[[nodiscard]] AccessScope onlyGroups(QList<GroupId> groups);

/// How much one access key may ask; 0 is no limit.
struct AccessLimits
{
    int perMinute = 0;
    int perDay = 0;

    [[nodiscard]] bool isSet() const { return perMinute > 0 || perDay > 0; }

    friend bool operator==(const AccessLimits &, const AccessLimits &) = default;
};

struct AccessKeyConfig
{
    AccessKeyId id{};
    AccessScope scope{};
    QString name{};
    QByteArray fingerprint{};
    QString mask{};
    bool enabled = true;
    bool isDefault = false; ///< the well-known key of the first start; it works on loopback only
    qint64 expiresAt = 0;   ///< UTC ms, 0 = never
    AccessLimits limits{};
    qint64 createdAt = 0;
    qint64 lastUsedAt = 0; ///< as of the snapshot's making; ConfigEditor::accessKeyUse() is newer

    friend bool operator==(const AccessKeyConfig &, const AccessKeyConfig &) = default;
};

struct AccessKeyDraft
{
    AccessScope scope{};
    QString name{};
    Secret secret{}; ///< empty: a random one, `sk-` + 43 characters
    qint64 expiresAt = 0;
    AccessLimits limits{};
};

/// Changes to an access key; what is not set stays as it is.
struct AccessKeyDetails
{
    std::optional<QString> name{};
    std::optional<bool> enabled{};
    std::optional<AccessScope> scope{};
    std::optional<qint64> expiresAt{}; ///< UTC ms, in the future; 0: never
    std::optional<AccessLimits> limits{};
    std::optional<Secret> secret{}; ///< in place of the old text, which is refused from then on;
                                    ///< empty: a random one
};

struct AddedAccessKey
{
    AccessKeyId id{};
    Secret secret{};
};

namespace accesskeylimits {
inline constexpr qsizetype longestName = 200;
inline constexpr qsizetype longestSecret = 512;
inline constexpr int mostRequests = 1'000'000'000; ///< a minute or a day
} // namespace accesskeylimits

/// 1–512 printable ASCII characters, inner spaces allowed. docs/proxy.md "Access keys".
[[nodiscard]] Outcome validateAccessKey(const Secret &secret);

/// The key of the first start, known to everyone; it serves on loopback only.
[[nodiscard]] const Secret &wellKnownAccessKey();

} // namespace keyferry
