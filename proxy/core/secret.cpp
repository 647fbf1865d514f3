#include "proxy/core/secret.h"

#include <openssl/crypto.h>
#include <utility>

namespace keyferry {

namespace {

constexpr qsizetype shortestMaskedSecret = 12;
constexpr qsizetype shownCharacters = 4;

} // namespace

Secret::Secret(QByteArray bytes)
    : m_bytes(std::move(bytes))
{}

Secret::Secret(Secret &&other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {}))
{}

Secret &Secret::operator=(const Secret &other)
{
    if (this != &other) {
        wipe();
        m_bytes = other.m_bytes;
    }
    return *this;
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

void Secret::wipe()
{
    // A shared buffer still serves another copy, and raw data (a literal) is not ours to write to.
    if (!m_bytes.isEmpty() && m_bytes.isDetached())
        OPENSSL_cleanse(m_bytes.data(), static_cast<std::size_t>(m_bytes.size()));
    m_bytes.clear();
}

QString Secret::masked() const
{
    const QChar ellipsis(0x2026);
    if (m_bytes.size() < shortestMaskedSecret)
        return ellipsis;
    return QString::fromLatin1(m_bytes.first(shownCharacters)) + ellipsis
           + QString::fromLatin1(m_bytes.last(shownCharacters));
}

bool operator==(const Secret &a, const Secret &b)
{
    return equalsInConstantTime(a.m_bytes, b.m_bytes);
}

bool equalsInConstantTime(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size()
           && CRYPTO_memcmp(a.data(), b.data(), static_cast<std::size_t>(a.size())) == 0;
}

QString withoutSecret(QString text, const Secret &secret)
{
    if (secret.isEmpty())
        return text;
    return text.replace(QString::fromLatin1(secret.reveal()), secret.masked());
}

} // namespace keyferry
