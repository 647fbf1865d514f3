#pragma once

#include "proxy/channels/contentcoding.h"

#include <QByteArrayView>

#include <memory>
#include <span>

namespace keyferry::channels {

/// One compressed stream on its way through zlib, brotli or zstd.
class ContentDecoder
{
public:
    enum class Step {
        More,    ///< wants more input or more room
        End,     ///< a stream is complete; what is left of the input belongs to the next one
        Damaged, ///< also: out of memory, or a window larger than HTTP allows
    };

    ContentDecoder() = default;
    ContentDecoder(const ContentDecoder &) = delete;
    ContentDecoder &operator=(const ContentDecoder &) = delete;
    virtual ~ContentDecoder() = default;

    /// Decodes what is there; `input` and `room` shrink by what was read and written.
    [[nodiscard]] virtual Step step(QByteArrayView &input, std::span<char> &room) = 0;
    /// Makes ready for another stream behind one that ended; false if the format has no such thing.
    [[nodiscard]] virtual bool restart() = 0;
};

/// \pre coding is not Identity. \param body  its first bytes tell zlib data from raw deflate
[[nodiscard]] std::unique_ptr<ContentDecoder> contentDecoder(ContentCoding coding,
                                                             QByteArrayView body);

} // namespace keyferry::channels
