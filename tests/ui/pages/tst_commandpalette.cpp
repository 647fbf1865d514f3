#include "ui/pages/commandpalette.h"
#include "ui/widgets/textlabel.h"

#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTest>

using namespace keyferry::ui;
using namespace Qt::StringLiterals;

class tst_CommandPalette final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void runsWhatIsTyped();
    void choosesByKeys_data();
    void choosesByKeys();
    void runsAClickedOne();
    void escapeGivesTheKeyboardBack();
    void aClickBesideItCloses();
    void saysThatNothingMatches();
    void forgetsWhatWasTyped();
    void keepsItsPlaceInTheWindow();

private:
    void open();
    [[nodiscard]] QLineEdit *field() const { return m_palette->findChild<QLineEdit *>(); }
    [[nodiscard]] QListView *list() const { return m_palette->findChild<QListView *>(); }
    [[nodiscard]] QString current() const { return list()->currentIndex().data().toString(); }

    std::unique_ptr<QWidget> m_window;
    QPushButton *m_button = nullptr;
    CommandPalette *m_palette = nullptr;
    QStringList m_ran{};
};

void tst_CommandPalette::init()
{
    m_ran.clear();
    m_window = std::make_unique<QWidget>();
    m_window->resize(900, 600);
    m_button = new QPushButton(u"Before"_s, m_window.get());
    m_palette = new CommandPalette(m_window.get());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_button->setFocus();
}

void tst_CommandPalette::cleanup()
{
    m_window.reset();
}

void tst_CommandPalette::open()
{
    QList<Command> commands;
    for (const QString &title : {u"New group"_s, u"New aggregate"_s, u"Requests"_s, u"Quit"_s})
        commands.append({.title = title, .run = [this, title] { m_ran.append(title); }});
    m_palette->open(commands);
    QVERIFY(m_palette->isVisible());
    QVERIFY(field()->hasFocus());
}

void tst_CommandPalette::runsWhatIsTyped()
{
    open();
    QTest::keyClicks(field(), u"agg"_s);
    QCOMPARE(list()->model()->rowCount(), 1);
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(m_ran, QStringList{u"New aggregate"_s});
    QVERIFY(!m_palette->isVisible());
}

void tst_CommandPalette::choosesByKeys_data()
{
    QTest::addColumn<QList<Qt::Key>>("keys");
    QTest::addColumn<QString>("chosen");
    using Keys = QList<Qt::Key>;
    QTest::newRow("the best first") << Keys{} << u"New group"_s;
    QTest::newRow("down") << Keys{Qt::Key_Down, Qt::Key_Down} << u"Requests"_s;
    QTest::newRow("down and up") << Keys{Qt::Key_Down, Qt::Key_Up} << u"New group"_s;
    QTest::newRow("up from the top") << Keys{Qt::Key_Up} << u"Quit"_s;
    QTest::newRow("down from the end") << Keys{Qt::Key_Up, Qt::Key_Down} << u"New group"_s;
    QTest::newRow("a page") << Keys{Qt::Key_PageDown} << u"Quit"_s;
    QTest::newRow("a page back") << Keys{Qt::Key_PageDown, Qt::Key_PageUp} << u"New group"_s;
    QTest::newRow("Tab stays inside") << Keys{Qt::Key_Tab} << u"New aggregate"_s;
    QTest::newRow("Shift+Tab") << Keys{Qt::Key_Tab, Qt::Key_Backtab} << u"New group"_s;
}

void tst_CommandPalette::choosesByKeys()
{
    QFETCH(const QList<Qt::Key>, keys);
    QFETCH(const QString, chosen);
    open();
    for (const Qt::Key key : keys)
        QTest::keyClick(field(), key);
    QCOMPARE(current(), chosen);
    QVERIFY(field()->hasFocus());
    QTest::keyClick(field(), Qt::Key_Enter);
    QCOMPARE(m_ran, QStringList{chosen});
}

void tst_CommandPalette::runsAClickedOne()
{
    open();
    const QRect row = list()->visualRect(list()->model()->index(2, 0));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, row.center());
    QCOMPARE(m_ran, QStringList{u"Requests"_s});
}

void tst_CommandPalette::escapeGivesTheKeyboardBack()
{
    open();
    QTest::keyClicks(field(), u"quit"_s);
    QTest::keyClick(field(), Qt::Key_Escape); // not only the text
    QVERIFY(!m_palette->isVisible());
    QVERIFY(m_button->hasFocus());
    QVERIFY(m_ran.isEmpty());
}

void tst_CommandPalette::aClickBesideItCloses()
{
    open();
    QTest::mouseClick(m_palette, Qt::LeftButton, {}, QPoint(4, 4));
    QVERIFY(!m_palette->isVisible());
    QVERIFY(m_ran.isEmpty());
}

void tst_CommandPalette::saysThatNothingMatches()
{
    open();
    QTest::keyClicks(field(), u"zzz"_s);
    QVERIFY(!list()->isVisible());
    QVERIFY(m_palette->findChild<TextLabel *>()->isVisible());
    QCOMPARE(m_palette->findChild<TextLabel *>()->text(), u"Nothing is called “zzz”."_s);
    QTest::keyClick(field(), Qt::Key_Return);
    QTest::keyClick(field(), Qt::Key_Down);
    QVERIFY(m_palette->isVisible());
}

void tst_CommandPalette::forgetsWhatWasTyped()
{
    open();
    QTest::keyClicks(field(), u"sk-secret"_s);
    m_palette->close();
    QVERIFY(field()->text().isEmpty());
    QVERIFY(!field()->isUndoAvailable());
    open();
    QCOMPARE(list()->model()->rowCount(), 4);
}

void tst_CommandPalette::keepsItsPlaceInTheWindow()
{
    open();
    m_window->resize(1200, 700);
    QTRY_COMPARE(m_palette->size(), QSize(1200, 700));
    const QWidget *box = field()->parentWidget();
    QVERIFY(qAbs(box->geometry().center().x() - 600) <= 1);
}

QTEST_MAIN(tst_CommandPalette)
#include "tst_commandpalette.moc"
