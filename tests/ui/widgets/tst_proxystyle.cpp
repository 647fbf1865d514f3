#include "ui/widgets/buttons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/proxystyle.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/themecontroller.h"

#include <QComboBox>
#include <QFocusFrame>
#include <QSpinBox>
#include <QTabBar>
#include <QVBoxLayout>

using namespace keyferry::ui;
using namespace Qt::StringLiterals;

class tst_ProxyStyle final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<ThemeController>(); }
    void givesControlsTheirHeights_data();
    void givesControlsTheirHeights();
    void paintsVariants_data();
    void paintsVariants();
    void marksErrors();
    void showsTheRingOnlyAfterTheKeyboard();
    void underlinesTheChosenTab();
    void growsWithTheFont();

private:
    std::unique_ptr<ThemeController> m_theme;
};

void tst_ProxyStyle::givesControlsTheirHeights_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"line", "combo", "spin", "button"})
        QTest::addRow("%s", kind) << QString::fromLatin1(kind);
}

void tst_ProxyStyle::givesControlsTheirHeights()
{
    QFETCH(QString, kind);
    std::unique_ptr<QWidget> widget;
    if (kind == "line"_L1)
        widget = std::make_unique<QLineEdit>();
    else if (kind == "combo"_L1)
        widget = std::make_unique<QComboBox>();
    else if (kind == "spin"_L1)
        widget = std::make_unique<QSpinBox>();
    else
        widget = std::make_unique<QPushButton>(u"Add"_s);
    QCOMPARE(widget->sizeHint().height(), metrics::controlHeight);
    setVariant(widget.get(), "kf-size", u"small"_s);
    QCOMPARE(widget->sizeHint().height(), metrics::smallControlHeight);
}

void tst_ProxyStyle::paintsVariants_data()
{
    QTest::addColumn<ButtonKind>("kind");
    QTest::addColumn<ThemeColor>("fill");
    QTest::addRow("plain") << ButtonKind::Plain << &Theme::surface;
    QTest::addRow("primary") << ButtonKind::Primary << &Theme::accent;
    QTest::addRow("quiet") << ButtonKind::Quiet << &Theme::window;
    QTest::addRow("danger") << ButtonKind::Danger << &Theme::danger;
}

void tst_ProxyStyle::paintsVariants()
{
    QFETCH(ButtonKind, kind);
    QFETCH(ThemeColor, fill);
    const std::unique_ptr<QPushButton> button(makeButton(u"Add"_s, {.kind = kind}));
    button->resize(button->sizeHint());
    const QImage image = button->grab().toImage();
    QCOMPARE(image.pixelColor(4, image.height() / 2), Theme::current().*fill);
}

void tst_ProxyStyle::marksErrors()
{
    QLineEdit line;
    line.resize(120, metrics::controlHeight);
    const auto border = [&line] { return line.grab().toImage().pixelColor(60, 0); };
    QCOMPARE(border(), Theme::current().borderControl);
    setVariant(&line, "kf-error", true);
    QCOMPARE(border(), Theme::current().danger);
    setVariant(&line, "kf-error", false);
    QCOMPARE(border(), Theme::current().borderControl);
}

void tst_ProxyStyle::showsTheRingOnlyAfterTheKeyboard()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *first = new QPushButton(u"First"_s);
    auto *second = new QPushButton(u"Second"_s);
    column->addWidget(first);
    column->addWidget(second);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));

    first->setFocus(Qt::MouseFocusReason);
    const auto ringed = [&window]() -> QWidget * {
        const auto *frame = window.findChild<QFocusFrame *>();
        return frame ? frame->widget() : nullptr;
    };
    QVERIFY(!ringed());
    QTest::keyClick(first, Qt::Key_Tab);
    QCOMPARE(ringed(), second);
    QTest::mouseClick(first, Qt::LeftButton);
    QVERIFY(!ringed());
}

void tst_ProxyStyle::underlinesTheChosenTab()
{
    QTabBar tabs;
    tabs.setDrawBase(false);
    tabs.addTab(u"Keys\t21"_s);
    tabs.addTab(u"Rules"_s);
    tabs.resize(tabs.sizeHint());
    QCOMPARE(tabs.sizeHint().height(), metrics::tabHeight);
    const QImage image = tabs.grab().toImage();
    const auto underlineOf = [&](int tab) {
        return image.pixelColor(tabs.tabRect(tab).center().x(), image.height() - 1);
    };
    QCOMPARE(underlineOf(0), Theme::current().accent);
    QVERIFY(underlineOf(1) != Theme::current().accent);
}

void tst_ProxyStyle::growsWithTheFont()
{
    QLineEdit line;
    QFont large = line.font();
    large.setPixelSize(32);
    line.setFont(large);
    QVERIFY(line.sizeHint().height() > metrics::controlHeight);
    QVERIFY(line.sizeHint().height() >= QFontMetrics(large).height());
}

QTEST_MAIN(tst_ProxyStyle)
#include "tst_proxystyle.moc"
