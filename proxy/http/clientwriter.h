#pragma once

#include "proxy/core/timerwheel.h"

#include <QObject>

class QTcpSocket;

namespace keyferry::http {

/// The sending side of a client connection: gathers what belongs together, watches the two marks
/// and a client that takes nothing. Lives on the worker's thread beside its socket.
class ClientWriter final : public QObject
{
    Q_OBJECT

public:
    ClientWriter(QTcpSocket &socket, TimerWheel &wheel, std::chrono::milliseconds stallTimeout);

    /// Leaves with flush(), or when the event loop comes round. Does nothing once the socket is
    /// closed.
    void write(const QByteArray &bytes);
    /// Gives the kernel all that was written, in one call.
    void flush();
    void stop();
    [[nodiscard]] qint64 pendingBytes() const;

Q_SIGNALS:
    /// Pending bytes fell to the low mark after they had reached the high one. Never from within
    /// write().
    void drained();
    void emptied();
    /// Nothing left for the stall timeout although something was pending.
    void stalled();

private:
    void onBytesWritten();
    void reportDrained();

    QTcpSocket &m_socket;
    const std::chrono::milliseconds m_stallTimeout;
    Timeout m_stall;
    bool m_wasAboveHigh = false;
};

} // namespace keyferry::http
