#pragma once

#include "app/demorequest.h"

#include <QByteArrayList>

namespace keyferry::app {

/// What the demo provider says: one body, or pieces that are sent one by one with a pause between.
struct DemoAnswer
{
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArrayList pieces{};
    bool streams = false;
};

/// Answers in the format of the provider whose path it is: OpenAI (chat, responses, embeddings,
/// models), Anthropic (messages, models), Gemini (generateContent, streamGenerateContent,
/// embeddings, models). The answer's text is the prompt's. Keys that start with `demo-` are good,
/// all others get the provider's 401. Pure.
[[nodiscard]] DemoAnswer answerDemo(const DemoRequest &request);

} // namespace keyferry::app
