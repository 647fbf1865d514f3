#include "ui/widgets/copybutton.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/keycountslabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/numberbox.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmentbutton.h"
#include "ui/widgets/segmentedfilter.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/themecontroller.h"

#include <QAction>
#include <QClipboard>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

class tst_SmallWidgets final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<ThemeController>(); }
    void switchTurnsByMouseAndKey();
    void searchFieldClears();
    void segmentedFilterChoosesOne();
    void segmentsKeepTheirWidth();
    void fieldNoteReplacesHelpByTheError();
    void copyButtonFillsTheClipboard();
    void elidesUrlsInTheMiddle();
    void labelsFollowTheTheme();
    void neverReadsTextAsMarkup();
    void emptyStateHasOneAction();
    void countsKeysInWords();
    void numberBoxLetsAnyTextStand();
    void numberBoxStepsWithinItsRange();

private:
    std::unique_ptr<ThemeController> m_theme;
};

void tst_SmallWidgets::switchTurnsByMouseAndKey()
{
    Switch toggle;
    toggle.show();
    QCOMPARE(toggle.sizeHint().width(), metrics::switchWidth);
    QTest::mouseClick(&toggle, Qt::LeftButton);
    QVERIFY(toggle.isChecked());
    QTest::keyClick(&toggle, Qt::Key_Space);
    QVERIFY(!toggle.isChecked());
}

void tst_SmallWidgets::searchFieldClears()
{
    SearchField search(u"Find a group"_s);
    QCOMPARE(search.accessibleName(), u"Find a group"_s);
    QAction *clearing = search.actions().constFirst();
    QVERIFY(!clearing->isVisible());
    QTest::keyClicks(&search, u"open"_s);
    QVERIFY(clearing->isVisible());
    QTest::keyClick(&search, Qt::Key_Escape);
    QVERIFY(search.text().isEmpty());
    search.setText(u"x"_s);
    clearing->trigger();
    QVERIFY(search.text().isEmpty());
}

void tst_SmallWidgets::segmentedFilterChoosesOne()
{
    SegmentedFilter filter({{u"All"_s}, {u"Active"_s, "state-active"_L1, &Theme::keyActive}});
    QSignalSpy changed(&filter, &SegmentedFilter::currentChanged);
    QCOMPARE(filter.current(), 0);
    const auto buttons = filter.findChildren<SegmentButton *>();
    QTest::mouseClick(buttons.at(1), Qt::LeftButton);
    QCOMPARE(filter.current(), 1);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!buttons.at(0)->isChecked());
    filter.setCount(1, 17);
    QCOMPARE(buttons.at(1)->accessibleName(), u"Active 17"_s);
    filter.setCount(1, -1);
    QCOMPARE(buttons.at(1)->count(), QString());
}

void tst_SmallWidgets::segmentsKeepTheirWidth()
{
    SegmentButton button(u"Active"_s);
    const int before = button.sizeHint().width();
    button.setChecked(true);
    QCOMPARE(button.sizeHint().width(), before);
}

void tst_SmallWidgets::fieldNoteReplacesHelpByTheError()
{
    QWidget form;
    auto *field = new QLineEdit(&form);
    FieldNote note(field, &form);
    QVERIFY(note.isHidden());
    note.setHelp(u"Served at …"_s);
    QVERIFY(!note.isHidden());
    note.setError(u"Only a–z"_s, u"Use “silicon-flow”"_s);
    QVERIFY(note.hasError());
    QVERIFY(field->property("kf-error").toBool());
    QCOMPARE(field->accessibleDescription(), u"Only a–z"_s);
    QSignalSpy cured(&note, &FieldNote::cureRequested);
    note.findChild<QPushButton *>()->click();
    QCOMPARE(cured.size(), 1);
    note.clearError();
    QVERIFY(!field->property("kf-error").toBool());
    QCOMPARE(field->accessibleDescription(), u"Served at …"_s);
}

void tst_SmallWidgets::copyButtonFillsTheClipboard()
{
    CopyButton button(u"Copy the address"_s);
    QVERIFY(!button.isEnabled());
    button.setCopyText(u"http://127.0.0.1:3001/proxy/openai"_s);
    QSignalSpy copied(&button, &CopyButton::copied);
    button.click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"http://127.0.0.1:3001/proxy/openai"_s);
    QCOMPARE(copied.size(), 1);
}

void tst_SmallWidgets::elidesUrlsInTheMiddle()
{
    ElidedLabel label({}, Qt::ElideMiddle);
    const QString url = u"https://generativelanguage.googleapis.com/v1beta"_s;
    label.show();
    label.setFullText(url);
    label.resize(160, 20);
    QVERIFY(label.text().startsWith("https"_L1));
    QVERIFY(label.text().endsWith("beta"_L1));
    QVERIFY(label.text() != url);
    QCOMPARE(label.toolTip(), url);
    label.resize(1000, 20);
    QCOMPARE(label.text(), url);
    QVERIFY(label.toolTip().isEmpty());
}

void tst_SmallWidgets::labelsFollowTheTheme()
{
    m_theme->setMode(ThemeMode::Light);
    TextLabel label(u"Not running"_s, {.color = &Theme::danger});
    label.show();
    QCOMPARE(label.palette().color(QPalette::WindowText), Theme::current().danger);
    m_theme->setMode(ThemeMode::Dark);
    QTRY_COMPARE(label.palette().color(QPalette::WindowText), Theme::current().danger);
    m_theme->setMode(ThemeMode::Light);
}

void tst_SmallWidgets::neverReadsTextAsMarkup()
{
    const TextLabel label(u"<b>name</b>"_s, {});
    QCOMPARE(label.textFormat(), Qt::PlainText);
}

void tst_SmallWidgets::emptyStateHasOneAction()
{
    EmptyState empty;
    empty.setTexts(u"No groups yet"_s, u"A group holds the keys of one provider."_s);
    QSignalSpy clicked(empty.setAction(u"New group"_s), &QPushButton::clicked);
    empty.addLink(u"Read more"_s);
    QCOMPARE(empty.title(), u"No groups yet"_s);
    QCOMPARE(empty.findChildren<QPushButton *>().size(), 2);
    empty.findChildren<QPushButton *>().constFirst()->click();
    QCOMPARE(clicked.size(), 1);
    empty.setTexts(u"Paused"_s, u"New requests are not shown."_s);
    QTRY_COMPARE(empty.findChildren<QPushButton *>().size(), 0);
}

void tst_SmallWidgets::countsKeysInWords()
{
    QCOMPARE(keyCountsText({.active = 17, .cooling = 2, .invalid = 1}),
             u"17 active, 2 cooling, 1 invalid"_s);
    QCOMPARE(keyCountsText({}), u"0 active"_s);
    KeyCountsLabel label(KeyCountsLabel::Words::Shown);
    const int before = label.sizeHint().width();
    label.setCounts({.active = 3, .disabled = 4});
    QVERIFY(label.sizeHint().width() > before);
}

void tst_SmallWidgets::numberBoxLetsAnyTextStand()
{
    NumberBox box(1, 65535, u"s"_s);
    QSignalSpy typed(&box, &NumberBox::typed);
    box.setValueText(u"3001"_s);
    QCOMPARE(typed.size(), 0);
    box.findChild<QLineEdit *>()->selectAll();
    QTest::keyClicks(&box, u"99999x"_s);
    QCOMPARE(box.valueText(), u"99999x"_s);
    QCOMPARE(typed.size(), 6);
}

void tst_SmallWidgets::numberBoxStepsWithinItsRange()
{
    NumberBox box(1, 3, {});
    QSignalSpy stepped(&box, &NumberBox::stepped);
    box.setValueText(u"2"_s);
    QTest::keyClick(&box, Qt::Key_Up);
    QCOMPARE(box.valueText(), u"3"_s);
    box.stepBy(10);
    QCOMPARE(box.valueText(), u"3"_s);
    box.stepBy(-10);
    QCOMPARE(box.valueText(), u"1"_s);
    QCOMPARE(stepped.size(), 3);
}

QTEST_MAIN(tst_SmallWidgets)
#include "tst_smallwidgets.moc"
