#pragma once

#include "app/demoanswer.h"
#include "app/demorequest.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>

namespace keyferry::app {

/// One connection to the demo provider; answers its requests one after the other. Deletes itself
/// when the client leaves.
class DemoConnection final : public QObject
{
    Q_OBJECT

public:
    /// \param socket  becomes this object's own
    DemoConnection(QTcpSocket *socket, std::chrono::milliseconds gap, QObject *parent);

private:
    void onReadyRead();
    void answerNext();
    void begin(const DemoRequest &request);
    void sendPiece();
    void end();

    QTcpSocket *m_socket = nullptr;
    QTimer m_pause;
    DemoRequestReader m_reader;
    QByteArrayList m_pieces{};
    bool m_isAnswering = false;
    bool m_isChunked = false;
    bool m_keepsAlive = false;
};

} // namespace keyferry::app
