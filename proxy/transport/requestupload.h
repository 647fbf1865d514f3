#pragma once

#include "proxy/transport/bodysource.h"
#include "proxy/transport/requestwriter.h"

#include <QBasicTimer>
#include <QObject>
#include <QTcpSocket>

namespace keyferry::transport {

/// Sends one request's head and body over a connection, never more than the upstream takes, and
/// looks before each piece whether an answer has come already: one that is followed by a reset
/// would be lost if we wrote on blindly. Worker's thread.
class RequestUpload final : public QObject
{
    Q_OBJECT

public:
    /// The socket outlives the upload.
    RequestUpload(QTcpSocket &socket, bool isEncrypted);
    ~RequestUpload() override;

    /// The head and the first piece leave in one write. \param body  null: none
    void begin(WrittenHead head, BodySource *body);
    /// What has not been sent will not be.
    void stop();

    /// Every byte was given to the socket and has left it.
    [[nodiscard]] bool isSent() const { return m_isSent; }
    /// Bytes of this request that have left, encryption included.
    [[nodiscard]] qint64 sentBytes() const { return m_sentBytes; }
    /// Bytes that were given to the socket and have not left it, encryption included.
    [[nodiscard]] qint64 pending() const;

Q_SIGNALS:
    /// Bytes have left; isSent() may be true now.
    void progressed();
    void sourceFailed(const keyferry::Error &error);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void onWritten(qint64 bytes);
    void pump();
    [[nodiscard]] bool givesWay();
    [[nodiscard]] BodyPiece takePiece();
    void finishSource();

    QTcpSocket &m_socket;
    const bool m_isEncrypted;
    BodySource *m_body = nullptr;
    qint64 m_position = 0;
    qint64 m_sentBytes = 0;
    bool m_isChunked = false;
    bool m_isOver = true; ///< nothing is left to give to the socket
    bool m_isSent = true;
    bool m_hasFailed = false;
    bool m_hasGivenWay = false;
    bool m_isPumping = false; ///< what leaves at once is told from within the write
    QBasicTimer m_turn;
};

} // namespace keyferry::transport
