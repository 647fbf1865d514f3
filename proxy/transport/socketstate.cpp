#include "proxy/transport/socketstate.h"

#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace keyferry::transport {

bool hasNews(qintptr descriptor)
{
    char byte = 0;
    const auto count = ::recv(static_cast<int>(descriptor), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return count >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
}

bool wasReset(qintptr descriptor)
{
    // Reading gives 0 or an error that Qt hides; the state of the connection tells: after FIN it
    // waits for our close, after RST it is closed.
    tcp_info info{};
    socklen_t size = sizeof info;
    if (::getsockopt(static_cast<int>(descriptor), IPPROTO_TCP, TCP_INFO, &info, &size) != 0)
        return false;
    return info.tcpi_state == TCP_CLOSE;
}

} // namespace keyferry::transport
