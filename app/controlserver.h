#pragma once

#include "app/commandexecutor.h"

#include <QLocalServer>
#include <QObject>

namespace keyferry::app {

/// The running instance's end of the control channel: carries out commands for other processes of
/// the same user. Main thread.
class ControlServer final : public QObject
{
    Q_OBJECT

public:
    explicit ControlServer(const CommandBackend &backend, QObject *parent = nullptr);

    /// Takes over a socket file that a killed process left behind: call it only as the owner of the
    /// data folder. \returns FolderUnusable
    [[nodiscard]] Outcome listen(const QString &socketPath);
    void close();

Q_SIGNALS:
    /// A second start of the desktop. Where nothing is connected, it is told that there is no
    /// window.
    void showWindowRequested();

private:
    void onNewConnection();

    CommandBackend m_backend;
    CommandExecutor m_executor;
    QLocalServer m_server;
};

} // namespace keyferry::app
