#include "ui/widgets/theme.h"
#include "ui/widgets/themecontroller.h"

#include <QApplication>
#include <QFontInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

using namespace keyferry::ui;
using namespace Qt::StringLiterals;

namespace {

double linear(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

// WCAG 2.1, relative luminance.
double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
           + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

struct Pairs
{
    QList<const char *> fronts{};
    QList<const char *> backs{};
    double bound = 4.5;
};

// Every pair of design/tokens.md "Contrast", as fronts x backs.
const QList<Pairs> &allPairs()
{
    static const QList<Pairs> pairs{
        {{"text", "textMuted"}, {"window", "surface", "raised", "sunken", "rowHover"}, 4.5},
        {{"selectionText", "textMuted"}, {"selection"}, 4.5},
        {{"accent"}, {"surface", "window", "raised", "accentSoft", "selection"}, 4.5},
        {{"text", "textMuted", "warning"}, {"accentSoft"}, 4.5},
        {{"accentText"}, {"accent", "accentHover"}, 4.5},
        {{"dangerText"}, {"danger"}, 4.5},
        {{"tooltipText"}, {"tooltip"}, 4.5},
        {{"success"}, {"surface", "window", "successSoft", "selection"}, 4.5},
        {{"warning"}, {"surface", "window", "warningSoft", "selection"}, 4.5},
        {{"danger"}, {"surface", "window", "dangerSoft", "selection"}, 4.5},
        {{"info"}, {"surface", "window", "infoSoft", "selection"}, 4.5},
        {{"text"}, {"successSoft", "warningSoft", "dangerSoft", "infoSoft"}, 4.5},
        {{"keyActive", "keyCooling", "keyInvalid", "keyDisabled"},
         {"surface", "window", "rowHover"},
         4.5},
        {{"keyActive", "keyCooling", "keyInvalid", "keyDisabled"}, {"selection"}, 3},
        {{"borderControl"}, {"surface", "window", "raised"}, 3},
        {{"focus"}, {"surface", "window", "raised", "selection"}, 3},
        {{"chart1", "chart2", "chart3", "chart4", "chart5", "chart6"}, {"surface"}, 3},
        {{"tlWait", "tlConnect", "tlFirstByte", "tlBody"}, {"surface"}, 3},
    };
    return pairs;
}

QColor colorOf(const Theme &theme, const QString &name)
{
    for (const NamedThemeColor &role : allThemeColors()) {
        if (role.name == name)
            return theme.*role.color;
    }
    return {};
}

} // namespace

class tst_Theme final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryRoleOfTheTokens();
    void keepsContrast_data();
    void keepsContrast();
    void derivesTheTypeScale_data();
    void derivesTheTypeScale();
    void mapsRolesToThePalette();
    void switchesAndAnnounces();
    void namesModes();
};

void tst_Theme::readsEveryRoleOfTheTokens()
{
    const auto document = QJsonDocument::fromJson(themeTokens());
    for (const QString &name : {u"light"_s, u"dark"_s}) {
        const QJsonObject roles = document.object().value(name).toObject();
        const Theme theme = themeFromTokens(themeTokens(), name == "dark"_L1);
        QCOMPARE(theme.isDark, name == "dark"_L1);
        QCOMPARE(qsizetype(allThemeColors().size()), roles.size());
        for (auto role = roles.begin(); role != roles.end(); ++role)
            QCOMPARE(colorOf(theme, role.key()), QColor(role.value().toString()));
    }
}

void tst_Theme::keepsContrast_data()
{
    QTest::addColumn<QString>("front");
    QTest::addColumn<QString>("back");
    QTest::addColumn<double>("bound");
    for (const Pairs &pairs : allPairs()) {
        for (const char *front : pairs.fronts) {
            for (const char *back : pairs.backs)
                QTest::addRow("%s on %s", front, back)
                    << QString::fromLatin1(front) << QString::fromLatin1(back) << pairs.bound;
        }
    }
}

void tst_Theme::keepsContrast()
{
    QFETCH(QString, front);
    QFETCH(QString, back);
    QFETCH(double, bound);
    for (const bool isDark : {false, true}) {
        const Theme theme = themeFromTokens(themeTokens(), isDark);
        const double reached = contrast(colorOf(theme, front), colorOf(theme, back));
        QVERIFY2(reached >= bound,
                 qPrintable(u"%1 in %2"_s.arg(reached).arg(isDark ? u"dark"_s : u"light"_s)));
    }
}

void tst_Theme::derivesTheTypeScale_data()
{
    QTest::addColumn<int>("system");
    QTest::addColumn<int>("base");
    QTest::addRow("as in the pictures") << 13 << 13;
    QTest::addRow("never below 12") << 9 << 12;
    QTest::addRow("never above 16") << 22 << 16;
}

void tst_Theme::derivesTheTypeScale()
{
    QFETCH(int, system);
    QFETCH(int, base);
    QFont font = QApplication::font();
    font.setPixelSize(system);
    const Fonts fonts = fontsFrom(font);
    QCOMPARE(fonts.title.pixelSize(), base + 7);
    QCOMPARE(fonts.section.pixelSize(), base + 1);
    QCOMPARE(fonts.body.pixelSize(), base);
    QCOMPARE(fonts.caption.pixelSize(), base - 1);
    QCOMPARE(fonts.micro.pixelSize(), base - 2);
    QCOMPARE(fonts.figure.pixelSize(), base * 2);
    QCOMPARE(fonts.mono.pixelSize(), base - 1);
    QCOMPARE(fonts.title.weight(), QFont::DemiBold);
    QCOMPARE(fonts.body.weight(), QFont::Normal);
}

void tst_Theme::mapsRolesToThePalette()
{
    const Theme theme = themeFromTokens(themeTokens(), true);
    const QPalette palette = theme.toPalette();
    QCOMPARE(palette.color(QPalette::Active, QPalette::Window), theme.window);
    QCOMPARE(palette.color(QPalette::Active, QPalette::Base), theme.surface);
    QCOMPARE(palette.color(QPalette::Active, QPalette::Highlight), theme.selection);
    QCOMPARE(palette.color(QPalette::Inactive, QPalette::Highlight), theme.sunken);
    QCOMPARE(palette.color(QPalette::Disabled, QPalette::Text), theme.textDisabled);
    QCOMPARE(palette.color(QPalette::Disabled, QPalette::Base), theme.window);
    QCOMPARE(palette.color(QPalette::Active, QPalette::PlaceholderText), theme.textMuted);
    QCOMPARE(palette.color(QPalette::Active, QPalette::BrightText), theme.danger);
}

void tst_Theme::switchesAndAnnounces()
{
    ThemeController controller;
    controller.setMode(ThemeMode::Light);
    QWidget widget;
    widget.show();
    QSignalSpy changed(&controller, &ThemeController::themeChanged);
    controller.setMode(ThemeMode::Dark);
    QCOMPARE(changed.size(), 1);
    QVERIFY(Theme::current().isDark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::current().window);
    QTRY_VERIFY(isDarkPalette(widget.palette()));

    controller.setMode(ThemeMode::Dark);
    QCOMPARE(changed.size(), 1);
    controller.setMode(ThemeMode::Light);
    QVERIFY(!Theme::current().isDark);
}

void tst_Theme::namesModes()
{
    QCOMPARE(themeModeFromName(u"light"), ThemeMode::Light);
    QCOMPARE(themeModeFromName(u"dark"), ThemeMode::Dark);
    QCOMPARE(themeModeFromName(u"system"), ThemeMode::System);
    QCOMPARE(themeModeFromName(u"sepia"), ThemeMode::System);
}

QTEST_MAIN(tst_Theme)
#include "tst_theme.moc"
