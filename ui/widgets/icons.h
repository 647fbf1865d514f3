#pragma once

#include "ui/widgets/theme.h"

#include <QAnyStringView>
#include <QIcon>
#include <QPixmap>
#include <QRect>
#include <QStyle>

class QPainter;

namespace keyferry::ui {

/// Colours an icon takes by its mode. Roles, so that one icon is right in both themes and follows a
/// switch.
struct IconColors
{
    ThemeColor normal = &Theme::textMuted;
    ThemeColor active = nullptr; ///< hovered, checked or selected; null: as normal
    ThemeColor disabled = &Theme::textDisabled;
};

/// A line icon of resources/icons (`search`), recoloured when it is painted: muted, or as the text
/// of the button it stands in. Any size, any pixel ratio.
[[nodiscard]] QIcon icon(QAnyStringView name);
/// The same in colours of its own.
[[nodiscard]] QIcon icon(QAnyStringView name, const IconColors &colors);
[[nodiscard]] QIcon icon(QAnyStringView name, ThemeColor color);

/// \param size  logical pixels
[[nodiscard]] QPixmap iconPixmap(QAnyStringView name, int size, const QColor &color, qreal ratio);

/// For delegates and widgets that paint: centred in `rect`, at most as large as it.
void paintIcon(
    QPainter *painter, const QRect &rect, QAnyStringView name, int size, const QColor &color);

/// For the style: an icon without colours of its own takes that of the button's text, any other is
/// painted as it is.
void paintButtonIcon(QPainter *painter,
                     const QRect &rect,
                     const QIcon &icon,
                     const QColor &textColor,
                     QStyle::State state);

/// The window icon in every usual size; its colours are its own.
[[nodiscard]] QIcon applicationIcon();

enum class TrayState { Running, Degraded, Stopped, Error };

/// Carries its own tile, since the panel's colour cannot be known.
[[nodiscard]] QIcon trayIcon(TrayState state);

} // namespace keyferry::ui
