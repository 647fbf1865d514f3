#include "app/console.h"

#include "app/jsonvalues.h"
#include "app/texttable.h"

#include <QJsonDocument>

#include <cstdio>

namespace keyferry::app::console {

using namespace Qt::StringLiterals;

namespace {

void put(FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
    std::fflush(stream);
}

QByteArray jsonLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

void write(const QString &text)
{
    put(stdout, text.toUtf8());
}

void writeJson(const QJsonObject &object)
{
    put(stdout, jsonLine(object));
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
