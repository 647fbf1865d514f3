#pragma once

#include "app/commandbackend.h"

#include <QObject>

namespace keyferry::app {

/// Waits for one check of keys and tells what came of it; goes by itself then. When the one who
/// waits leaves (Ctrl+C at the command line), the check is cancelled. Main thread.
class CheckWait final : public QObject
{
    Q_OBJECT

public:
    /// \param gateway  outlives it
    CheckWait(Gateway &gateway, const CommandReply &reply, QObject *parent);

    void start(const KeySelection &selection);

private:
    void onAdvanced(const CheckProgress &progress);
    void leave();

    Gateway &m_gateway;
    const CommandReply m_reply;
    CheckId m_check{};
    QList<CheckResult> m_results{};
};

} // namespace keyferry::app
