#include "app/commandexecutor.h"

namespace keyferry::app {

using namespace Qt::StringLiterals;

CommandExecutor::CommandExecutor(const CommandBackend &backend, QObject *parent)
    : QObject(parent)
    , m_groups(backend)
    , m_keys(backend)
    , m_accessKeys(backend)
    , m_store(backend)
    , m_maintenance(backend)
{}

void CommandExecutor::execute(const Command &command, const CommandReply &reply)
{
    const auto dispatch = [&](const auto &content) {
        if constexpr (requires { m_groups.run(content, reply); })
            m_groups.run(content, reply);
        else if constexpr (requires { m_keys.run(content, reply); })
            m_keys.run(content, reply);
        else if constexpr (requires { m_accessKeys.run(content, reply); })
            m_accessKeys.run(content, reply);
        else if constexpr (requires { m_store.run(content, reply); })
            m_store.run(content, reply);
        else if constexpr (requires { m_maintenance.run(content, reply); })
            m_maintenance.run(content, reply);
        else
            reply(Error{.kind = ErrorKind::Usage,
                        .detail = u"this verb cannot be carried out here"_s,
                        .field = {}});
    };
    std::visit(dispatch, command);
}

} // namespace keyferry::app
