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
    erase_if(m_editOf, [number](const auto &entry) { return entry.value() <= number; });
    m_editOf.squeeze(); // a whole pool may have been noted
}

} // namespace keyferry::storage
