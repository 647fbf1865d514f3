#include "proxy/core/fingerprint.h"

#include <QtGlobal>

#include <array>
#include <openssl/evp.h>

namespace keyferry {

namespace {

constexpr qsizetype blockBytes = 64; // of SHA-256
constexpr qsizetype digestBytes = 32;

struct Freed
{
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, Freed>;

void require(int done)
{
    if (done != 1)
        qFatal("libcrypto has no SHA-256");
}

Context makeContext()
{
    Context context(EVP_MD_CTX_new());
    Q_CHECK_PTR(context.get());
    require(EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr));
    return context;
}

/// The state of the hash behind the first block: the key, each byte of it changed by `pad`.
Context afterKey(QByteArrayView key, unsigned char pad)
{
    std::array<unsigned char, blockBytes> block{};
    block.fill(pad);
    for (qsizetype i = 0; i < key.size(); ++i)
        block[static_cast<std::size_t>(i)] ^= static_cast<unsigned char>(key[i]);
    Context context = makeContext();
    require(EVP_DigestUpdate(context.get(), block.data(), block.size()));
    OPENSSL_cleanse(block.data(), block.size());
    return context;
}

} // namespace

/// RFC 2104: both hashes of an HMAC begin with a block made of the key. They are begun once.
struct Fingerprinter::Begun
{
    Context inner{};
    Context outer{};
};

Fingerprinter::Fingerprinter()
    : Fingerprinter(Secret())
{}

Fingerprinter::Fingerprinter(const Secret &key)
{
    Secret shortKey = key;
    if (key.reveal().size() > blockBytes) {
        QByteArray digest(digestBytes, Qt::Uninitialized);
        const Context whole = makeContext();
        require(EVP_DigestUpdate(
            whole.get(), key.reveal().data(), static_cast<std::size_t>(key.reveal().size())));
        require(EVP_DigestFinal_ex(
            whole.get(), reinterpret_cast<unsigned char *>(digest.data()), nullptr));
        shortKey = Secret(std::move(digest));
    }
    m_begun = std::make_shared<const Begun>(
        Begun{afterKey(shortKey.reveal(), 0x36), afterKey(shortKey.reveal(), 0x5c)});
}

QByteArray Fingerprinter::fingerprint(QByteArrayView secret) const
{
    // One a thread: making one takes longer than the hash. What it holds at the end is no secret.
    thread_local const Context work = makeContext();
    QByteArray digest(digestBytes, Qt::Uninitialized);
    auto *const bytes = reinterpret_cast<unsigned char *>(digest.data());
    require(EVP_MD_CTX_copy_ex(work.get(), m_begun->inner.get()));
    require(EVP_DigestUpdate(work.get(), secret.data(), static_cast<std::size_t>(secret.size())));
    require(EVP_DigestFinal_ex(work.get(), bytes, nullptr));
    require(EVP_MD_CTX_copy_ex(work.get(), m_begun->outer.get()));
    require(EVP_DigestUpdate(work.get(), digest.constData(), digestBytes));
    require(EVP_DigestFinal_ex(work.get(), bytes, nullptr));
    return digest;
}

} // namespace keyferry
