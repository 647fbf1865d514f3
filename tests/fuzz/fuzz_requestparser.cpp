#include "proxy/http/requestparser.h"

#include <cstdint>

using namespace keyferry;

namespace {

constexpr qint64 bodyLimit = 4096;
constexpr http::HeadLimits limits{.headBytes = 2048, .startLineBytes = 512, .fieldCount = 20};

/// Everything the parser says about some bytes, the way a body is cut into pieces aside.
struct Reading
{
    QByteArray text{};
    // Not which refusal: over a limit and broken at once, the split decides what is seen first.
    bool isRefused = false;

    friend bool operator==(const Reading &, const Reading &) = default;
};

Reading readingOf(QByteArrayView bytes, qsizetype pieceSize)
{
    http::RequestParser parser(limits, bodyLimit);
    Reading reading;
    while (!bytes.isEmpty()) {
        const auto piece = bytes.first(std::min(pieceSize, bytes.size()));
        bytes = bytes.sliced(piece.size());
        parser.append(piece);
        for (auto event = parser.next();; event = parser.next()) {
            reading.isRefused = !event;
            if (!event)
                return reading;
            if (*event == http::RequestParser::Event::NeedMore)
                break;
            if (*event == http::RequestParser::Event::Head)
                reading.text += parser.takeHead().target + '[';
            else if (*event == http::RequestParser::Event::Body)
                reading.text += parser.body();
            else
                reading.text += ']';
        }
    }
    return reading;
}

} // namespace

// Whoever sends the same bytes must get the same requests, however the network splits them. The
// first byte chooses a split.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const QByteArrayView bytes(data + 1, static_cast<qsizetype>(size - 1));
    const Reading whole = readingOf(bytes, bytes.size());
    const Reading split = readingOf(bytes, 1 + data[0] % 64);
    if (whole != split)
        qFatal("the split changed what was read: '%s' and '%s'",
               whole.text.constData(),
               split.text.constData());
    return 0;
}
