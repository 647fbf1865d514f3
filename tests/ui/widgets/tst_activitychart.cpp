#include "tests/support/screenshot.h"
#include "ui/widgets/activitychart.h"
#include "ui/widgets/chartreadout.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/themecontroller.h"

#include <QGraphicsObject>
#include <QGraphicsView>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

class tst_ActivityChart final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_chart.reset(); }
    void showsBarsOverARoundScale();
    void showsEvenASingleFailure();
    void readsOutTheSlotUnderTheMouse_data();
    void readsOutTheSlotUnderTheMouse();
    void staysInsideBesideTheFirstSlot();
    void letsGoWhenTheMouseLeaves();
    void readsOutByKeys();
    void keepsTheSlotWhileItsFiguresChange();
    void saysWhenThereIsNothing();
    void describesItselfInWords();
    void followsTheTheme();

private:
    [[nodiscard]] QWidget *view() const
    {
        return m_chart->findChild<QGraphicsView *>()->viewport();
    }
    /// Parts of Qt Charts by the name of their class: its headers are the widget's alone.
    [[nodiscard]] QList<QObject *> parts(const char *className) const;
    void hover(int slot);

    std::unique_ptr<ActivityChart> m_chart;
};

namespace {

QList<ChartBar> bars(int count)
{
    QList<ChartBar> made;
    for (int i = 0; i < count; ++i)
        made.append({.mark = i % 6 == 0 ? u"m%1"_s.arg(i) : QString(),
                     .time = u"t%1"_s.arg(i),
                     .succeeded = 10 * i,
                     .failed = i % 2});
    return made;
}

} // namespace

void tst_ActivityChart::init()
{
    m_chart = std::make_unique<ActivityChart>();
    m_chart->setEmptyText(u"nothing"_s);
    m_chart->setBars(bars(43));
    m_chart->resize(1000, 300);
    m_chart->show();
    QVERIFY(QTest::qWaitForWindowActive(m_chart.get()));
}

void tst_ActivityChart::hover(int slot)
{
    const QPoint inView = view()->mapFrom(m_chart.get(), m_chart->slotCentre(slot));
    QTest::mouseMove(view(), inView);
    QMouseEvent move(QEvent::MouseMove, inView, view()->mapToGlobal(inView), {}, {}, {});
    QCoreApplication::sendEvent(view(), &move);
}

QList<QObject *> tst_ActivityChart::parts(const char *className) const
{
    QList<QObject *> found;
    for (QGraphicsItem *item : m_chart->findChild<QGraphicsView *>()->scene()->items()) {
        const QGraphicsObject *chart = item->toGraphicsObject();
        if (!chart || !chart->inherits("QChart"))
            continue;
        for (QObject *part : chart->findChildren<QObject *>()) {
            if (QLatin1String(part->metaObject()->className()) == QLatin1String(className))
                found.append(part);
        }
    }
    return found;
}

void tst_ActivityChart::showsBarsOverARoundScale()
{
    const QList<QObject *> axes = parts("QValueAxis");
    QCOMPARE(axes.size(), 1);
    QCOMPARE(axes.first()->property("max"), 600.0);
    QCOMPARE(axes.first()->property("tickCount"), 4);
    m_chart->setBars(bars(2));
    QCOMPARE(axes.first()->property("max"), 15.0);
}

void tst_ActivityChart::showsEvenASingleFailure()
{
    m_chart->setBars({{.time = u"t"_s, .succeeded = 5999, .failed = 1}, {.succeeded = 10}});
    const QImage picture = m_chart->grab().toImage();
    const int x = m_chart->slotCentre(0).x();
    int failed = 0;
    for (int y = 0; y < picture.height(); ++y)
        failed += picture.pixelColor(x, y) == Theme::current().chart2 ? 1 : 0;
    QVERIFY2(failed >= 2 && failed < 10, qPrintable(QString::number(failed)));
    const int other = m_chart->slotCentre(1).x();
    for (int y = 0; y < picture.height(); ++y)
        QVERIFY(picture.pixelColor(other, y) != Theme::current().chart2);
}

void tst_ActivityChart::readsOutTheSlotUnderTheMouse_data()
{
    QTest::addColumn<int>("slot");
    QTest::addColumn<QString>("readout");
    QTest::addRow("first") << 0 << u"t0: 0 succeeded, 0 failed"_s;
    QTest::addRow("middle") << 21 << u"t21: 210 succeeded, 1 (0.5 %) failed"_s;
    QTest::addRow("last") << 42 << u"t42: 420 succeeded, 0 failed"_s;
}

void tst_ActivityChart::readsOutTheSlotUnderTheMouse()
{
    QFETCH(int, slot);
    QFETCH(QString, readout);
    hover(slot);
    QCOMPARE(m_chart->currentSlot(), slot);
    QCOMPARE(m_chart->readout(), readout);
    const auto *label = m_chart->findChild<ChartReadout *>();
    QVERIFY(label->isVisible());
    QVERIFY(m_chart->rect().contains(label->geometry()));
}

void tst_ActivityChart::staysInsideBesideTheFirstSlot()
{
    const auto *label = m_chart->findChild<ChartReadout *>();
    hover(1);
    QVERIFY(label->x() > m_chart->slotCentre(1).x());
    hover(40);
    QVERIFY(label->geometry().right() < m_chart->slotCentre(40).x());
}

void tst_ActivityChart::letsGoWhenTheMouseLeaves()
{
    hover(5);
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(view(), &leave);
    QCOMPARE(m_chart->currentSlot(), -1);
    QVERIFY(!m_chart->findChild<ChartReadout *>()->isVisible());
    QCOMPARE(m_chart->readout(), QString());
}

void tst_ActivityChart::readsOutByKeys()
{
    m_chart->setFocus(Qt::TabFocusReason);
    QTest::keyClick(m_chart.get(), Qt::Key_Left);
    QCOMPARE(m_chart->currentSlot(), 42);
    QTest::keyClick(m_chart.get(), Qt::Key_Left);
    QCOMPARE(m_chart->currentSlot(), 41);
    QTest::keyClick(m_chart.get(), Qt::Key_Right);
    QTest::keyClick(m_chart.get(), Qt::Key_Right);
    QCOMPARE(m_chart->currentSlot(), 42);
    QTest::keyClick(m_chart.get(), Qt::Key_Home);
    QTest::keyClick(m_chart.get(), Qt::Key_Left);
    QCOMPARE(m_chart->currentSlot(), 0);
    QTest::keyClick(m_chart.get(), Qt::Key_End);
    QCOMPARE(m_chart->currentSlot(), 42);
    QCOMPARE(m_chart->accessibleDescription(), m_chart->readout());
    // The mouse that happens to leave does not take it away.
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(view(), &leave);
    QCOMPARE(m_chart->currentSlot(), 42);
    QTest::keyClick(m_chart.get(), Qt::Key_Escape);
    QCOMPARE(m_chart->currentSlot(), -1);
}

void tst_ActivityChart::keepsTheSlotWhileItsFiguresChange()
{
    hover(7);
    QList<ChartBar> next = bars(43);
    next[7].succeeded = 99;
    m_chart->setBars(next);
    QCOMPARE(m_chart->readout(), u"t7: 99 succeeded, 1 (1.0 %) failed"_s);
    m_chart->setBars(bars(30)); // another span
    QCOMPARE(m_chart->currentSlot(), -1);
}

void tst_ActivityChart::saysWhenThereIsNothing()
{
    const auto isSaid = [this] {
        for (const TextLabel *label : m_chart->findChildren<TextLabel *>()) {
            if (label->text() == u"nothing"_s)
                return label->isVisible();
        }
        return false;
    };
    QVERIFY(!isSaid());
    m_chart->setBars(QList<ChartBar>(48));
    QVERIFY(isSaid());
    QCOMPARE(m_chart->accessibleDescription(), u"nothing"_s);
    m_chart->setBars(bars(2));
    QVERIFY(!isSaid());
}

void tst_ActivityChart::describesItselfInWords()
{
    QVERIFY(!m_chart->accessibleName().isEmpty());
    m_chart->setBars(bars(3));
    QCOMPARE(m_chart->accessibleDescription(),
             u"30 succeeded, 1 failed. Arrow keys read out each bar."_s);
}

void tst_ActivityChart::followsTheTheme()
{
    ThemeController controller;
    for (const auto mode : {ThemeMode::Light, ThemeMode::Dark}) {
        controller.setMode(mode);
        const auto isIn = [this](const QColor &color) {
            const QList<QObject *> sets = parts("QBarSet");
            return std::any_of(sets.begin(), sets.end(), [&color](const QObject *set) {
                return set->property("color").value<QColor>() == color;
            });
        };
        QTRY_VERIFY(isIn(Theme::current().chart1));
        QTRY_VERIFY(isIn(Theme::current().chart2));
        hover(20);
        test::screenshot(*m_chart, mode == ThemeMode::Dark ? u"chart-dark"_s : u"chart-light"_s);
    }
}

QTEST_MAIN(tst_ActivityChart)
#include "tst_activitychart.moc"
