#include "tests/conformance/peer.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace keyferry::test {

namespace {

// Small, so that what a row does not read is soon felt on the other side.
constexpr int kernelBuffer = 64 * 1024;

void setOption(int descriptor, int level, int name, int value)
{
    ::setsockopt(descriptor, level, name, &value, sizeof value);
}

} // namespace

Peer::Peer(int descriptor)
    : m_descriptor(descriptor)
{
    setOption(descriptor, IPPROTO_TCP, TCP_NODELAY, 1);
    setOption(descriptor, SOL_SOCKET, SO_SNDBUF, kernelBuffer);
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

Peer::~Peer()
{
    drop();
}

int Peer::connectTo(quint16 port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    setOption(descriptor, SOL_SOCKET, SO_RCVBUF, kernelBuffer);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return descriptor;
    ::close(descriptor);
    return -1;
}

bool Peer::encrypt(SSL_CTX *context)
{
    const int flags = ::fcntl(m_descriptor, F_GETFL);
    ::fcntl(m_descriptor, F_SETFL, flags & ~O_NONBLOCK);
    const timeval limit{.tv_sec = 10, .tv_usec = 0};
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    m_tls.reset(SSL_new(context));
    SSL_set_mode(m_tls.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_set_fd(m_tls.get(), m_descriptor);
    const bool isDone = SSL_accept(m_tls.get()) == 1;
    ::fcntl(m_descriptor, F_SETFL, flags);
    return isDone;
}

qint64 Peer::give(const char *data, qint64 size)
{
    if (m_tls)
        return SSL_write(m_tls.get(), data, static_cast<int>(size));
    return ::send(m_descriptor, data, static_cast<std::size_t>(size), MSG_NOSIGNAL);
}

void Peer::pump()
{
    qint64 done = 0;
    while (isOpen() && done < m_outgoing.size()) {
        const qint64 given = give(m_outgoing.constData() + done, m_outgoing.size() - done);
        if (given <= 0)
            break;
        done += given;
    }
    m_sent += done;
    m_outgoing.remove(0, done);
}

Peer::Got Peer::read(qint64 wanted, QByteArray &bytes)
{
    const qsizetype before = bytes.size();
    bytes.resize(before + wanted);
    errno = 0;
    const qint64 count =
        m_tls ? SSL_read(m_tls.get(), bytes.data() + before, static_cast<int>(wanted))
              : ::recv(m_descriptor, bytes.data() + before, static_cast<std::size_t>(wanted), 0);
    const int error = errno;
    bytes.resize(before + std::max<qint64>(count, 0));
    if (count > 0)
        return Got::Bytes;
    const int tlsError =
        m_tls ? SSL_get_error(m_tls.get(), static_cast<int>(count)) : SSL_ERROR_SYSCALL;
    if (tlsError == SSL_ERROR_WANT_READ || (count < 0 && error == EAGAIN))
        return Got::Nothing;
    return error == ECONNRESET || error == EPIPE ? Got::Reset : Got::End;
}

void Peer::notify()
{
    if (m_tls)
        SSL_shutdown(m_tls.get());
}

void Peer::close()
{
    notify();
    drop();
}

void Peer::halfClose()
{
    notify();
    ::shutdown(m_descriptor, SHUT_WR);
}

void Peer::drop()
{
    if (isOpen())
        ::close(std::exchange(m_descriptor, -1));
}

void Peer::reset()
{
    // Zero linger time turns close() into RST.
    const linger now{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    drop();
}

} // namespace keyferry::test
