#pragma once

#include <QByteArray>

namespace keyferry::test {

/// A fresh certificate that is its own authority, and its key; PEM.
struct SelfSigned
{
    struct Wish
    {
        QByteArray names{"IP:127.0.0.1"}; ///< as OpenSSL writes alternative names
        long validFrom = -3600;           ///< s from now
        long validUntil = 3600;
    };

    QByteArray certificate{};
    QByteArray key{};

    [[nodiscard]] static SelfSigned make(const Wish &wish);
    [[nodiscard]] static SelfSigned make() { return make({}); }
};

} // namespace keyferry::test
