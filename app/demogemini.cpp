// Gemini's generateContent, streamGenerateContent, embeddings and models.
#include "app/demoprompt.h"
#include "app/demoproviders.h"

#include <QJsonArray>
#include <QUrlQuery>

namespace keyferry::app::demo {

using namespace Qt::StringLiterals;

namespace {

/// `/{version}/models/{model}:{action}` cut at its colon; `/{version}/models` has neither.
struct ModelPath
{
    QString model{};
    QString action{};
};

std::optional<ModelPath> modelPath(const QString &path)
{
    if (path.section(u'/', 2, 2) != "models"_L1)
        return std::nullopt;
    const QString rest = path.section(u'/', 3);
    const qsizetype colon = rest.lastIndexOf(u':');
    return colon < 0 ? ModelPath{.model = rest, .action = {}}
                     : ModelPath{.model = rest.first(colon), .action = rest.sliced(colon + 1)};
}

QJsonObject piece(const QString &model, const QString &text, bool isLast, const QString &prompt)
{
    QJsonObject candidate{{u"content"_s,
                           QJsonObject{{u"parts"_s, QJsonArray{QJsonObject{{u"text"_s, text}}}},
                                       {u"role"_s, u"model"_s}}},
                          {u"index"_s, 0}};
    if (isLast)
        candidate.insert("finishReason"_L1, u"STOP"_s);
    return {{u"candidates"_s, QJsonArray{candidate}},
            {u"usageMetadata"_s,
             QJsonObject{{u"promptTokenCount"_s, tokens(prompt)},
                         {u"candidatesTokenCount"_s, tokens(prompt)},
                         {u"totalTokenCount"_s, 2 * tokens(prompt)}}},
            {u"modelVersion"_s, model}};
}

DemoAnswer streamed(const Call &call, const QString &model, const QString &prompt)
{
    const bool isEventStream = QUrlQuery(call.query).queryItemValue(u"alt"_s) == "sse"_L1;
    const QStringList words = wordsOf(prompt);
    QByteArrayList pieces;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const bool isLast = i + 1 == words.size();
        const QByteArray object = compact(piece(model, words.at(i), isLast, prompt));
        if (isEventStream)
            pieces.append("data: " + object + "\r\n\r\n");
        else
            pieces.append((i == 0 ? "[" : ",\r\n") + object + (isLast ? "]" : ""));
    }
    DemoAnswer answer = eventStream(pieces);
    if (!isEventStream)
        answer.contentType = "application/json";
    return answer;
}

DemoAnswer embedded(const Call &call, const ModelPath &path)
{
    if (path.action == "embedContent"_L1)
        return jsonAnswer(
            {{u"embedding"_s,
              QJsonObject{{u"values"_s, embedding(textOf(call.body["content"_L1]))}}}});
    QJsonArray list;
    for (const QJsonValue &request : call.body["requests"_L1].toArray())
        list.append(QJsonObject{{u"values"_s, embedding(textOf(request["content"_L1]))}});
    return jsonAnswer({{u"embeddings"_s, list}});
}

QJsonObject modelObject()
{
    return {{u"name"_s, u"models/demo"_s},
            {u"displayName"_s, u"Demo"_s},
            {u"supportedGenerationMethods"_s,
             QJsonArray{u"generateContent"_s, u"streamGenerateContent"_s, u"embedContent"_s}}};
}

} // namespace

std::optional<DemoAnswer> gemini(const Call &call)
{
    const auto path = modelPath(call.path);
    if (!path)
        return std::nullopt;
    if (!call.isPost && path->model.isEmpty())
        return jsonAnswer({{u"models"_s, QJsonArray{modelObject()}}});
    if (!call.isPost)
        return path->action.isEmpty() ? std::optional(jsonAnswer(modelObject())) : std::nullopt;

    const QJsonArray contents = call.body["contents"_L1].toArray();
    const QString prompt = contents.isEmpty() ? QString() : textOf(contents.last());
    if (path->action == "generateContent"_L1)
        return jsonAnswer(piece(path->model, prompt, true, prompt));
    if (path->action == "streamGenerateContent"_L1)
        return streamed(call, path->model, prompt);
    if (path->action == "embedContent"_L1 || path->action == "batchEmbedContents"_L1)
        return embedded(call, *path);
    return std::nullopt;
}

DemoAnswer geminiError(int status, const QString &message)
{
    const QString name = status == 401   ? u"UNAUTHENTICATED"_s
                         : status == 404 ? u"NOT_FOUND"_s
                                         : u"INVALID_ARGUMENT"_s;
    return jsonAnswer(
        {{u"error"_s,
          QJsonObject{{u"code"_s, status}, {u"message"_s, message}, {u"status"_s, name}}}},
        status);
}

} // namespace keyferry::app::demo
