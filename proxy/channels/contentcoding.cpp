#include "proxy/channels/contentcoding.h"

#include "proxy/channels/contentdecoder.h"
#include "proxy/core/httphead.h"

#include <algorithm>
#include <array>
#include <brotli/encode.h>
#include <zlib.h>
#include <zstd.h>

namespace keyferry::channels {

using namespace Qt::StringLiterals;

namespace {

// A request waits while its body is written anew, so speed goes before the last percent.
constexpr int zlibLevel = 4;
constexpr int brotliQuality = 4;
constexpr int zstdLevel = 3;

struct Decoded
{
    enum class Ending { Whole, Cut, Damaged, OverLimit } ending = Ending::Whole;
    QByteArray bytes{};
};

// Grows as it goes, so that neither a bomb nor a size that the body claims takes memory.
Decoded decode(QByteArrayView body, ContentCoding coding, qsizetype limit)
{
    constexpr qsizetype smallestPiece = 16 * 1024;
    constexpr qsizetype largestPiece = 1024 * 1024;
    const auto decoder = contentDecoder(coding, body);
    Decoded decoded;
    QByteArray &bytes = decoded.bytes;
    while (true) {
        const qsizetype size = bytes.size();
        const qsizetype piece = std::clamp(size, smallestPiece, largestPiece);
        bytes.resize(size + std::min(piece, limit + 1 - size));
        std::span<char> room(bytes.data() + size, static_cast<std::size_t>(bytes.size() - size));
        const auto step = decoder->step(body, room);
        bytes.chop(static_cast<qsizetype>(room.size()));

        if (bytes.size() > limit) {
            bytes.truncate(limit);
            decoded.ending = Decoded::Ending::OverLimit;
        } else if (step == ContentDecoder::Step::Damaged) {
            decoded.ending = Decoded::Ending::Damaged;
        } else if (step == ContentDecoder::Step::End) {
            if (!body.isEmpty() && decoder->restart())
                continue;
            decoded.ending = body.isEmpty() ? Decoded::Ending::Whole : Decoded::Ending::Damaged;
        } else if (body.isEmpty() && !room.empty()) {
            decoded.ending = Decoded::Ending::Cut;
        } else {
            continue;
        }
        return decoded;
    }
}

Error refusal(const QString &detail)
{
    return {.kind = ErrorKind::InvalidValue, .detail = detail};
}

QByteArray encodedByZlib(QByteArrayView body, int windowBits)
{
    constexpr int defaultMemory = 8;
    z_stream stream{};
    const int begun =
        deflateInit2(&stream, zlibLevel, Z_DEFLATED, windowBits, defaultMemory, Z_DEFAULT_STRATEGY);
    Q_ASSERT(begun == Z_OK);
    Q_UNUSED(begun)
    const auto size = static_cast<uLong>(body.size());
    QByteArray encoded(static_cast<qsizetype>(deflateBound(&stream, size)), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(body.data()));
    stream.avail_in = static_cast<uInt>(size);
    stream.next_out = reinterpret_cast<Bytef *>(encoded.data());
    stream.avail_out = static_cast<uInt>(encoded.size());
    const int ended = deflate(&stream, Z_FINISH);
    Q_ASSERT(ended == Z_STREAM_END);
    Q_UNUSED(ended)
    encoded.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return encoded;
}

QByteArray encodedByBrotli(QByteArrayView body)
{
    const auto size = static_cast<std::size_t>(body.size());
    std::size_t encodedSize = BrotliEncoderMaxCompressedSize(size);
    QByteArray encoded(static_cast<qsizetype>(encodedSize), Qt::Uninitialized);
    const auto done = BrotliEncoderCompress(brotliQuality,
                                            BROTLI_DEFAULT_WINDOW,
                                            BROTLI_MODE_TEXT,
                                            size,
                                            reinterpret_cast<const std::uint8_t *>(body.data()),
                                            &encodedSize,
                                            reinterpret_cast<std::uint8_t *>(encoded.data()));
    Q_ASSERT(done == BROTLI_TRUE);
    Q_UNUSED(done)
    encoded.truncate(static_cast<qsizetype>(encodedSize));
    return encoded;
}

QByteArray encodedByZstd(QByteArrayView body)
{
    const auto size = static_cast<std::size_t>(body.size());
    QByteArray encoded(static_cast<qsizetype>(ZSTD_compressBound(size)), Qt::Uninitialized);
    const std::size_t encodedSize = ZSTD_compress(
        encoded.data(), static_cast<std::size_t>(encoded.size()), body.data(), size, zstdLevel);
    Q_ASSERT(!ZSTD_isError(encodedSize));
    encoded.truncate(static_cast<qsizetype>(encodedSize));
    return encoded;
}

} // namespace

std::optional<ContentCoding> contentCoding(QByteArrayView value)
{
    struct Spelling
    {
        QByteArrayView name;
        ContentCoding coding;
    };
    constexpr std::array spellings{Spelling{"", ContentCoding::Identity},
                                   Spelling{"identity", ContentCoding::Identity},
                                   Spelling{"gzip", ContentCoding::Gzip},
                                   Spelling{"x-gzip", ContentCoding::Gzip},
                                   Spelling{"deflate", ContentCoding::Deflate},
                                   Spelling{"br", ContentCoding::Brotli},
                                   Spelling{"zstd", ContentCoding::Zstd}};
    const auto found = std::find_if(
        spellings.begin(), spellings.end(), [name = value.trimmed()](const Spelling &spelling) {
            return equalsIgnoringCase(name, spelling.name);
        });
    return found == spellings.end() ? std::nullopt : std::optional(found->coding);
}

Result<QByteArray> decodeBody(QByteArrayView body, ContentCoding coding, qsizetype limit)
{
    if (coding == ContentCoding::Identity) {
        if (body.size() > limit)
            return refusal(u"the body has more than %1 bytes"_s.arg(limit));
        return body.toByteArray();
    }
    Decoded decoded = decode(body, coding, limit);
    switch (decoded.ending) {
    case Decoded::Ending::Whole: return std::move(decoded.bytes);
    case Decoded::Ending::Cut: return refusal(u"the compressed body is cut off"_s);
    case Decoded::Ending::Damaged: return refusal(u"the compressed body is damaged"_s);
    case Decoded::Ending::OverLimit:
        return refusal(u"the body has more than %1 bytes when decoded"_s.arg(limit));
    }
    Q_UNREACHABLE();
}

QByteArray decodeStart(QByteArrayView body, ContentCoding coding, qsizetype limit)
{
    return coding == ContentCoding::Identity
               ? body.first(std::min(limit, body.size())).toByteArray()
               : decode(body, coding, limit).bytes;
}

QByteArray encodeBody(QByteArrayView body, ContentCoding coding)
{
    switch (coding) {
    case ContentCoding::Identity: return body.toByteArray();
    case ContentCoding::Gzip: return encodedByZlib(body, MAX_WBITS + 16);
    case ContentCoding::Deflate: return encodedByZlib(body, MAX_WBITS);
    case ContentCoding::Brotli: return encodedByBrotli(body);
    case ContentCoding::Zstd: return encodedByZstd(body);
    }
    Q_UNREACHABLE();
}

} // namespace keyferry::channels
