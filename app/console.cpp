#include "app/console.h"

#include "app/jsonvalues.h"
#include "app/texttable.h"

#include <QJsonDocument>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace keyferry::app::console {

using namespace Qt::StringLiterals;

namespace {

bool put(FILE *stream, const QByteArray &bytes)
{
    const auto size = static_cast<std::size_t>(bytes.size());
    const bool isTaken = std::fwrite(bytes.constData(), 1, size, stream) == size;
    return std::fflush(stream) == 0 && isTaken;
}

Outcome answer(const QByteArray &bytes)
{
    if (put(stdout, bytes))
        return ok();
    const auto reason = QString::fromLocal8Bit(std::strerror(errno));
    return Error{.kind = ErrorKind::StorageFailed,
                 .detail = u"the answer cannot be written: %1"_s.arg(reason),
                 .field = {}};
}

QByteArray jsonLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

void occupyStandardStreams()
{
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        // The lowest free number is the one that is looked at: those below are taken.
        if (::fcntl(stream, F_GETFD) < 0) [[maybe_unused]]
            const int opened = ::open("/dev/null", O_RDWR);
    }
}

Outcome write(const QString &text)
{
    return answer(text.toUtf8());
}

Outcome writeJson(const QJsonObject &object)
{
    return answer(jsonLine(object));
}

int fail(const Error &error, bool asJson)
{
    if (asJson)
        put(stderr, jsonLine(json::error(error)));
    else
        put(stderr, u"keyferry: %1\n"_s.arg(printable(error.detail)).toUtf8());
    return exitStatusFor(error.kind);
}

} // namespace keyferry::app::console
