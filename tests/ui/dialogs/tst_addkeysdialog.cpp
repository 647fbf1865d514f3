#include "tests/support/fakeconfigeditor.h"
#include "tests/support/screenshot.h"
#include "ui/dialogs/addkeysdialog.h"
#include "ui/dialogs/dialogfoot.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/themecontroller.h"

#include <QCheckBox>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>
#include <QToolButton>

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
    void asksForTheImportAndCloses();
    void asksForACheckOfTheNewKeys();
    void addsWhatWasPastedLast();
    void showsAFileByNameAndSize();
    void goesBackFromAFileToTheBox();
    void takesADroppedFile();
    void tellsWhyAFileCannotBeRead();
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
    m_dialog = std::make_unique<AddKeysDialog>(m_editor->snapshot()->groups.front());
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

void tst_AddKeysDialog::asksForTheImportAndCloses()
{
    QSignalSpy requested(m_dialog.get(), &AddKeysDialog::importRequested);
    box()->setPlainText(u"sk-aaaaaaaaaaaa sk-bbbbbbbbbbbb"_s);
    QTRY_VERIFY(foot()->primary()->isEnabled());
    QTest::mouseClick(foot()->primary(), Qt::LeftButton);
    QCOMPARE(requested.count(), 1);
    const auto source = requested.last().at(0).value<KeySource>();
    QCOMPARE(source.text, "sk-aaaaaaaaaaaa sk-bbbbbbbbbbbb"_ba);
    QCOMPARE(source.path, QString());
    QVERIFY(!requested.last().at(1).toBool());
    QVERIFY(!m_dialog->isVisible());
}

void tst_AddKeysDialog::asksForACheckOfTheNewKeys()
{
    QSignalSpy requested(m_dialog.get(), &AddKeysDialog::importRequested);
    box()->setPlainText(u"sk-aaaaaaaaaaaa"_s);
    QTRY_VERIFY(foot()->primary()->isEnabled());
    QTest::keyClick(m_dialog->findChild<QCheckBox *>(), Qt::Key_Space);
    QTest::keyClick(m_dialog.get(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(requested.count(), 1);
    QVERIFY(requested.last().at(1).toBool());
}

void tst_AddKeysDialog::addsWhatWasPastedLast()
{
    QSignalSpy requested(m_dialog.get(), &AddKeysDialog::importRequested);
    box()->setPlainText(u"sk-aaaaaaaaaaaa"_s);
    QTRY_VERIFY(foot()->primary()->isEnabled());
    box()->setPlainText(u"sk-bbbbbbbbbbbb"_s);
    QTest::mouseClick(foot()->primary(), Qt::LeftButton);
    QCOMPARE(requested.last().at(0).value<KeySource>().text, "sk-bbbbbbbbbbbb"_ba);
}

void tst_AddKeysDialog::showsAFileByNameAndSize()
{
    QSignalSpy requested(m_dialog.get(), &AddKeysDialog::importRequested);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"large.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(3'000'000'000)); // a hole: takes no room, and nobody reads it here
    file.close();
    m_dialog->openFile(file.fileName());
    QVERIFY(!box()->isVisible());
    QStringList texts;
    for (const QLabel *label : m_dialog->findChildren<QLabel *>()) {
        if (label->isVisible())
            texts.append(label->text());
    }
    QVERIFY(texts.contains(u"large.csv"_s));
    QVERIFY(texts.contains(format::size(3'000'000'000)));
    QVERIFY(!texts.contains(u"twice in the text"_s));
    QTest::mouseClick(foot()->primary(), Qt::LeftButton);
    QCOMPARE(requested.last().at(0).value<KeySource>().path, file.fileName());
    QCOMPARE(requested.last().at(0).value<KeySource>().text, QByteArray());
}

void tst_AddKeysDialog::goesBackFromAFileToTheBox()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    box()->setPlainText(u"sk-aaaaaaaaaaaa"_s);
    m_dialog->openFile(file.fileName());
    QCOMPARE(foot()->primary()->text(), u"Add keys"_s);
    for (QToolButton *button : m_dialog->findChildren<QToolButton *>()) {
        if (button->accessibleName() == u"Do without the file"_s)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QVERIFY(box()->isVisible());
    QTRY_COMPARE(foot()->primary()->text(), u"Add 1 key"_s);
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
    QVERIFY(foot()->primary()->isEnabled());
    QVERIFY(!box()->isVisible());
}

void tst_AddKeysDialog::tellsWhyAFileCannotBeRead()
{
    auto *note = m_dialog->findChild<FieldNote *>();
    m_dialog->openFile(u"/nowhere/keys.txt"_s);
    QVERIFY(note->error().startsWith(u"The file cannot be read"_s));
    QVERIFY(note->error().contains(u"keys.txt"_s));
    m_dialog->openFile(u"/"_s); // a folder
    QVERIFY(note->hasError());
    QVERIFY(box()->isVisible());
    box()->setPlainText(u"sk-aaaaaaaaaaaa"_s);
    QTRY_VERIFY(!note->hasError());
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
