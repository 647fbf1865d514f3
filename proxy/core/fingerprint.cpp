#include "proxy/core/fingerprint.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <utility>

namespace keyferry {

Fingerprinter::Fingerprinter(Secret key)
    : m_key(std::move(key))
{}

QByteArray Fingerprinter::fingerprint(QByteArrayView secret) const
{
    // fromRawData: no clear copy of the secret is left on the heap.
    const auto message = QByteArray::fromRawData(secret.data(), secret.size());
    return QMessageAuthenticationCode::hash(message, m_key.reveal(), QCryptographicHash::Sha256);
}

} // namespace keyferry
