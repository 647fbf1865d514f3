#include "ui/models/jsonfault.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace keyferry::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("keyferry::ui", text);
}

// The parser has read the byte that it does not like, but stops in front of what follows a
// document.
qsizetype faultyByte(const QJsonParseError &error, const QByteArray &json)
{
    const bool isBehind = error.error == QJsonParseError::GarbageAtEnd;
    qsizetype at = isBehind ? error.offset : error.offset - 1;
    while (isBehind && at < json.size() && json.at(at) <= ' ')
        ++at;
    return qBound(qsizetype(0), at, json.size());
}

QString whatIsWrong(QJsonParseError::ParseError error, QStringView rest)
{
    if (error == QJsonParseError::UnterminatedString)
        return tr("a text is not closed with a quotation mark.");
    if (rest.trimmed().isEmpty())
        return tr("the text ends too early.");
    if (error == QJsonParseError::MissingNameSeparator)
        return tr("a colon is missing.");
    if (error == QJsonParseError::DeepNesting)
        return tr("too many levels.");
    return tr("“%1” does not belong here.").arg(rest.front());
}

} // namespace

std::optional<JsonFault> jsonFault(const QString &text)
{
    const QByteArray json = text.toUtf8();
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json, &error);
    if (!document.isNull() || error.error == QJsonParseError::NoError || json.trimmed().isEmpty())
        return {};

    const qsizetype position = QString::fromUtf8(json.first(faultyByte(error, json))).size();
    const QStringView before = QStringView(text).first(position);
    const qsizetype lineBegin = before.lastIndexOf(u'\n') + 1;
    JsonFault fault{.position = position,
                    .line = static_cast<int>(before.count(u'\n')) + 1,
                    .column = static_cast<int>(position - lineBegin) + 1};
    fault.sentence = tr("Line %1, column %2: %3")
                         .arg(fault.line)
                         .arg(fault.column)
                         .arg(whatIsWrong(error.error, QStringView(text).sliced(position)));
    return fault;
}

} // namespace keyferry::ui
