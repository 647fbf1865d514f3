#include "tests/desktop/scenes/scenes.h"
#include "ui/dialogs/accesskeydialog.h"
#include "ui/pages/connectpage.h"
#include "ui/pages/teststrip.h"

#include <QComboBox>

namespace keyferry::test {

using namespace Qt::StringLiterals;
using namespace ui;

namespace {

void showDialog(Studio &studio, const QString &name, bool isOfOneThere)
{
    auto &page = studio.page<ConnectPage>();
    const auto &keys = studio.editor().snapshot()->accessKeys;
    if (isOfOneThere)
        page.editAccessKey(keys.at(2).id);
    else
        page.createAccessKey();
    auto *dialog = studio.window().findChild<AccessKeyDialog *>();
    if (!isOfOneThere)
        dialog->findChildren<QComboBox *>().first()->setCurrentIndex(1);
    studio.show(name, *dialog);
    delete dialog;
    studio.window().activateWindow(); // the keyboard was the dialog's
}

} // namespace

void scenes::connect(Studio &studio)
{
    auto &page = studio.page<ConnectPage>();
    studio.window().showPage(&page);
    page.showClient(ClientId::OpenAiPython);
    studio.show(u"connect"_s);
    studio.show(u"connect-small"_s, Studio::least);
    page.showClient(ClientId::CodexCli);
    studio.show(u"connect-variants"_s);
    page.showClient(ClientId::CherryStudio);
    studio.show(u"connect-application"_s);
    showDialog(studio, u"access-key-new"_s, false);
    showDialog(studio, u"access-key-edit"_s, true);
    page.showClient(ClientId::OpenAiPython);
}

} // namespace keyferry::test
