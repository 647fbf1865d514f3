#include "app/demoanswer.h"

#include "app/demoprompt.h"
#include "app/demoproviders.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace keyferry::app {

using namespace Qt::StringLiterals;

namespace {

enum class Provider { OpenAi, Anthropic, Gemini };

Provider providerOf(const QByteArray &path, const HeaderFields &fields)
{
    // Google's newer libraries speak v1, where only the header tells them from OpenAI's.
    if (path.startsWith("/v1beta/") || fields.contains("x-goog-api-key"))
        return Provider::Gemini;
    // `/v1/models` is both's; only Anthropic's clients say their version.
    if (path.startsWith("/v1/messages") || fields.contains("anthropic-version"))
        return Provider::Anthropic;
    return Provider::OpenAi;
}

QByteArray presentedKey(Provider provider, const TargetParts &target, const HeaderFields &fields)
{
    switch (provider) {
    case Provider::OpenAi: {
        constexpr QByteArrayView scheme = "Bearer ";
        const QByteArray value = fields.first("authorization");
        return value.startsWith(scheme) ? value.sliced(scheme.size()) : QByteArray();
    }
    case Provider::Anthropic: return fields.first("x-api-key");
    case Provider::Gemini: {
        const QUrlQuery query(QString::fromUtf8(target.query.value_or(QByteArray())));
        const QByteArray inQuery = query.queryItemValue(u"key"_s).toUtf8();
        return inQuery.isEmpty() ? fields.first("x-goog-api-key") : inQuery;
    }
    }
    Q_UNREACHABLE();
}

DemoAnswer failure(Provider provider, int status, const QString &message)
{
    switch (provider) {
    case Provider::OpenAi: return demo::openAiError(status, message);
    case Provider::Anthropic: return demo::anthropicError(status, message);
    case Provider::Gemini: return demo::geminiError(status, message);
    }
    Q_UNREACHABLE();
}

std::optional<DemoAnswer> answered(Provider provider, const demo::Call &call)
{
    switch (provider) {
    case Provider::OpenAi: return demo::openAi(call);
    case Provider::Anthropic: return demo::anthropic(call);
    case Provider::Gemini: return demo::gemini(call);
    }
    Q_UNREACHABLE();
}

} // namespace

namespace demo {

DemoAnswer jsonAnswer(const QJsonObject &object, int status)
{
    return {.status = status,
            .contentType = "application/json",
            .pieces = {compact(object)},
            .streams = false};
}

DemoAnswer eventStream(const QByteArrayList &events)
{
    return {.status = 200, .contentType = "text/event-stream", .pieces = events, .streams = true};
}

QByteArray namedEvent(const QString &name, const QJsonObject &object)
{
    return "event: " + name.toUtf8() + '\n' + dataEvent(object);
}

QByteArray dataEvent(const QJsonObject &object)
{
    return "data: " + compact(object) + "\n\n";
}

} // namespace demo

DemoAnswer answerDemo(const DemoRequest &request)
{
    const TargetParts target = splitTarget(request.head.target);
    const Provider provider = providerOf(target.path, request.head.fields);
    constexpr QByteArrayView goodPrefix = "demo-";
    if (!presentedKey(provider, target, request.head.fields).startsWith(goodPrefix))
        return failure(provider, 401, u"the demo provider takes keys that start with demo-"_s);

    const bool hasBody = request.head.method == "POST";
    const QJsonDocument body = QJsonDocument::fromJson(request.body);
    if (hasBody && !body.isObject())
        return failure(provider, 400, u"the body is not a JSON object"_s);
    const demo::Call call{.path = QString::fromUtf8(target.path),
                          .query = QString::fromUtf8(target.query.value_or(QByteArray())),
                          .isPost = hasBody,
                          .body = body.object()};
    const auto answer = answered(provider, call);
    if (!answer)
        return failure(provider,
                       404,
                       u"the demo provider has no %1 %2"_s.arg(
                           QString::fromUtf8(request.head.method), call.path));
    return *answer;
}

} // namespace keyferry::app
