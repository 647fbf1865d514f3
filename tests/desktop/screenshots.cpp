// Renders pages, dialogs and controls over stand-ins in both themes and every language, for a
// reviewer to look at: keyferry_screenshots [folder [language…]]
#include "tests/desktop/picturetools.h"
#include "tests/desktop/studio.h"
#include "ui/models/language.h"
#include "ui/widgets/themecontroller.h"

#include <QApplication>
#include <QDir>

using namespace keyferry;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

namespace {

// One after the other: a window keeps the texts it was made with.
bool takePictures(const QDir &folder, ui::ThemeController &theme)
{
    if (!folder.mkpath(u"."_s))
        return false;
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
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationVersion(QStringLiteral(KEYFERRY_VERSION));
    const QStringList arguments = QApplication::arguments();
    const QString folder = arguments.value(1, u"."_s);
    const QStringList wanted = arguments.mid(2);
    ui::ThemeController theme;
    ui::Language language;
    for (const ui::LanguageName &each : ui::languages()) {
        if (!wanted.isEmpty() && !wanted.contains(each.code))
            continue;
        language.apply(each.code);
        theme.setLanguage(each.code);
        if (!takePictures(folder + u'/' + each.code, theme))
            return 1;
    }
    return 0;
}
