#pragma once

#include "proxy/core/channel.h"
#include "proxy/core/fingerprint.h"
#include "proxy/core/ids.h"
#include "proxy/core/secret.h"
#include "proxy/core/settings.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QMetaType>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace keyferry {

enum class KeyState { Active, Invalid, Disabled };

[[nodiscard]] QLatin1String keyStateName(KeyState state);
[[nodiscard]] std::optional<KeyState> keyStateFromName(QStringView name);

struct UpstreamConfig
{
    UpstreamId id{};
    QByteArray
        url{}; ///< base, normalised: no trailing slash, no default port, no query, no user info
    int weight = 1;     ///< 0 is off
    QString proxyUrl{}; ///< overrides the group's proxy_url when set

    friend bool operator==(const UpstreamConfig &, const UpstreamConfig &) = default;
};

struct GroupConfig
{
    GroupId id{};
    QByteArray name{};
    QString displayName{};
    QString description{};
    Channel channel = Channel::OpenAi;
    ChannelOptions channelOptions{};
    bool enabled = true;
    int sort = 0;
    QString testModel{};
    QString checkPath{};
    std::vector<UpstreamConfig> upstreams{};
    QMap<QString, QString> overrides{}; ///< as stored: setting name -> text
    SettingValues settings{};           ///< effective: global values with the overrides applied
    qint64 createdAt = 0;
    qint64 updatedAt = 0;

    friend bool operator==(const GroupConfig &, const GroupConfig &) = default;
};
using GroupPtr = std::shared_ptr<const GroupConfig>;

struct AccessKeyConfig
{
    AccessKeyId id{};
    std::optional<GroupId> group{}; ///< empty: global
    QString name{};
    QByteArray fingerprint{};
    QString mask{};
    bool enabled = true;
    bool isDefault = false; ///< the well-known key of the first start; it works on loopback only
    qint64 expiresAt = 0;   ///< UTC ms, 0 = never
    qint64 createdAt = 0;
    qint64 lastUsedAt = 0;

    friend bool operator==(const AccessKeyConfig &, const AccessKeyConfig &) = default;
};

/// All of the configuration at one moment, provider keys aside. Immutable once shared; an exchange
/// keeps the one it began with.
struct ConfigSnapshot
{
    quint64 revision = 0;
    SettingValues settings{};
    QMap<QString, SettingState> settingStates{};
    std::vector<GroupPtr> groups{}; ///< by `sort`
    std::vector<AccessKeyConfig> accessKeys{};
    Fingerprinter fingerprinter{};

    [[nodiscard]] GroupPtr group(QByteArrayView name) const;
    [[nodiscard]] GroupPtr group(GroupId id) const;
};
using SnapshotPtr = std::shared_ptr<const ConfigSnapshot>;

/// A provider key as the pool serves it.
struct ProviderKey
{
    KeyId id{};
    GroupId group{};
    Secret secret{};
    KeyState state = KeyState::Active;
    int consecutiveFailures = 0;

    friend bool operator==(const ProviderKey &, const ProviderKey &) = default;
};

/// What changed in one group's keys: posted to the engine, which edits its pool in place.
struct KeyDelta
{
    GroupId group{};
    bool replacesAll = false;      ///< `upserted` is the whole pool, in pool order
    QList<ProviderKey> upserted{}; ///< new ones go to the end of the pool
    QList<KeyId> removed{};
};

/// Counters and state of a key that changed while serving; written behind by storage.
struct KeyUsage
{
    KeyId id{};
    GroupId group{};
    KeyState state = KeyState::Active;
    qint64 requests = 0;         ///< attempts since the last report, to be added
    qint64 failures = 0;         ///< failed ones among them
    int consecutiveFailures = 0; ///< as it is now
    qint64 lastUsedAt = 0;       ///< UTC ms, 0 = not in this report; likewise below
    qint64 lastSuccessAt = 0;
    int lastErrorStatus = 0;
    QString lastError{};
    qint64 lastErrorAt = 0;

    friend bool operator==(const KeyUsage &, const KeyUsage &) = default;
};

struct KeyCounts
{
    qint64 active = 0;
    qint64 cooling = 0; ///< active ones that wait for a deadline
    qint64 invalid = 0;
    qint64 disabled = 0;

    [[nodiscard]] qint64 total() const { return active + cooling + invalid + disabled; }
    KeyCounts &operator+=(const KeyCounts &other);
    friend bool operator==(const KeyCounts &, const KeyCounts &) = default;
};

/// The address clients use: public_url if set, else the first listen address and port (a literal
/// IPv6 in brackets). No trailing slash.
[[nodiscard]] QString baseUrl(const SettingValues &settings);
/// `http://127.0.0.1:3001/proxy/openai`
[[nodiscard]] QString groupEndpoint(const SettingValues &settings, QByteArrayView groupName);
/// True if every listen address is a loopback one.
[[nodiscard]] bool listensOnLoopbackOnly(const QStringList &listenAddresses);

} // namespace keyferry

Q_DECLARE_METATYPE(keyferry::SnapshotPtr)
Q_DECLARE_METATYPE(keyferry::KeyDelta)
