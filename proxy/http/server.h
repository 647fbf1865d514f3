#pragma once

#include "proxy/core/result.h"

#include <QHostAddress>
#include <QObject>

#include <memory>

class QTcpServer;

namespace keyferry::http {

/// One listening address. Hands descriptors on and owns no connection; lives on the main thread.
class Server final : public QObject
{
    Q_OBJECT

public:
    explicit Server(QObject *parent = nullptr);
    ~Server() override;

    /// \param port  0 takes a free one, see port()
    /// \returns PortInUse or AddressRefused; the detail names address and port
    [[nodiscard]] Outcome listen(const QHostAddress &address, quint16 port);
    void close();

    [[nodiscard]] bool isListening() const { return m_acceptor != nullptr; }
    [[nodiscard]] QHostAddress address() const;
    [[nodiscard]] quint16 port() const;

Q_SIGNALS:
    /// Whoever is connected must take the descriptor over.
    void connectionAccepted(qintptr descriptor);

private:
    [[nodiscard]] std::unique_ptr<QTcpServer> makeAcceptor();
    void reviveLater();
    void revive();

    std::unique_ptr<QTcpServer> m_acceptor;
    bool m_isReviving = false;
};

} // namespace keyferry::http
