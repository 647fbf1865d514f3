#include "proxy/transport/socketstate.h"

#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace keyferry::transport {

bool hasNews(qintptr descriptor)
{
    char byte = 0;
    const auto count = ::recv(static_cast<int>(descriptor), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return count >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
}

EndWitness::EndWitness(qintptr descriptor)
    : m_twin(::fcntl(static_cast<int>(descriptor), F_DUPFD_CLOEXEC, 0))
{}

EndWitness::~EndWitness()
{
    if (m_twin >= 0)
        ::close(static_cast<int>(m_twin));
}

bool EndWitness::wasReset() const
{
    // After FIN the connection waits for our close, after RST it is closed.
    tcp_info info{};
    socklen_t size = sizeof info;
    const bool isTold =
        ::getsockopt(static_cast<int>(m_twin), IPPROTO_TCP, TCP_INFO, &info, &size) == 0;
    return !isTold || info.tcpi_state == TCP_CLOSE;
}

} // namespace keyferry::transport
