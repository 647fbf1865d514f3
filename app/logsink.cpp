#include "app/logsink.h"

#include "app/texttable.h"

#include <QDateTime>
#include <QString>

#include <cstdio>

namespace keyferry::app {

using namespace Qt::StringLiterals;

namespace {

QLatin1String levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return "debug"_L1;
    case QtInfoMsg: return "info"_L1;
    case QtWarningMsg: return "warning"_L1;
    case QtCriticalMsg: return "critical"_L1;
    case QtFatalMsg: return "fatal"_L1;
    }
    Q_UNREACHABLE();
}

void writeMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QString line =
        u"%1 %2 %3: %4\n"_s.arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs),
                                levelName(type),
                                QLatin1String(context.category ? context.category : "default"),
                                printable(message));
    // One call a line, so that lines of several threads do not mix.
    const QByteArray bytes = line.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stderr);
}

} // namespace

void installLogSink()
{
    qInstallMessageHandler(writeMessage);
}

} // namespace keyferry::app
