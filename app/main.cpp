#include "app/arguments.h"
#include "app/commandline.h"
#include "app/console.h"
#include "app/desktopapplication.h"
#include "app/headlessserver.h"
#include "app/helptext.h"
#include "app/logsink.h"
#include "app/paths.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLoggingCategory>

#include <sys/stat.h>

using namespace keyferry;
using namespace keyferry::app;
using namespace Qt::StringLiterals;

namespace {

QStringList argumentsOf(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromUtf8(argv[i]));
    return arguments;
}

// Decoded all the same they would name another file, and store another note.
Outcome checkEncoding(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        if (!QByteArrayView(argv[i]).isValidUtf8())
            return Error{ErrorKind::Usage, u"argument %1 is not UTF-8"_s.arg(i), {}};
    }
    return ok();
}

int answer(const QString &text)
{
    const auto written = console::write(text);
    return written ? 0 : console::fail(written.error(), false);
}

/// A verb answers on standard error too; with --json nothing but the error may stand there.
void quietLog(bool isJson)
{
    QLoggingCategory::setFilterRules(isJson
                                         ? u"*.debug=false\n*.info=false\n*.warning=false"_s
                                         : u"*.debug=false\n*.info=false\ndefault.warning=false"_s);
}

int runServer(int argc, char **argv, const Invocation &invocation)
{
    QCoreApplication application(argc, argv);
    int status = 0;
    HeadlessServer server(std::get<command::Serve>(invocation.command),
                          dataFolder(invocation.dataDir, QProcessEnvironment::systemEnvironment()));
    const auto onFailed = [&](const Error &error) {
        status = console::fail(error, invocation.json);
        application.quit();
    };
    // Queued: both may come before the event loop runs.
    QObject::connect(
        &server, &HeadlessServer::failed, &application, onFailed, Qt::QueuedConnection);
    QObject::connect(&server,
                     &HeadlessServer::finished,
                     &application,
                     &QCoreApplication::quit,
                     Qt::QueuedConnection);
    server.run();
    QCoreApplication::exec();
    return status;
}

int runCommandLine(int argc,
                   char **argv,
                   const Invocation &invocation,
                   const QStringList &arguments)
{
    quietLog(invocation.json);
    QCoreApplication application(argc, argv);
    CommandLine line(invocation,
                     arguments,
                     dataFolder(invocation.dataDir, QProcessEnvironment::systemEnvironment()));
    QObject::connect(
        &line, &CommandLine::finished, &application, &QCoreApplication::exit, Qt::QueuedConnection);
    line.run();
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    console::occupyStandardStreams();
    QCoreApplication::setApplicationName(u"keyferry"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(KEYFERRY_VERSION));
    installLogSink();
    ::umask(S_IRWXG | S_IRWXO); // what is written here is the owner's alone

    const QStringList arguments = argumentsOf(argc, argv);
    if (const auto checked = checkEncoding(argc, argv); !checked)
        return console::fail(checked.error(), wantsJson(arguments));
    const auto invocation = parseArguments(arguments, QDateTime::currentMSecsSinceEpoch());
    if (!invocation)
        return console::fail(invocation.error(), wantsJson(arguments));
    const Command &command = invocation->command;
    if (std::holds_alternative<command::Version>(command))
        return answer(u"keyferry %1\n"_s.arg(QStringLiteral(KEYFERRY_VERSION)));
    if (const auto *help = std::get_if<command::Help>(&command))
        return answer(helpText(help->verb));
    if (std::holds_alternative<command::Serve>(command))
        return runServer(argc, argv, *invocation);
    if (const auto *desktop = std::get_if<command::Desktop>(&command))
        return runDesktop(argc, argv, *desktop, *invocation);
    return runCommandLine(argc, argv, *invocation, arguments);
}
