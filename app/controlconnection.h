#pragma once

#include "app/commandexecutor.h"
#include "app/controlframe.h"

#include <QCborMap>
#include <QLocalSocket>
#include <QObject>

namespace keyferry::app {

/// One process at the control channel: greeting, one request, its answer. Deletes itself when the
/// other side leaves. Main thread.
class ControlConnection final : public QObject
{
    Q_OBJECT

public:
    /// \param socket  becomes this object's own
    ControlConnection(QLocalSocket *socket,
                      const CommandBackend &backend,
                      CommandExecutor &executor,
                      QObject *parent);
    ~ControlConnection() override;

Q_SIGNALS:
    void showWindowRequested();

private:
    void onReadyRead();
    void handle(const QCborMap &request);
    void showWindow();
    void startTail();
    void onRequestsChanged(const QList<RequestRecord> &records);
    void send(const QCborMap &message);
    void finish(const Result<QJsonObject> &result);

    QLocalSocket *m_socket = nullptr;
    CommandBackend m_backend;
    CommandExecutor &m_executor;
    control::FrameReader m_reader;
    bool m_hasRequest = false;
    qint64 m_bytes = 0; // both ways
};

} // namespace keyferry::app
