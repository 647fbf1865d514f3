#include "proxy/channels/requesttraits.h"

#include "proxy/channels/jsonmembers.h"
#include "proxy/core/querypairs.h"

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

std::optional<ByteSpan> modelInQuery(const QByteArray &target)
{
    const qsizetype mark = target.indexOf('?');
    if (mark < 0)
        return std::nullopt;
    const QByteArrayView query = QByteArrayView(target).sliced(mark + 1);
    for (const QueryPair &pair : queryPairs(query)) {
        if (pair.value.isEmpty() || !(isNamed(pair, "model") || isNamed(pair, "deployment")))
            continue;
        const qsizetype begin = pair.value.data() - target.constData();
        return ByteSpan{begin, begin + pair.value.size()};
    }
    return std::nullopt;
}

QString handshakeModel(const QByteArray &target)
{
    const auto span = modelInQuery(target);
    return span ? QString::fromUtf8(percentDecoded(span->in(target))) : QString();
}

} // namespace keyferry::channels
