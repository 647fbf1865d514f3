#include "proxy/http/endwitness.h"

#include "proxy/http/nativesocket.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace keyferry::http {

EndWitness::EndWitness(qintptr descriptor)
    : m_twin(duplicateDescriptor(descriptor))
{}

EndWitness::~EndWitness()
{
    if (m_twin >= 0)
        closeDescriptor(m_twin);
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

} // namespace keyferry::http
