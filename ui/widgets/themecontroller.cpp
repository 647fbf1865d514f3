#include "ui/widgets/themecontroller.h"

#include "ui/widgets/proxystyle.h"

#include <QApplication>
#include <QEvent>
#include <QScopedValueRollback>
#include <QVariant>

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QStyleHints>
#endif

namespace keyferry::ui {

using namespace Qt::StringLiterals;

ThemeMode themeModeFromName(QStringView name)
{
    if (name == "light"_L1)
        return ThemeMode::Light;
    return name == "dark"_L1 ? ThemeMode::Dark : ThemeMode::System;
}

bool isDarkPalette(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness()
           < palette.color(QPalette::WindowText).lightness();
}

ThemeController::ThemeController(QObject *parent)
    : QObject(parent)
    , m_light(themeFromTokens(themeTokens(), false))
    , m_dark(themeFromTokens(themeTokens(), true))
    , m_systemFont(QApplication::font())
    , m_systemIsDark(isDarkPalette(QApplication::palette()))
{
    QApplication::setStyle(new ProxyStyle);
    setLanguage({});
    qApp->installEventFilter(this);
    connect(&m_portal, &DesktopPortal::changed, this, &ThemeController::apply);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QApplication::styleHints(),
            &QStyleHints::colorSchemeChanged,
            this,
            &ThemeController::followSystem);
#endif
}

ThemeController::~ThemeController()
{
    qApp->setProperty("kf-theme", QVariant());
}

void ThemeController::setMode(ThemeMode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
}

void ThemeController::setLanguage(QLatin1String code)
{
    m_light.fonts = fontsFrom(m_systemFont, hanFallback(code));
    m_dark.fonts = m_light.fonts;
    QApplication::setFont(m_light.fonts.body);
    apply();
}

bool ThemeController::eventFilter(QObject *watched, QEvent *event)
{
    // Windows are told of every change of the desktop's theme; ApplicationPaletteChange stays away
    // once all roles are ours.
    const bool isThemeChange = event->type() == QEvent::ThemeChange && watched->isWindowType();
    const bool isPaletteChange =
        event->type() == QEvent::ApplicationPaletteChange && watched == qApp;
    if ((isThemeChange || isPaletteChange) && !m_isApplying)
        followSystem();
    return QObject::eventFilter(watched, event);
}

void ThemeController::followSystem()
{
    {
        const QScopedValueRollback guard(m_isApplying, true);
        QApplication::setPalette(QPalette());
        m_systemIsDark = isDarkPalette(QApplication::palette());
    }
    apply();
}

Theme ThemeController::adjusted(const Theme &theme) const
{
    const DesktopWishes &wishes = m_portal.wishes();
    Theme shown = wishes.hasMoreContrast ? withMoreContrast(theme) : theme;
    shown.hasMotion = wishes.hasMotion;
    return shown;
}

void ThemeController::apply()
{
    // What the portal says is a person's choice; a palette only what a platform theme made of it.
    const bool systemIsDark = m_portal.wishes().isDark.value_or(m_systemIsDark);
    const bool isDark = m_mode == ThemeMode::Dark || (m_mode == ThemeMode::System && systemIsDark);
    m_shown = adjusted(isDark ? m_dark : m_light);
    {
        const QScopedValueRollback guard(m_isApplying, true);
        qApp->setProperty("kf-theme", QVariant::fromValue<const Theme *>(&m_shown));
        QApplication::setPalette(m_shown.toPalette());
    }
    Q_EMIT themeChanged();
}

} // namespace keyferry::ui
