#pragma once

#include "proxy/core/secret.h"

#include <QByteArray>

namespace keyferry {

/// Keyed fingerprints of secrets: equal secrets have equal fingerprints, and without the data key
/// nothing can be guessed from one. HMAC-SHA256, 32 bytes. Value type; any thread.
class Fingerprinter
{
public:
    Fingerprinter() = default;
    /// \param key  the fingerprint key, derived from the data key by storage
    explicit Fingerprinter(Secret key);

    [[nodiscard]] QByteArray fingerprint(QByteArrayView secret) const;

private:
    Secret m_key{};
};

} // namespace keyferry
