#pragma once

#include "proxy/core/drafts.h"

namespace keyferry::ui {

/// What a table says of a key's cooldowns in one cell.
struct CoolingDeadline
{
    qint64 until = 0; ///< UTC ms; 0: nothing cools
    QString model{};  ///< empty: the whole key
    int others = 0;   ///< cooldowns beside it

    friend bool operator==(const CoolingDeadline &, const CoolingDeadline &) = default;
};

/// The cooldown that matters most: the whole key's, else the one that ends first. Thread: any;
/// pure.
[[nodiscard]] CoolingDeadline coolingDeadline(const QList<Cooldown> &cooldowns);

/// Takes out the cooldowns that are over; a cooling key without any is active. \returns whether
/// something changed
bool endCooldowns(KeyRow &row, qint64 now);

} // namespace keyferry::ui
