#include "tests/support/fakeconfigeditor.h"
#include "tests/support/screenshot.h"
#include "ui/dialogs/addkeysdialog.h"
#include "ui/dialogs/dialogfoot.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/themecontroller.h"

#include <QDropEvent>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_AddKeysDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void countsAfterAPause();
    void listsRefusedLines();
    void addsAndReports();
    void addsWhatWasPastedLast();
    void readsAFileWithoutShowingIt();
    void takesADroppedFile();
    void tellsWhyAFileCannotBeRead();
    void staysOpenWhenNothingWasSaved();
    void summarises();
    void looks();

private:
    [[nodiscard]] QPlainTextEdit *box() const { return m_dialog->findChild<QPlainTextEdit *>(); }
    [[nodiscard]] DialogFoot *foot() const { return m_dialog->findChild<DialogFoot *>(); }
    void open();

    std::unique_ptr<FakeConfigEditor> m_editor;
    std::unique_ptr<AddKeysDialog> m_dialog;
};

void tst_AddKeysDialog::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_editor->addGroup({.name = u"openai"_s, .displayName = u"OpenAI"_s}, {});
    open();
}

void tst_AddKeysDialog::cleanup()
{
    m_dialog.reset();
}

void tst_AddKeysDialog::open()
{
    m_dialog = std::make_unique<AddKeysDialog>(*m_editor, m_editor->snapshot()->groups.front());
    m_dialog->show();
}

void tst_AddKeysDialog::countsAfterAPause()
{
    QVERIFY(!foot()->primary()->isEnabled());
    QVERIFY(!foot()->text().isEmpty()); // says why
    QTest::keyClicks(box(), u"sk-aaaaaaaaaaaa sk-bbbbbbbbbbbb sk-aaaaaaaaaaaa"_s);
    QVERIFY(!foot()->primary()->isEnabled());
    QTRY_VERIFY(foot()->primary()->isEnabled());
    QCOMPARE(foot()->primary()->text(), u"Add 2 keys"_s);
    box()->clear();
    QTRY_VERIFY(!foot()->primary()->isEnabled());
}

void tst_AddKeysDialog::listsRefusedLines()
{
    auto *table = m_dialog->findChild<DataTable *>();
    QVERIFY(!table->isVisible());
    box()->setPlainText(u"sk-aaaaaaaaaaaa\nsk-äöü-00000000\nsk-bbbbbbbbbbbb"_s);
    QTRY_VERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, 0).data().toInt(), 2);
    QCOMPARE(table->model()->index(0, 1).data().toString(),
             u"Letters outside ASCII cannot be sent."_s);
}

void tst_AddKeysDialog::addsAndReports()
{
    m_editor->addKeys(m_editor->snapshot()->groups.front()->id, parseKeys("sk-aaaaaaaaaaaa"), {});
    QSignalSpy added(m_dialog.get(), &AddKeysDialog::added);
    box()->setPlainText(u"sk-aaaaaaaaaaaa sk-bbbbbbbbbbbb"_s);
    QTRY_VERIFY(foot()->primary()->isEnabled());
    QTest::mouseClick(foot()->primary(), Qt::LeftButton);
    QCOMPARE(added.count(), 1);
    const auto report = added.last().at(0).value<ImportReport>();
    QCOMPARE(report.added, 1);
    QCOMPARE(report.alreadyPresent, 1);
    QVERIFY(!m_dialog->isVisible());
}

void tst_AddKeysDialog::addsWhatWasPastedLast()
{
    box()->setPlainText(u"sk-aaaaaaaaaaaa"_s);
    QTRY_VERIFY(foot()->primary()->isEnabled());
    box()->setPlainText(u"sk-aaaaaaaaaaaa sk-bbbbbbbbbbbb"_s);
    QTest::mouseClick(foot()->primary(), Qt::LeftButton);
    QCOMPARE(m_editor->calls.last(), u"addKeys 2"_s);
}

void tst_AddKeysDialog::readsAFileWithoutShowingIt()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"keys.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("key,notes,tag\nsk-aaaaaaaaaaaa,Work,acme\nsk-bbbbbbbbbbbb,,\n");
    file.close();
    m_dialog->openFile(file.fileName());
    QVERIFY(box()->toPlainText().isEmpty());
    QVERIFY(box()->placeholderText().contains(u"keys.csv"_s));
    QCOMPARE(foot()->primary()->text(), u"Add 2 keys"_s);
    QTest::mouseClick(foot()->primary(), Qt::LeftButton);
    QCOMPARE(m_editor->calls.last(), u"addKeys 2"_s);
}

void tst_AddKeysDialog::takesADroppedFile()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"keys.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("sk-aaaaaaaaaaaa\n");
    file.close();
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(file.fileName())});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_dialog.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_dialog.get(), &drop);
    QCOMPARE(foot()->primary()->text(), u"Add 1 key"_s);
}

void tst_AddKeysDialog::tellsWhyAFileCannotBeRead()
{
    auto *note = m_dialog->findChild<FieldNote *>();
    m_dialog->openFile(u"/nowhere/keys.txt"_s);
    QVERIFY(note->error().startsWith(u"The file cannot be read"_s));
    QVERIFY(note->error().contains(u"keys.txt"_s));
    m_dialog->openFile(u"/"_s); // a folder
    QVERIFY(note->hasError());
    QTemporaryDir folder;
    QFile large(folder.filePath(u"large"_s));
    QVERIFY(large.open(QIODevice::WriteOnly));
    QVERIFY(large.resize(256LL * 1024 * 1024 + 1)); // a hole: takes no room
    m_dialog->openFile(large.fileName());
    QVERIFY(note->error().startsWith(u"The file is larger than"_s));
    box()->setPlainText(u"sk-aaaaaaaaaaaa"_s);
    QTRY_VERIFY(!note->hasError());
}

void tst_AddKeysDialog::staysOpenWhenNothingWasSaved()
{
    box()->setPlainText(u"sk-aaaaaaaaaaaa"_s);
    m_editor->nextRefusal = Error{.kind = ErrorKind::StorageFailed};
    QTRY_VERIFY(foot()->primary()->isEnabled());
    QTest::mouseClick(foot()->primary(), Qt::LeftButton);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(foot()->text().startsWith(u"Nothing was saved"_s));
    QTest::mouseClick(foot()->primary(), Qt::LeftButton);
    QVERIFY(!m_dialog->isVisible());
}

void tst_AddKeysDialog::summarises()
{
    QCOMPARE(importSummary(u"openai"_s, {.added = 2}), u"2 keys added to openai"_s);
    QCOMPARE(importSummary(u"openai"_s, {.added = 0, .alreadyPresent = 3}),
             u"No new keys for openai, 3 already there"_s);
    QCOMPARE(importSummary(u"openai"_s, {.added = 1, .alreadyPresent = 3, .refused = 4}),
             u"1 key added to openai, 3 already there, 4 refused"_s);
}

void tst_AddKeysDialog::looks()
{
    ThemeController themes;
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        themes.setMode(mode);
        open();
        box()->setPlainText(
            u"sk-aaaaaaaaaaaa\nsk-äöü-00000000\nsk-bbbbbbbbbbbb\nsk-bbbbbbbbbbbb"_s);
        QTRY_VERIFY(foot()->primary()->isEnabled());
        screenshot(*m_dialog, mode == ThemeMode::Dark ? u"addkeys-dark"_s : u"addkeys-light"_s);
        m_dialog.reset();
    }
}

QTEST_MAIN(tst_AddKeysDialog)
#include "tst_addkeysdialog.moc"
