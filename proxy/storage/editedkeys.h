#pragma once

#include "proxy/core/config.h"

#include <QHash>

namespace keyferry::storage {

/// Keys whose edit the engine has not heard of yet. What it reports of them until then is of the
/// time before: taken as it comes, it would undo the edit (make a restored key invalid again).
/// Reports and the word that an edit was heard come from one thread, so their order tells. Storage
/// thread.
class EditedKeys
{
public:
    /// \returns the number to give to heard() once the engine knows
    [[nodiscard]] quint64 note(const QList<KeyDelta> &deltas);
    void heard(quint64 number);

    [[nodiscard]] bool contains(KeyId key) const { return m_editOf.contains(key); }

private:
    quint64 m_last = 0;
    QHash<KeyId, quint64> m_editOf{}; // the last one of each
};

} // namespace keyferry::storage
