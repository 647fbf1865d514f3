#include "proxy/channels/checkrequest.h"

#include "proxy/channels/jsontext.h"

namespace keyferry::channels {

using namespace Qt::StringLiterals;

namespace {

// Providers' firewalls answer requests without one with 403, which would blame the key.
const QByteArray &userAgent()
{
    static const QByteArray text = "keyferry/"_ba + QByteArray(KEYFERRY_VERSION);
    return text;
}

HeaderFields commonFields()
{
    return {{"Accept"_ba, "application/json"_ba}, {"User-Agent"_ba, userAgent()}};
}

bool endsWithSegment(const QByteArray &target, QByteArrayView segment)
{
    return splitTarget(target).path.endsWith("/" + segment.toByteArray());
}

// `v1`, `v4`, `v1beta`, `v1alpha2`.
bool isVersion(QByteArrayView segment)
{
    const auto isPart = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return segment.size() > 1 && segment[0] == 'v' && segment[1] >= '0' && segment[1] <= '9'
           && std::all_of(segment.begin(), segment.end(), isPart);
}

QByteArray lastSegmentOfPath(const QByteArray &base)
{
    const auto host = base.indexOf("://") + 3;
    const auto slash = base.lastIndexOf('/');
    return slash < host ? QByteArray() : base.sliced(slash + 1);
}

QByteArray firstSegment(const QByteArray &target)
{
    const QByteArray path = splitTarget(target).path;
    const auto end = path.indexOf('/', 1);
    return path.sliced(1, (end < 0 ? path.size() : end) - 1);
}

} // namespace

QLatin1String defaultTestModel(Channel channel)
{
    switch (channel) {
    case Channel::OpenAi:
    case Channel::OpenAiResponse: return "gpt-4.1-mini"_L1;
    case Channel::Anthropic: return "claude-haiku-4-5"_L1;
    case Channel::Gemini: return "gemini-2.5-flash"_L1;
    case Channel::Azure:
    case Channel::Custom: return {};
    }
    Q_UNREACHABLE();
}

CheckRequest postCheck(const QByteArray &path, const CheckOptions &options, QLatin1String model)
{
    CheckRequest request{.method = "POST"_ba,
                         .target = options.path.isEmpty() ? path : options.path.toUtf8(),
                         .fields = commonFields(),
                         .model = options.model.isEmpty() ? QString(model) : options.model,
                         .isDefaultPath = options.path.isEmpty()};
    request.fields.append("Content-Type"_ba, "application/json"_ba);
    return request;
}

CheckRequest getCheck(const CheckOptions &options)
{
    return {.method = "GET"_ba,
            .target = options.path.toUtf8(),
            .fields = commonFields(),
            .isDefaultPath = false};
}

CheckRequest openAiCheck(const QByteArray &path, const CheckOptions &options, QLatin1String model)
{
    CheckRequest request = postCheck(path, options, model);
    const bool takesInput = endsWithSegment(request.target, "responses")
                            || endsWithSegment(request.target, "embeddings");
    const QByteArray rest =
        takesInput ? R"("input":"hi"})"_ba : R"("messages":[{"role":"user","content":"hi"}]})"_ba;
    // Azure reads the model from the path.
    const QByteArray start =
        request.model.isEmpty() ? "{"_ba : R"({"model":)" + quotedJson(request.model) + ",";
    request.body = start + rest;
    return asListIfNamed(std::move(request));
}

CheckRequest asListIfNamed(CheckRequest request)
{
    if (!endsWithSegment(request.target, "models"))
        return request;
    return {.method = "GET"_ba,
            .target = request.target,
            .fields = commonFields(),
            .isDefaultPath = request.isDefaultPath};
}

Error missingCheckPath(Channel channel)
{
    return {.kind = ErrorKind::InvalidValue,
            .detail = u"check_path: keys of the %1 channel can be checked only with a path"_s.arg(
                channelName(channel)),
            .field = u"check_path"_s};
}

QByteArray targetAfterBase(const QByteArray &base, const CheckRequest &request)
{
    const QByteArray last = lastSegmentOfPath(base);
    const QByteArray first = firstSegment(request.target);
    const bool isRepeated = request.isDefaultPath ? isVersion(first) : first == last;
    return isVersion(last) && isRepeated ? request.target.sliced(1 + first.size()) : request.target;
}

} // namespace keyferry::channels
