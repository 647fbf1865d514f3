#include "tests/conformance/play.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/pem.h>
#include <sys/socket.h>
#include <unistd.h>

namespace keyferry::test {

TlsContext serverContext(const SelfSigned &identity)
{
    TlsContext context(SSL_CTX_new(TLS_server_method()));
    BIO *certificateText = BIO_new_mem_buf(identity.certificate.constData(), -1);
    BIO *keyText = BIO_new_mem_buf(identity.key.constData(), -1);
    X509 *certificate = PEM_read_bio_X509(certificateText, nullptr, nullptr, nullptr);
    EVP_PKEY *key = PEM_read_bio_PrivateKey(keyText, nullptr, nullptr, nullptr);
    SSL_CTX_use_certificate(context.get(), certificate);
    SSL_CTX_use_PrivateKey(context.get(), key);
    EVP_PKEY_free(key);
    X509_free(certificate);
    BIO_free(keyText);
    BIO_free(certificateText);
    return context;
}

Doorway::Doorway(SSL_CTX *context)
    : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
    , m_context(context)
{
    // Connections inherit it: what a row does not read is soon felt on the other side.
    constexpr int receiveBuffer = 64 * 1024;
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(m_descriptor, reinterpret_cast<const sockaddr *>(&address), size);
    ::listen(m_descriptor, 64);
    ::getsockname(m_descriptor, reinterpret_cast<sockaddr *>(&address), &size);
    m_port = ntohs(address.sin_port);
}

Doorway::~Doorway()
{
    ::close(m_descriptor);
}

std::unique_ptr<Peer> Doorway::accept()
{
    const int descriptor = ::accept4(m_descriptor, nullptr, nullptr, SOCK_CLOEXEC);
    if (descriptor < 0)
        return nullptr;
    auto peer = std::make_unique<Peer>(descriptor);
    if (m_context && !peer->encrypt(m_context))
        peer->reset();
    return peer;
}

} // namespace keyferry::test
