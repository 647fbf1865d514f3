#include "proxy/channels/geminidialect.h"

#include "proxy/channels/checkrequest.h"
#include "proxy/channels/credentials.h"
#include "proxy/channels/errorshapes.h"
#include "proxy/channels/requesttraits.h"
#include "proxy/core/querypairs.h"

#include <QByteArrayList>
#include <QUrl>

namespace keyferry::channels {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView streamMethod = ":streamGenerateContent";

// `gemini-2.5-flash:generateContent` is a model and what to do with it. The colon may be escaped.
qsizetype nameLength(QByteArrayView segment)
{
    for (qsizetype i = 0; i < segment.size(); ++i) {
        const QByteArrayView rest = segment.sliced(i);
        if (rest.startsWith(':') || startsWithIgnoringCase(rest, "%3A"))
            return i;
    }
    return segment.size();
}

// `/v1beta/openai/…`, whatever the version.
bool isOpenAiCompatible(const QByteArray &path)
{
    const QByteArrayList segments = path.split('/');
    return segments.size() > 2 && segments.at(1).startsWith('v') && segments.at(2) == "openai";
}

// Google takes the key in three places; each client gets it where it had its own, which is what its
// path expects.
KeyPlace placeFor(const OutgoingHead &head)
{
    const KeyPlace googleHeader = inHeader("x-goog-api-key");
    if (hasKeyInQuery(head.target))
        return inQuery("key");
    const bool hasOwnHeader =
        head.fields.contains(googleHeader.name) && !head.fields.contains("authorization");
    return isOpenAiCompatible(splitTarget(head.target).path) && !hasOwnHeader ? bearer()
                                                                              : googleHeader;
}

} // namespace

RequestTraits
GeminiDialect::read(const QByteArray &target, const HeaderFields &fields, QByteArrayView body) const
{
    const QByteArray path = splitTarget(target).path;
    const auto segment = segmentAfter(path, "models");
    if (!segment)
        return traitsInBody(fields, body);
    const QByteArrayView method = segment->in(path);
    return {.model = QString::fromUtf8(percentDecoded(method.first(nameLength(method)))),
            .stream = percentDecoded(method).endsWith(streamMethod)};
}

std::optional<ByteSpan> GeminiDialect::modelInPath(QByteArrayView path) const
{
    const auto segment = segmentAfter(path, "models");
    if (!segment)
        return std::nullopt;
    return ByteSpan{segment->begin, segment->begin + nameLength(segment->in(path))};
}

void GeminiDialect::applyKey(OutgoingHead &head, const Secret &key, const ChannelOptions &) const
{
    placeKey(head, placeFor(head), key);
}

Result<CheckRequest> GeminiDialect::checkRequest(const CheckOptions &options) const
{
    if (isOpenAiCompatible(splitTarget(options.path.toUtf8()).path))
        return openAiCheck({}, options, defaultTestModel(Channel::Gemini));

    CheckRequest request = postCheck({}, options, defaultTestModel(Channel::Gemini));
    // Google's own lists say `models/gemini-2.5-flash`.
    const QString name =
        request.model.startsWith("models/"_L1) ? request.model.sliced(7) : request.model;
    if (request.isDefaultPath)
        request.target =
            "/v1beta/models/"_ba + QUrl::toPercentEncoding(name) + ":generateContent"_ba;
    request.body = R"({"contents":[{"role":"user","parts":[{"text":"hi"}]}]})";
    return asListIfNamed(std::move(request));
}

ErrorBody GeminiDialect::errorBody(ErrorKind kind, const QString &message) const
{
    return geminiError(kind, message);
}

} // namespace keyferry::channels
