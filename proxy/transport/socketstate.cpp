#include "proxy/transport/socketstate.h"

#include <cerrno>
#include <sys/socket.h>

namespace keyferry::transport {

bool hasNews(qintptr descriptor)
{
    char byte = 0;
    const auto count = ::recv(static_cast<int>(descriptor), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return count >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
}

} // namespace keyferry::transport
