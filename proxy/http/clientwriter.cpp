#include "proxy/http/clientwriter.h"

#include "proxy/http/limits.h"

#include <QTcpSocket>

#include <utility>

namespace keyferry::http {

namespace {

// A piece as large as this is worth a system call of its own.
constexpr qint64 gathered = 64 * 1024;

} // namespace

ClientWriter::ClientWriter(QTcpSocket &socket,
                           TimerWheel &wheel,
                           std::chrono::milliseconds stallTimeout)
    : m_socket(socket)
    , m_stallTimeout(stallTimeout)
    , m_stall(wheel, [this] { Q_EMIT stalled(); })
{
    connect(&m_socket, &QTcpSocket::bytesWritten, this, &ClientWriter::onBytesWritten);
}

void ClientWriter::write(const QByteArray &bytes)
{
    if (bytes.isEmpty() || m_socket.state() != QAbstractSocket::ConnectedState)
        return;
    m_socket.write(bytes);
    if (pendingBytes() >= gathered)
        flush();
}

void ClientWriter::flush()
{
    if (pendingBytes() == 0)
        return;
    m_socket.flush();
    if (pendingBytes() >= highMark)
        m_wasAboveHigh = true;
    if (pendingBytes() > 0 && !m_stall.isActive())
        m_stall.start(m_stallTimeout);
}

void ClientWriter::stop()
{
    m_stall.stop();
    m_wasAboveHigh = false;
}

qint64 ClientWriter::pendingBytes() const
{
    return m_socket.bytesToWrite();
}

void ClientWriter::onBytesWritten()
{
    const qint64 pending = pendingBytes();
    if (pending == 0)
        m_stall.stop();
    else
        m_stall.start(m_stallTimeout);

    // Queued: flush() may bring us here in the middle of a write, where nobody expects to be called
    // back.
    if (m_wasAboveHigh && pending <= lowMark)
        QMetaObject::invokeMethod(this, &ClientWriter::reportDrained, Qt::QueuedConnection);
    if (pending == 0)
        Q_EMIT emptied();
}

void ClientWriter::reportDrained()
{
    const bool isStillLow = pendingBytes() <= lowMark;
    if (isStillLow && std::exchange(m_wasAboveHigh, false))
        Q_EMIT drained();
}

} // namespace keyferry::http
