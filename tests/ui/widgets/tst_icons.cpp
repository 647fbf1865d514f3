#include "ui/widgets/icons.h"
#include "ui/widgets/themecontroller.h"

#include <QDir>
#include <QSvgRenderer>

using namespace keyferry::ui;
using namespace Qt::StringLiterals;

namespace {

// The colour of the most opaque pixel.
QColor inkOf(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage();
    QColor ink(Qt::transparent);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (const QColor pixel = image.pixelColor(x, y); pixel.alpha() > ink.alpha())
                ink = pixel;
        }
    }
    return ink;
}

} // namespace

class tst_Icons final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rendersEveryFile();
    void paintsInTheColourAskedFor();
    void rendersAtThePixelRatio();
    void followsTheTheme();
    void takesTheColourOfItsMode();
    void tellsOnlyPlainIconsByName();
    void hasATrayIconPerState();
};

void tst_Icons::rendersEveryFile()
{
    (void)themeTokens(); // makes the resources known
    const QStringList files = QDir(u":/keyferry/icons"_s).entryList();
    QVERIFY(files.size() > 60);
    for (const QString &file : files) {
        QVERIFY2(QSvgRenderer(u":/keyferry/icons/"_s + file).isValid(), qPrintable(file));
        const QPixmap pixmap = iconPixmap(file.chopped(4), 16, Qt::red, 1);
        QVERIFY2(inkOf(pixmap).alpha() > 0, qPrintable(file));
    }
}

void tst_Icons::paintsInTheColourAskedFor()
{
    QCOMPARE(inkOf(iconPixmap("state-active", 16, QColor(0x187243), 1)), QColor(0x187243));
    QCOMPARE(inkOf(iconPixmap("state-active", 16, Qt::red, 1)), QColor(Qt::red));
}

void tst_Icons::rendersAtThePixelRatio()
{
    const QPixmap pixmap = iconPixmap("search", 16, Qt::black, 1.5);
    QCOMPARE(pixmap.size(), QSize(24, 24));
    QCOMPARE(pixmap.devicePixelRatio(), 1.5);
}

void tst_Icons::followsTheTheme()
{
    ThemeController controller;
    controller.setMode(ThemeMode::Light);
    const QIcon search = icon("state-active", &Theme::success);
    QCOMPARE(inkOf(search.pixmap(16)), Theme::current().success);
    controller.setMode(ThemeMode::Dark);
    QCOMPARE(inkOf(search.pixmap(16)), Theme::current().success);
}

void tst_Icons::takesTheColourOfItsMode()
{
    const Theme &theme = Theme::current();
    const QIcon shape =
        icon("state-active", IconColors{.normal = &Theme::text, .active = &Theme::accent});
    QCOMPARE(inkOf(shape.pixmap(16)), theme.text);
    QCOMPARE(inkOf(shape.pixmap(QSize(16, 16), QIcon::Normal, QIcon::On)), theme.accent);
    QCOMPARE(inkOf(shape.pixmap(QSize(16, 16), QIcon::Disabled)), theme.textDisabled);
}

void tst_Icons::tellsOnlyPlainIconsByName()
{
    QCOMPARE(icon("plus").name(), u"plus"_s);
    QVERIFY(icon("plus", &Theme::danger).name().isEmpty());
}

void tst_Icons::hasATrayIconPerState()
{
    QList<QImage> seen;
    for (const TrayState state :
         {TrayState::Running, TrayState::Degraded, TrayState::Stopped, TrayState::Error}) {
        const QImage image = trayIcon(state).pixmap(22).toImage();
        QVERIFY(!seen.contains(image));
        seen.append(image);
    }
    QVERIFY(applicationIcon().availableSizes().contains(QSize(256, 256)));
}

QTEST_MAIN(tst_Icons)
#include "tst_icons.moc"
