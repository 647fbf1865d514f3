#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakelogreader.h"
#include "tests/support/fakemaintenance.h"
#include "ui/dialogs/backupdialog.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/dialogfoot.h"
#include "ui/dialogs/restoredialog.h"
#include "ui/pages/backuppane.h"
#include "ui/pages/settingspage.h"
#include "ui/widgets/fieldnote.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

/// What stands on the settings page beside the settings.
class tst_SettingsPanes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void saysWhereTheDataKeyIs();
    void compactsAsATask();
    void tellsWhatCompactingEndedIn();
    void clearsTheLogAfterAQuestion();
    void backsUpAsATask();
    void restoresAndAsksForARestart();
    void showsTheWholeOfWhatABackupHolds();
    void showsTheSwitchOfDailyBackups();

private:
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] QPushButton *button(const QString &text) const;
    [[nodiscard]] const Task *newestTask() const;

    std::unique_ptr<test::FakeConfigEditor> m_editor;
    std::unique_ptr<test::FakeMaintenance> m_maintenance;
    std::unique_ptr<test::FakeLogReader> m_log;
    std::unique_ptr<TaskListModel> m_tasks;
    std::unique_ptr<MaintenanceTasks> m_work;
    std::unique_ptr<SettingsPage> m_page;
};

void tst_SettingsPanes::init()
{
    m_editor = std::make_unique<test::FakeConfigEditor>();
    m_maintenance = std::make_unique<test::FakeMaintenance>();
    m_log = std::make_unique<test::FakeLogReader>();
    m_tasks = std::make_unique<TaskListModel>(std::chrono::minutes(1));
    m_work = std::make_unique<MaintenanceTasks>(*m_maintenance, *m_tasks);
    m_page = std::make_unique<SettingsPage>(SettingsPage::Parts{.editor = m_editor.get(),
                                                                .maintenance = m_maintenance.get(),
                                                                .log = m_log.get(),
                                                                .work = m_work.get()});
    m_page->resize(1000, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void tst_SettingsPanes::cleanup()
{
    m_page.reset();
    m_work.reset();
}

QString tst_SettingsPanes::shownText() const
{
    QStringList texts;
    for (const QLabel *label : m_page->findChildren<QLabel *>()) {
        if (label->isVisible())
            texts.append(label->text());
    }
    return texts.join(u'\n');
}

QPushButton *tst_SettingsPanes::button(const QString &text) const
{
    for (QPushButton *each : m_page->findChildren<QPushButton *>()) {
        if (each->isVisible() && each->text().remove(u'&') == text)
            return each;
    }
    return nullptr;
}

const Task *tst_SettingsPanes::newestTask() const
{
    return m_tasks->rowCount() > 0 ? m_tasks->task(m_tasks->idAt(0)) : nullptr;
}

void tst_SettingsPanes::saysWhereTheDataKeyIs()
{
    m_maintenance->figuresAnswer.dataKeyFile = u"/data/data.key"_s;
    m_page->showSection(u"secrets"_s);
    QVERIFY(shownText().contains("/data/data.key"_L1));
    QVERIFY(shownText().contains("0600"_L1));
}

void tst_SettingsPanes::compactsAsATask()
{
    m_maintenance->figuresAnswer = {.folder = u"/data"_s, .databaseBytes = 80'000'000};
    m_page->showSection(u"storage"_s);
    QVERIFY(shownText().contains("80"_L1));
    QVERIFY(!button(u"Compact"_s)->isEnabled()); // nothing to give back

    m_maintenance->figuresAnswer.freeBytes = 3'000'000;
    m_page->showSection(u"storage"_s);
    m_maintenance->holdsWork = true;
    QTest::mouseClick(button(u"Compact"_s), Qt::LeftButton);
    QCOMPARE(m_maintenance->calls, QStringList{u"compact"_s});
    QVERIFY(newestTask());
    QCOMPARE(newestTask()->state, TaskState::Running);
    QVERIFY(!m_tasks->isCancellable(m_tasks->idAt(0)));
    m_maintenance->figuresAnswer.freeBytes = 0;
    m_maintenance->finishWork();
    QVERIFY(!button(u"Compact"_s)->isEnabled()); // measured again
}

void tst_SettingsPanes::tellsWhatCompactingEndedIn()
{
    m_maintenance->figuresAnswer.freeBytes = 3'000'000;
    m_maintenance->workAnswer = Error{.kind = ErrorKind::StorageFailed, .detail = u"disk full"_s};
    m_page->showSection(u"storage"_s);
    QTest::keyClick(button(u"Compact"_s), Qt::Key_Space);
    QCOMPARE(newestTask()->state, TaskState::Failed);
    QVERIFY(newestTask()->result.contains("disk"_L1));
}

void tst_SettingsPanes::clearsTheLogAfterAQuestion()
{
    m_maintenance->figuresAnswer.logBytes = 64'000'000;
    m_page->showSection(u"storage"_s);
    QSignalSpy cleared(m_log.get(), &LogReader::cleared);
    const auto ask = [this](bool isMeant) {
        QTest::mouseClick(button(u"Clear…"_s), Qt::LeftButton);
        auto *dialog = m_page->findChild<ConfirmDialog *>();
        QVERIFY(dialog);
        auto *foot = dialog->findChild<DialogFoot *>();
        QTest::mouseClick(isMeant ? foot->primary() : foot->cancel(), Qt::LeftButton);
        QTRY_VERIFY(!m_page->findChild<ConfirmDialog *>());
    };
    ask(false);
    QVERIFY(cleared.isEmpty());
    m_maintenance->figuresAnswer.logBytes = 0;
    ask(true);
    QCOMPARE(cleared.size(), 1);
    QVERIFY(!button(u"Clear…"_s)->isEnabled());
}

void tst_SettingsPanes::backsUpAsATask()
{
    m_page->showSection(u"backup"_s);
    QTest::mouseClick(button(u"Back up…"_s), Qt::LeftButton);
    auto *dialog = m_page->findChild<BackupDialog *>();
    QVERIFY(dialog);
    auto *primary = dialog->findChild<DialogFoot *>()->primary();
    QVERIFY(primary->isEnabled());
    const auto lines = dialog->findChildren<QLineEdit *>();
    QTest::keyClicks(lines.at(0), u"correct horse"_s);
    QVERIFY(!primary->isEnabled());
    QTest::keyClicks(lines.at(1), u"correct house"_s);
    QVERIFY(!primary->isEnabled());
    lines.at(1)->clear();
    QTest::keyClicks(lines.at(1), u"correct horse"_s);
    QVERIFY(primary->isEnabled());
    QTest::keyClick(dialog->findChild<QCheckBox *>(), Qt::Key_Space);
    dialog->backUpTo(u"/tmp/a.keyferry-backup"_s);
    QCOMPARE(m_maintenance->calls, QStringList{u"backUp /tmp/a.keyferry-backup without log"_s});
    QCOMPARE(m_maintenance->lastBackup.passphrase, Secret("correct horse"));
    QCOMPARE(newestTask()->state, TaskState::Done);
    QCOMPARE(newestTask()->details.file, u"/tmp/a.keyferry-backup"_s);
}

void tst_SettingsPanes::restoresAndAsksForARestart()
{
    m_maintenance->passphrase = u"words"_s;
    m_maintenance->contentAnswer = BackupContent{.groups = 1, .keys = 41};
    QSignalSpy restart(m_page.get(), &SettingsPage::restartRequested);
    m_page->showSection(u"backup"_s);
    m_page->findChild<BackupPane *>()->restoreFrom(u"/tmp/a.db"_s);
    auto *dialog = m_page->findChild<RestoreDialog *>();
    auto *foot = dialog->findChild<DialogFoot *>();
    auto *passphrase = dialog->findChild<QLineEdit *>();
    QVERIFY(passphrase->isVisible());
    QVERIFY(!foot->primary()->isEnabled());
    QTest::keyClicks(passphrase, u"word"_s);
    QTest::mouseClick(foot->primary(), Qt::LeftButton);
    QVERIFY(dialog->findChild<FieldNote *>()->hasError());
    QTest::keyClicks(passphrase, u"words"_s);
    QTest::mouseClick(foot->primary(), Qt::LeftButton);
    QVERIFY(!passphrase->isVisible());
    QCOMPARE(m_maintenance->calls.last(), u"prepareRestore /tmp/a.db"_s);
    QVERIFY(RestoreDialog::contentInWords(*m_maintenance->contentAnswer).contains("1 group"_L1));
    QTest::mouseClick(foot->primary(), Qt::LeftButton);
    QCOMPARE(m_maintenance->calls.last(), u"confirmRestore"_s);
    QCOMPARE(restart.size(), 1);
}

// The file is checked while the dialog is shown: it grows with what is found.
void tst_SettingsPanes::showsTheWholeOfWhatABackupHolds()
{
    m_maintenance->holdsWork = true;
    m_maintenance->contentAnswer = BackupContent{
        .madeAt = 1'790'000'000'000, .groups = 17, .keys = 41'000, .requests = 123'456};
    m_page->showSection(u"backup"_s);
    m_page->findChild<BackupPane *>()->restoreFrom(u"/tmp/a.db"_s);
    auto *dialog = m_page->findChild<RestoreDialog *>();
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    m_maintenance->finishWork();
    QVERIFY(dialog->findChild<DialogFoot *>()->primary()->isEnabled());
    for (const QLabel *label : dialog->findChildren<QLabel *>()) {
        if (label->isVisible() && label->wordWrap())
            QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                     qPrintable(label->text()));
    }
}

void tst_SettingsPanes::showsTheSwitchOfDailyBackups()
{
    m_page->showSection(u"backup"_s);
    QVERIFY(shownText().contains("Back up daily"_L1));
    QVERIFY(shownText().contains("None yet"_L1));
    m_maintenance->figuresAnswer.lastBackupAt = 1'700'000'000'000;
    m_page->showSection(u"backup"_s);
    QVERIFY(!shownText().contains("None yet"_L1));
}

QTEST_MAIN(tst_SettingsPanes)
#include "tst_settingspanes.moc"
