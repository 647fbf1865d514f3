#include "proxy/transport/responsereader.h"

#include <cstdint>

using namespace keyferry;
using transport::ResponseReader;
using Event = ResponseReader::Event;

namespace {

/// Everything the reader says about some bytes, the way a body is cut into pieces aside.
struct Reading
{
    QByteArray text{};
    qsizetype consumed = 0;
    // Not which refusal: over a limit and broken at once, the split decides what is seen first.
    bool isRefused = false;
    bool isWhole = false;
    bool keepsConnection = false;

    friend bool operator==(const Reading &, const Reading &) = default;
};

QByteArray headText(const ResponseHead &head)
{
    QByteArray text = QByteArray::number(head.status) + ' ' + head.reason;
    for (const HeaderField &field : head.fields)
        text += '|' + field.name + '=' + field.value;
    return text;
}

// What is in a step lies in the bytes that were given and ends before what is left.
void requireWithin(const ResponseReader::Step &step, QByteArrayView given)
{
    const bool isBodyWithin =
        step.body.isEmpty()
        || (step.body.begin() >= given.begin() && step.body.end() <= given.begin() + step.consumed);
    if (step.consumed < 0 || step.consumed > given.size() || !isBodyWithin)
        qFatal("a step reaches beyond what was given");
    if (step.event == Event::Body && step.body.isEmpty())
        qFatal("a body event without a body");
}

Reading readingOf(QByteArrayView bytes, qsizetype pieceSize, int mode)
{
    ResponseReader reader;
    reader.begin(mode % 4 == 0 ? "HEAD" : "POST", mode % 4 == 1);
    Reading reading;
    while (!bytes.isEmpty() && !reader.isFinished()) {
        auto piece = bytes.first(std::min(pieceSize, bytes.size()));
        bytes = bytes.sliced(piece.size());
        for (bool hasMore = true; hasMore;) {
            const auto step = reader.step(piece);
            reading.isRefused = !step;
            if (!step)
                return reading;
            requireWithin(*step, piece);
            piece = piece.sliced(step->consumed);
            reading.consumed += step->consumed;
            hasMore = step->event != Event::NeedMore && step->event != Event::End;
            if (step->event == Event::NeedMore && !piece.isEmpty())
                qFatal("more is needed, but not all was taken");
            if (step->event == Event::Head || step->event == Event::Informational)
                reading.text += headText(reader.head()) + '[';
            reading.text += step->body;
        }
    }
    reading.isWhole = reader.isFinished();
    reading.keepsConnection = reader.keepsConnection();
    if (reading.isWhole != reader.connectionEnded(ResponseReader::Cut::Unclean))
        qFatal("a cut connection makes an answer whole");
    return reading;
}

} // namespace

// Whoever gets the same bytes must read the same answer, however the network splits them. The first
// byte chooses a split and what was asked.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const QByteArrayView bytes(data + 1, static_cast<qsizetype>(size - 1));
    const Reading whole = readingOf(bytes, bytes.size(), data[0]);
    const Reading split = readingOf(bytes, 1 + data[0] / 4, data[0]);
    // A refusal may come after fewer bytes when it sees fewer at once.
    const bool isSame =
        whole.isRefused ? whole.text == split.text && split.isRefused : whole == split;
    if (!isSame)
        qFatal("the split changed what was read: '%s' and '%s'",
               whole.text.constData(),
               split.text.constData());
    return 0;
}
