#include "ui/models/nativecall.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto messages = R"("messages":[{"role":"user","content":"Hello"}])"_L1;

NativeCall withBearer(const QString &url, const QString &body)
{
    return {.url = url,
            .keyHeader = "Authorization"_ba,
            .keyPrefix = "Bearer "_ba,
            .body = body.toUtf8()};
}

} // namespace

NativeCall nativeCall(const SnippetTarget &target)
{
    const QString base = clientBaseUrl(target);
    const QString model = modelOf(target);
    const QString name = jsonLiteral(model);
    switch (target.channel) {
    case Channel::OpenAi:
    case Channel::Custom:
        return withBearer(base + "/chat/completions"_L1,
                          uR"({"model":%1,%2})"_s.arg(name, messages));
    case Channel::OpenAiResponse:
        return withBearer(base + "/responses"_L1, uR"({"model":%1,"input":"Hello"})"_s.arg(name));
    case Channel::Azure:
        return {.url = u"%1/openai/deployments/%2/chat/completions?api-version=2024-10-21"_s.arg(
                    base, model),
                .keyHeader = "api-key"_ba,
                .body = u"{%1}"_s.arg(messages).toUtf8()};
    case Channel::Anthropic:
        return {.url = base + "/v1/messages"_L1,
                .keyHeader = "x-api-key"_ba,
                .body = uR"({"model":%1,"max_tokens":256,%2})"_s.arg(name, messages).toUtf8()};
    case Channel::Gemini:
        return {.url = u"%1/v1beta/models/%2:generateContent"_s.arg(base, model),
                .keyHeader = "x-goog-api-key"_ba,
                .body = R"({"contents":[{"parts":[{"text":"Hello"}]}]})"_ba};
    }
    Q_UNREACHABLE();
}

QString usualModel(Channel channel)
{
    switch (channel) {
    case Channel::OpenAi:
    case Channel::OpenAiResponse:
    case Channel::Azure:
    case Channel::Custom: return u"gpt-4.1-mini"_s;
    case Channel::Anthropic: return u"claude-haiku-4-5"_s;
    case Channel::Gemini: return u"gemini-2.5-flash"_s;
    }
    Q_UNREACHABLE();
}

QString jsonLiteral(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.sliced(1, array.size() - 2));
}

QString errorMessageIn(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    // Google answers some errors with an array of one.
    const QJsonObject answer =
        document.isArray() ? document.array().first().toObject() : document.object();
    const QJsonValue error = answer["error"_L1];
    return error.isString() ? error.toString() : error["message"_L1].toString();
}

} // namespace keyferry::ui
