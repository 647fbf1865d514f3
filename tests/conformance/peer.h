#pragma once

#include "tests/proxy/transport/selfsigned.h"

#include <QByteArray>

#include <memory>
#include <openssl/ssl.h>

namespace keyferry::test {

struct FreeTls
{
    void operator()(SSL *tls) const { SSL_free(tls); }
    void operator()(SSL_CTX *context) const { SSL_CTX_free(context); }
};
using TlsContext = std::unique_ptr<SSL_CTX, FreeTls>;
using TlsSession = std::unique_ptr<SSL, FreeTls>;

/// What a server with this certificate needs.
[[nodiscard]] TlsContext serverContext(const SelfSigned &identity);

/// One end of a connection that reads and writes only what a row says. Plain system calls, because
/// Qt's sockets know no half-close and hide resets. One thread.
class Peer
{
public:
    enum class Got { Bytes, Nothing, End, Reset };

    /// \param descriptor  of a connected socket, whose owner it becomes
    explicit Peer(int descriptor);
    ~Peer();
    Peer(const Peer &) = delete;
    Peer &operator=(const Peer &) = delete;

    /// A socket connected to a port of 127.0.0.1; -1 if there is none.
    [[nodiscard]] static int connectTo(quint16 port);
    /// Meets a TLS client; false if the handshake fails.
    [[nodiscard]] bool encrypt(SSL_CTX *context);

    void enqueue(const QByteArray &bytes) { m_outgoing += bytes; }
    /// Hands over as much as the kernel takes.
    void pump();
    [[nodiscard]] bool hasOutgoing() const { return !m_outgoing.isEmpty() && isOpen(); }
    [[nodiscard]] qint64 sent() const { return m_sent; }
    /// At most `wanted` bytes, appended to `bytes`.
    [[nodiscard]] Got read(qint64 wanted, QByteArray &bytes);

    void close();
    void halfClose();
    void notify();
    void drop();
    void reset();

    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    /// The other side has ended it, and a row has seen that.
    bool hasEnded = false;
    /// Bytes left of the chunk that is being read.
    qint64 chunkLeft = 0;

private:
    [[nodiscard]] qint64 give(const char *data, qint64 size);

    int m_descriptor;
    TlsSession m_tls{};
    QByteArray m_outgoing{};
    qint64 m_sent = 0;
};

} // namespace keyferry::test
