#include "app/textvalues.h"

#include "app/texttable.h"

#include <QDateTime>

#include <algorithm>

namespace keyferry::app {

using namespace Qt::StringLiterals;

QString number(const QJsonValue &value)
{
    return QString::number(value.toInteger());
}

QString localTime(const QJsonValue &value)
{
    if (!value.isString())
        return u"-"_s;
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs)
        .toLocalTime()
        .toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString milliseconds(const QJsonValue &value)
{
    return value.isNull() ? u"-"_s : number(value) + u" ms"_s;
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? u"-"_s : text;
}

QString yesNo(const QJsonValue &value)
{
    return value.toBool() ? u"yes"_s : u"no"_s;
}

QString lines(const QList<QStringList> &rows)
{
    qsizetype width = 0;
    for (const QStringList &row : rows)
        width = std::max(width, row.first().size());
    QString out;
    for (const QStringList &row : rows)
        out += row.first().leftJustified(width + 2) + printable(row.last()) + u'\n';
    return out;
}

QString keysText(const QJsonObject &keys)
{
    return u"%1 active, %2 cooling, %3 invalid, %4 disabled"_s.arg(number(keys["active"_L1]),
                                                                   number(keys["cooling"_L1]),
                                                                   number(keys["invalid"_L1]),
                                                                   number(keys["disabled"_L1]));
}

} // namespace keyferry::app
