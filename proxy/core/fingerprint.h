#pragma once

#include "proxy/core/secret.h"

#include <QByteArray>

#include <memory>

namespace keyferry {

/// Keyed fingerprints of secrets: equal secrets have equal fingerprints, and without the data key
/// nothing can be guessed from one. HMAC-SHA256 (RFC 2104), 32 bytes. Value type; any thread.
class Fingerprinter
{
public:
    /// With an empty key.
    Fingerprinter();
    /// \param key  the fingerprint key, derived from the data key by storage
    explicit Fingerprinter(const Secret &key);

    [[nodiscard]] QByteArray fingerprint(QByteArrayView secret) const;

private:
    struct Begun;
    std::shared_ptr<const Begun> m_begun{}; // never null
};

} // namespace keyferry
