#include "proxy/routing/upstreamerror.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <initializer_list>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

namespace {

QString textOf(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toDouble(), 'f', 0);
    return value.toString();
}

QString firstText(std::initializer_list<QJsonValue> values)
{
    for (const QJsonValue &value : values) {
        if (const QString text = textOf(value); !text.isEmpty())
            return text;
    }
    return {};
}

// OpenAI, Anthropic, Gemini; the Responses API's `response.failed`; JSON:API; FastAPI. Else the
// root itself speaks (Mistral, Azure's gateway, the Responses API's `error` event).
QJsonObject errorObject(const QJsonObject &root)
{
    const QJsonValue places[] = {
        root.value("error"_L1),
        root.value("response"_L1).toObject().value("error"_L1),
        root.value("errors"_L1).toArray().at(0),
        root.value("detail"_L1),
    };
    for (const QJsonValue &place : places) {
        if (place.isObject())
            return place.toObject();
    }
    return root;
}

void readDetail(const QJsonObject &detail, UpstreamError &error)
{
    if (const QString reason = detail.value("reason"_L1).toString(); !reason.isEmpty())
        error.reasons.append(reason);
    if (const QString delay = detail.value("retryDelay"_L1).toString(); !delay.isEmpty())
        error.retryDelay = delay;
    const QJsonObject metadata = detail.value("metadata"_L1).toObject();
    if (const QString limit = metadata.value("quota_limit"_L1).toString(); !limit.isEmpty())
        error.quotaIds.append(limit);

    const QJsonArray violations = detail.value("violations"_L1).toArray();
    for (const QJsonValue &value : violations) {
        const QJsonObject violation = value.toObject();
        error.quotaIds.append(violation.value("quotaId"_L1).toString());
        const QJsonObject dimensions = violation.value("quotaDimensions"_L1).toObject();
        if (const QString model = dimensions.value("model"_L1).toString(); !model.isEmpty())
            error.quotaModel = model;
    }
}

UpstreamError readObject(const QJsonObject &root)
{
    const QJsonObject object = errorObject(root);
    const QJsonValue whole = root.value("error"_L1);
    const QString kind = root.value("type"_L1).toString();
    UpstreamError error{
        .message = firstText({object.value("message"_L1),
                              root.value("message"_L1),
                              whole,
                              root.value("detail"_L1),
                              root.value("errors"_L1).toArray().at(0),
                              root.value("error_description"_L1),
                              root.value("msg"_L1)}),
        .code = firstText({object.value("code"_L1), root.value("statusCode"_L1)}),
        .type = object.value("type"_L1).toString(),
        .status = object.value("status"_L1).toString(),
        .isModeration = object.value("metadata"_L1).toObject().contains("flagged_input"_L1),
        .isError = whole.isObject() || !whole.toString().isEmpty() || kind == "error"_L1
                   || kind == "response.failed"_L1,
    };
    const QJsonArray details = object.value("details"_L1).toArray();
    for (const QJsonValue &detail : details)
        readDetail(detail.toObject(), error);
    return error;
}

// The first value of each member, wherever it stands, also if the text ends within it. A quote
// after a backslash is inside a string and names nothing.
QHash<QString, QString> scannedValues(const QString &text)
{
    static const QRegularExpression member(
        uR"re((?<!\\)"(\w+)"\s*:\s*(?:"((?:[^"\\]|\\.)*+)|(\d{1,12})))re"_s);
    QHash<QString, QString> values;
    auto matches = member.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString name = match.captured(1);
        const QString value = match.captured(match.lastCapturedIndex());
        // Anthropic's outer type says nothing.
        const bool isOuterType = name == "type"_L1 && value == "error"_L1;
        if (!isOuterType && !values.contains(name))
            values.insert(name, value);
    }
    return values;
}

QStringList listOf(const QString &value)
{
    return value.isEmpty() ? QStringList() : QStringList(value);
}

// JSON that is cut or broken.
UpstreamError readFragment(const QString &text)
{
    const QHash<QString, QString> values = scannedValues(text);
    return {
        .message = values.value(u"message"_s, values.value(u"error"_s)),
        .code = values.value(u"code"_s),
        .type = values.value(u"type"_s),
        .status = values.value(u"status"_s),
        .reasons = listOf(values.value(u"reason"_s)),
        .retryDelay = values.value(u"retryDelay"_s),
        .quotaIds = listOf(values.value(u"quotaId"_s)),
        .isModeration = values.contains(u"flagged_input"_s),
        .isError = true,
    };
}

UpstreamError readPage(const QString &text)
{
    static const QRegularExpression title(u"<title[^>]*>([^<]*)"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    const QString words = title.match(text).captured(1).simplified();
    return {.message = words.isEmpty() ? u"an HTML page"_s : words, .isPage = true};
}

} // namespace

UpstreamError readUpstreamError(QByteArrayView body)
{
    const QByteArrayView trimmed = body.trimmed();
    const QByteArray bytes = QByteArray::fromRawData(trimmed.data(), trimmed.size());
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (document.isArray())
        return readObject(document.array().at(0).toObject());
    if (document.isObject())
        return readObject(document.object());

    const QString text = QString::fromUtf8(trimmed);
    if (text.startsWith(u'<'))
        return readPage(text);
    if (text.startsWith(u'{') || text.startsWith(u'['))
        return readFragment(text);
    return {.message = text};
}

} // namespace keyferry::routing
