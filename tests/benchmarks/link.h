#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct ssl_ctx_st;
struct ssl_st;

namespace keyferry::bench {

/// Where a request goes, and what it is let in with.
struct Target
{
    std::uint16_t port = 0;
    std::string path{};
    std::string accessKey{};
    std::string caFile{}; ///< TLS if not empty
};

/// Client settings of TLS, one for all links; empty for plain ones.
class TlsContext
{
public:
    /// \param caFile  certificates that are believed; empty: no TLS
    explicit TlsContext(const std::string &caFile);

    [[nodiscard]] ssl_ctx_st *get() const { return m_context.get(); }

private:
    struct Free
    {
        void operator()(ssl_ctx_st *context) const;
    };
    std::unique_ptr<ssl_ctx_st, Free> m_context{};
};

/// A TCP connection on loopback, with TLS or without, that never waits once it is open. Owns its
/// descriptor.
class Link
{
public:
    enum class Outcome { Moved, MustRead, MustWrite, Ended };
    struct Progress
    {
        Outcome outcome = Outcome::Ended;
        std::size_t bytes = 0;
    };

    Link() = default;
    explicit Link(int descriptor); ///< an accepted connection
    Link(Link &&other) noexcept;
    Link &operator=(Link &&other) noexcept;
    ~Link();

    /// Connects, shakes hands (waiting for both) and checks the certificate. An unopened link says
    /// what went wrong in isOpen().
    [[nodiscard]] static Link open(std::uint16_t port, const TlsContext &tls);

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] Progress send(std::string_view bytes);
    [[nodiscard]] Progress receive(char *buffer, std::size_t size);
    void close();

private:
    struct Free
    {
        void operator()(ssl_st *tls) const;
    };

    [[nodiscard]] bool shakeHands(const TlsContext &tls);
    [[nodiscard]] Progress progressOfTls(int result) const;

    int m_descriptor = -1;
    std::unique_ptr<ssl_st, Free> m_tls{};
};

/// A listening socket on a free port of 127.0.0.1.
struct Listening
{
    int descriptor = -1;
    std::uint16_t port = 0;
};
[[nodiscard]] Listening listenOnFreePort();

} // namespace keyferry::bench
