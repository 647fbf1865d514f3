#include "ui/widgets/theme.h"

#include "ui/widgets/resources.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QFontInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QVariant>

#include <algorithm>
#include <array>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int smallestBase = 12;
constexpr int largestBase = 16;

constexpr std::array themeColors = std::to_array<NamedThemeColor>({
    {"window"_L1, &Theme::window},
    {"surface"_L1, &Theme::surface},
    {"raised"_L1, &Theme::raised},
    {"sunken"_L1, &Theme::sunken},
    {"border"_L1, &Theme::border},
    {"borderControl"_L1, &Theme::borderControl},
    {"text"_L1, &Theme::text},
    {"textMuted"_L1, &Theme::textMuted},
    {"textDisabled"_L1, &Theme::textDisabled},
    {"accent"_L1, &Theme::accent},
    {"accentHover"_L1, &Theme::accentHover},
    {"accentText"_L1, &Theme::accentText},
    {"accentSoft"_L1, &Theme::accentSoft},
    {"selection"_L1, &Theme::selection},
    {"selectionText"_L1, &Theme::selectionText},
    {"rowHover"_L1, &Theme::rowHover},
    {"rowAlt"_L1, &Theme::rowAlt},
    {"success"_L1, &Theme::success},
    {"successSoft"_L1, &Theme::successSoft},
    {"warning"_L1, &Theme::warning},
    {"warningSoft"_L1, &Theme::warningSoft},
    {"danger"_L1, &Theme::danger},
    {"dangerSoft"_L1, &Theme::dangerSoft},
    {"dangerText"_L1, &Theme::dangerText},
    {"info"_L1, &Theme::info},
    {"infoSoft"_L1, &Theme::infoSoft},
    {"focus"_L1, &Theme::focus},
    {"tooltip"_L1, &Theme::tooltip},
    {"tooltipText"_L1, &Theme::tooltipText},
    {"keyActive"_L1, &Theme::keyActive},
    {"keyCooling"_L1, &Theme::keyCooling},
    {"keyInvalid"_L1, &Theme::keyInvalid},
    {"keyDisabled"_L1, &Theme::keyDisabled},
    {"chart1"_L1, &Theme::chart1},
    {"chart2"_L1, &Theme::chart2},
    {"chart3"_L1, &Theme::chart3},
    {"chart4"_L1, &Theme::chart4},
    {"chart5"_L1, &Theme::chart5},
    {"chart6"_L1, &Theme::chart6},
    {"grid"_L1, &Theme::grid},
    {"tlWait"_L1, &Theme::tlWait},
    {"tlConnect"_L1, &Theme::tlConnect},
    {"tlFirstByte"_L1, &Theme::tlFirstByte},
    {"tlBody"_L1, &Theme::tlBody},
});

// The system's family first, so that only what it lacks comes from the fallback.
QFont sizedWith(const QString &fallback, QFont font, int pixels, QFont::Weight weight)
{
    if (!fallback.isEmpty())
        font.setFamilies({QFontInfo(font).family(), fallback});
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

Theme makeFallback()
{
    Theme theme = themeFromTokens(themeTokens(), false);
    theme.fonts = fontsFrom(QApplication::font());
    return theme;
}

} // namespace

QString hanFallback(QLatin1String language)
{
    static const QStringList chinese{u"Noto Sans CJK SC"_s,
                                     u"Noto Sans SC"_s,
                                     u"Source Han Sans SC"_s,
                                     u"PingFang SC"_s,
                                     u"Microsoft YaHei UI"_s,
                                     u"WenQuanYi Micro Hei"_s};
    static const QStringList japanese{u"Noto Sans CJK JP"_s,
                                      u"Noto Sans JP"_s,
                                      u"Source Han Sans JP"_s,
                                      u"Hiragino Sans"_s,
                                      u"Yu Gothic UI"_s,
                                      u"Meiryo UI"_s,
                                      u"IPAGothic"_s};
    if (language != "zh_CN"_L1 && language != "ja"_L1)
        return {};
    const QStringList &known = language == "ja"_L1 ? japanese : chinese;
    const QStringList installed = QFontDatabase::families();
    const auto found = std::find_if(known.begin(), known.end(), [&](const QString &family) {
        return installed.contains(family);
    });
    return found == known.end() ? QString() : *found;
}

Fonts fontsFrom(const QFont &system, const QString &fallback)
{
    const auto sized = [&fallback](const QFont &font, int pixels, QFont::Weight weight) {
        return sizedWith(fallback, font, pixels, weight);
    };
    const int base = std::clamp(QFontInfo(system).pixelSize(), smallestBase, largestBase);
    const QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    return {.title = sized(system, base + 7, QFont::DemiBold),
            .section = sized(system, base + 1, QFont::DemiBold),
            .body = sized(system, base, QFont::Normal),
            .bodyStrong = sized(system, base, QFont::DemiBold),
            .caption = sized(system, base - 1, QFont::Normal),
            .captionStrong = sized(system, base - 1, QFont::DemiBold),
            .micro = sized(system, base - 2, QFont::Normal),
            .figure = sized(system, base * 2, QFont::DemiBold),
            .mono = sized(mono, base - 1, QFont::Normal)};
}

std::span<const NamedThemeColor> allThemeColors()
{
    return themeColors;
}

QByteArray themeTokens()
{
    initResources();
    QFile file(u":/keyferry/tokens.json"_s);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    return isOpen ? file.readAll() : QByteArray();
}

Theme themeFromTokens(QByteArrayView tokens, bool isDark)
{
    const auto document = QJsonDocument::fromJson(tokens.toByteArray());
    const QJsonObject roles = document.object().value(isDark ? "dark"_L1 : "light"_L1).toObject();
    Theme theme;
    theme.isDark = isDark;
    for (const NamedThemeColor &role : themeColors) {
        theme.*role.color = QColor(roles.value(role.name).toString());
        Q_ASSERT((theme.*role.color).isValid());
    }
    return theme;
}

Theme withMoreContrast(const Theme &theme)
{
    Theme plain = theme;
    const QColor back = theme.isDark ? Qt::black : Qt::white;
    const QColor front = theme.isDark ? Qt::white : Qt::black;
    for (const ThemeColor role :
         {&Theme::window, &Theme::surface, &Theme::raised, &Theme::rowAlt, &Theme::tooltipText})
        plain.*role = back;
    for (const ThemeColor role : {&Theme::text,
                                  &Theme::textMuted,
                                  &Theme::border,
                                  &Theme::borderControl,
                                  &Theme::grid,
                                  &Theme::selectionText,
                                  &Theme::tooltip})
        plain.*role = front;
    return plain;
}

const Theme &Theme::current()
{
    // Set by ThemeController, which owns the theme and outlives every widget.
    const auto *installed = qApp ? qApp->property("kf-theme").value<const Theme *>() : nullptr;
    if (installed)
        return *installed;
    static const Theme fallback = makeFallback();
    return fallback;
}

QPalette Theme::toPalette() const
{
    QPalette palette;
    const std::pair<QPalette::ColorRole, QColor> roles[] = {
        {QPalette::Window, window},
        {QPalette::WindowText, text},
        {QPalette::Base, surface},
        {QPalette::AlternateBase, rowAlt},
        {QPalette::Text, text},
        {QPalette::Button, surface},
        {QPalette::ButtonText, text},
        {QPalette::Highlight, selection},
        {QPalette::HighlightedText, selectionText},
        {QPalette::Link, accent},
        {QPalette::LinkVisited, accent},
        {QPalette::PlaceholderText, textMuted},
        {QPalette::ToolTipBase, tooltip},
        {QPalette::ToolTipText, tooltipText},
        {QPalette::BrightText, danger},
        {QPalette::Light, raised},
        {QPalette::Midlight, raised},
        {QPalette::Mid, border},
        {QPalette::Dark, borderControl},
        {QPalette::Shadow, borderControl},
    };
    for (const auto &[role, color] : roles)
        palette.setColor(QPalette::All, role, color);

    palette.setColor(QPalette::Inactive, QPalette::Highlight, sunken);
    palette.setColor(QPalette::Inactive, QPalette::HighlightedText, text);
    for (const auto role :
         {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, textDisabled);
    for (const auto role : {QPalette::Base, QPalette::Button})
        palette.setColor(QPalette::Disabled, role, window);
    return palette;
}

} // namespace keyferry::ui
