#pragma once

#include "proxy/core/channel.h"
#include "proxy/core/httphead.h"
#include "proxy/core/records.h"

#include <QByteArray>

#include <vector>

namespace keyferry::routing {

/// One real answer and what is to be made of it.
struct AnswerRow
{
    const char *name = "";
    const char *source = ""; ///< the public document that shows or describes it
    int status = 200;
    QByteArray body{};
    Verdict verdict = Verdict::Success;
    bool unmistakable = false;
    bool forModel = false;
    bool sameForAllKeys = false;
    qint64 coolMs = 0; ///< from answeredAt on; 0: not said
    HeaderFields fields{};
    const char *model = "";
};

/// 2026-03-10 12:00 UTC, summer time in California: its next midnight is 19 hours away.
inline constexpr qint64 answeredAt = 1'773'144'000'000;
inline constexpr qint64 untilPacificMidnight = 19 * 3'600'000;

extern const std::vector<AnswerRow> openAiAnswers;
extern const std::vector<AnswerRow> azureAnswers;
extern const std::vector<AnswerRow> anthropicAnswers;
extern const std::vector<AnswerRow> geminiAnswers;
/// OpenRouter, DeepSeek, Ollama and others that speak OpenAI's language.
extern const std::vector<AnswerRow> compatibleAnswers;

} // namespace keyferry::routing
