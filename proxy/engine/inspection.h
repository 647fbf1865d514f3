#pragma once

#include "proxy/core/config.h"
#include "proxy/core/httphead.h"
#include "proxy/routing/judgement.h"

#include <QByteArrayView>
#include <QStringView>

#include <chrono>
#include <optional>

namespace keyferry::engine {

/// Why an answer is held back before anything of it goes to the client.
enum class Inspection {
    None,
    ErrorBody,   ///< the words tell who is to blame; also of a success that a rule names
    StreamStart, ///< a 200 stream may begin with an error event
    ModelList,   ///< it is edited as a whole
};

/// An answer as far as it has come.
struct AnswerStart
{
    const QByteArray &method; ///< the request's
    const ResponseHead &head;
    QByteArrayView body{}; ///< as it stood on the wire
    bool isWhole = false;
};

/// How long an answer is held at most after its head. docs/keys.md "Retrying".
inline constexpr std::chrono::milliseconds longestInspection{2000};
/// A longer model list passes unchanged.
inline constexpr qsizetype longestModelList = 8 * 1024 * 1024;

/// \param listsModels  the answer would be one that the group's model rules edit
/// Thread: any; pure, like those below.
[[nodiscard]] Inspection
inspectionOf(const ResponseHead &head, const GroupConfig &group, bool listsModels);
/// True if nothing is gained by waiting for more.
[[nodiscard]] bool isEnough(Inspection inspection, const AnswerStart &answer);
/// \param model  the request's \param now  UTC ms
[[nodiscard]] routing::Judgement judge(Inspection inspection,
                                       const AnswerStart &answer,
                                       const GroupConfig &group,
                                       QStringView model,
                                       qint64 now);

/// A whole answer with its model list edited; empty if it is none or cannot be read.
struct EditedAnswer
{
    ResponseHead head{};
    QByteArray body{};
};
[[nodiscard]] std::optional<EditedAnswer> editedModelList(const AnswerStart &answer,
                                                          const GroupConfig &group);

} // namespace keyferry::engine
