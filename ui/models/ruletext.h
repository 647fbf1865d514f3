#pragma once

#include <QString>

namespace keyferry::ui {

/// A rule of the core, as its refusals word it, as a sentence in the person's language. What is not
/// known comes as the core says it, made a sentence.
[[nodiscard]] QString ruleSentence(const QString &rule);

} // namespace keyferry::ui
