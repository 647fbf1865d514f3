#include "app/checkwait.h"

#include "app/jsonvalues.h"

namespace keyferry::app {

CheckWait::CheckWait(Gateway &gateway, const CommandReply &reply, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
    , m_reply(reply)
{}

void CheckWait::start(const KeySelection &selection)
{
    const auto check = m_gateway.startCheck(selection);
    if (!check) {
        deleteLater();
        return m_reply(check.error());
    }
    m_check = *check;
    connect(&m_gateway, &Gateway::checkAdvanced, this, &CheckWait::onAdvanced);
    connect(m_reply.context, &QObject::destroyed, this, &CheckWait::leave);
}

void CheckWait::onAdvanced(const CheckProgress &progress)
{
    if (progress.id != m_check)
        return;
    m_results += progress.results;
    if (!progress.isFinished)
        return;
    // Before the reply: it may end the one who waits, and nothing is left to cancel.
    m_gateway.disconnect(this);
    if (m_reply.context)
        m_reply.context->disconnect(this);
    deleteLater();
    m_reply(json::check(progress, m_results));
}

void CheckWait::leave()
{
    m_gateway.disconnect(this);
    deleteLater();
    m_gateway.cancelCheck(m_check);
}

} // namespace keyferry::app
