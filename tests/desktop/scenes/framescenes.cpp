// What stands around the pages and beside the window; and every control on one sheet.
#include "tests/desktop/gallery.h"
#include "tests/desktop/picturetools.h"
#include "tests/desktop/scenes/scenes.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/tray.h"

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
    ui::Tray tray(&studio.gateway(), &studio.editor());
    QMenu *menu = tray.freshMenu();
    menu->popup({});
    studio.showAlone(u"tray-menu"_s, *menu);
    menu->close();
}

void portTaken(Studio &studio)
{
    const GatewayStatus before = studio.gateway().status();
    studio.gateway().setStatus(
        {.state = GatewayState::Failed, .error = {.kind = ErrorKind::PortInUse}, .freePort = 3003});
    studio.window().toast()->show(
        {.text = u"2 keys deleted from openai"_s, .action = u"Undo"_s, .act = [] {}});
    studio.show(u"port-taken"_s);
    studio.window().toast()->dismiss();
    studio.gateway().setStatus(before);
}

} // namespace

void scenes::frame(Studio &studio)
{
    gallery(studio);
    trayMenu(studio);
    portTaken(studio);
}

} // namespace keyferry::test
