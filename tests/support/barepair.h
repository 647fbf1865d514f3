#pragma once

#include <cerrno>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace keyferry::test {

/// Both ends of a TCP connection that no event loop serves.
struct BarePair
{
    BarePair()
    {
        const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *const where = reinterpret_cast<sockaddr *>(&address);
        near = ::socket(AF_INET, SOCK_STREAM, 0);
        isMade = ::bind(listener, where, size) == 0 && ::listen(listener, 1) == 0
                 && ::getsockname(listener, where, &size) == 0 && ::connect(near, where, size) == 0;
        far = isMade ? ::accept(listener, nullptr, nullptr) : -1;
        ::close(listener);
    }
    ~BarePair()
    {
        closeNear();
        closeFar(false);
    }
    BarePair(const BarePair &) = delete;
    BarePair &operator=(const BarePair &) = delete;

    void closeNear()
    {
        if (near >= 0)
            ::close(std::exchange(near, -1));
    }
    void closeFar(bool byReset)
    {
        if (far < 0)
            return;
        // Zero linger time turns close() into RST.
        const linger now{.l_onoff = byReset ? 1 : 0, .l_linger = 0};
        ::setsockopt(far, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        ::close(std::exchange(far, -1));
    }

    /// An end, or a byte, waits on the near side.
    [[nodiscard]] bool hasEnded() const
    {
        char byte = 0;
        return ::recv(near, &byte, 1, MSG_PEEK | MSG_DONTWAIT) >= 0 || errno != EAGAIN;
    }

    int near = -1;
    int far = -1;
    bool isMade = false;
};

} // namespace keyferry::test
