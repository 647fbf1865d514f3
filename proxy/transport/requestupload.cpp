#include "proxy/transport/requestupload.h"

#include "proxy/transport/socketstate.h"

#include <QScopedValueRollback>
#include <QSslSocket>
#include <QTimerEvent>

namespace keyferry::transport {

RequestUpload::RequestUpload(QTcpSocket &socket, bool isEncrypted)
    : m_socket(socket)
    , m_isEncrypted(isEncrypted)
{
    // Of a TLS socket bytesWritten() speaks of bytes that were encrypted, not of bytes that left.
    if (isEncrypted)
        connect(static_cast<QSslSocket *>(&socket),
                &QSslSocket::encryptedBytesWritten,
                this,
                &RequestUpload::onWritten);
    else
        connect(&socket, &QTcpSocket::bytesWritten, this, &RequestUpload::onWritten);
}

RequestUpload::~RequestUpload()
{
    stop();
}

void RequestUpload::begin(WrittenHead head, BodySource *body)
{
    stop();
    m_body = body;
    m_position = 0;
    m_sentBytes = 0;
    m_isChunked = head.isChunked;
    m_isOver = body == nullptr;
    m_isSent = false;
    m_hasFailed = false;
    m_hasGivenWay = false;
    if (body != nullptr) {
        body->watch(this, [this] { pump(); });
        head.bytes += takePiece().wire;
    }
    m_socket.write(head.bytes);
    m_socket.flush();
}

void RequestUpload::stop()
{
    finishSource();
    m_turn.stop();
}

void RequestUpload::finishSource()
{
    m_isOver = true;
    if (m_body != nullptr)
        std::exchange(m_body, nullptr)->unwatch(this);
}

qint64 RequestUpload::pending() const
{
    const qint64 plain = m_socket.bytesToWrite();
    return m_isEncrypted ? plain + static_cast<QSslSocket &>(m_socket).encryptedBytesToWrite()
                         : plain;
}

void RequestUpload::onWritten(qint64 bytes)
{
    m_sentBytes += bytes;
    if (!m_isOver)
        pump();
    const bool isLast = m_isOver && !m_hasFailed && !m_isSent && pending() == 0;
    m_isSent = m_isSent || isLast;
    Q_EMIT progressed();
}

void RequestUpload::pump()
{
    if (m_isPumping)
        return;
    const QScopedValueRollback guard(m_isPumping, true);
    while (!m_isOver && m_socket.isOpen() && pending() < pieceBytes && !givesWay()) {
        const BodyPiece piece = takePiece();
        if (piece.wire.isEmpty())
            return;
        m_socket.write(piece.wire);
        m_socket.flush();
    }
}

bool RequestUpload::givesWay()
{
    // Once for every piece: what was readable may be an informational answer.
    if (std::exchange(m_hasGivenWay, false) || !hasNews(m_socket.socketDescriptor()))
        return false;
    m_hasGivenWay = true;
    // A timer, not a queued call: those may come before the socket's notifier.
    m_turn.start(0, this);
    return true;
}

void RequestUpload::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_turn.timerId())
        return;
    m_turn.stop();
    pump();
}

BodyPiece RequestUpload::takePiece()
{
    auto piece = nextPiece(*m_body, m_position, m_isChunked);
    if (!piece) {
        finishSource();
        m_hasFailed = true;
        // Later: this may be the beginning of a call.
        QMetaObject::invokeMethod(
            this,
            [this, error = piece.error()] { Q_EMIT sourceFailed(error); },
            Qt::QueuedConnection);
        return {};
    }
    m_position += piece->taken;
    if (piece->isLast)
        finishSource();
    return *std::move(piece);
}

} // namespace keyferry::transport
