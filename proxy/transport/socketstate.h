#pragma once

#include <QtGlobal>

namespace keyferry::transport {

// What the system knows of a connection before Qt's event loop has served it. POSIX; another
// platform gets its twin of socketstate.cpp.

/// Bytes, an end or an error wait to be read. \param descriptor  of a connected TCP socket
[[nodiscard]] bool hasNews(qintptr descriptor);
/// Keeps a connection known to the system after Qt has closed its descriptor, to tell how it ended.
class EndWitness
{
public:
    /// \param descriptor  of a connected TCP socket
    explicit EndWitness(qintptr descriptor);
    ~EndWitness();
    EndWitness(const EndWitness &) = delete;
    EndWitness &operator=(const EndWitness &) = delete;

    /// By RST rather than by FIN; true as well when nobody can tell.
    [[nodiscard]] bool wasReset() const;

private:
    qintptr m_twin = -1;
};

} // namespace keyferry::transport
