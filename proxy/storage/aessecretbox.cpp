#include "proxy/storage/aessecretbox.h"

#include "proxy/storage/datakey.h"

#include <openssl/evp.h>

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr char formatVersion = 1;
constexpr qsizetype nonceSize = 12;
constexpr qsizetype tagSize = 16;
constexpr qsizetype headSize = 1 + nonceSize;

struct ContextFree
{
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, ContextFree>;

const unsigned char *raw(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

unsigned char *raw(QByteArray &bytes, qsizetype offset = 0)
{
    return reinterpret_cast<unsigned char *>(bytes.data()) + offset;
}

int length(QByteArrayView bytes)
{
    return static_cast<int>(bytes.size());
}

Error unreadable()
{
    return {ErrorKind::SecretsUnreadable,
            u"a stored secret was changed, or was made with another data key"_s,
            {}};
}

} // namespace

void AesSecretBox::CipherFree::operator()(evp_cipher_st *cipher) const
{
    EVP_CIPHER_free(cipher);
}

AesSecretBox::AesSecretBox(const Secret &dataKey)
    : m_key(derivedKey(dataKey, "encryption v1"))
    , m_fingerprinter(derivedKey(dataKey, "fingerprint v1"))
    , m_cipher(EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr))
{}

AesSecretBox::~AesSecretBox() = default;

Result<QByteArray> AesSecretBox::takeNonce() const
{
    constexpr qsizetype noncesDrawn = 64;
    if (m_nonces.isEmpty()) {
        auto drawn = randomBytes(noncesDrawn * nonceSize);
        if (!drawn)
            return drawn.error();
        m_nonces = std::move(*drawn);
    }
    const QByteArray nonce = m_nonces.last(nonceSize);
    m_nonces.chop(nonceSize);
    return nonce;
}

Result<QByteArray> AesSecretBox::seal(const Secret &secret, QByteArrayView identity) const
{
    const auto nonce = takeNonce();
    if (!nonce)
        return nonce.error();
    QByteArray sealed(headSize + secret.size() + tagSize, Qt::Uninitialized);
    sealed[0] = formatVersion;
    std::copy(nonce->begin(), nonce->end(), sealed.begin() + 1);

    const Context context(EVP_CIPHER_CTX_new());
    auto *c = context.get();
    int done = 0;
    const bool isSealed =
        EVP_EncryptInit_ex2(c, m_cipher.get(), raw(m_key.reveal()), raw(*nonce), nullptr) == 1
        && EVP_EncryptUpdate(c, nullptr, &done, raw(identity), length(identity)) == 1
        && EVP_EncryptUpdate(
               c, raw(sealed, headSize), &done, raw(secret.reveal()), length(secret.reveal()))
               == 1
        && EVP_EncryptFinal_ex(c, raw(sealed, headSize + secret.size()), &done) == 1
        && EVP_CIPHER_CTX_ctrl(
               c, EVP_CTRL_GCM_GET_TAG, tagSize, raw(sealed, headSize + secret.size()))
               == 1;
    if (!isSealed)
        return Error{ErrorKind::Internal, u"a secret cannot be encrypted"_s, {}};
    return sealed;
}

Result<Secret> AesSecretBox::open(QByteArrayView sealed, QByteArrayView identity) const
{
    if (sealed.size() < headSize + tagSize || sealed.front() != formatVersion)
        return unreadable();
    const QByteArrayView nonce = sealed.sliced(1, nonceSize);
    const QByteArrayView cipherText = sealed.sliced(headSize, sealed.size() - headSize - tagSize);
    QByteArray tag = sealed.last(tagSize).toByteArray();
    QByteArray clear(cipherText.size(), Qt::Uninitialized);

    const Context context(EVP_CIPHER_CTX_new());
    auto *c = context.get();
    int done = 0;
    const bool isOpen =
        EVP_DecryptInit_ex2(c, m_cipher.get(), raw(m_key.reveal()), raw(nonce), nullptr) == 1
        && EVP_DecryptUpdate(c, nullptr, &done, raw(identity), length(identity)) == 1
        && EVP_DecryptUpdate(c, raw(clear), &done, raw(cipherText), length(cipherText)) == 1
        && EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_GCM_SET_TAG, tagSize, tag.data()) == 1
        && EVP_DecryptFinal_ex(c, raw(clear) + clear.size(), &done) == 1;
    Secret secret(std::move(clear));
    if (!isOpen)
        return unreadable();
    return secret;
}

} // namespace keyferry::storage
