#pragma once

#include "proxy/core/secretbox.h"

#include <QString>

namespace keyferry::storage {

// Secrets that stand as text, in a column or JSON of other values.

/// An empty secret is an empty text.
[[nodiscard]] Result<QString>
sealedSecret(const Secret &secret, const SecretBox &box, QByteArrayView identity);
/// The inverse. SecretsUnreadable, also for a text that is not sealed.
[[nodiscard]] Result<Secret>
openedSecret(const QString &stored, const SecretBox &box, QByteArrayView identity);

// Outgoing proxy URLs stand as text among other settings. One with a user name or password is
// stored encrypted.

/// Any other text comes back as it is.
[[nodiscard]] Result<QString>
sealedProxyUrl(const QString &url, const SecretBox &box, QByteArrayView identity);
/// The inverse. SecretsUnreadable.
[[nodiscard]] Result<QString>
openedProxyUrl(const QString &stored, const SecretBox &box, QByteArrayView identity);

} // namespace keyferry::storage
