#pragma once

#include "proxy/core/drafts.h"
#include "proxy/core/gateway.h"
#include "ui/models/grouptrouble.h"

#include <QHash>
#include <QSet>

namespace keyferry::ui {

/// What may need a person, the worst first.
enum class AttentionKind {
    NoUsableKey,
    NoMember,
    UpstreamOpen,
    KeysTurnedInvalid,
    DefaultAccessKey,
    SecretsInFile,
    LogOverLimit,
};

/// Everything the rules look at.
struct AttentionFacts
{
    SnapshotPtr snapshot{};
    QList<GroupTrouble> troubles{};
    QHash<GroupId, KeyCounts> counts{}; ///< of the groups in trouble
    QHash<GroupId, QList<UpstreamHealth>> health{};
    QList<InvalidatedKeys> invalidated{}; ///< since midnight
    qint64 logBytes = -1;                 ///< -1: not known yet
    QString secretsFile{};                ///< empty: the data key is in no file
    QSet<AttentionKind> ignored{};
};

/// One thing that needs a person, in values; attentiontext.h has the words.
struct AttentionItem
{
    AttentionKind kind = AttentionKind::NoUsableKey;
    GroupId group{};
    QString groupName{};
    KeyCounts counts{};
    UpstreamHealth health{};
    UpstreamConfig upstream{};
    bool othersServe = false; ///< another upstream takes over
    InvalidatedKeys keys{};
    QString file{};
    qint64 bytes = 0;
    qint64 limit = 0; ///< bytes

    /// The same thing, whatever its figures are now.
    [[nodiscard]] bool isSameAs(const AttentionItem &other) const;
    friend bool operator==(const AttentionItem &, const AttentionItem &) = default;
};

/// True for what is a choice and no trouble.
[[nodiscard]] bool mayBeIgnored(AttentionKind kind);

/// What needs a person now. Thread: any; pure.
[[nodiscard]] QList<AttentionItem> attentionItems(const AttentionFacts &facts);

} // namespace keyferry::ui
