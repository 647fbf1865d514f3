#include "proxy/http/framingmachine.h"

#include "proxy/http/headcheck.h"

namespace keyferry::http {

using namespace Qt::StringLiterals;

namespace {

FramingMachine &machineOf(llhttp_t *source)
{
    return *static_cast<FramingMachine *>(source->data);
}

llhttp_settings_t callbacks()
{
    llhttp_settings_t made;
    llhttp_settings_init(&made);
    made.on_headers_complete = [](llhttp_t *source) {
        FramingMachine &machine = machineOf(source);
        machine.sawHeadEnd = true;
        machine.flags = source->flags;
        // Java's client offers `Upgrade: h2c` with its first request; llhttp would stop there.
        source->upgrade = 0;
        return machine.endsWithHead ? 1 : 0;
    };
    made.on_body = [](llhttp_t *source, const char *at, size_t length) {
        machineOf(source).body = QByteArrayView(at, static_cast<qsizetype>(length));
        return 0;
    };
    made.on_chunk_header = [](llhttp_t *source) {
        machineOf(source).sawChunkHeader = true;
        machineOf(source).chunkSize = source->content_length;
        return 0;
    };
    made.on_message_complete = [](llhttp_t *source) {
        machineOf(source).sawMessageEnd = true;
        return static_cast<int>(HPE_PAUSED); // whatever follows is not its business
    };
    return made;
}

} // namespace

Error disagreement()
{
    return malformed(u"framing that two parsers read differently"_s);
}

void FramingMachine::reset(llhttp_type type, bool messageEndsWithHead)
{
    static const llhttp_settings_t shared = callbacks();
    llhttp_init(&parser, type, &shared);
    parser.data = this;
    endsWithHead = messageEndsWithHead;
}

Outcome FramingMachine::feed(QByteArrayView bytes)
{
    body = {};
    sawHeadEnd = sawChunkHeader = sawMessageEnd = false;
    const auto code = llhttp_execute(&parser, bytes.data(), static_cast<size_t>(bytes.size()));
    const bool isPausedAtEnd = code == HPE_PAUSED && sawMessageEnd;
    if (code != HPE_OK && !isPausedAtEnd)
        return malformed(QString::fromLatin1(llhttp_get_error_reason(&parser)));
    return ok();
}

} // namespace keyferry::http
