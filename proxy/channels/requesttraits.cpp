#include "proxy/channels/requesttraits.h"

#include "proxy/channels/jsonmembers.h"

#include <algorithm>

namespace keyferry::channels {

namespace {

bool acceptsEventStream(const HeaderFields &fields)
{
    constexpr QByteArrayView eventStream = "text/event-stream";
    const auto ranges = fields.listValues("accept");
    return std::any_of(ranges.begin(), ranges.end(), [eventStream](const QByteArray &range) {
        const QByteArrayView type =
            QByteArrayView(range).first(std::min(range.size(), eventStream.size()));
        return equalsIgnoringCase(type, eventStream);
    });
}

} // namespace

RequestTraits traitsInBody(const HeaderFields &fields, QByteArrayView body)
{
    const JsonMembers members = readJsonMembers(body);
    return {.model = members.model, .stream = members.stream || acceptsEventStream(fields)};
}

std::optional<ByteSpan> segmentAfter(QByteArrayView path, QByteArrayView parent)
{
    qsizetype begin = 0;
    bool isNext = false;
    while (begin <= path.size()) {
        const auto slash = path.indexOf('/', begin);
        const auto end = slash < 0 ? path.size() : slash;
        const QByteArrayView segment = path.sliced(begin, end - begin);
        if (isNext)
            return segment.isEmpty() ? std::nullopt : std::optional(ByteSpan{begin, end});
        isNext = segment == parent;
        begin = end + 1;
    }
    return std::nullopt;
}

} // namespace keyferry::channels
