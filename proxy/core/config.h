#pragma once

#include "proxy/core/accesskey.h"
#include "proxy/core/channel.h"
#include "proxy/core/fingerprint.h"
#include "proxy/core/ids.h"
#include "proxy/core/poolpolicy.h"
#include "proxy/core/records.h"
#include "proxy/core/secret.h"
#include "proxy/core/settings.h"
#include "proxy/core/statusset.h"

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

/// docs/keys.md "Key states". Cooling is an active key that waits for a deadline, for the whole key
/// or for one model; it is seen from the deadlines and never stored as a state.
enum class KeyState { Active, Cooling, Invalid, Disabled };

[[nodiscard]] QLatin1String keyStateName(KeyState state);
[[nodiscard]] std::optional<KeyState> keyStateFromName(QStringView name);

/// Until when a key is not served, altogether or for one model.
struct Cooldown
{
    QString model{};  ///< empty: the whole key
    qint64 until = 0; ///< UTC ms
    QString reason{}; ///< in words, no key material

    friend bool operator==(const Cooldown &, const Cooldown &) = default;
};

enum class GroupKind {
    Standard,
    Aggregate, ///< spreads requests over standard groups of the same channel
};

[[nodiscard]] QLatin1String groupKindName(GroupKind kind);
[[nodiscard]] std::optional<GroupKind> groupKindFromName(QStringView name);

/// A standard group inside an aggregate.
struct MemberConfig
{
    GroupId group{};
    int weight = 1; ///< 0 is off
    int tier = 1;   ///< the next tier serves when this one cannot

    friend bool operator==(const MemberConfig &, const MemberConfig &) = default;
};

/// Requests for the model `from` go out for `to`; exact names, one hop.
struct ModelRule
{
    QString from{};
    QString to{};

    friend bool operator==(const ModelRule &, const ModelRule &) = default;
};

/// Sets or removes one header field of what goes out. docs/proxy.md "Group edits".
struct HeaderRule
{
    enum class Action { Set, Remove } action = Action::Set;
    QByteArray name{};
    Secret value{}; ///< with `${…}` variables; may hold a credential; empty for Remove

    friend bool operator==(const HeaderRule &, const HeaderRule &) = default;
};

/// A user's verdict for answers with one of these statuses and this text; tried before the table.
/// docs/keys.md "Judging an answer".
struct FailureRule
{
    StatusSet statuses{};
    QString text{}; ///< must occur in the body, case ignored; empty: any body
    Verdict verdict = Verdict::UpstreamFault;

    friend bool operator==(const FailureRule &, const FailureRule &) = default;
};

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
    GroupKind kind = GroupKind::Standard;
    Channel channel = Channel::OpenAi;
    ChannelOptions channelOptions{};
    bool enabled = true;
    int sort = 0;
    QString testModel{};
    QString checkPath{};
    std::vector<UpstreamConfig> upstreams{}; ///< none in an aggregate
    std::vector<MemberConfig> members{};     ///< of an aggregate only
    std::vector<ModelRule> modelRules{};     ///< sources are distinct
    bool modelStrict = false;                ///< a model that is no source is answered with 404
    QByteArray paramOverrides{};             ///< a JSON object, checked when saved; empty: none
    std::vector<HeaderRule> headerRules{};
    std::vector<FailureRule> failureRules{};
    QMap<QString, QString> overrides{}; ///< as stored: setting name -> text
    SettingValues settings{};           ///< effective: global values with the overrides applied
    StatusSet failoverStatuses{};       ///< failover_status_codes of `settings`, read once
    PoolPolicy poolPolicy{};            ///< likewise, how its keys are handed out
    qint64 createdAt = 0;
    qint64 updatedAt = 0;

    friend bool operator==(const GroupConfig &, const GroupConfig &) = default;
};
using GroupPtr = std::shared_ptr<const GroupConfig>;

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
    KeyState state = KeyState::Active; ///< never Cooling
    int consecutiveFailures = 0;
    int weight = 1;
    int priority = 0;
    QList<Cooldown> cooldowns{};

    friend bool operator==(const ProviderKey &, const ProviderKey &) = default;
};

/// What an edit does to state and failures of a key that the pool knows. Storage is a moment behind
/// the pool, so where the edit is not about the whole of them it says what is to be done, not what
/// comes out of it.
enum class StateEdit {
    Take,    ///< as given (Restore, a group's reset, a whole pool)
    Keep,    ///< as the engine has them (weight, priority, ResetCooldowns)
    Enable,  ///< a disabled key becomes active and its failures are forgotten; others stay
    Disable, ///< disabled; failures stay
};

/// What changed in one group's keys: posted to the engine, which edits its pool in place. Cooldowns
/// of a key that the pool knows already are merged: the engine may have set later ones that storage
/// has not heard of.
struct KeyDelta
{
    GroupId group{};
    bool replacesAll = false;      ///< `upserted` is the whole pool, in pool order
    QList<ProviderKey> upserted{}; ///< new ones go to the end of the pool
    /// The cooldowns given are all there are (Restore, ResetCooldowns, a group's reset): the
    /// engine's own end.
    bool resetsCooldowns = false;
    StateEdit states = StateEdit::Take;
    QList<KeyId> removed{};
};

/// Counters and state of a key that changed while serving; written behind by storage.
struct KeyUsage
{
    KeyId id{};
    GroupId group{};
    KeyState state = KeyState::Active; ///< never Cooling
    qint64 requests = 0;               ///< attempts since the last report, to be added
    qint64 failures = 0;               ///< failed ones among them
    int consecutiveFailures = 0;       ///< as it is now
    qint64 lastUsedAt = 0;             ///< UTC ms, 0 = not in this report; likewise below
    qint64 lastSuccessAt = 0;
    int lastErrorStatus = 0;
    QString lastError{};
    qint64 lastErrorAt = 0;
    /// All of the key's cooldowns, if they changed since the last report.
    std::optional<QList<Cooldown>> cooldowns{};
    /// State and consecutive failures may differ from those of the last report. Most reports are of
    /// successes only and leave the stored ones alone.
    bool isStandingNew = true;
    /// Active by a successful check or an edit, so it also takes the place of `invalid` in the
    /// database: an older report of that may have been stored after the edit.
    bool isRestored = false;

    friend bool operator==(const KeyUsage &, const KeyUsage &) = default;
};

struct KeyCounts
{
    qint64 active = 0;
    qint64 cooling =
        0; ///< active ones that wait for a deadline, for one model at least; not in `active`
    qint64 invalid = 0;
    qint64 disabled = 0;

    [[nodiscard]] qint64 total() const { return active + cooling + invalid + disabled; }
    KeyCounts &operator+=(const KeyCounts &other);
    friend bool operator==(const KeyCounts &, const KeyCounts &) = default;
};

/// Fills in what a group runs by: the global values with its overrides applied. An override that no
/// longer passes counts as not set. Thread: any; pure.
void applySettings(GroupConfig &group, const SettingValues &global);

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
