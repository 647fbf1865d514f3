#include "ui/models/keycooling.h"

#include <algorithm>

namespace keyferry::ui {

CoolingDeadline coolingDeadline(const QList<Cooldown> &cooldowns)
{
    const auto comesFirst = [](const Cooldown &a, const Cooldown &b) {
        if (a.model.isEmpty() != b.model.isEmpty())
            return a.model.isEmpty();
        return a.until < b.until;
    };
    const auto first = std::min_element(cooldowns.cbegin(), cooldowns.cend(), comesFirst);
    if (first == cooldowns.cend())
        return {};
    return {.until = first->until,
            .model = first->model,
            .others = static_cast<int>(cooldowns.size()) - 1};
}

bool endCooldowns(KeyRow &row, qint64 now)
{
    const auto isOver = [now](const Cooldown &cooldown) { return cooldown.until <= now; };
    if (row.cooldowns.removeIf(isOver) == 0)
        return false;
    if (row.state == KeyState::Cooling && row.cooldowns.isEmpty())
        row.state = KeyState::Active;
    return true;
}

} // namespace keyferry::ui
