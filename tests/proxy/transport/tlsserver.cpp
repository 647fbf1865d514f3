#include "tests/proxy/transport/tlsserver.h"

#include <QTcpSocket>

#include <openssl/pem.h>

namespace keyferry::test {

using namespace Qt::StringLiterals;

namespace {

// One accepted connection: OpenSSL between two memory buffers and the socket.
class TlsConnection final : public QObject
{
public:
    TlsConnection(qintptr descriptor, SSL_CTX *context, TlsServer &server, QObject *parent)
        : QObject(parent)
        , m_server(server)
        , m_tls(SSL_new(context))
        , m_in(BIO_new(BIO_s_mem()))
        , m_out(BIO_new(BIO_s_mem()))
    {
        SSL_set_bio(m_tls, m_in, m_out);
        SSL_set_accept_state(m_tls);
        SSL_set_app_data(m_tls, this);
        connect(&m_socket, &QTcpSocket::readyRead, this, &TlsConnection::onReadable);
        connect(&m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
        m_socket.setSocketDescriptor(descriptor);
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    }
    ~TlsConnection() override
    {
        m_socket.disconnect(this);
        SSL_free(m_tls);
    }

    QByteArray offered{};

private:
    void onReadable()
    {
        const QByteArray arrived = m_socket.readAll();
        BIO_write(m_in, arrived.constData(), static_cast<int>(arrived.size()));
        if (SSL_is_init_finished(m_tls) || SSL_do_handshake(m_tls) == 1)
            onData();
        flush();
    }

    void onData()
    {
        if (!std::exchange(m_isCounted, true))
            m_server.handshakes.push_back(
                {.isResumed = SSL_session_reused(m_tls) == 1,
                 .name = SSL_get_servername(m_tls, TLSEXT_NAMETYPE_host_name),
                 .offered = offered});
        char buffer[1024];
        if (SSL_read(m_tls, buffer, sizeof buffer) > 0)
            SSL_write(m_tls, "hello", 5);
    }

    void flush()
    {
        char *data = nullptr;
        const long size = BIO_get_mem_data(m_out, &data);
        m_socket.write(data, size);
        (void)BIO_reset(m_out);
    }

    TlsServer &m_server;
    QTcpSocket m_socket;
    SSL *m_tls;
    BIO *m_in; // m_tls frees both
    BIO *m_out;
    bool m_isCounted = false;
};

int chooseProtocol(SSL *tls,
                   const unsigned char **chosen,
                   unsigned char *chosenSize,
                   const unsigned char *offered,
                   unsigned offeredSize,
                   void *wished)
{
    auto *connection = static_cast<TlsConnection *>(SSL_get_app_data(tls));
    connection->offered = QByteArray(reinterpret_cast<const char *>(offered), offeredSize);
    const auto *protocol = static_cast<const QByteArray *>(wished);
    *chosen = reinterpret_cast<const unsigned char *>(protocol->constData());
    *chosenSize = static_cast<unsigned char>(protocol->size());
    return protocol->isEmpty() ? SSL_TLSEXT_ERR_NOACK : SSL_TLSEXT_ERR_OK;
}

BIO *readerOf(const QByteArray &text)
{
    return BIO_new_mem_buf(text.constData(), static_cast<int>(text.size()));
}

} // namespace

TlsServer::TlsServer(Wish wish)
    : m_wish(std::move(wish))
    , m_context(SSL_CTX_new(TLS_server_method()))
{
    BIO *certificateText = readerOf(m_wish.identity.certificate);
    BIO *keyText = readerOf(m_wish.identity.key);
    X509 *certificate = PEM_read_bio_X509(certificateText, nullptr, nullptr, nullptr);
    EVP_PKEY *key = PEM_read_bio_PrivateKey(keyText, nullptr, nullptr, nullptr);
    SSL_CTX_use_certificate(m_context.get(), certificate);
    SSL_CTX_use_PrivateKey(m_context.get(), key);
    X509_free(certificate);
    EVP_PKEY_free(key);
    BIO_free(certificateText);
    BIO_free(keyText);
    SSL_CTX_set_max_proto_version(m_context.get(), m_wish.newestVersion);
    SSL_CTX_set_alpn_select_cb(m_context.get(), chooseProtocol, &m_wish.protocol);
    listen(QHostAddress::LocalHost);
}

QUrl TlsServer::url(const QString &host) const
{
    return QUrl(u"https://%1:%2"_s.arg(host).arg(serverPort()));
}

void TlsServer::incomingConnection(qintptr descriptor)
{
    new TlsConnection(
        descriptor, m_context.get(), *this, &m_connections); // a child until it disconnects
}

} // namespace keyferry::test
