#pragma once

#include <QByteArrayView>
#include <QColor>
#include <QFont>
#include <QLatin1String>
#include <QPalette>

#include <span>

namespace keyferry::ui {

/// The type scale: everything is derived from the pixel height of the system's font. docs:
/// design/tokens.md "Type".
struct Fonts
{
    QFont title{};
    QFont section{};
    QFont body{};
    QFont bodyStrong{};
    QFont caption{};
    QFont captionStrong{};
    QFont micro{};
    QFont figure{};
    QFont mono{};
};

/// \param system  the platform's UI font; its pixel height is held between 12 and 16
/// \param fallback  family for what the system's does not have; empty for the platform's choice
[[nodiscard]] Fonts fontsFrom(const QFont &system, const QString &fallback = {});

/// An installed family whose Han glyphs have the form of that language, since fontconfig keeps the
/// form it chose when the process began.
///
/// \param language  a code of languages()
/// \returns empty if the language has none or nothing known is installed
[[nodiscard]] QString hanFallback(QLatin1String language);

/// One theme, light or dark: every colour role of resources/tokens.json and the type scale. Value
/// type; GUI thread.
struct Theme
{
    bool isDark = false;
    bool hasMotion = true; ///< false where the desktop asks for none
    // clang-format off
    QColor window{}, surface{}, raised{}, sunken{};
    QColor border{}, borderControl{};
    QColor text{}, textMuted{}, textDisabled{};
    QColor accent{}, accentHover{}, accentText{}, accentSoft{};
    QColor selection{}, selectionText{}, rowHover{}, rowAlt{};
    QColor success{}, successSoft{}, warning{}, warningSoft{};
    QColor danger{}, dangerSoft{}, dangerText{}, info{}, infoSoft{};
    QColor focus{}, tooltip{}, tooltipText{};
    QColor keyActive{}, keyCooling{}, keyInvalid{}, keyDisabled{};
    QColor chart1{}, chart2{}, chart3{}, chart4{}, chart5{}, chart6{}, grid{};
    QColor tlWait{}, tlConnect{}, tlFirstByte{}, tlBody{};
    // clang-format on
    Fonts fonts{};

    /// The theme in force; the light one where no ThemeController lives (tests of single widgets).
    /// Widgets hear of a change by QEvent::PaletteChange, everything else by
    /// ThemeController::themeChanged().
    [[nodiscard]] static const Theme &current();

    /// The roles that palettes have a place for, disabled and inactive ones included.
    [[nodiscard]] QPalette toPalette() const;
};

/// A colour role by name, so that icons, badges and labels can follow the theme.
using ThemeColor = QColor Theme::*;

struct NamedThemeColor
{
    QLatin1String name{};
    ThemeColor color = nullptr;
};

/// Every role of a theme, in the order of tokens.json.
[[nodiscard]] std::span<const NamedThemeColor> allThemeColors();

/// \param tokens  the text of tokens.json
/// \pre it names every role of both themes: it is ours, built into the program
[[nodiscard]] Theme themeFromTokens(QByteArrayView tokens, bool isDark);

/// The same with black and white for text, lines and backgrounds; states keep their colours.
[[nodiscard]] Theme withMoreContrast(const Theme &theme);

/// The text of resources/tokens.json.
[[nodiscard]] QByteArray themeTokens();

} // namespace keyferry::ui

Q_DECLARE_METATYPE(const keyferry::ui::Theme *)
