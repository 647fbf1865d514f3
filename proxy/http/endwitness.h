#pragma once

#include <QtGlobal>

namespace keyferry::http {

/// Keeps a connection known to the system after Qt has closed its descriptor, to tell how it ended:
/// Qt reports FIN and RST alike. Costs a descriptor, and FIN does not leave before it has gone.
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

} // namespace keyferry::http
