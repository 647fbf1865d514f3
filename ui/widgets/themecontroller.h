#pragma once

#include "ui/widgets/desktopwishes.h"
#include "ui/widgets/theme.h"

#include <QObject>

namespace keyferry::ui {

enum class ThemeMode { System, Light, Dark };

/// \returns System for a name it does not know; the names are those of the setting `theme`
[[nodiscard]] ThemeMode themeModeFromName(QStringView name);

/// True if a palette's window is darker than its text.
[[nodiscard]] bool isDarkPalette(const QPalette &palette);

/// Gives the application style, palette and fonts, and keeps them in step with mode and system. One
/// an application, made right after QApplication and destroyed after the last window. GUI thread.
class ThemeController final : public QObject
{
    Q_OBJECT

public:
    explicit ThemeController(QObject *parent = nullptr);
    ~ThemeController() override;

    [[nodiscard]] ThemeMode mode() const { return m_mode; }
    void setMode(ThemeMode mode);
    /// Fonts for texts in this language, a code of languages(); for windows made from now on.
    void setLanguage(QLatin1String code);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// Theme::current() is another one now.
    void themeChanged();

private:
    void followSystem();
    void apply();

    [[nodiscard]] Theme adjusted(const Theme &theme) const;

    DesktopPortal m_portal{};
    Theme m_light;
    Theme m_dark;
    Theme m_shown{}; ///< one of the two, as the desktop wants it
    ThemeMode m_mode = ThemeMode::System;
    QFont m_systemFont;
    bool m_systemIsDark = false;
    bool m_isApplying = false; ///< our own palette raises the events we listen to
};

} // namespace keyferry::ui
