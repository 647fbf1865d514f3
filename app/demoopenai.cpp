// OpenAI's chat completions, responses, embeddings and models.
#include "app/demoprompt.h"
#include "app/demoproviders.h"

#include <QJsonArray>
#include <QtEndian>

namespace keyferry::app::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 created = 1'700'000'000;

QString modelOf(const Call &call)
{
    return call.body["model"_L1].toString(u"demo"_s);
}

QString lastContent(const QJsonValue &messages)
{
    const QJsonArray list = messages.toArray();
    return list.isEmpty() ? QString() : textOf(list.last()["content"_L1]);
}

QJsonObject chatUsage(const QString &text)
{
    return {{u"prompt_tokens"_s, tokens(text)},
            {u"completion_tokens"_s, tokens(text)},
            {u"total_tokens"_s, 2 * tokens(text)}};
}

QJsonObject chatChunk(const Call &call, const QJsonArray &choices)
{
    return {{u"id"_s, u"chatcmpl-demo"_s},
            {u"object"_s, u"chat.completion.chunk"_s},
            {u"created"_s, created},
            {u"model"_s, modelOf(call)},
            {u"choices"_s, choices}};
}

QJsonArray deltaChoice(const QJsonObject &delta, const QJsonValue &finishReason)
{
    return {QJsonObject{{u"index"_s, 0}, {u"delta"_s, delta}, {u"finish_reason"_s, finishReason}}};
}

DemoAnswer chatStream(const Call &call, const QString &text)
{
    QByteArrayList events{dataEvent(chatChunk(
        call,
        deltaChoice({{u"role"_s, u"assistant"_s}, {u"content"_s, QString()}}, QJsonValue())))};
    for (const QString &word : wordsOf(text))
        events.append(
            dataEvent(chatChunk(call, deltaChoice({{u"content"_s, word}}, QJsonValue()))));
    events.append(dataEvent(chatChunk(call, deltaChoice({}, u"stop"_s))));
    if (call.body["stream_options"_L1]["include_usage"_L1].toBool()) {
        QJsonObject last = chatChunk(call, {});
        last.insert("usage"_L1, chatUsage(text));
        events.append(dataEvent(last));
    }
    events.append("data: [DONE]\n\n");
    return eventStream(events);
}

DemoAnswer chat(const Call &call)
{
    const QString text = lastContent(call.body["messages"_L1]);
    if (call.body["stream"_L1].toBool())
        return chatStream(call, text);
    const QJsonObject message{
        {u"role"_s, u"assistant"_s}, {u"content"_s, text}, {u"refusal"_s, QJsonValue()}};
    return jsonAnswer({{u"id"_s, u"chatcmpl-demo"_s},
                       {u"object"_s, u"chat.completion"_s},
                       {u"created"_s, created},
                       {u"model"_s, modelOf(call)},
                       {u"choices"_s,
                        QJsonArray{QJsonObject{{u"index"_s, 0},
                                               {u"message"_s, message},
                                               {u"logprobs"_s, QJsonValue()},
                                               {u"finish_reason"_s, u"stop"_s}}}},
                       {u"usage"_s, chatUsage(text)}});
}

QJsonObject responsePart(const QString &text)
{
    return {{u"type"_s, u"output_text"_s}, {u"text"_s, text}, {u"annotations"_s, QJsonArray()}};
}

QJsonObject responseItem(const QString &status, const QJsonArray &content)
{
    return {{u"type"_s, u"message"_s},
            {u"id"_s, u"msg_demo"_s},
            {u"status"_s, status},
            {u"role"_s, u"assistant"_s},
            {u"content"_s, content}};
}

QJsonObject
response(const Call &call, const QString &status, const QJsonArray &output, const QJsonValue &usage)
{
    return {{u"id"_s, u"resp_demo"_s},
            {u"object"_s, u"response"_s},
            {u"created_at"_s, created},
            {u"status"_s, status},
            {u"error"_s, QJsonValue()},
            {u"incomplete_details"_s, QJsonValue()},
            {u"instructions"_s, QJsonValue()},
            {u"metadata"_s, QJsonObject()},
            {u"model"_s, modelOf(call)},
            {u"output"_s, output},
            {u"parallel_tool_calls"_s, true},
            {u"temperature"_s, 1.0},
            {u"tool_choice"_s, u"auto"_s},
            {u"tools"_s, QJsonArray()},
            {u"top_p"_s, 1.0},
            {u"usage"_s, usage}};
}

QJsonObject finishedResponse(const Call &call, const QString &text)
{
    const QJsonObject usage{{u"input_tokens"_s, tokens(text)},
                            {u"input_tokens_details"_s, QJsonObject{{u"cached_tokens"_s, 0}}},
                            {u"output_tokens"_s, tokens(text)},
                            {u"output_tokens_details"_s, QJsonObject{{u"reasoning_tokens"_s, 0}}},
                            {u"total_tokens"_s, 2 * tokens(text)}};
    return response(
        call, u"completed"_s, {responseItem(u"completed"_s, {responsePart(text)})}, usage);
}

/// Numbers the events of one stream.
class ResponseEvents
{
public:
    void add(const QString &type, QJsonObject members)
    {
        members.insert("type"_L1, type);
        members.insert("sequence_number"_L1, m_events.size());
        m_events.append(namedEvent(type, members));
    }
    void addToPart(const QString &type, QJsonObject members)
    {
        members.insert("item_id"_L1, u"msg_demo"_s);
        members.insert("output_index"_L1, 0);
        members.insert("content_index"_L1, 0);
        add(type, members);
    }
    [[nodiscard]] const QByteArrayList &all() const { return m_events; }

private:
    QByteArrayList m_events{};
};

DemoAnswer responseStream(const Call &call, const QString &text)
{
    ResponseEvents events;
    const QJsonObject begun = response(call, u"in_progress"_s, {}, QJsonValue());
    events.add(u"response.created"_s, {{u"response"_s, begun}});
    events.add(u"response.in_progress"_s, {{u"response"_s, begun}});
    events.add(u"response.output_item.added"_s,
               {{u"output_index"_s, 0}, {u"item"_s, responseItem(u"in_progress"_s, {})}});
    events.addToPart(u"response.content_part.added"_s, {{u"part"_s, responsePart({})}});
    for (const QString &word : wordsOf(text))
        events.addToPart(u"response.output_text.delta"_s,
                         {{u"delta"_s, word}, {u"logprobs"_s, QJsonArray()}});
    events.addToPart(u"response.output_text.done"_s,
                     {{u"text"_s, text}, {u"logprobs"_s, QJsonArray()}});
    events.addToPart(u"response.content_part.done"_s, {{u"part"_s, responsePart(text)}});
    events.add(
        u"response.output_item.done"_s,
        {{u"output_index"_s, 0}, {u"item"_s, responseItem(u"completed"_s, {responsePart(text)})}});
    events.add(u"response.completed"_s, {{u"response"_s, finishedResponse(call, text)}});
    return eventStream(events.all());
}

DemoAnswer responses(const Call &call)
{
    const QJsonValue input = call.body["input"_L1];
    const QString text = input.isString() ? input.toString() : lastContent(input);
    if (call.body["stream"_L1].toBool())
        return responseStream(call, text);
    return jsonAnswer(finishedResponse(call, text));
}

/// Floats as the SDKs ask for them by default: little-endian, base64.
QString packed(const QJsonArray &numbers)
{
    QByteArray bytes;
    for (const QJsonValue &value : numbers) {
        const float number = static_cast<float>(value.toDouble());
        char raw[sizeof number];
        qToLittleEndian(number, raw);
        bytes.append(raw, sizeof raw);
    }
    return QString::fromLatin1(bytes.toBase64());
}

DemoAnswer embeddings(const Call &call)
{
    const QJsonValue input = call.body["input"_L1];
    const QJsonArray texts = input.isArray() ? input.toArray() : QJsonArray{input};
    const bool isPacked = call.body["encoding_format"_L1].toString() == "base64"_L1;
    QJsonArray data;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const QJsonArray numbers = embedding(texts.at(i).toString());
        data.append(QJsonObject{
            {u"object"_s, u"embedding"_s},
            {u"index"_s, i},
            {u"embedding"_s, isPacked ? QJsonValue(packed(numbers)) : QJsonValue(numbers)}});
    }
    return jsonAnswer(
        {{u"object"_s, u"list"_s},
         {u"data"_s, data},
         {u"model"_s, modelOf(call)},
         {u"usage"_s,
          QJsonObject{{u"prompt_tokens"_s, texts.size()}, {u"total_tokens"_s, texts.size()}}}});
}

DemoAnswer models()
{
    const QJsonObject model{{u"id"_s, u"demo"_s},
                            {u"object"_s, u"model"_s},
                            {u"created"_s, created},
                            {u"owned_by"_s, u"keyferry"_s}};
    return jsonAnswer({{u"object"_s, u"list"_s}, {u"data"_s, QJsonArray{model}}});
}

} // namespace

std::optional<DemoAnswer> openAi(const Call &call)
{
    if (!call.isPost)
        return call.path == "/v1/models"_L1 ? std::optional(models()) : std::nullopt;
    if (call.path == "/v1/chat/completions"_L1)
        return chat(call);
    if (call.path == "/v1/responses"_L1)
        return responses(call);
    if (call.path == "/v1/embeddings"_L1)
        return embeddings(call);
    return std::nullopt;
}

DemoAnswer openAiError(int status, const QString &message)
{
    const QJsonValue code = status == 401 ? QJsonValue(u"invalid_api_key"_s) : QJsonValue();
    return jsonAnswer({{u"error"_s,
                        QJsonObject{{u"message"_s, message},
                                    {u"type"_s, u"invalid_request_error"_s},
                                    {u"param"_s, QJsonValue()},
                                    {u"code"_s, code}}}},
                      status);
}

} // namespace keyferry::app::demo
