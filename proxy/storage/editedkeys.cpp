#include "proxy/storage/editedkeys.h"

namespace keyferry::storage {

quint64 EditedKeys::note(const QList<KeyDelta> &deltas)
{
    ++m_last;
    for (const KeyDelta &delta : deltas) {
        for (const ProviderKey &key : delta.upserted)
            m_editOf.insert(key.id, m_last);
    }
    return m_last;
}

void EditedKeys::heard(quint64 number)
{
    // Built anew: erasing from a QHash of a whole pool while going through it takes half a minute.
    QHash<KeyId, quint64> rest;
    for (auto it = m_editOf.cbegin(); number < m_last && it != m_editOf.cend(); ++it) {
        if (it.value() > number)
            rest.insert(it.key(), it.value());
    }
    m_editOf = std::move(rest);
}

} // namespace keyferry::storage
