#pragma once

#include "proxy/core/result.h"
#include "proxy/transport/remembered.h"
#include "proxy/transport/upstreamtransport.h"

#include <QObject>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QUrl>

namespace keyferry::transport {

/// The TLS settings of each policy, made once in a while, and the newest session ticket of each
/// pool. A ticket serves only the pool it came from: one taken without certificate check would make
/// a later checking connection pass unchecked. Tickets stay in memory. Worker's thread.
class TlsMemory final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t basesKept = 32;
    static constexpr std::chrono::minutes baseLife{10}; ///< then a changed CA file is noticed
    static constexpr std::size_t ticketsKept = 128;
    static constexpr std::chrono::hours ticketLife{24};

    explicit TlsMemory(const Clock &clock, QObject *parent = nullptr);

    /// For a connection to the origin: HTTP/1.1 offered, the session to go on with.
    /// \returns UpstreamUnreachable without a TLS library or for a bad CA file
    [[nodiscard]] Result<QSslConfiguration> settingsFor(const QUrl &origin,
                                                        const ConnectionPolicy &policy);
    /// Keeps the tickets that an encrypted socket has got and will get.
    void keepTicketsOf(QSslSocket &socket, const QUrl &origin, const ConnectionPolicy &policy);

private:
    [[nodiscard]] Result<QSslConfiguration> base(const ConnectionPolicy &policy);
    void keep(const QByteArray &pool, const QByteArray &ticket);

    Remembered<QSslConfiguration> m_bases; ///< by verification and CA file
    Remembered<QByteArray> m_tickets;
};

} // namespace keyferry::transport
