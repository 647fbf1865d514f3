// What stands around the pages and beside the window; and every control on one sheet.
#include "tests/desktop/gallery.h"
#include "tests/desktop/picturetools.h"
#include "tests/desktop/scenes/scenes.h"
#include "ui/pages/commandpalette.h"
#include "ui/pages/groupspage.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/traymenu.h"

#include <QLineEdit>
#include <QMenu>

namespace keyferry::test {

using namespace Qt::StringLiterals;

namespace {

void gallery(Studio &studio)
{
    const std::unique_ptr<QWidget> sheet(makeGallery());
    sheet->resize(1100, 800);
    sheet->show();
    studio.showAlone(u"gallery"_s, *sheet);
}

void trayMenu(Studio &studio)
{
    ui::TrayMenu menu(
        {.gateway = &studio.gateway(), .editor = &studio.editor(), .log = &studio.log()});
    menu.menu()->popup({});
    studio.showAlone(u"tray-menu"_s, *menu.menu());
    for (QMenu *submenu : menu.menu()->findChildren<QMenu *>()) {
        submenu->popup({});
        studio.showAlone(u"tray-menu-"_s + submenu->title().toLower().replace(u' ', u'-'),
                         *submenu);
        submenu->close();
    }
    menu.menu()->close();
}

void palette(Studio &studio)
{
    auto *palette = studio.window().findChild<ui::CommandPalette *>();
    Q_EMIT studio.page<ui::GroupsPage>().paletteRequested();
    studio.show(u"palette"_s);
    palette->findChild<QLineEdit *>()->setText(u"op"_s);
    studio.show(u"palette-typed"_s, Studio::least);
    palette->close();
}

void portTaken(Studio &studio)
{
    const GatewayStatus before = studio.gateway().status();
    studio.gateway().setStatus(
        {.state = GatewayState::Failed, .error = {.kind = ErrorKind::PortInUse}, .freePort = 3003});
    studio.window().toast()->show({.text = u"2 keys deleted from openai"_s, .undo = [] {}});
    studio.show(u"port-taken"_s);
    studio.window().toast()->dismiss();
    studio.gateway().setStatus(before);
}

} // namespace

void scenes::frame(Studio &studio)
{
    gallery(studio);
    trayMenu(studio);
    palette(studio);
    portTaken(studio);
}

} // namespace keyferry::test
