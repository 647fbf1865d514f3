#pragma once

#include "proxy/core/channel.h"
#include "proxy/core/config.h"
#include "proxy/core/httphead.h"
#include "proxy/routing/judgement.h"

#include <QByteArrayView>
#include <QStringView>

#include <optional>
#include <vector>

namespace keyferry::routing {

/// An answer as far as it is read before it is judged.
struct Answer
{
    Channel channel = Channel::OpenAi;
    int status = 200;
    const HeaderFields &fields;
    QByteArrayView body{}; ///< its first 16 KiB, decoded; empty where it is not read
    QStringView model{};   ///< the request's
};

/// How much of a body is looked at.
inline constexpr qsizetype judgedBytes = 16 * 1024;

/// What the status says where nothing else is known.
[[nodiscard]] Verdict verdictOfStatus(int status);

/// True if the status alone does not settle it: classify() wants the start of the body. A success
/// is looked into only where a rule names its status and has a text.
[[nodiscard]] bool needsBody(int status, const std::vector<FailureRule> &rules = {});

/// \param rules  the group's own, tried before the table; one without statuses is for any answer
///               from 400 on
/// \param now    UTC ms, for deadlines that are given as a span
/// Thread: any; pure.
[[nodiscard]] Judgement
classify(const Answer &answer, const std::vector<FailureRule> &rules, qint64 now);

/// Judges the start of a 200 event stream as the status its error event stands for; empty if the
/// first event is no error. The event may lack its end: the stream may have broken off.
/// \param answer  `body` holds the stream's first bytes
/// Thread: any; pure.
[[nodiscard]] std::optional<Judgement>
classifyStreamStart(const Answer &answer, const std::vector<FailureRule> &rules, qint64 now);

/// True once `start` holds a whole event (or cannot become one), so that waiting for more is of no
/// use.
[[nodiscard]] bool hasWholeEvent(QByteArrayView start);

} // namespace keyferry::routing
