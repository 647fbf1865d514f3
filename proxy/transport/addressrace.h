#pragma once

#include "proxy/core/timerwheel.h"
#include "proxy/transport/upstreamsocket.h"

#include <QHostAddress>
#include <QList>
#include <QObject>

#include <functional>
#include <vector>

namespace keyferry::transport {

using AddressFamily = QAbstractSocket::NetworkLayerProtocol;

/// The order in which addresses are tried: families by turns, each in its own order.
///
/// \param first  the family to begin with; unknown or absent: the first address's
/// Source: RFC 8305 4.
[[nodiscard]] QList<QHostAddress> interleaved(const QList<QHostAddress> &addresses,
                                              AddressFamily first);

/// Connects to whichever of a host's addresses answers first: the next is tried when one has failed
/// or has kept silent for a while, and the others are given up when one stands (RFC 8305 5). Only
/// TCP: TLS begins on the winner. Destroying it gives up. Worker's thread.
class AddressRace final : public QObject
{
    Q_OBJECT

public:
    /// Makes a socket with its proxy and read buffer set.
    using MakeSocket = std::function<SocketPointer()>;

    static constexpr std::chrono::milliseconds headStart{250};
    static constexpr qsizetype mostAddresses = 10;

    AddressRace(TimerWheel &wheel, MakeSocket makeSocket, QObject *parent = nullptr);

    /// \pre not run before, addresses is not empty
    void run(const QList<QHostAddress> &addresses, quint16 port);
    [[nodiscard]] SocketPointer takeWinner();

Q_SIGNALS:
    void won(AddressFamily family); ///< not from inside run()
    /// No address answered; the error that says most. Not from inside run().
    void lost(QAbstractSocket::SocketError error);

private:
    void startNext();
    void onConnected(QTcpSocket *socket);
    void onFailed(QTcpSocket *socket);
    SocketPointer takeOut(const QTcpSocket *socket);

    MakeSocket m_makeSocket;
    QList<QHostAddress> m_untried;
    quint16 m_port = 0;
    std::vector<SocketPointer> m_running;
    SocketPointer m_winner;
    QAbstractSocket::SocketError m_error = QAbstractSocket::NetworkError;
    Timeout m_next;
};

} // namespace keyferry::transport
