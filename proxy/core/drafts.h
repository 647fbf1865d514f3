#pragma once

#include "proxy/core/accesskey.h"
#include "proxy/core/config.h"
#include "proxy/core/result.h"

#include <QList>
#include <QMap>
#include <QString>

#include <optional>
#include <vector>

namespace keyferry {

// What an edit asks for: values as they come from a form or the command line, not yet checked.

struct UpstreamDraft
{
    QString url{};
    int weight = 1;
    QString proxyUrl{};

    friend bool operator==(const UpstreamDraft &, const UpstreamDraft &) = default;
};

struct FailureRuleDraft
{
    QString statuses{}; ///< as failover_status_codes spells them
    QString text{};
    Verdict verdict = Verdict::UpstreamFault;

    friend bool operator==(const FailureRuleDraft &, const FailureRuleDraft &) = default;
};

struct GroupDraft
{
    QString name{};
    QString displayName{};
    QString description{};
    GroupKind kind = GroupKind::Standard; ///< cannot be changed by an edit
    Channel channel = Channel::OpenAi;
    ChannelOptions channelOptions{};
    bool enabled = true;
    QString testModel{};
    QString checkPath{};
    std::vector<UpstreamDraft> upstreams{};
    std::vector<MemberConfig> members{};
    std::vector<ModelRule> modelRules{};
    bool modelStrict = false;
    QByteArray paramOverrides{}; ///< JSON text
    std::vector<HeaderRule> headerRules{};
    std::vector<FailureRuleDraft> failureRules{};
    QMap<QString, QString> overrides{};
    /// The group's own access keys, in place of those it has; not set: they stay.
    std::optional<QList<Secret>> accessKeys{};

    friend bool operator==(const GroupDraft &, const GroupDraft &) = default;
};

/// \pre validateGroup() found nothing about it
[[nodiscard]] FailureRule failureRuleOf(const FailureRuleDraft &draft);
/// The draft that changes nothing.
[[nodiscard]] GroupDraft draftOf(const GroupConfig &group);

/// Every rule a group must keep that needs no look at other groups; empty if all hold. Each error
/// names its field
/// (`name`, `upstreams[0].url`, `upstreams[0].weight`, `upstreams`, `check_path`,
/// `overrides.<setting>`, `auth_header`, `access_key`, `members`, `members[0].weight`, `.tier`,
/// `model_rules[0].from`, `.to`, `model_strict`, `param_overrides`, `header_rules[0].name`,
/// `.value`, `failure_rules[0].statuses`, `.text`, `.verdict`) and rule. An empty upstream list
/// stands for the channel's default and is refused where there is none. Thread: any; pure.
[[nodiscard]] std::vector<Error> validateGroup(const GroupDraft &draft);
/// The upstream list to store: defaults filled in, URLs normalised. \pre validateGroup() found
/// nothing
[[nodiscard]] std::vector<UpstreamConfig> normalisedUpstreams(const GroupDraft &draft);
/// The rules that need a look at the other groups: members exist, are standard groups of the same
/// channel and stand in the list once (`members[0]`); an edit leaves its kind (`kind`) and, while
/// it is a member, its channel (`channel`). `self` is 0 for a new group. Thread: any; pure.
[[nodiscard]] std::vector<Error>
validateMembers(const GroupDraft &draft, GroupId self, const ConfigSnapshot &snapshot);
/// The aggregates that `group` is a member of.
[[nodiscard]] std::vector<GroupPtr> aggregatesWith(GroupId group, const ConfigSnapshot &snapshot);

/// One provider key to add.
struct KeyDraft
{
    Secret secret{};
    QString notes{};
    QString tag{};
    int weight = 1;   ///< 1–10000
    int priority = 0; ///< 0–10000, the lowest first
    qint64 line = 0;  ///< where it stood in the text, for the report; 1-based
};

struct Refusal
{
    qint64 line = 0;
    QString reason{};

    friend bool operator==(const Refusal &, const Refusal &) = default;
};

/// Keys found in pasted or imported text. docs/keys.md "Import and export".
struct ParsedKeys
{
    std::vector<KeyDraft> keys{}; ///< distinct, in order
    qint64 duplicates = 0;        ///< inside the text
    qint64 refused = 0;
    std::vector<Refusal> refusals{}; ///< the first 20
};

/// JSON array of strings or objects, JSON lines, CSV with a header that names a column `key`
/// (commas, semicolons or tabs), or text split at white space, comma, semicolon and vertical bar,
/// where brackets and quotes around a piece are not part of it. A token that cannot be a header
/// value (control character, non-ASCII, over 4096 bytes), and a line whose weight or priority is
/// out of range, is refused, never the whole text. Texts of any size: KeyReader. Thread: any; pure.
[[nodiscard]] ParsedKeys parseKeys(QByteArrayView text);

struct ImportReport
{
    qint64 added = 0;
    qint64 alreadyPresent = 0;
    qint64 refused = 0;
    std::vector<Refusal> refusals{};
};

/// Which keys of a group an action is for.
struct KeySelection
{
    GroupId group{};
    bool all = false;
    std::optional<KeyState> state{}; ///< all of this state
    QList<KeyId> ids{};
    QList<Secret> secrets{}; ///< given as clear keys (command line)
};

/// What people say of a key; what is not set stays as it is.
struct KeyDetails
{
    std::optional<QString> notes{}; ///< at most 255 characters
    std::optional<QString> tag{};   ///< at most 100 characters
    std::optional<int> weight{};    ///< 1–10000
    std::optional<int> priority{};  ///< 0–10000

    friend bool operator==(const KeyDetails &, const KeyDetails &) = default;
};

/// Restore makes invalid keys active and forgets failures and cooldowns; ResetCooldowns forgets
/// these alone.
enum class KeyAction { Restore, Enable, Disable, Remove, ResetCooldowns };

struct KeyQuery
{
    GroupId group{};
    std::optional<KeyState> state{};
    QString search{}; ///< in notes, tag and mask; a whole key by fingerprint
    enum class Order { Pool, State, Requests, Failures, LastUsed } order = Order::Pool;
    bool descending = false;
    qint64 limit = 0; ///< 0 = all

    friend bool operator==(const KeyQuery &, const KeyQuery &) = default;
};

/// One line of the key table; no key material.
struct KeyRow
{
    KeyId id{};
    QString mask{};
    KeyState state = KeyState::Active; ///< as of the moment it was read; Cooling included
    QList<Cooldown> cooldowns{};       ///< those that were not over then, the whole key's first
    QString notes{};
    QString tag{};
    int weight = 1;
    int priority = 0;
    qint64 requests = 0;
    qint64 failures = 0;
    int consecutiveFailures = 0;
    qint64 lastUsedAt = 0;
    qint64 lastSuccessAt = 0;
    int lastErrorStatus = 0;
    QString lastError{};
    qint64 lastErrorAt = 0;
    qint64 createdAt = 0;

    friend bool operator==(const KeyRow &, const KeyRow &) = default;
};

/// Keys of one group that were served, found good or added after a moment, and are invalid now.
struct InvalidatedKeys
{
    GroupId group{};
    qint64 count = 0;
    KeyId newest{}; ///< of the last error
    QString mask{};
    int status = 0; ///< 0: no answer
    QString error{};
    qint64 at = 0; ///< UTC ms

    friend bool operator==(const InvalidatedKeys &, const InvalidatedKeys &) = default;
};

} // namespace keyferry
