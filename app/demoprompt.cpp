#include "app/demoprompt.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace keyferry::app::demo {

using namespace Qt::StringLiterals;

QString textOf(const QJsonValue &content)
{
    if (content.isString())
        return content.toString();
    if (content.isObject())
        return textOf(content["parts"_L1].isUndefined() ? content["text"_L1] : content["parts"_L1]);
    QStringList parts;
    for (const QJsonValue &part : content.toArray()) {
        if (const QString text = part.isString() ? part.toString() : part["text"_L1].toString();
            !text.isEmpty())
            parts.append(text);
    }
    return parts.join(u' ');
}

QStringList wordsOf(const QString &text)
{
    QStringList words;
    qsizetype begin = 0;
    while (begin < text.size()) {
        const qsizetype space = text.indexOf(u' ', begin + 1);
        const qsizetype end = space < 0 ? text.size() : space;
        words.append(text.sliced(begin, end - begin));
        begin = end;
    }
    return words.isEmpty() ? QStringList{QString()} : words;
}

qint64 tokens(const QString &text)
{
    return wordsOf(text).size();
}

QJsonArray embedding(const QString &text)
{
    constexpr qsizetype dimensions = 8;
    constexpr double scale =
        256.0; // exact in binary, so that it reads the same in float and double
    const QByteArray digest = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    QJsonArray numbers;
    for (const char byte : digest.first(dimensions))
        numbers.append(double(byte) / scale);
    return numbers;
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace keyferry::app::demo
