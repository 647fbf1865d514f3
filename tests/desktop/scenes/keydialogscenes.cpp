#include "tests/desktop/picturetools.h"
#include "tests/desktop/scenes/scenes.h"
#include "ui/dialogs/addkeysdialog.h"
#include "ui/dialogs/exportkeysdialog.h"
#include "ui/dialogs/keydetailsdialog.h"
#include "ui/dialogs/keypastebox.h"

#include <QAbstractSpinBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

namespace keyferry::test {

using namespace Qt::StringLiterals;

namespace {

void addPasted(Studio &studio)
{
    ui::AddKeysDialog dialog(studio.group("openai"), &studio.window());
    dialog.open();
    auto *keys = dialog.findChild<ui::KeyPasteBox *>();
    keys->edit()->setPlainText(u"key,notes,tag\n"
                               "sk-proj-h2Vd81bNqTx9Qf,Work account,acme\n"
                               "sk-proj-Ur5kPz0aWeLm2a,Work account,acme\n"
                               "sk-proj-c8YtE3fSbn7TdR,\"Work, spare\",acme\n"
                               "sk-proj-Ko7wNs2GmeqW0e,Private,home\n"
                               "sk-proj-Ko7wNs2GmeqW0e,Private,home\n"
                               "sk-proj-äöü8Yt,From a mail,home\n"
                               "sk-proj-9mQx4LrJktbb3Z,Second account,home"_s);
    Q_UNUSED(keys->keys())
    studio.show(u"add-keys-dialog"_s, dialog);
}

void addFile(Studio &studio)
{
    ui::AddKeysDialog dialog(studio.group("openai"), &studio.window());
    dialog.open();
    dialog.openFile(QCoreApplication::applicationFilePath());
    studio.show(u"add-file-dialog"_s, dialog);
}

void details(Studio &studio)
{
    ui::KeyDetailsDialog dialog(
        studio.editor(),
        {.mask = u"sk-p…x9Qf"_s, .notes = u"Work account"_s, .tag = u"acme"_s, .weight = 2},
        &studio.window());
    dialog.open();
    auto *weight = named<QAbstractSpinBox>(dialog, ui::KeyDetailsDialog::tr("&Weight"))
                       ->findChild<QLineEdit *>();
    weight->clear();
    QTest::keyClicks(weight, u"0"_s);
    studio.show(u"key-details-dialog"_s, dialog);
}

void exported(Studio &studio)
{
    ui::ExportKeysDialog dialog(
        {.group = studio.group("openai"),
         .counts = {.active = 17, .cooling = 2, .invalid = 1, .disabled = 1}},
        &studio.window());
    dialog.open();
    studio.show(u"export-dialog"_s, dialog);
}

} // namespace

void scenes::keyDialogs(Studio &studio)
{
    studio.resize();
    addPasted(studio);
    addFile(studio);
    details(studio);
    exported(studio);
}

} // namespace keyferry::test
