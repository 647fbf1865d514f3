#pragma once

#include "proxy/core/httphead.h"

#include <QByteArray>
#include <QTcpSocket>

#include <memory>

namespace keyferry::test {

/// A client that says exactly what it is told and keeps every byte that comes back. In the test's
/// thread.
class RawClient
{
public:
    explicit RawClient(quint16 port);

    void send(const QByteArray &bytes) { m_socket->write(bytes); }
    /// GET or POST with Host, the access key and the body's length.
    void request(const QByteArray &method,
                 const QByteArray &target,
                 const QByteArray &body = {},
                 const QByteArray &moreFields = {});
    /// At most so many bytes are taken from the kernel; 0 for no limit. Reading goes on at the next
    /// received().
    void setReadLimit(qint64 bytes);
    void close() { m_socket->disconnectFromHost(); }
    void reset() { m_socket->abort(); }

    /// Everything that came so far.
    [[nodiscard]] const QByteArray &received();
    [[nodiscard]] int status();
    [[nodiscard]] HeaderFields fields();
    /// The body, chunk framing removed.
    [[nodiscard]] QByteArray body();
    /// True if the whole answer is here, judged by its framing.
    [[nodiscard]] bool isComplete();
    /// Runs the event loop until the answer is whole; faster than QTRY_VERIFY, which looks every
    /// 50 ms. False after 30 s or when the connection ends first.
    [[nodiscard]] bool waitUntilComplete();
    /// The connection has ended, for whatever reason.
    [[nodiscard]] bool isClosed() const
    {
        return m_socket->state() == QAbstractSocket::UnconnectedState;
    }
    /// For the next answer on the same connection.
    void forget() { m_received.clear(); }

private:
    struct Decoded
    {
        QByteArray body{};
        bool isComplete = false;
    };
    [[nodiscard]] Decoded decode();

    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_received{};
};

} // namespace keyferry::test
