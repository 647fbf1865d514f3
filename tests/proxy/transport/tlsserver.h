#pragma once

#include "tests/proxy/transport/selfsigned.h"

#include <QTcpServer>
#include <QUrl>

#include <memory>
#include <openssl/ssl.h>
#include <vector>

namespace keyferry::test {

/// A TLS server on 127.0.0.1 that resumes sessions and tells how each handshake went, which Qt's
/// does not. Answers every piece of data with `hello`. In the thread that made it.
class TlsServer final : public QTcpServer
{
    Q_OBJECT

public:
    struct Wish
    {
        SelfSigned identity{};
        QByteArray protocol{}; ///< ALPN answer, whatever was offered; empty: none
        int newestVersion = TLS1_3_VERSION;
    };
    struct Handshake
    {
        bool isResumed = false;
        QByteArray name{};    ///< SNI
        QByteArray offered{}; ///< ALPN, as on the wire
    };

    explicit TlsServer(Wish wish);

    [[nodiscard]] QUrl url(const QString &host) const;
    /// From the next connection on no TLS 1.3 ticket is given out.
    void stopTickets() { SSL_CTX_set_num_tickets(m_context.get(), 0); }

    std::vector<Handshake> handshakes{}; ///< finished ones

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    struct FreeContext
    {
        void operator()(SSL_CTX *context) const { SSL_CTX_free(context); }
    };
    Wish m_wish;
    std::unique_ptr<SSL_CTX, FreeContext> m_context;
    QObject m_connections; ///< the parent of all of them
};

} // namespace keyferry::test
