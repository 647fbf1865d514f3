#include "proxy/transport/requestupload.h"

#include "proxy/transport/requestwriter.h"
#include "proxy/transport/socketstate.h"

#include <QScopedValueRollback>
#include <QSslSocket>
#include <QTimerEvent>

namespace keyferry::transport {

namespace {

constexpr qint64 pieceBytes = 64 * 1024;

} // namespace

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

void RequestUpload::begin(QByteArray head, BodySource *body)
{
    stop();
    m_body = body;
    m_position = 0;
    m_sentBytes = 0;
    m_isChunked = body != nullptr && body->size() < 0;
    m_isOver = body == nullptr;
    m_isSent = false;
    m_hasGivenWay = false;
    if (body != nullptr) {
        body->watch(this, [this] { pump(); });
        if (!appendPiece(head))
            return;
    }
    m_socket.write(head);
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
    const bool isLast = m_isOver && !m_isSent && pending() == 0;
    m_isSent = m_isSent || isLast;
    Q_EMIT progressed();
}

void RequestUpload::pump()
{
    if (m_isPumping)
        return;
    const QScopedValueRollback guard(m_isPumping, true);
    while (!m_isOver && pending() < pieceBytes && !givesWay()) {
        QByteArray bytes;
        if (!appendPiece(bytes) || bytes.isEmpty())
            return;
        m_socket.write(bytes);
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

bool RequestUpload::appendPiece(QByteArray &bytes)
{
    const qint64 count = std::min(pieceBytes, m_body->available() - m_position);
    QByteArray piece(count, Qt::Uninitialized);
    if (count > 0 && m_body->read(m_position, piece.data(), count) != count) {
        finishSource();
        Q_EMIT sourceFailed();
        return false;
    }
    m_position += count;
    const bool isLast = m_body->isWhole() && m_position == m_body->size();
    if (m_isChunked)
        appendChunks(bytes, piece, isLast);
    else if (bytes.isEmpty())
        bytes = std::move(piece);
    else
        bytes += piece;
    if (isLast)
        finishSource();
    return true;
}

} // namespace keyferry::transport
