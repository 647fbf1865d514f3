#pragma once

#include "proxy/core/fingerprint.h"
#include "proxy/core/result.h"
#include "proxy/core/secret.h"

#include <QByteArray>

namespace keyferry {

/// The one seam through which secrets enter and leave the database. Storage thread.
class SecretBox
{
public:
    SecretBox() = default;
    SecretBox(const SecretBox &) = delete;
    SecretBox &operator=(const SecretBox &) = delete;
    virtual ~SecretBox() = default;

    /// \param identity  what the row is (`keys/17`), bound as associated data: a sealed value moved
    /// to another row does not open.
    [[nodiscard]] virtual Result<QByteArray> seal(const Secret &secret,
                                                  QByteArrayView identity) const = 0;
    /// SecretsUnreadable if the value was made with another data key, for another row, or was
    /// changed.
    [[nodiscard]] virtual Result<Secret> open(QByteArrayView sealed,
                                              QByteArrayView identity) const = 0;
    [[nodiscard]] virtual const Fingerprinter &fingerprinter() const = 0;
};

} // namespace keyferry
