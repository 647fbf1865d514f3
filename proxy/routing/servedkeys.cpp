#include "proxy/routing/servedkeys.h"

#include "proxy/routing/shares.h"

#include <algorithm>
#include <utility>

namespace keyferry::routing {

namespace {

// LeastInFlight: the number in flight above the turn it was last served at.
constexpr int turnBits = 48;
constexpr quint64 turnMask = (quint64(1) << turnBits) - 1;
constexpr quint32 mostInFlight = 0xffff;

quint64 loadOf(const KeySlot &key, quint64 turn)
{
    return (quint64(std::min(key.inFlight, mostInFlight)) << turnBits) | (turn & turnMask);
}

bool isFor(std::span<const Cooldown> cooldowns, const QString &model)
{
    return std::any_of(cooldowns.begin(), cooldowns.end(), [&model](const Cooldown &each) {
        return each.model == model;
    });
}

} // namespace

ServedKeys::ServedKeys(RandomBelow random)
    : m_random(std::move(random))
{}

void ServedKeys::setStrategy(KeyStrategy strategy, const KeyTable &keys)
{
    m_strategy = strategy;
    m_values.clear();
    m_values.shrink_to_fit();
    m_all.turn = 0;
    for (Served &served : m_models)
        served.turn = 0;
    if (!hasValues())
        return;
    m_values.resize(keys.size());
    for (auto at = keys.nextKey(0); at; at = keys.nextKey(*at + 1))
        m_values[*at] = valueOf(keys.at(*at));
    m_all.set.noteAllValues(m_values);
    for (Served &served : m_models)
        served.set.noteAllValues(m_values);
}

void ServedKeys::append(quint32 position, const KeySlot &key)
{
    m_all.set.resize(position + 1);
    for (Served &served : m_models)
        served.set.resize(position + 1);
    if (!hasValues())
        return;
    m_values.resize(position + 1);
    m_values[position] = valueOf(key);
}

void ServedKeys::append(quint32 position, const KeySlot &key, quint32 before)
{
    append(position, key);
    if (hasValues())
        m_values[position] = m_values[before];
}

void ServedKeys::noteEdit(quint32 position, const KeySlot &key)
{
    if (m_strategy == KeyStrategy::FillFirst)
        setValue(position, key.priority);
    else if (m_strategy == KeyStrategy::Weighted)
        setValue(position, firstTurnFrom(m_values[position], key.weight));
}

void ServedKeys::noteInFlight(quint32 position, const KeySlot &key)
{
    if (m_strategy == KeyStrategy::LeastInFlight)
        setValue(position, loadOf(key, m_values[position]));
}

void ServedKeys::update(quint32 position,
                        const KeySlot &key,
                        bool isServed,
                        std::span<const Cooldown> cooldowns)
{
    if (isServed)
        addModels(cooldowns);
    if (isServed && m_strategy == KeyStrategy::Weighted) {
        const quint64 turn = turnToJoin(position, cooldowns);
        if (turn > m_values[position])
            setValue(position, firstTurnFrom(turn, key.weight));
    }

    setMember(m_all, position, isServed);
    for (auto each = m_models.begin(); each != m_models.end();) {
        setMember(*each, position, isServed && !isFor(cooldowns, each.key()));
        if (each->set.count() != m_all.set.count()) {
            ++each;
            continue;
        }
        m_all.turn = std::max(m_all.turn, each->turn);
        each = m_models.erase(each);
    }
}

void ServedKeys::clear()
{
    m_cursor = 0;
    m_values.clear();
    m_values.shrink_to_fit();
    m_all.set.resize(0);
    m_models.clear();
}

std::optional<quint32> ServedKeys::next(const QString &model, std::span<const quint32> without)
{
    ServingSet &set = servedFor(model).set;
    std::vector<quint32> leftOut;
    for (const quint32 position : without) {
        if (!set.contains(position))
            continue;
        set.erase(position, m_values);
        leftOut.push_back(position);
    }
    const auto chosen = choose(set);
    for (const quint32 position : leftOut)
        set.insert(position, m_values);
    return chosen;
}

bool ServedKeys::isServed(quint32 position, const QString &model) const
{
    return servedFor(model).set.contains(position);
}

quint32 ServedKeys::count(const QString &model) const
{
    return servedFor(model).set.count();
}

void ServedKeys::took(quint32 position, const KeySlot &key, const QString &model, bool isTurn)
{
    if (m_strategy == KeyStrategy::RoundRobin && isTurn)
        m_cursor = position + 1;
    if (m_strategy == KeyStrategy::LeastInFlight)
        setValue(position, loadOf(key, ++m_turns));
    if (m_strategy != KeyStrategy::Weighted)
        return;
    Served &served = servedFor(model);
    served.turn = std::max(served.turn, served.set.leastValue());
    setValue(position, turnAfter(m_values[position], key.weight));
}

qint64 ServedKeys::countBefore(quint32 position) const
{
    if (m_strategy == KeyStrategy::RoundRobin) {
        const qint64 ahead =
            qint64(m_all.set.countBefore(position)) - qint64(m_all.set.countBefore(m_cursor));
        return position >= m_cursor ? ahead : ahead + m_all.set.count();
    }
    if (m_strategy != KeyStrategy::FillFirst)
        return -1;
    qint64 before = 0;
    for (quint32 other = 0; other < m_values.size(); ++other) {
        const bool isBefore = m_values[other] < m_values[position]
                              || (m_values[other] == m_values[position] && other < position);
        before += isBefore && m_all.set.contains(other) ? 1 : 0;
    }
    return before;
}

bool ServedKeys::hasValues() const
{
    return m_strategy != KeyStrategy::RoundRobin && m_strategy != KeyStrategy::Random;
}

quint64 ServedKeys::valueOf(const KeySlot &key) const
{
    switch (m_strategy) {
    case KeyStrategy::Weighted: return firstTurnFrom(0, key.weight);
    case KeyStrategy::LeastInFlight: return loadOf(key, 0);
    case KeyStrategy::FillFirst: return key.priority;
    case KeyStrategy::RoundRobin:
    case KeyStrategy::Random: return 0;
    }
    Q_UNREACHABLE();
}

const ServedKeys::Served &ServedKeys::servedFor(const QString &model) const
{
    if (m_models.isEmpty() || model.isEmpty())
        return m_all;
    const auto found = m_models.constFind(model);
    return found == m_models.constEnd() ? m_all : *found;
}

ServedKeys::Served &ServedKeys::servedFor(const QString &model)
{
    const auto found = m_models.find(model);
    return found == m_models.end() ? m_all : *found;
}

void ServedKeys::setValue(quint32 position, quint64 value)
{
    m_values[position] = value;
    if (m_all.set.contains(position))
        m_all.set.noteValue(position, m_values);
    for (Served &served : m_models) {
        if (served.set.contains(position))
            served.set.noteValue(position, m_values);
    }
}

quint64 ServedKeys::turnToJoin(quint32 position, std::span<const Cooldown> cooldowns) const
{
    quint64 turn = m_all.set.contains(position) ? 0 : m_all.turn;
    for (auto each = m_models.begin(); each != m_models.end(); ++each) {
        if (!each->set.contains(position) && !isFor(cooldowns, each.key()))
            turn = std::max(turn, each->turn);
    }
    return turn;
}

void ServedKeys::setMember(Served &served, quint32 position, bool isMember)
{
    if (served.set.contains(position) == isMember)
        return;
    if (isMember)
        served.set.insert(position, m_values);
    else
        served.set.erase(position, m_values);
}

std::optional<quint32> ServedKeys::choose(const ServingSet &set) const
{
    if (set.count() == 0)
        return std::nullopt;
    switch (m_strategy) {
    case KeyStrategy::RoundRobin: return set.nextAround(m_cursor);
    case KeyStrategy::Random: return set.nth(m_random(set.count()));
    case KeyStrategy::Weighted:
    case KeyStrategy::LeastInFlight:
    case KeyStrategy::FillFirst: return set.least(m_values);
    }
    Q_UNREACHABLE();
}

void ServedKeys::addModels(std::span<const Cooldown> cooldowns)
{
    for (const Cooldown &cooldown : cooldowns) {
        if (!cooldown.model.isEmpty() && !m_models.contains(cooldown.model))
            m_models.insert(cooldown.model, m_all);
    }
}

} // namespace keyferry::routing
