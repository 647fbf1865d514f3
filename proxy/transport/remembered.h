#pragma once

#include "proxy/core/clock.h"

#include <QByteArray>

#include <algorithm>
#include <map>

namespace keyferry::transport {

/// What was learnt under a name, with its age; the oldest makes room for the newest. Thread: its
/// owner's.
template<typename Value>
class Remembered
{
public:
    Remembered(const Clock &clock, std::size_t most)
        : m_clock(clock)
        , m_most(most)
    {}

    void keep(const QByteArray &name, Value value)
    {
        if (m_entries.size() >= m_most && !m_entries.contains(name))
            forgetOldest();
        m_entries.insert_or_assign(name, Entry{std::move(value), m_clock.steady()});
    }

    /// \returns null unless something is known that was kept at most `age` ago; valid until keep()
    [[nodiscard]] const Value *find(const QByteArray &name, std::chrono::milliseconds age) const
    {
        const auto entry = m_entries.find(name);
        const bool isKnown =
            entry != m_entries.end() && m_clock.steady() - entry->second.since <= age;
        return isKnown ? &entry->second.value : nullptr;
    }

private:
    struct Entry
    {
        Value value{};
        std::chrono::milliseconds since{};
    };

    void forgetOldest()
    {
        const auto isOlder = [](const auto &left, const auto &right) {
            return left.second.since < right.second.since;
        };
        m_entries.erase(std::min_element(m_entries.begin(), m_entries.end(), isOlder));
    }

    const Clock &m_clock;
    std::size_t m_most;
    std::map<QByteArray, Entry> m_entries;
};

} // namespace keyferry::transport
