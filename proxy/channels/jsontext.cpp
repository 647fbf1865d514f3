#include "proxy/channels/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace keyferry::channels {

QByteArray quotedJson(const QString &text)
{
    // Qt writes documents only; the text of a list of one, without its brackets, is the JSON
    // string.
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

QString unquotedJson(QByteArrayView quoted)
{
    if (!quoted.contains('\\'))
        return QString::fromUtf8(quoted.sliced(1, quoted.size() - 2));
    const auto list = QJsonDocument::fromJson('[' + quoted.toByteArray() + ']').array();
    return list.first().toString();
}

} // namespace keyferry::channels
