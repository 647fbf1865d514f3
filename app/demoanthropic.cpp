// Anthropic's messages and models.
#include "app/demoprompt.h"
#include "app/demoproviders.h"

#include <QJsonArray>

namespace keyferry::app::demo {

using namespace Qt::StringLiterals;

namespace {

QJsonObject message(const Call &call,
                    const QJsonArray &content,
                    const QJsonValue &stopReason,
                    const QJsonObject &usage)
{
    return {{u"id"_s, u"msg_demo"_s},
            {u"type"_s, u"message"_s},
            {u"role"_s, u"assistant"_s},
            {u"model"_s, call.body["model"_L1].toString(u"demo"_s)},
            {u"content"_s, content},
            {u"stop_reason"_s, stopReason},
            {u"stop_sequence"_s, QJsonValue()},
            {u"usage"_s, usage}};
}

QByteArray event(const QString &type, QJsonObject members)
{
    members.insert("type"_L1, type);
    return namedEvent(type, members);
}

QJsonObject textBlock(const QString &text)
{
    return {{u"type"_s, u"text"_s}, {u"text"_s, text}};
}

DemoAnswer messageStream(const Call &call, const QString &text)
{
    const QJsonObject begun = message(
        call, {}, QJsonValue(), {{u"input_tokens"_s, tokens(text)}, {u"output_tokens"_s, 0}});
    QByteArrayList events{
        event(u"message_start"_s, {{u"message"_s, begun}}),
        event(u"content_block_start"_s, {{u"index"_s, 0}, {u"content_block"_s, textBlock({})}}),
        event(u"ping"_s, {})};
    for (const QString &word : wordsOf(text)) {
        const QJsonObject delta{{u"type"_s, u"text_delta"_s}, {u"text"_s, word}};
        events.append(event(u"content_block_delta"_s, {{u"index"_s, 0}, {u"delta"_s, delta}}));
    }
    events.append(event(u"content_block_stop"_s, {{u"index"_s, 0}}));
    events.append(
        event(u"message_delta"_s,
              {{u"delta"_s,
                QJsonObject{{u"stop_reason"_s, u"end_turn"_s}, {u"stop_sequence"_s, QJsonValue()}}},
               {u"usage"_s, QJsonObject{{u"output_tokens"_s, tokens(text)}}}}));
    events.append(event(u"message_stop"_s, {}));
    return eventStream(events);
}

DemoAnswer messages(const Call &call)
{
    const QJsonArray list = call.body["messages"_L1].toArray();
    const QString text = list.isEmpty() ? QString() : textOf(list.last()["content"_L1]);
    if (call.body["stream"_L1].toBool())
        return messageStream(call, text);
    return jsonAnswer(
        message(call,
                {textBlock(text)},
                u"end_turn"_s,
                {{u"input_tokens"_s, tokens(text)}, {u"output_tokens"_s, tokens(text)}}));
}

DemoAnswer models()
{
    const QJsonObject model{{u"type"_s, u"model"_s},
                            {u"id"_s, u"demo"_s},
                            {u"display_name"_s, u"Demo"_s},
                            {u"created_at"_s, u"2023-11-14T00:00:00Z"_s}};
    return jsonAnswer({{u"data"_s, QJsonArray{model}},
                       {u"has_more"_s, false},
                       {u"first_id"_s, u"demo"_s},
                       {u"last_id"_s, u"demo"_s}});
}

QString errorType(int status)
{
    switch (status) {
    case 401: return u"authentication_error"_s;
    case 404: return u"not_found_error"_s;
    default: return u"invalid_request_error"_s;
    }
}

} // namespace

std::optional<DemoAnswer> anthropic(const Call &call)
{
    if (call.isPost && call.path == "/v1/messages"_L1)
        return messages(call);
    if (!call.isPost && call.path == "/v1/models"_L1)
        return models();
    return std::nullopt;
}

DemoAnswer anthropicError(int status, const QString &message)
{
    return jsonAnswer(
        {{u"type"_s, u"error"_s},
         {u"error"_s, QJsonObject{{u"type"_s, errorType(status)}, {u"message"_s, message}}}},
        status);
}

} // namespace keyferry::app::demo
