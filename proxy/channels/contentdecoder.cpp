#include "proxy/channels/contentdecoder.h"

#include <algorithm>
#include <brotli/decode.h>
#include <limits>
#include <zlib.h>
#include <zstd.h>

namespace keyferry::channels {

namespace {

// RFC 1950 2.2: method 8, window at most 32 KiB, and a check over both bytes.
bool isZlibHeader(QByteArrayView body)
{
    if (body.size() < 2)
        return true;
    const auto method = static_cast<unsigned char>(body[0]);
    const auto flags = static_cast<unsigned char>(body[1]);
    return (method & 0x0f) == 8 && (method >> 4) <= 7 && (method * 256 + flags) % 31 == 0;
}

class ZlibDecoder final : public ContentDecoder
{
public:
    // zlib's manual, inflateInit2: 16 on top means gzip, a negative number raw deflate.
    ZlibDecoder(int windowBits, bool hasMembers)
        : m_isReady(inflateInit2(&m_stream, windowBits) == Z_OK)
        , m_hasMembers(hasMembers)
    {}
    ~ZlibDecoder() override
    {
        if (m_isReady)
            inflateEnd(&m_stream);
    }

    Step step(QByteArrayView &input, std::span<char> &room) override
    {
        if (!m_isReady)
            return Step::Damaged;
        // zlib's interface is older than const.
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(input.data()));
        m_stream.avail_in = clipped(static_cast<std::size_t>(input.size()));
        m_stream.next_out = reinterpret_cast<Bytef *>(room.data());
        m_stream.avail_out = clipped(room.size());
        const int result = inflate(&m_stream, Z_NO_FLUSH);
        input = input.sliced(reinterpret_cast<const char *>(m_stream.next_in) - input.data());
        room = room.subspan(
            static_cast<std::size_t>(reinterpret_cast<char *>(m_stream.next_out) - room.data()));
        if (result == Z_STREAM_END)
            return Step::End;
        return result == Z_OK || result == Z_BUF_ERROR ? Step::More : Step::Damaged;
    }

    bool restart() override { return m_hasMembers && inflateReset(&m_stream) == Z_OK; }

private:
    static uInt clipped(std::size_t size)
    {
        return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
    }

    z_stream m_stream{};
    bool m_isReady = false;
    bool m_hasMembers = false;
};

class BrotliDecoder final : public ContentDecoder
{
public:
    Step step(QByteArrayView &input, std::span<char> &room) override
    {
        auto inputLeft = static_cast<std::size_t>(input.size());
        const auto *next = reinterpret_cast<const std::uint8_t *>(input.data());
        std::size_t roomLeft = room.size();
        auto *out = reinterpret_cast<std::uint8_t *>(room.data());
        const auto result = m_state ? BrotliDecoderDecompressStream(
                                m_state.get(), &inputLeft, &next, &roomLeft, &out, nullptr)
                                    : BROTLI_DECODER_RESULT_ERROR;
        input = input.last(static_cast<qsizetype>(inputLeft));
        room = room.last(roomLeft);
        if (result == BROTLI_DECODER_RESULT_SUCCESS)
            return Step::End;
        return result == BROTLI_DECODER_RESULT_ERROR ? Step::Damaged : Step::More;
    }

    bool restart() override { return false; }

private:
    std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> m_state{
        BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance};
};

class ZstdDecoder final : public ContentDecoder
{
public:
    ZstdDecoder()
    {
        // RFC 9659 3: windows over 8 MiB need not be read in HTTP, and would cost their size.
        constexpr int largestWindowLog = 23;
        if (m_context)
            ZSTD_DCtx_setParameter(m_context.get(), ZSTD_d_windowLogMax, largestWindowLog);
    }

    Step step(QByteArrayView &input, std::span<char> &room) override
    {
        if (!m_context)
            return Step::Damaged;
        ZSTD_inBuffer in{input.data(), static_cast<std::size_t>(input.size()), 0};
        ZSTD_outBuffer out{room.data(), room.size(), 0};
        const std::size_t result = ZSTD_decompressStream(m_context.get(), &out, &in);
        input = input.sliced(static_cast<qsizetype>(in.pos));
        room = room.subspan(out.pos);
        if (ZSTD_isError(result))
            return Step::Damaged;
        return result == 0 ? Step::End : Step::More;
    }

    // A finished frame leaves the context ready for the next one.
    bool restart() override { return true; }

private:
    std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> m_context{ZSTD_createDCtx(),
                                                                   &ZSTD_freeDCtx};
};

} // namespace

std::unique_ptr<ContentDecoder> contentDecoder(ContentCoding coding, QByteArrayView body)
{
    switch (coding) {
    case ContentCoding::Gzip: return std::make_unique<ZlibDecoder>(MAX_WBITS + 16, true);
    case ContentCoding::Deflate:
        return std::make_unique<ZlibDecoder>(isZlibHeader(body) ? MAX_WBITS : -MAX_WBITS, false);
    case ContentCoding::Brotli: return std::make_unique<BrotliDecoder>();
    case ContentCoding::Zstd: return std::make_unique<ZstdDecoder>();
    case ContentCoding::Identity: break;
    }
    Q_UNREACHABLE();
}

} // namespace keyferry::channels
