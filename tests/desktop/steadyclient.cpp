#include "tests/desktop/steadyclient.h"

#include <arpa/inet.h>
#include <array>
#include <chrono>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace keyferry::test {

namespace {

int connectTo(quint16 port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval patience{.tv_sec = 10, .tv_usec = 0};
    ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (::connect(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0)
        return descriptor;
    ::close(descriptor);
    return -1;
}

bool isWhole(const QByteArray &answer)
{
    constexpr QByteArrayView name = "content-length: ";
    const qsizetype headEnd = answer.indexOf("\r\n\r\n");
    const qsizetype field = answer.toLower().indexOf(name);
    if (headEnd < 0 || field < 0 || field > headEnd)
        return false;
    const qsizetype begin = field + name.size();
    const auto length = answer.mid(begin, answer.indexOf('\r', begin) - begin).toLongLong();
    return answer.size() >= headEnd + 4 + length;
}

QByteArray exchange(int descriptor, const QByteArray &request)
{
    QByteArray answer;
    if (::send(descriptor, request.constData(), static_cast<size_t>(request.size()), MSG_NOSIGNAL)
        != request.size())
        return answer;
    std::array<char, 4096> buffer{};
    while (!isWhole(answer)) {
        const ssize_t count = ::recv(descriptor, buffer.data(), buffer.size(), 0);
        if (count <= 0)
            return answer;
        answer.append(buffer.data(), count);
    }
    return answer;
}

} // namespace

SteadyClient::SteadyClient(quint16 port, QByteArray request, int perSecond)
    : m_thread([=, this, request = std::move(request)] { run(port, request, perSecond); })
{}

SteadyClient::~SteadyClient()
{
    m_isStopped = true;
    m_thread.join();
}

void SteadyClient::run(quint16 port, const QByteArray &request, int perSecond)
{
    const int descriptor = connectTo(port);
    const auto pause = std::chrono::microseconds(1'000'000 / perSecond);
    auto next = std::chrono::steady_clock::now();
    while (!m_isStopped) {
        if (exchange(descriptor, request).startsWith("HTTP/1.1 200"))
            ++m_answered;
        else
            ++m_failed;
        next += pause;
        std::this_thread::sleep_until(next);
    }
    ::close(descriptor);
}

} // namespace keyferry::test
