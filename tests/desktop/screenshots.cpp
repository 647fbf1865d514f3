// Renders pages, dialogs and controls over stand-ins in both themes, for a reviewer to look at:
// keyferry_screenshots [folder]
#include "tests/desktop/picturetools.h"
#include "tests/desktop/studio.h"
#include "ui/widgets/themecontroller.h"

#include <QApplication>
#include <QDir>

using namespace keyferry;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QDir folder(application.arguments().value(1, u"."_s));
    if (!folder.mkpath(u"."_s))
        return 1;
    ui::ThemeController theme;
    QString suffix;
    const auto save = [&](const QString &name, QWidget &window, QWidget *over) {
        const QPixmap picture = over ? framed(window.grab(), *over) : window.grab();
        picture.save(folder.filePath(name + suffix + u".png"_s), nullptr, 1);
    };
    Studio studio({.look = save});
    for (const auto mode : {ui::ThemeMode::Light, ui::ThemeMode::Dark}) {
        theme.setMode(mode);
        suffix = mode == ui::ThemeMode::Dark ? u"-dark"_s : u"-light"_s;
        settle();
        studio.play();
    }
    return 0;
}
