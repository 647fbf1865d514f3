#pragma once

#include <QStringList>

namespace keyferry::ui {

/// `12 works, 1 rejected`: counts or names one after the other, as the person's language parts
/// them.
[[nodiscard]] QString listed(const QStringList &words);

/// One sentence after the other, those that are there. A full stop of Chinese or Japanese has its
/// space in it.
[[nodiscard]] QString inSequence(const QStringList &sentences);

} // namespace keyferry::ui
