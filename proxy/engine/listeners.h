#pragma once

#include "proxy/core/result.h"

#include <QHostAddress>
#include <QObject>
#include <QStringList>

#include <memory>
#include <vector>

namespace keyferry::http {
class Server;
}

namespace keyferry::engine {

/// The listening sockets, one an address. Engine host's thread.
class Listeners final : public QObject
{
    Q_OBJECT

public:
    explicit Listeners(QObject *parent = nullptr);
    ~Listeners() override;

    /// Listens on exactly these from now on. All or nothing: on failure what was there goes on. An
    /// address of ours that is not wanted any more makes room for a wider or narrower one.
    /// `::1` may be missing on a machine without IPv6 as long as another address works. PortInUse
    /// and AddressRefused name address and port. \param port  0 for any free one, the same on every
    /// address
    [[nodiscard]] Outcome listen(const QStringList &addresses, quint16 port);
    void close();
    [[nodiscard]] bool isListening() const { return !m_servers.empty(); }
    /// `http://127.0.0.1:3001`, in the order of the addresses.
    [[nodiscard]] QStringList urls() const;

Q_SIGNALS:
    void connectionAccepted(qintptr descriptor);

private:
    struct Bound
    {
        QHostAddress address{};
        quint16 port = 0;
        std::unique_ptr<http::Server> server{};
    };
    [[nodiscard]] Outcome open(const QStringList &addresses, quint16 port);
    [[nodiscard]] Result<Bound> bind(const QHostAddress &address, quint16 port);
    /// Puts servers that were moved out back where they were.
    void takeBack(std::vector<Bound> &wanted);
    /// Closes what is on this port and not wanted; reopen() undoes it. \returns true if there was
    /// any
    [[nodiscard]] bool makeRoom(const QStringList &addresses, quint16 port);
    void reopen();

    std::vector<Bound> m_servers{};
};

/// The first port from `first` on that all addresses can listen on; 0 if none of the next 100 is
/// free.
[[nodiscard]] int nextFreePort(const QStringList &addresses, int first);

} // namespace keyferry::engine
