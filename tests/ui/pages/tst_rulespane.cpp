#include "tests/support/fakeconfigeditor.h"
#include "ui/models/roles.h"
#include "ui/pages/parameditor.h"
#include "ui/pages/rulesfoot.h"
#include "ui/pages/rulespane.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/segmentedfilter.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_RulesPane final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_pane.reset(); }
    void showsWhatIsStored();
    void addsARedirectByKeys();
    void addsARowByMouse();
    void opensCellsByKeysAndMouse();
    void removesRows();
    void movesRowsByKeysAndMouse();
    void masksValuesUntilTheyAreEdited();
    void choosesAnActionAndAVerdict();
    void savesAllPartsAtOnce();
    void savesNothingBeforeItIsAsked();
    void takesOverAnOpenCellWhenSaving();
    void saysWhatIsWrongBesideTheTable();
    void leadsToWhatIsMissing();
    void checksStrictness();
    void namesThePlaceInJson();
    void leavesStoredJsonAlone();
    void reverts();
    void keepsEditsOfEachGroup();
    void saysThatRulesChangedElsewhere();
    void keepsWhatWasTypedWhileSaving();
    void showsARefusal();
    void showsNothingOfAnAggregate();
    void saysWhatThereIsNot();
    void goesOnByTab();
    void namesEveryControl();

private:
    [[nodiscard]] GroupPtr group(const char *name) const
    {
        return m_editor->snapshot()->group(name);
    }
    [[nodiscard]] DataTable *table(const QString &name) const;
    [[nodiscard]] DataTable *models() const { return table(u"Model redirects"_s); }
    [[nodiscard]] DataTable *headers() const { return table(u"Header rules"_s); }
    [[nodiscard]] DataTable *failures() const { return table(u"Failure rules"_s); }
    [[nodiscard]] QPlainTextEdit *json() const { return m_pane->findChild<QPlainTextEdit *>(); }
    [[nodiscard]] QPushButton *button(const QString &text, QWidget *in = nullptr) const;
    [[nodiscard]] QString foot() const { return m_pane->findChild<RulesFoot *>()->text(); }
    [[nodiscard]] QString note(const QWidget *beside) const;
    void showPart(int part) const { m_pane->findChild<SegmentedFilter *>()->setCurrent(part); }
    [[nodiscard]] static QLineEdit *openEditor(DataTable *table);
    static void set(DataTable *table, int row, int column, const QVariant &value);
    static QString column(DataTable *table, int column);

    std::unique_ptr<FakeConfigEditor> m_editor;
    RuleEdits m_edits;
    std::unique_ptr<RulesPane> m_pane;
    QByteArray m_shown = "openai";
};

void tst_RulesPane::init()
{
    m_edits = {};
    m_shown = "openai";
    m_editor = std::make_unique<FakeConfigEditor>();
    m_editor->addGroup(
        {.name = u"openai"_s,
         .modelRules = {{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}, {u"c"_s, u"3"_s}},
         .paramOverrides = "{\"note\": \"no\u00a0break\"}",
         .headerRules = {{HeaderRule::Action::Set, "X-Key", Secret("token-of-the-gateway")}},
         .failureRules = {{u"403"_s, u"quota"_s, Verdict::OutOfCredit}}},
        {});
    m_editor->addGroup({.name = u"other"_s}, {});
    m_editor->addGroup({.name = u"all"_s,
                        .kind = GroupKind::Aggregate,
                        .members = {{.group = group("other")->id}}},
                       {});
    m_pane = std::make_unique<RulesPane>(*m_editor, m_edits);
    m_pane->setGroup(group("openai"));
    connect(m_editor.get(), &ConfigEditor::snapshotChanged, m_pane.get(), [this] {
        m_pane->setGroup(group(m_shown.constData()));
    });
    m_pane->resize(640, 420);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
}

DataTable *tst_RulesPane::table(const QString &name) const
{
    for (DataTable *table : m_pane->findChildren<DataTable *>()) {
        if (table->accessibleName() == name)
            return table;
    }
    return nullptr;
}

QPushButton *tst_RulesPane::button(const QString &text, QWidget *in) const
{
    for (QPushButton *each : (in ? in : m_pane.get())->findChildren<QPushButton *>()) {
        if (each->text() == text)
            return each;
    }
    return nullptr;
}

QString tst_RulesPane::note(const QWidget *beside) const
{
    return beside->parentWidget()->findChild<FieldNote *>()->error();
}

QLineEdit *tst_RulesPane::openEditor(DataTable *table)
{
    return qobject_cast<QLineEdit *>(table->indexWidget(table->currentIndex()));
}

void tst_RulesPane::set(DataTable *table, int row, int column, const QVariant &value)
{
    table->model()->setData(table->model()->index(row, column), value);
}

QString tst_RulesPane::column(DataTable *table, int column)
{
    QString all;
    for (int row = 0; row < table->model()->rowCount(); ++row)
        all += table->model()->index(row, column).data().toString();
    return all;
}

void tst_RulesPane::showsWhatIsStored()
{
    QCOMPARE(column(models(), 0), u"abc"_s);
    QCOMPARE(column(headers(), 1), u"X-Key"_s);
    QCOMPARE(column(failures(), 2), u"Key out of credit"_s);
    QCOMPARE(m_pane->count(), 6);
    QVERIFY(!m_pane->isUnsaved());
    QVERIFY(!button(u"&Save rules"_s)->isEnabled());
    QVERIFY(!button(u"Re&vert"_s)->isEnabled());
    QCOMPARE(foot(), u"Nothing to save."_s);
}

void tst_RulesPane::addsARedirectByKeys()
{
    models()->setFocus();
    models()->setCurrentIndex(models()->model()->index(2, 0));
    QTest::keyClick(models(), Qt::Key_Insert);
    QVERIFY(openEditor(models()));
    QTest::keyClicks(openEditor(models()), u"gpt-4"_s);
    QTest::keyClick(openEditor(models()), Qt::Key_Tab);
    QVERIFY(openEditor(models()));
    QTest::keyClicks(openEditor(models()), u"gpt-4.1"_s);
    QTest::keyClick(openEditor(models()), Qt::Key_Return);
    QTest::keyClick(m_pane.get(), Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(group("openai")->modelRules.size(), 4U);
    QCOMPARE(group("openai")->modelRules.back(), (ModelRule{u"gpt-4"_s, u"gpt-4.1"_s}));
    QCOMPARE(foot(), u"Saved."_s);
}

void tst_RulesPane::addsARowByMouse()
{
    showPart(1);
    QTest::mouseClick(button(u"&Add header"_s), Qt::LeftButton);
    QCOMPARE(headers()->model()->rowCount(), 2);
    QCOMPARE(headers()->currentIndex(), headers()->model()->index(1, 1)); // the name comes first
    QVERIFY(openEditor(headers()));
    QVERIFY(note(headers()).isEmpty()); // not before anything was typed
    QTest::keyClicks(openEditor(headers()), u"X-Team"_s);
    QTest::mouseClick(button(u"&Save rules"_s), Qt::LeftButton); // takes the focus from the cell
    QCOMPARE(group("openai")->headerRules.size(), 2U);
    QCOMPARE(group("openai")->headerRules.back().name, "X-Team"_ba);
}

void tst_RulesPane::opensCellsByKeysAndMouse()
{
    models()->setFocus();
    models()->setCurrentIndex(models()->model()->index(1, 1));
    for (const Qt::Key key : {Qt::Key_F2, Qt::Key_Return, Qt::Key_Enter}) {
        QTest::keyClick(models(), key);
        QVERIFY(openEditor(models()));
        QCOMPARE(openEditor(models())->text(), u"2"_s);
        QTest::keyClick(openEditor(models()), Qt::Key_Escape);
        QTRY_VERIFY(!openEditor(models()));
    }
    const QPoint cell = models()->visualRect(models()->model()->index(0, 1)).center();
    QTest::mouseClick(models()->viewport(), Qt::LeftButton, {}, cell);
    QTest::mouseDClick(models()->viewport(), Qt::LeftButton, {}, cell);
    QVERIFY(openEditor(models()));
    QCOMPARE(openEditor(models())->text(), u"1"_s);
    QTest::keyClick(openEditor(models()), Qt::Key_Escape);
}

void tst_RulesPane::removesRows()
{
    models()->setFocus();
    models()->setCurrentIndex(models()->model()->index(1, 0));
    QTest::keyClick(models(), Qt::Key_Delete);
    QCOMPARE(column(models(), 0), u"ac"_s);
    QCOMPARE(models()->currentIndex().row(), 1);
    QTest::mouseClick(button(u"&Remove"_s, models()->parentWidget()), Qt::LeftButton);
    QCOMPARE(column(models(), 0), u"a"_s);
    QTest::keyClick(models(), Qt::Key_Delete);
    QCOMPARE(models()->model()->rowCount(), 0);
    QVERIFY(!button(u"&Remove"_s, models()->parentWidget())->isEnabled());
}

void tst_RulesPane::movesRowsByKeysAndMouse()
{
    const auto arrow = [this](const QString &name) -> QToolButton * {
        for (auto *each : models()->parentWidget()->findChildren<QToolButton *>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    };
    models()->setFocus();
    models()->setCurrentIndex(models()->model()->index(0, 0));
    QVERIFY(!arrow(u"Move up"_s)->isEnabled());
    QTest::keyClick(models(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(column(models(), 0), u"bac"_s);
    QCOMPARE(models()->currentIndex().row(), 1); // it goes with its row
    QTest::mouseClick(arrow(u"Move down"_s), Qt::LeftButton);
    QCOMPARE(column(models(), 0), u"bca"_s);
    QVERIFY(!arrow(u"Move down"_s)->isEnabled());
    QTest::mouseClick(arrow(u"Move up"_s), Qt::LeftButton);
    models()->setFocus();
    QTest::keyClick(models(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(column(models(), 0), u"abc"_s);
    QVERIFY(!m_pane->isUnsaved());
    QCOMPARE(models()->dragDropMode(), QAbstractItemView::InternalMove);
    QVERIFY(!models()->dragDropOverwriteMode());
}

void tst_RulesPane::masksValuesUntilTheyAreEdited()
{
    showPart(1);
    QCOMPARE(column(headers(), 2), u"toke…eway"_s);
    headers()->setFocus();
    headers()->setCurrentIndex(headers()->model()->index(0, 2));
    QTest::keyClick(headers(), Qt::Key_F2);
    QCOMPARE(openEditor(headers())->text(), u"token-of-the-gateway"_s);
    QTest::keyClick(openEditor(headers()), Qt::Key_End);
    QTest::keyClicks(openEditor(headers()), u"-2"_s);
    QTest::keyClick(openEditor(headers()), Qt::Key_Return);
    QTRY_COMPARE(column(headers(), 2), u"toke…ay-2"_s);
    button(u"&Save rules"_s)->click();
    QCOMPARE(group("openai")->headerRules.front().value.reveal(), "token-of-the-gateway-2"_ba);
}

void tst_RulesPane::choosesAnActionAndAVerdict()
{
    const auto choose = [](DataTable *table, int column, const QString &text) {
        table->setFocus();
        const QModelIndex cell = table->model()->index(0, column);
        table->setCurrentIndex(cell);
        QTest::keyClick(table, Qt::Key_F2);
        auto *box = qobject_cast<QComboBox *>(table->indexWidget(cell));
        QVERIFY(box);
        QCOMPARE(box->currentText(), cell.data().toString());
        QVERIFY(!box->accessibleName().isEmpty());
        box->setCurrentIndex(box->findText(text));
        Q_EMIT box->activated(box->currentIndex());
        QCOMPARE(cell.data().toString(), text);
    };
    showPart(3);
    choose(failures(), 2, u"Upstream overloaded"_s);
    showPart(1);
    choose(headers(), 0, u"Remove"_s);
    button(u"&Save rules"_s)->click();
    QCOMPARE(group("openai")->failureRules.front().verdict, Verdict::Overloaded);
    QCOMPARE(group("openai")->headerRules.front().action, HeaderRule::Action::Remove);
    QVERIFY(group("openai")->headerRules.front().value.isEmpty());
}

void tst_RulesPane::savesAllPartsAtOnce()
{
    set(models(), 0, 1, u"9"_s);
    set(headers(), 0, 1, u"X-Other"_s);
    set(failures(), 0, 0, u"500, 501"_s);
    json()->setPlainText(u"{\"seed\": 12345678901234567890}"_s);
    m_pane->findChild<QCheckBox *>()->click();
    m_editor->calls.clear();
    button(u"&Save rules"_s)->click();
    QCOMPARE(m_editor->calls.size(), 1);
    const GroupPtr saved = group("openai");
    QCOMPARE(saved->modelRules.front().to, u"9"_s);
    QCOMPARE(saved->headerRules.front().name, "X-Other"_ba);
    QCOMPARE(saved->failureRules.front().statuses.toText(), u"500-501"_s);
    QCOMPARE(saved->paramOverrides, "{\"seed\": 12345678901234567890}"_ba);
    QVERIFY(saved->modelStrict);
    // As it is stored.
    QCOMPARE(column(failures(), 0), u"500-501"_s);
    QVERIFY(!m_pane->isUnsaved());
}

void tst_RulesPane::savesNothingBeforeItIsAsked()
{
    const QSignalSpy changed(m_pane.get(), &RulesPane::changed);
    m_editor->calls.clear();
    set(models(), 0, 1, u"9"_s);
    QVERIFY(m_editor->calls.isEmpty());
    QVERIFY(m_pane->isUnsaved());
    QVERIFY(!changed.isEmpty());
    QCOMPARE(foot(), u"Not saved yet."_s);
    set(models(), 0, 1, u"1"_s); // as it was
    QVERIFY(!m_pane->isUnsaved());
    QTest::keyClick(m_pane.get(), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(m_editor->calls.isEmpty());
}

void tst_RulesPane::takesOverAnOpenCellWhenSaving()
{
    models()->setFocus();
    models()->setCurrentIndex(models()->model()->index(0, 1));
    QTest::keyClick(models(), Qt::Key_F2);
    QTest::keyClicks(openEditor(models()), u"new"_s); // over the old text, which is selected
    QTest::keyClick(openEditor(models()), Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(group("openai")->modelRules.front().to, u"new"_s);
}

void tst_RulesPane::saysWhatIsWrongBesideTheTable()
{
    set(models(), 1, 0, QString());
    set(models(), 2, 1, QString());
    QCOMPARE(note(models()), u"Row 2, Model asked for: Name the model, or remove this row."_s);
    models()->setCurrentIndex(models()->model()->index(2, 0));
    QCOMPARE(note(models()), u"Row 3, Model sent: Name the model, or remove this row."_s);
    set(headers(), 0, 2, u"${NOBODY}"_s);
    QVERIFY(note(headers()).startsWith(u"Row 1, Value: Unknown variable"_s));
    QVERIFY(!note(headers()).contains(u"NOBODY"_s));
    set(failures(), 0, 0, u"99"_s);
    QVERIFY(note(failures()).startsWith(u"Row 1, Status: "_s));
    QCOMPARE(foot(), u"4 fields need a change: Models, Headers, Failures"_s);
    QVERIFY(!button(u"&Save rules"_s)->isEnabled());
    set(models(), 1, 0, u"b"_s);
    set(models(), 2, 1, u"3"_s);
    QVERIFY(note(models()).isEmpty());
}

void tst_RulesPane::leadsToWhatIsMissing()
{
    showPart(3);
    failures()->model()->insertRow(0);
    showPart(0);
    QVERIFY(note(failures()).isEmpty());
    m_editor->calls.clear();
    button(u"&Save rules"_s)->click();
    QVERIFY(m_editor->calls.isEmpty());
    QCOMPARE(m_pane->findChild<SegmentedFilter *>()->current(), 3);
    QCOMPARE(failures()->currentIndex(), failures()->model()->index(0, 0));
    QCOMPARE(note(failures()), u"Row 1, Status: Give a status, a text, or both."_s);
}

void tst_RulesPane::checksStrictness()
{
    auto *strict = m_pane->findChild<QCheckBox *>();
    strict->click();
    QCOMPARE(foot(), u"Not saved yet."_s);
    models()->model()->removeRows(0, 3);
    QCOMPARE(foot(), u"1 field needs a change: Models"_s);
    QCOMPARE(strict->accessibleDescription(), u"Without a row every request would be refused."_s);
    strict->click();
    QCOMPARE(foot(), u"Not saved yet."_s);
}

void tst_RulesPane::namesThePlaceInJson()
{
    showPart(2);
    json()->setPlainText(u"{\n  \"a\": ,\n}"_s);
    QVERIFY(note(json()).isEmpty()); // somebody is typing
    QTRY_COMPARE(note(json()), u"Line 2, column 8: “,” does not belong here."_s);
    QCOMPARE(foot(), u"1 field needs a change: Parameters"_s);
    QTest::mouseClick(button(u"Go to line 2"_s), Qt::LeftButton);
    QCOMPARE(json()->textCursor().blockNumber(), 1);
    QCOMPARE(json()->textCursor().positionInBlock(), 7);
    QVERIFY(json()->hasFocus());
    json()->setPlainText(u"{\"a\": 1}"_s);
    QVERIFY(note(json()).isEmpty()); // what is mended is not blamed any longer
    json()->setPlainText(u"[1]"_s);
    QTest::keyClick(m_pane.get(), Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(note(json()), u"This has to be a JSON object: {…}."_s);
}

void tst_RulesPane::leavesStoredJsonAlone()
{
    const QByteArray stored = group("openai")->paramOverrides;
    set(models(), 0, 1, u"9"_s);
    button(u"&Save rules"_s)->click();
    QCOMPARE(group("openai")->paramOverrides, stored);
    json()->moveCursor(QTextCursor::End);
    json()->insertPlainText(u"\n"_s); // typed text keeps its no-break spaces, too
    button(u"&Save rules"_s)->click();
    QCOMPARE(group("openai")->paramOverrides, stored + '\n');
}

void tst_RulesPane::reverts()
{
    set(models(), 0, 1, u"9"_s);
    headers()->model()->removeRow(0);
    json()->setPlainText(u"{"_s);
    m_pane->findChild<QCheckBox *>()->click();
    models()->setFocus();
    models()->setCurrentIndex(models()->model()->index(2, 1));
    QTest::keyClick(models(), Qt::Key_F2);
    QTest::keyClicks(openEditor(models()), u"open"_s);
    button(u"Re&vert"_s)->click(); // as by its mnemonic: the cell keeps the focus
    QCOMPARE(column(models(), 1), u"123"_s);
    QCOMPARE(headers()->model()->rowCount(), 1);
    QVERIFY(!m_pane->findChild<QCheckBox *>()->isChecked());
    QVERIFY(note(json()).isEmpty());
    QVERIFY(!openEditor(models()));
    QVERIFY(!m_pane->isUnsaved());
    QVERIFY(!button(u"Re&vert"_s)->isEnabled());
}

void tst_RulesPane::keepsEditsOfEachGroup()
{
    models()->setFocus();
    models()->setCurrentIndex(models()->model()->index(0, 1));
    QTest::keyClick(models(), Qt::Key_F2);
    QTest::keyClicks(openEditor(models()), u"9"_s); // an open cell counts
    m_pane->setGroup(group("other"));
    QCOMPARE(models()->model()->rowCount(), 0);
    QVERIFY(!m_pane->isUnsaved());
    json()->setPlainText(u"{\"seed\": 1}"_s);
    QCOMPARE(m_pane->unsavedGroups(), (QStringList{u"openai"_s, u"other"_s}));
    m_pane->setGroup(group("openai"));
    QVERIFY(m_pane->isUnsaved());
    QCOMPARE(column(models(), 1), u"923"_s);
    m_pane->setGroup(group("other"));
    QCOMPARE(json()->toPlainText(), u"{\"seed\": 1}"_s);
    QCOMPARE(group("openai")->modelRules.front().to, u"1"_s);
}

void tst_RulesPane::saysThatRulesChangedElsewhere()
{
    set(models(), 0, 1, u"9"_s);
    GroupDraft draft = draftOf(*group("openai"));
    draft.displayName = u"Renamed"_s; // not about rules
    m_editor->editGroup(group("openai")->id, draft, {});
    QCOMPARE(foot(), u"Not saved yet."_s);
    draft.modelRules.front().to = u"8"_s;
    m_editor->editGroup(group("openai")->id, draft, {});
    QCOMPARE(column(models(), 1), u"923"_s);
    QVERIFY(foot().contains(u"changed elsewhere"_s));
    button(u"&Save rules"_s)->click();
    QCOMPARE(group("openai")->modelRules.front().to, u"9"_s);
    QCOMPARE(group("openai")->displayName, u"Renamed"_s);
    QCOMPARE(foot(), u"Saved."_s);
}

void tst_RulesPane::keepsWhatWasTypedWhileSaving()
{
    m_editor->queued = true;
    set(models(), 0, 1, u"9"_s);
    button(u"&Save rules"_s)->click();
    QCOMPARE(foot(), u"Saving…"_s);
    QVERIFY(!button(u"&Save rules"_s)->isEnabled());
    set(models(), 1, 1, u"7"_s);
    QTRY_COMPARE(foot(), u"Not saved yet."_s);
    QCOMPARE(column(models(), 1), u"973"_s);
    QCOMPARE(group("openai")->modelRules.at(1).to, u"2"_s);
    button(u"&Save rules"_s)->click();
    QTRY_COMPARE(foot(), u"Saved."_s);
    QCOMPARE(group("openai")->modelRules.at(1).to, u"7"_s);
}

void tst_RulesPane::showsARefusal()
{
    set(models(), 0, 1, u"9"_s);
    m_editor->nextRefusal = Error{.kind = ErrorKind::StorageFailed};
    button(u"&Save rules"_s)->click();
    QVERIFY(foot().startsWith(u"Nothing was saved"_s));
    QVERIFY(m_pane->isUnsaved());
    QVERIFY(button(u"&Save rules"_s)->isEnabled());
    set(models(), 0, 1, u"8"_s);
    QCOMPARE(foot(), u"Not saved yet."_s);
}

void tst_RulesPane::showsNothingOfAnAggregate()
{
    set(models(), 0, 1, u"9"_s);
    m_pane->setGroup(group("all"));
    QCOMPARE(m_pane->count(), 0);
    QVERIFY(!m_pane->isUnsaved());
    m_editor->calls.clear();
    QTest::keyClick(m_pane.get(), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(m_editor->calls.isEmpty());
    m_pane->setGroup(group("openai"));
    QVERIFY(m_pane->isUnsaved());
}

void tst_RulesPane::saysWhatThereIsNot()
{
    m_pane->setGroup(group("other"));
    for (DataTable *each : {models(), headers(), failures()})
        QVERIFY(!each->findChild<EmptyState *>()->isHidden());
    QVERIFY(!json()->placeholderText().isEmpty());
    models()->model()->insertRow(0);
    QVERIFY(models()->findChild<EmptyState *>()->isHidden());
}

void tst_RulesPane::goesOnByTab()
{
    set(models(), 0, 1, u"9"_s);
    models()->setCurrentIndex(models()->model()->index(1, 0));
    m_pane->findChild<SegmentedFilter *>()->findChild<QAbstractButton *>()->setFocus();
    QStringList order;
    for (int i = 0; i < 9; ++i) {
        const QWidget *widget = QApplication::focusWidget();
        const auto *named = qobject_cast<const QAbstractButton *>(widget);
        const QString text = named ? named->text() : QString();
        order.append(text.isEmpty() ? widget->accessibleName() : text);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(order,
             (QStringList{u"Models"_s,
                          u"&Add redirect"_s,
                          u"&Remove"_s,
                          u"Move up"_s,
                          u"Move down"_s,
                          u"&Only these models"_s,
                          u"Model redirects"_s,
                          u"Re&vert"_s,
                          u"&Save rules"_s}));
}

void tst_RulesPane::namesEveryControl()
{
    for (const QWidget *widget : m_pane->findChildren<QWidget *>()) {
        const auto *named = qobject_cast<const QAbstractButton *>(widget);
        const bool isControl = named || qobject_cast<const QAbstractItemView *>(widget)
                               || qobject_cast<const QPlainTextEdit *>(widget);
        if (!isControl || widget->isHidden() || widget->focusPolicy() == Qt::NoFocus
            || qobject_cast<const QAbstractItemView *>(widget->parentWidget()))
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty() || (named && !named->text().isEmpty()),
                 widget->metaObject()->className());
    }
}

QTEST_MAIN(tst_RulesPane)
#include "tst_rulespane.moc"
