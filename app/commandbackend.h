#pragma once

#include "proxy/core/clock.h"
#include "proxy/core/configeditor.h"
#include "proxy/core/gateway.h"
#include "proxy/core/logreader.h"
#include "proxy/core/maintenance.h"

#include <QJsonObject>

#include <utility>

namespace keyferry::app {

using CommandReply = Reply<QJsonObject>;

/// What commands work on. Without a gateway no engine runs in this process (the direct mode).
struct CommandBackend
{
    ConfigEditor &editor;
    LogReader &log;
    Gateway *gateway = nullptr;
    Maintenance *maintenance = nullptr; ///< null where only the tests of other verbs run
    const Clock &clock;
};

/// A reply that goes on with `next` on success and hands an error to `reply`.
template<typename T, typename Next>
[[nodiscard]] Reply<T> onSuccess(QObject *context, const CommandReply &reply, Next next)
{
    return {context, [reply, next = std::move(next)](const Result<T> &result) {
                if (!result)
                    return reply(result.error());
                next(*result);
            }};
}

[[nodiscard]] inline Error unknownGroup(const QString &name)
{
    return {.kind = ErrorKind::UnknownGroup,
            .detail = QStringLiteral("there is no group '%1'").arg(name),
            .field = {}};
}

} // namespace keyferry::app
