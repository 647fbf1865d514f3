// The desktop from start to exit status: display, first instance, application.
#include "app/console.h"
#include "app/controlclient.h"
#include "app/desktopapplication.h"
#include "app/paths.h"
#include "proxy/core/logging.h"
#include "ui/models/errortext.h"
#include "ui/widgets/resources.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QMessageBox>
#include <QProcess>
#include <QThread>

#include <optional>

namespace keyferry::app {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

bool hasDisplay(const QProcessEnvironment &environment)
{
#ifdef Q_OS_LINUX
    // Qt itself ends the process with SIGABRT where there is none.
    for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s}) {
        if (!environment.value(name).isEmpty())
            return true;
    }
    return false;
#else
    Q_UNUSED(environment)
    return true;
#endif
}

/// Asks a first instance for its window; empty if there is none.
std::optional<Result<QJsonObject>> showFirstInstance(const QString &folder)
{
    ControlClient client;
    QEventLoop loop;
    std::optional<Result<QJsonObject>> answer;
    QObject::connect(
        &client, &ControlClient::nobodyListens, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    QObject::connect(&client, &ControlClient::finished, &loop, [&](const auto &result) {
        answer = result;
        loop.exit();
    });
    client.send(controlSocketPath(folder), {.arguments = {}, .input = {}, .showWindow = true});
    if (!answer)
        loop.exec();
    return answer;
}

int refuse(const Error &error)
{
    const int status = console::fail(error, false);
    QMessageBox::critical(nullptr, QCoreApplication::applicationName(), ui::errorText(error));
    return status;
}

// A new process and not the same one again: it opens the store as every start does.
int runAndPerhapsAgain(std::unique_ptr<DesktopApplication> desktop)
{
    const int status = QApplication::exec();
    const bool wantsRestart = desktop->wantsRestart();
    desktop.reset(); // lets go of the data folder
    if (wantsRestart
        && !QProcess::startDetached(programFile(), QCoreApplication::arguments().sliced(1)))
        qCCritical(lcApp) << "keyferry cannot be started again; start it by hand";
    return status;
}

} // namespace

int runDesktop(int argc, char **argv, const command::Desktop &options, const Invocation &invocation)
{
    const auto environment = QProcessEnvironment::systemEnvironment();
    if (!hasDisplay(environment)) {
        return console::fail(
            {.kind = ErrorKind::Usage,
             .detail = u"there is no display for the window; 'keyferry serve' runs without one"_s,
             .field = {}},
            invocation.json);
    }
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    ui::initResources();
    const QString folder = dataFolder(invocation.dataDir, environment);
    auto desktop = std::make_unique<DesktopApplication>();
    // Not quit(): that asks the window to close, which would rather go into the tray.
    QObject::connect(
        desktop.get(),
        &DesktopApplication::finished,
        &application,
        [] { QCoreApplication::exit(); },
        Qt::QueuedConnection);

    // An instance that is starting owns the folder before it answers.
    constexpr auto patience = 3s;
    constexpr auto pause = 100ms;
    QElapsedTimer waiting;
    waiting.start();
    while (true) {
        if (const auto answer = showFirstInstance(folder))
            return *answer ? 0 : refuse(answer->error());
        const auto opened =
            desktop->open({.dataFolder = folder,
                           .overrides = storage::StorageHost::overridesFromEnvironment(environment),
                           .demo = options.demo},
                          options.hidden);
        if (opened)
            return runAndPerhapsAgain(std::move(desktop));
        const bool maySoonAnswer = opened.error().kind == ErrorKind::FolderInUse
                                   && std::chrono::milliseconds(waiting.elapsed()) < patience;
        if (!maySoonAnswer)
            return refuse(opened.error());
        QThread::msleep(static_cast<unsigned long>(pause.count()));
    }
}

} // namespace keyferry::app
