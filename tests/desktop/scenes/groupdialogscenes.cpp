#include "tests/desktop/picturetools.h"
#include "tests/desktop/scenes/scenes.h"
#include "ui/dialogs/groupdialog.h"
#include "ui/dialogs/groupform.h"
#include "ui/dialogs/keypastebox.h"
#include "ui/dialogs/keytest.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTest>

namespace keyferry::test {

using namespace Qt::StringLiterals;

namespace {

void chooseProvider(ui::GroupDialog &dialog, const QString &name)
{
    auto *provider = named<QComboBox>(dialog, ui::GroupForm::tr("&Provider"));
    provider->setCurrentIndex(provider->findText(name));
    Q_EMIT provider->activated(provider->currentIndex());
}

void keyTest(Studio &studio, ui::GroupDialog &dialog)
{
    auto *test = dialog.findChild<ui::KeyTest *>();
    const auto show = [&](const QString &name) {
        settle();
        dialog.findChild<QScrollArea *>()->ensureWidgetVisible(test);
        studio.show(name, dialog);
    };
    studio.gateway().tryAnswer =
        CheckResult{.mask = u"sk-f…nbd1"_s,
                    .verdict = Verdict::KeyRejected,
                    .status = 401,
                    .message = u"HTTP 401: Authentication Fails, Your api key: "
                               "****nbd1 is invalid"_s};
    test->button()->click();
    show(u"group-dialog-tested"_s);
    studio.resize(Studio::least);
    dialog.resize(dialog.width(), Studio::least.height() - 40); // as it opens over such a window
    chooseProvider(dialog, u"Azure OpenAI"_s);
    show(u"group-dialog-azure-small"_s);
}

} // namespace

void scenes::groupDialog(Studio &studio)
{
    studio.resize();
    ui::GroupDialog dialog(studio.editor(), studio.gateway(), &studio.window());
    dialog.open();
    chooseProvider(dialog, u"DeepSeek"_s);
    auto *name = named<QLineEdit>(dialog, ui::GroupForm::tr("&Name"));
    name->selectAll();
    QTest::keyClicks(name, u"deep seek"_s);
    Q_EMIT name->editingFinished(); // no window is active here, so none loses the focus
    auto *keys = dialog.findChild<ui::KeyPasteBox *>();
    keys->edit()->setPlainText(u"sk-fhqzw7Kd0aNnbd1\nsk-yt0pk2Wm9cEaa93\nsk-lmwte5Xs4uB20vc"_s);
    Q_UNUSED(keys->keys())
    studio.show(u"group-dialog"_s, dialog);
    keyTest(studio, dialog);
    studio.resize();
}

} // namespace keyferry::test
