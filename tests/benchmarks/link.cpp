#include "tests/benchmarks/link.h"

#include "tests/benchmarks/options.h"

#include <arpa/inet.h>
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <utility>

namespace keyferry::bench {

namespace {

constexpr int openSeconds = 10;
constexpr auto hostName = "localhost"; // in the certificate that scripts/bench makes

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

bool neverWaits(int descriptor)
{
    const int on = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) == 0;
}

Link::Progress progressOf(ssize_t moved, Link::Outcome ifNotReady)
{
    if (moved > 0)
        return {Link::Outcome::Moved, static_cast<std::size_t>(moved)};
    if (moved < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
        return {ifNotReady, 0};
    return {};
}

} // namespace

void TlsContext::Free::operator()(ssl_ctx_st *context) const
{
    SSL_CTX_free(context);
}

TlsContext::TlsContext(const std::string &caFile)
{
    if (caFile.empty())
        return;
    m_context.reset(SSL_CTX_new(TLS_client_method()));
    if (SSL_CTX_load_verify_locations(m_context.get(), caFile.c_str(), nullptr) != 1)
        fail("cannot read certificates of " + caFile);
    SSL_CTX_set_verify(m_context.get(), SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_mode(m_context.get(),
                     SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
}

void Link::Free::operator()(ssl_st *tls) const
{
    SSL_free(tls);
}

Link::Link(int descriptor)
    : m_descriptor(descriptor)
{
    if (!neverWaits(descriptor))
        close();
}

Link::Link(Link &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_tls(std::move(other.m_tls))
{}

Link &Link::operator=(Link &&other) noexcept
{
    if (this != &other) {
        close();
        m_descriptor = std::exchange(other.m_descriptor, -1);
        m_tls = std::move(other.m_tls);
    }
    return *this;
}

Link::~Link()
{
    close();
}

Link Link::open(std::uint16_t port, const TlsContext &tls)
{
    Link link;
    link.m_descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{openSeconds, 0};
    setsockopt(link.m_descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    setsockopt(link.m_descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    const sockaddr_in address = loopback(port);
    const bool isConnected =
        connect(link.m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address)
        == 0;
    if (!isConnected || (tls.get() && !link.shakeHands(tls)) || !neverWaits(link.m_descriptor))
        link.close();
    return link;
}

bool Link::shakeHands(const TlsContext &tls)
{
    m_tls.reset(SSL_new(tls.get()));
    SSL_set1_host(m_tls.get(), hostName);
    std::string name = hostName; // SSL_set_tlsext_host_name() is a macro with a C cast
    SSL_ctrl(m_tls.get(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name.data());
    SSL_set_fd(m_tls.get(), m_descriptor);
    return SSL_connect(m_tls.get()) == 1;
}

Link::Progress Link::send(std::string_view bytes)
{
    if (m_tls)
        return progressOfTls(SSL_write(m_tls.get(), bytes.data(), static_cast<int>(bytes.size())));
    return progressOf(::send(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL),
                      Outcome::MustWrite);
}

Link::Progress Link::receive(char *buffer, std::size_t size)
{
    if (m_tls)
        return progressOfTls(SSL_read(m_tls.get(), buffer, static_cast<int>(size)));
    return progressOf(recv(m_descriptor, buffer, size, 0), Outcome::MustRead);
}

Link::Progress Link::progressOfTls(int result) const
{
    if (result > 0)
        return {Outcome::Moved, static_cast<std::size_t>(result)};
    switch (SSL_get_error(m_tls.get(), result)) {
    case SSL_ERROR_WANT_READ: return {Outcome::MustRead, 0};
    case SSL_ERROR_WANT_WRITE: return {Outcome::MustWrite, 0};
    default: return {};
    }
}

void Link::close()
{
    m_tls.reset();
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
}

Listening listenOnFreePort()
{
    constexpr int backlog = 4096;
    Listening listening;
    listening.descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (bind(listening.descriptor, generic, size) != 0 || listen(listening.descriptor, backlog) != 0
        || getsockname(listening.descriptor, generic, &size) != 0)
        fail("cannot listen on loopback");
    listening.port = ntohs(address.sin_port);
    return listening;
}

} // namespace keyferry::bench
