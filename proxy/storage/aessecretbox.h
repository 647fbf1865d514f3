#pragma once

#include "proxy/core/secretbox.h"

#include <memory>

struct evp_cipher_st;

namespace keyferry::storage {

/// AES-256-GCM: version byte, 12 random bytes of nonce, ciphertext, 16 bytes of tag; the identity
/// is associated data. Encryption and fingerprints use keys of their own, both derived from the
/// data key. Storage thread.
class AesSecretBox final : public SecretBox
{
public:
    explicit AesSecretBox(const Secret &dataKey);
    ~AesSecretBox() override;

    [[nodiscard]] Result<QByteArray> seal(const Secret &secret,
                                          QByteArrayView identity) const override;
    [[nodiscard]] Result<Secret> open(QByteArrayView sealed,
                                      QByteArrayView identity) const override;
    [[nodiscard]] const Fingerprinter &fingerprinter() const override { return m_fingerprinter; }

private:
    struct CipherFree
    {
        void operator()(evp_cipher_st *cipher) const;
    };

    [[nodiscard]] Result<QByteArray> takeNonce() const;

    Secret m_key{};
    Fingerprinter m_fingerprinter{};
    // Fetched once: looking the algorithm up costs more than sealing one key.
    std::unique_ptr<evp_cipher_st, CipherFree> m_cipher{};
    // Drawn many at a time: asking for 12 bytes costs more than encrypting a key with them. Each is
    // used once.
    mutable QByteArray m_nonces{};
};

} // namespace keyferry::storage
