// What stands around the pages and beside the window; and every control on one sheet.
#include "tests/desktop/gallery.h"
#include "tests/desktop/picturetools.h"
#include "tests/desktop/scenes/scenes.h"
#include "ui/pages/commandpalette.h"
#include "ui/pages/groupspage.h"
#include "ui/pages/keyactions.h"
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
    // The titles change with the language, the order does not.
    const QStringList names{
        u"copy-base-url"_s, u"copy-environment"_s, u"groups"_s, u"last-errors"_s};
    const auto submenus = menu.menu()->findChildren<QMenu *>();
    for (qsizetype i = 0; i < submenus.size(); ++i) {
        submenus.at(i)->popup({});
        studio.showAlone(u"tray-menu-"_s + names.at(i), *submenus.at(i));
        submenus.at(i)->close();
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
    studio.window().toast()->show(
        {.text = ui::KeyActions::tr("%1 keys deleted from %2").arg(u"2"_s, u"openai"_s),
         .undo = [] {}});
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
