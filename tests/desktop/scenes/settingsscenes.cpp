#include "tests/desktop/scenes/scenes.h"
#include "ui/dialogs/backupdialog.h"
#include "ui/dialogs/restoredialog.h"
#include "ui/pages/settingcontrol.h"
#include "ui/pages/settingspage.h"
#include "ui/widgets/searchfield.h"

#include <QLineEdit>
#include <QTest>

namespace keyferry::test {

using namespace Qt::StringLiterals;

namespace {

// As the mock-up has it: a value that is refused, with the keyboard on it.
void typeTooMuch(ui::SettingsPage &page)
{
    page.showSetting(u"key_validation_interval_minutes"_s);
    // The window's own, which need not be the active one after a dialog.
    QWidget *const focused = page.window()->focusWidget();
    auto *line = qobject_cast<QLineEdit *>(focused);
    if (!line)
        line = focused->findChild<QLineEdit *>();
    line->selectAll();
    QTest::keyClicks(line, u"20000"_s);
    QTest::keyClick(line, Qt::Key_Return);
}

void takeBackupDialogs(Studio &studio)
{
    ui::BackupDialog backup(&studio.window());
    backup.findChildren<QLineEdit *>().at(0)->setText(u"correct horse"_s);
    backup.findChildren<QLineEdit *>().at(1)->setText(u"correct house"_s);
    studio.show(u"backup-dialog"_s, backup);
    studio.maintenance().contentAnswer = BackupContent{
        .madeAt = 1'795'320'000'000, .groups = 4, .keys = 51, .accessKeys = 3, .requests = 7'210};
    ui::RestoreDialog restore(
        studio.maintenance(), u"/home/me/keyferry-2026-11-22.db"_s, &studio.window());
    studio.show(u"restore-dialog"_s, restore);
}

} // namespace

void scenes::settings(Studio &studio)
{
    auto &page = studio.page<ui::SettingsPage>();
    studio.window().showPage(&page);
    page.showSection(u"general"_s);
    studio.show(u"settings-general"_s);
    page.showSection(u"listening"_s);
    studio.show(u"settings"_s);
    studio.show(u"settings-small"_s, Studio::least);
    studio.editor().setSetting(u"blacklist_threshold"_s, u"5"_s, {});
    studio.editor().setSetting(u"key_rpm"_s, u"60"_s, {});
    studio.editor().setEnvironment(u"key_validation_concurrency"_s, u"10"_s);
    typeTooMuch(page);
    studio.show(u"settings-keys"_s);
    studio.show(u"settings-keys-small"_s, Studio::least);
    auto *search = page.findChild<ui::SearchField *>();
    search->setText(u"timeout"_s); // as on the command line: the same in every language
    studio.show(u"settings-found"_s);
    search->setText(u"nothing like it"_s);
    studio.show(u"settings-nothing"_s);
    search->clear();
    studio.maintenance().figuresAnswer = {
        .folder = u"/home/me/.local/share/keyferry"_s,
        .dataKeyFile = u"/home/me/.local/share/keyferry/data.key"_s,
        .backupFolder = u"/home/me/.local/share/keyferry/backups"_s,
        .databaseBytes = 81'200'000,
        .logBytes = 64'300'000,
        .freeBytes = 3'100'000,
        .lastBackupAt = 1'795'320'000'000};
    for (const auto &section :
         {u"timeouts"_s, u"network"_s, u"secrets"_s, u"storage"_s, u"backup"_s, u"about"_s}) {
        page.showSection(section);
        studio.show(u"settings-"_s + section);
    }
    takeBackupDialogs(studio);
    page.showSection(u"listening"_s);
}

} // namespace keyferry::test
