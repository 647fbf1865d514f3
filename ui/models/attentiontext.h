#pragma once

#include "ui/models/attention.h"

#include <QLocale>

namespace keyferry::ui {

/// What an item says and offers.
struct AttentionWords
{
    QString title{};   ///< `siliconflow has no usable key`
    QString subject{}; ///< the part of the title to be read first: the group's name; may be empty
    QString detail{};
    QString link{};   ///< the quiet action: look at it, or ignore it; may be empty
    QString button{}; ///< the action that mends it

    friend bool operator==(const AttentionWords &, const AttentionWords &) = default;
};

/// \param now  UTC ms
/// Thread: any; pure.
[[nodiscard]] AttentionWords
attentionWords(const AttentionItem &item, qint64 now, const QLocale &locale = {});

} // namespace keyferry::ui
