#include "ui/models/idpieces.h"

namespace keyferry::ui {

namespace {

QList<KeyId> filtered(const QList<KeyId> &keys, const QSet<KeyId> &set, bool areMembers)
{
    QList<KeyId> kept;
    kept.reserve(keys.size());
    for (const KeyId key : keys) {
        if (set.contains(key) == areMembers)
            kept.append(key);
    }
    return kept;
}

} // namespace

QList<IdPiece> piecesOf(const QList<KeyId> &keys, const QSet<KeyId> &set, bool areMembers)
{
    QList<IdPiece> pieces;
    for (int i = 0; i < keys.size(); ++i) {
        if (set.contains(keys.at(i)) != areMembers)
            continue;
        if (pieces.isEmpty() || pieces.last().first + pieces.last().count != i)
            pieces.append({i, 0});
        ++pieces.last().count;
    }
    return pieces;
}

QList<KeyId> without(const QList<KeyId> &keys, const QSet<KeyId> &others)
{
    return others.isEmpty() ? keys : filtered(keys, others, false);
}

QList<KeyId> only(const QList<KeyId> &keys, const QSet<KeyId> &others)
{
    return filtered(keys, others, true);
}

QSet<KeyId> setOf(const QList<KeyId> &keys)
{
    return {keys.begin(), keys.end()};
}

} // namespace keyferry::ui
