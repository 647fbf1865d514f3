#pragma once

#include <QByteArray>

namespace keyferry::test {

/// A fresh certificate for 127.0.0.1 that is its own authority, and its key; PEM.
struct SelfSigned
{
    QByteArray certificate{};
    QByteArray key{};

    [[nodiscard]] static SelfSigned make();
};

} // namespace keyferry::test
