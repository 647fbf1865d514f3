#include "proxy/routing/cooldowns.h"

#include <algorithm>
#include <limits>

namespace keyferry::routing {

bool Cooldowns::add(KeyId key, Cooldown cooldown)
{
    cooldown.model = scopeFor(cooldown.model);
    std::vector<Cooldown> &all = m_keys[key];
    const auto found = std::find_if(all.begin(), all.end(), [&cooldown](const Cooldown &each) {
        return each.model == cooldown.model;
    });
    if (found != all.end()) {
        if (found->until >= cooldown.until)
            return false;
        dropDeadline(key, *found);
    }

    m_next = m_deadlines.isEmpty() ? cooldown.until : std::min(m_next, cooldown.until);
    m_deadlines[cooldown.model].emplace(cooldown.until, key);
    if (found != all.end())
        *found = std::move(cooldown);
    else
        all.push_back(std::move(cooldown));
    return true;
}

bool Cooldowns::clear(KeyId key)
{
    const auto found = m_keys.find(key);
    if (found == m_keys.end())
        return false;
    for (const Cooldown &cooldown : *found)
        dropDeadline(key, cooldown);
    m_keys.erase(found);
    return true;
}

std::optional<KeyId> Cooldowns::takeOver(qint64 now)
{
    if (m_deadlines.isEmpty() || now < m_next)
        return std::nullopt;
    for (auto scope = m_deadlines.begin(); scope != m_deadlines.end(); ++scope) {
        const auto [until, key] = *scope->begin();
        if (until > now)
            continue;
        const auto found = m_keys.find(key);
        const QString model = scope.key();
        scope->erase(scope->begin());
        if (scope->empty())
            m_deadlines.erase(scope);
        std::erase_if(*found, [&model](const Cooldown &each) { return each.model == model; });
        if (found->empty())
            m_keys.erase(found);
        return key;
    }
    findNext();
    return std::nullopt;
}

std::span<const Cooldown> Cooldowns::of(KeyId key) const
{
    if (m_keys.isEmpty())
        return {};
    const auto found = m_keys.constFind(key);
    return found == m_keys.constEnd() ? std::span<const Cooldown>() : std::span(*found);
}

qint64 Cooldowns::until(KeyId key, const QString &model) const
{
    qint64 latest = 0;
    for (const Cooldown &cooldown : of(key)) {
        if (cooldown.model.isEmpty() || cooldown.model == model)
            latest = std::max(latest, cooldown.until);
    }
    return latest;
}

const Deadlines &Cooldowns::deadlines(const QString &model) const
{
    static const Deadlines none;
    const auto found = m_deadlines.constFind(model);
    return found == m_deadlines.constEnd() ? none : *found;
}

// Of equal names one copy is kept, however many keys cool down for it.
QString Cooldowns::scopeFor(const QString &model) const
{
    const auto known = m_deadlines.constFind(model);
    if (known != m_deadlines.constEnd())
        return known.key();
    const qsizetype models = m_deadlines.size() - (m_deadlines.contains(QString()) ? 1 : 0);
    return models < mostModels && model.size() <= longestModel ? model : QString();
}

void Cooldowns::dropDeadline(KeyId key, const Cooldown &cooldown)
{
    const auto scope = m_deadlines.find(cooldown.model);
    scope->erase({cooldown.until, key});
    if (scope->empty())
        m_deadlines.erase(scope);
}

void Cooldowns::findNext()
{
    m_next = std::numeric_limits<qint64>::max();
    for (const Deadlines &scope : std::as_const(m_deadlines))
        m_next = std::min(m_next, scope.begin()->first);
}

} // namespace keyferry::routing
