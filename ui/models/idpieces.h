#pragma once

#include "proxy/core/ids.h"

#include <QList>
#include <QSet>

namespace keyferry::ui {

/// A run of neighbours in a list.
struct IdPiece
{
    int first = 0;
    int count = 0;
};

// How one list of ids becomes another in few steps; each is O(n). Thread: any; pure.

/// Runs of ids that are (`areMembers`) or are not in the set.
[[nodiscard]] QList<IdPiece>
piecesOf(const QList<KeyId> &keys, const QSet<KeyId> &set, bool areMembers);
[[nodiscard]] QList<KeyId> without(const QList<KeyId> &keys, const QSet<KeyId> &others);
[[nodiscard]] QList<KeyId> only(const QList<KeyId> &keys, const QSet<KeyId> &others);
[[nodiscard]] QSet<KeyId> setOf(const QList<KeyId> &keys);

} // namespace keyferry::ui
