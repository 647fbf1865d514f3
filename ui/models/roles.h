#pragma once

#include <Qt>

namespace keyferry::ui::roles {

// What models say beside Qt::DisplayRole, which holds the raw value of a cell: a number, UTC
// milliseconds (0 = never), milliseconds of a duration (-1 = none), bytes, text, or an enumerator
// of proxy/core as int. Delegates turn it into words.
enum Role {
    id = Qt::UserRole, ///< qint64: the row id of a group, key or request
    name,              ///< QString: a group's name in URLs
    channel,           ///< int of Channel
    kind,              ///< int of GroupKind
    members,           ///< int: how many members an aggregate has
    isEnabled,         ///< bool
    counts,            ///< KeyCounts of a group
    state,             ///< int of KeyState (keys) or GroupHealth (groups)
    outcome,           ///< int of RequestOutcome
    isStream,          ///< bool
    startedAt,         ///< qint64, UTC ms: with outcome Running the duration still grows
    attempt,           ///< AttemptRecord
    span,              ///< qint64, ms: the time axis all attempts of a request share
    model,             ///< QString: the model a deadline is for; empty: any
    others,            ///< int: deadlines beside the one shown
    errorStatus,       ///< int: HTTP status of a key's last error, 0 = none came
    error,             ///< QString: what is wrong with a cell; empty: nothing
};

} // namespace keyferry::ui::roles
