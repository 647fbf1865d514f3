// Renders pages over stand-ins in both themes and three sizes, for a reviewer to look at:
// screenshots [folder]
#include "tests/desktop/demodata.h"
#include "tests/desktop/gallery.h"
#include "ui/pages/groupspage.h"
#include "ui/pages/mainwindow.h"
#include "ui/pages/requestspage.h"
#include "ui/pages/settingspage.h"
#include "ui/widgets/themecontroller.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/tray.h"

#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

namespace {

void grab(QWidget &window, const QDir &folder, const QString &name, const QSize &size)
{
    window.resize(size);
    // Rows come by the event loop, a page of them at a time.
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
    window.grab().save(folder.filePath(name + u".png"_s));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ThemeController theme;
    const QDir folder(application.arguments().value(1, u"."_s));
    QTemporaryDir data;
    QSettings state(data.filePath(u"window.ini"_s), QSettings::IniFormat);
    test::FakeGateway gateway;
    test::FakeConfigEditor editor;
    test::FakeLogReader log;
    test::fillDemo(gateway, editor, log);
    editor.setSetting(u"listen_port"_s, u"3002"_s, {});
    editor.setSetting(u"max_retries"_s, u"5"_s, {});
    editor.setEnvironment(u"workers"_s, u"2"_s);

    MainWindow window({.gateway = &gateway, .editor = &editor, .log = &log, .state = &state});
    auto *groups = new GroupsPage(editor, gateway, log);
    auto *requests = new RequestsPage(editor, gateway, log);
    auto *settings = new SettingsPage(&editor);
    for (Page *page : QList<Page *>{groups, requests, settings})
        window.addPage(page);
    window.show();
    const std::unique_ptr<QWidget> gallery(test::makeGallery());
    gallery->show();
    Tray tray(&gateway, &editor);
    for (const bool isDark : {false, true}) {
        theme.setMode(isDark ? ThemeMode::Dark : ThemeMode::Light);
        const QString suffix = isDark ? u"-dark"_s : u"-light"_s;
        QCoreApplication::processEvents();
        grab(*gallery, folder, u"gallery"_s + suffix, {1100, 800});
        QMenu *menu = tray.freshMenu();
        menu->popup({});
        QCoreApplication::processEvents();
        menu->grab().save(folder.filePath(u"tray-menu"_s + suffix + u".png"_s));
        menu->close();
        window.showPage(groups);
        grab(window, folder, u"groups"_s + suffix, {1280, 800});
        grab(window, folder, u"groups-small"_s + suffix, {900, 600});
        groups->findChild<QTabBar *>()->setCurrentIndex(1);
        grab(window, folder, u"use"_s + suffix, {1280, 800});
        groups->findChild<QTabBar *>()->setCurrentIndex(0);
        window.showPage(requests);
        requests->findChild<QTableView *>()->selectRow(0);
        grab(window, folder, u"requests"_s + suffix, {1280, 800});
        grab(window, folder, u"requests-small"_s + suffix, {900, 600});
        window.showPage(settings);
        grab(window, folder, u"settings"_s + suffix, {1280, 800});
        gateway.setStatus({.state = GatewayState::Failed,
                           .error = {.kind = ErrorKind::PortInUse},
                           .freePort = 3003});
        QTest::keyClick(&window, Qt::Key_Tab);
        QTest::keyClick(&window, Qt::Key_Tab, Qt::ShiftModifier);
        grab(window, folder, u"port-taken"_s + suffix, {1280, 800});
        gateway.start();
        window.toast()->show(
            {.text = u"2 keys deleted from openai"_s, .action = u"Undo"_s, .act = [] {}});
        grab(window, folder, u"settings-small"_s + suffix, {900, 600});
        window.toast()->dismiss();
    }
    return 0;
}
