#pragma once

#include "proxy/core/config.h"
#include "proxy/storage/cooldownrepository.h"

#include <QVariantList>

namespace keyferry::storage {

/// A state of a later schema, and one that is never stored, counts as disabled: not served.
[[nodiscard]] inline KeyState storedState(QStringView name)
{
    const auto state = keyStateFromName(name);
    return state && *state != KeyState::Cooling ? *state : KeyState::Disabled;
}

/// `AND …` for keys that are in a state at a moment; nothing for any state. A cooling key lies as
/// an active one in the database.
struct StateCondition
{
    StateCondition(std::optional<KeyState> state, qint64 now)
    {
        using namespace Qt::StringLiterals;
        if (!state)
            return;
        const bool isActive = *state == KeyState::Active || *state == KeyState::Cooling;
        sql = u" AND state = ?"_s;
        values = {QString(keyStateName(isActive ? KeyState::Active : *state))};
        if (!isActive)
            return;
        sql += *state == KeyState::Active ? u" AND NOT %1"_s.arg(QLatin1String(isCoolingSql))
                                          : u" AND %1"_s.arg(QLatin1String(isCoolingSql));
        values.append(now);
    }

    QString sql{};
    QVariantList values{};
};

} // namespace keyferry::storage
