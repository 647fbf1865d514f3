#pragma once

#include <QAnyStringView>
#include <QPushButton>
#include <QToolButton>

namespace keyferry::ui {

// Buttons of the variants that ProxyStyle draws, in one call. The text is the accessible name;
// mnemonics are allowed.

enum class ButtonKind { Plain, Primary, Quiet, Danger };
enum class ButtonSize { Normal, Small };

struct ButtonLook
{
    ButtonKind kind = ButtonKind::Plain;
    ButtonSize size = ButtonSize::Normal;
    QAnyStringView icon{}; ///< of resources/icons; takes the colour of the text
};

[[nodiscard]] QPushButton *
makeButton(const QString &text, const ButtonLook &look = {}, QWidget *parent = nullptr);

/// A square, quiet button with an icon alone. \param name  accessible name and tooltip
[[nodiscard]] QToolButton *
makeIconButton(QAnyStringView icon, const QString &name, QWidget *parent = nullptr);

/// A link-like button in the accent colour.
[[nodiscard]] QPushButton *makeLink(const QString &text, QWidget *parent = nullptr);

} // namespace keyferry::ui
