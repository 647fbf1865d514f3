#pragma once

#include "ui/widgets/metrics.h"

#include <QString>

class QFormLayout;
class QWidget;

namespace keyferry::ui {

class FieldNote;

// Rows of the forms in dialogs.

/// Sizes and alignment every form has.
void prepareForm(QFormLayout *form);
/// A field with the line under it, as one row of a form.
[[nodiscard]] QWidget *withNote(QWidget *field, FieldNote *note);
/// Adds a row; the text without its mnemonic is the accessible name of a `buddy` that has none.
void addFormRow(QFormLayout *form, const QString &text, QWidget *field, QWidget *buddy);

/// The form with a dialog's margins at its sides; scrolls where the screen is lower than it. Takes
/// ownership.
[[nodiscard]] QWidget *scrolled(QWidget *form, int sideMargin = metrics::dialogMargin);

} // namespace keyferry::ui
