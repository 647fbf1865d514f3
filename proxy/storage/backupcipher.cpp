#include "proxy/storage/backupcipher.h"

#include "proxy/storage/datakey.h"
#include "proxy/storage/privatefile.h"

#include <QFile>
#include <QtEndian>

#include <memory>
#include <openssl/evp.h>
#include <optional>

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView mark = "keyferry-backup\n";
static_assert(mark.size() == sealedFileMark);

constexpr char formatVersion = 1;
// RFC 7914. A file may not ask for more memory than this.
constexpr int leastScryptCost = 10;
constexpr int mostScryptCost = 18;
constexpr char scryptBlock = 8;
constexpr char scryptParallel = 1;
constexpr quint64 scryptMostMemory = 512ULL * 1024 * 1024;
constexpr qsizetype saltSize = 16;
constexpr qsizetype headSize = sealedFileMark + 4 + saltSize;
constexpr qsizetype keySize = 32;
constexpr qsizetype nonceSize = 12;
constexpr qsizetype tagSize = 16;
constexpr qsizetype pieceSize = 64 * 1024;

struct ContextFree
{
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
};

const unsigned char *raw(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *raw(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

Result<Secret> keyFrom(const Secret &passphrase, const QByteArray &salt, int cost)
{
    QByteArray key(keySize, Qt::Uninitialized);
    const QByteArray &text = passphrase.reveal();
    const int done = EVP_PBE_scrypt(text.constData(),
                                    static_cast<size_t>(text.size()),
                                    raw(salt),
                                    static_cast<size_t>(salt.size()),
                                    1ULL << cost,
                                    scryptBlock,
                                    scryptParallel,
                                    scryptMostMemory,
                                    raw(key),
                                    static_cast<size_t>(key.size()));
    Secret made(std::move(key));
    if (done != 1)
        return Error{ErrorKind::Internal, u"scrypt cannot be computed"_s, {}};
    return made;
}

QByteArray nonceOf(quint64 piece, bool isLast)
{
    QByteArray nonce(nonceSize, '\0');
    qToBigEndian(piece, nonce.data());
    nonce.back() = isLast ? '\1' : '\0';
    return nonce;
}

/// One piece after the other, in or out.
class Pieces
{
public:
    enum class Way { Seal, Open };

    Pieces(const Secret &key, Way way)
        : m_key(key)
        , m_context(EVP_CIPHER_CTX_new())
        , m_way(way)
    {}

    /// Empty: the piece does not open.
    std::optional<QByteArray> next(const QByteArray &piece, bool isLast)
    {
        const bool isSealing = m_way == Way::Seal;
        const qsizetype length = isSealing ? piece.size() : piece.size() - tagSize;
        if (length < 0)
            return {};
        auto *context = m_context.get();
        QByteArray out(length, Qt::Uninitialized);
        QByteArray tag = isSealing ? QByteArray(tagSize, '\0') : piece.last(tagSize);
        int done = 0;
        const bool isRun =
            EVP_CipherInit_ex(context,
                              EVP_aes_256_gcm(),
                              nullptr,
                              raw(m_key.reveal()),
                              raw(nonceOf(m_number++, isLast)),
                              isSealing ? 1 : 0)
                == 1
            && EVP_CipherUpdate(context, raw(out), &done, raw(piece), static_cast<int>(length))
                   == 1;
        if (!isRun
            || (!isSealing
                && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, tagSize, tag.data()) != 1)
            || EVP_CipherFinal_ex(context, raw(out) + out.size(), &done) != 1)
            return {};
        if (!isSealing)
            return out;
        if (EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, tagSize, tag.data()) != 1)
            return {};
        return out + tag;
    }
    [[nodiscard]] quint64 number() const { return m_number; }

private:
    const Secret &m_key;
    std::unique_ptr<EVP_CIPHER_CTX, ContextFree> m_context;
    Way m_way;
    quint64 m_number = 0;
};

Error unreadable(const QFile &file)
{
    return {ErrorKind::FileUnreadable,
            u"cannot read %1: %2"_s.arg(file.fileName(), file.errorString()),
            u"file"_s};
}

Error unwritable(const QFile &file)
{
    return {ErrorKind::FolderUnusable,
            u"cannot write %1: %2"_s.arg(file.fileName(), file.errorString()),
            {}};
}

Outcome openPrivately(QFile &file)
{
    if (const auto made = ensurePrivateFile(file.fileName()); !made)
        return made;
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return unwritable(file);
    return ok();
}

Error notOpening(quint64 piece)
{
    if (piece == 1)
        return {ErrorKind::SecretsUnreadable,
                u"the passphrase is another one, or the file was changed"_s,
                u"passphrase"_s};
    return {ErrorKind::DatabaseDamaged, u"the backup was changed or cut off"_s, {}};
}

Outcome runThrough(QFile &from, QFile &to, Pieces pieces, qsizetype size)
{
    // The last one may be empty, but there always is one.
    bool isLast = false;
    while (!isLast) {
        const QByteArray piece = from.read(size);
        if (from.error() != QFileDevice::NoError)
            return unreadable(from);
        isLast = from.atEnd();
        const auto out = pieces.next(piece, isLast);
        if (!out)
            return notOpening(pieces.number());
        if (to.write(*out) != out->size())
            return unwritable(to);
    }
    return to.flush() ? ok() : Outcome(unwritable(to));
}

} // namespace

bool isSealedFile(QByteArrayView head)
{
    return head.startsWith(mark);
}

Outcome sealFile(const QString &source, const QString &target, const Secret &passphrase, int cost)
{
    Q_ASSERT(cost >= leastScryptCost && cost <= mostScryptCost);
    QFile from(source);
    if (!from.open(QIODevice::ReadOnly))
        return unreadable(from);
    const auto salt = randomBytes(saltSize);
    if (!salt)
        return salt.error();
    const auto key = keyFrom(passphrase, *salt, cost);
    if (!key)
        return key.error();
    QFile to(target);
    if (const auto opened = openPrivately(to); !opened)
        return opened;
    QByteArray head = mark.toByteArray();
    for (const char byte : {formatVersion, static_cast<char>(cost), scryptBlock, scryptParallel})
        head.append(byte);
    head.append(*salt);
    if (to.write(head) != head.size())
        return unwritable(to);
    return runThrough(from, to, Pieces(*key, Pieces::Way::Seal), pieceSize);
}

Outcome openSealedFile(const QString &source, const QString &target, const Secret &passphrase)
{
    QFile from(source);
    if (!from.open(QIODevice::ReadOnly))
        return unreadable(from);
    const QByteArray head = from.read(headSize);
    if (head.size() < headSize || !isSealedFile(head))
        return Error{ErrorKind::DatabaseDamaged, u"the backup is cut off"_s, {}};
    const int cost = head.at(sealedFileMark + 1);
    const bool isKnown = head.at(sealedFileMark) == formatVersion && cost >= leastScryptCost
                         && cost <= mostScryptCost && head.at(sealedFileMark + 2) == scryptBlock
                         && head.at(sealedFileMark + 3) == scryptParallel;
    if (!isKnown)
        return Error{ErrorKind::DatabaseTooNew,
                     u"the backup was sealed in a way this keyferry does not know"_s,
                     {}};
    const auto key = keyFrom(passphrase, head.last(saltSize), cost);
    if (!key)
        return key.error();
    QFile to(target);
    if (const auto opened = openPrivately(to); !opened)
        return opened;
    return runThrough(from, to, Pieces(*key, Pieces::Way::Open), pieceSize + tagSize);
}

} // namespace keyferry::storage
