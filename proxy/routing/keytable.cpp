#include "proxy/routing/keytable.h"

#include <utility>

namespace keyferry::routing {

// 200 bytes a key beyond its secret are the promise (docs/keys.md "Choosing a key"); the id's place
// in the hash and the sets take up to 60 of them.
static_assert(sizeof(KeySlot) - sizeof(Secret) <= 112);

namespace {

// A hash keeps its size when keys go; beyond this it is cut down.
constexpr qsizetype mostSlack = 8;

} // namespace

std::optional<quint32> KeyTable::find(KeyId id) const
{
    const Positions &positions = m_positions[shardOf(id)];
    const auto found = positions.constFind(id);
    return found == positions.constEnd() ? std::nullopt : std::optional(*found);
}

const KeySlot &KeyTable::at(quint32 position) const
{
    return m_chunks[position / chunk]->slots[position % chunk];
}

std::optional<quint32> KeyTable::nextKey(quint32 from) const
{
    quint32 position = from;
    while (position < m_size) {
        if (!m_chunks[position / chunk])
            position = (position / chunk + 1) * chunk;
        else if (at(position).id != KeyId{})
            return position;
        else
            ++position;
    }
    return std::nullopt;
}

quint32 KeyTable::append(KeySlot slot)
{
    Q_ASSERT(slot.id != KeyId{} && !find(slot.id));
    const quint32 position = m_size++;
    if (position / chunk == m_chunks.size())
        m_chunks.push_back(nullptr);
    auto &home = m_chunks[position / chunk];
    if (!home)
        home = std::make_unique<Chunk>();
    ++home->used;
    ++m_keys;
    m_positions[shardOf(slot.id)].insert(slot.id, position);
    home->slots[position % chunk] = std::move(slot);
    return position;
}

KeySlot KeyTable::take(quint32 position)
{
    KeySlot taken = std::exchange(at(position), {});
    Positions &positions = m_positions[shardOf(taken.id)];
    positions.remove(taken.id);
    if (positions.size() < positions.capacity() / mostSlack)
        positions.squeeze();

    auto &home = m_chunks[position / chunk];
    if (--home->used == 0)
        home.reset();
    if (--m_keys == 0) {
        m_chunks.clear();
        m_size = 0;
    }
    return taken;
}

std::size_t KeyTable::shardOf(KeyId id)
{
    return static_cast<std::size_t>(toNumber(id)) % shards;
}

} // namespace keyferry::routing
