#include "ui/widgets/flowlayout.h"

#include <QTest>
#include <QWidget>

using namespace keyferry::ui;

namespace {

/// As wide and high as it is told, or willing to take more.
class Block final : public QWidget
{
public:
    Block(int width, int least, bool expands)
        : m_width(width)
        , m_least(least)
    {
        setSizePolicy(expands ? QSizePolicy::Expanding : QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    [[nodiscard]] QSize sizeHint() const override { return {m_width, 20}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {m_least, 20}; }

private:
    int m_width;
    int m_least;
};

} // namespace

class tst_FlowLayout final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wraps_data();
    void wraps();
    void givesTheRestToWhatExpands();
    void skipsWhatIsHidden();
    void mirrors();
    void asksForTheWidestControl();

private:
    void add(QWidget *widget)
    {
        m_window->layout()->addWidget(widget);
        widget->show(); // as soon as the window is
    }
    [[nodiscard]] QRect at(int index) const
    {
        return m_window->layout()->itemAt(index)->geometry();
    }
    void place(int width);

    std::unique_ptr<QWidget> m_window;
};

void tst_FlowLayout::init()
{
    m_window = std::make_unique<QWidget>();
    auto *layout = new FlowLayout(m_window.get());
    layout->setContentsMargins(10, 0, 10, 0);
    layout->setSpacing(5);
}

void tst_FlowLayout::place(int width)
{
    m_window->layout()->setGeometry({0, 0, width, m_window->layout()->heightForWidth(width)});
}

void tst_FlowLayout::wraps_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<QPoint>("third");
    QTest::newRow("one line") << 330 << 20 << QPoint(220, 0);
    QTest::newRow("a pixel too narrow") << 329 << 45 << QPoint(10, 25);
    QTest::newRow("one a line") << 130 << 70 << QPoint(10, 50);
    QTest::newRow("narrower than one") << 60 << 70 << QPoint(10, 50);
}

void tst_FlowLayout::wraps()
{
    QFETCH(const int, width);
    for (int i = 0; i < 3; ++i)
        add(new Block(100, 100, false));
    place(width);
    QTEST(m_window->layout()->heightForWidth(width), "height");
    QTEST(at(2).topLeft(), "third");
    QCOMPARE(at(2).width(), 100);
}

void tst_FlowLayout::givesTheRestToWhatExpands()
{
    add(new Block(100, 100, false));
    add(new Block(200, 50, true));
    place(330);
    QCOMPARE(at(1), QRect(115, 0, 205, 20));
    place(200);
    QCOMPARE(at(1), QRect(115, 0, 75, 20));
    place(174);
    QCOMPARE(at(1), QRect(10, 25, 154, 20));
}

void tst_FlowLayout::skipsWhatIsHidden()
{
    auto *hidden = new Block(100, 100, false);
    add(hidden);
    add(new Block(100, 100, false));
    hidden->hide();
    place(330);
    QCOMPARE(at(1).left(), 10);
    QCOMPARE(m_window->layout()->heightForWidth(120), 20);
}

void tst_FlowLayout::mirrors()
{
    add(new Block(100, 100, false));
    add(new Block(100, 100, false));
    m_window->setLayoutDirection(Qt::RightToLeft);
    place(330);
    QCOMPARE(at(0).left(), 220);
    QCOMPARE(at(1).left(), 115);
}

void tst_FlowLayout::asksForTheWidestControl()
{
    add(new Block(100, 100, false));
    add(new Block(300, 140, true));
    QCOMPARE(m_window->layout()->minimumSize(), QSize(160, 20));
}

QTEST_MAIN(tst_FlowLayout)
#include "tst_flowlayout.moc"
