#include "proxy/channels/requestedit.h"

#include "proxy/channels/contentcoding.h"
#include "proxy/channels/dialect.h"
#include "proxy/channels/jsonmembers.h"
#include "proxy/channels/jsonsplice.h"
#include "proxy/channels/jsontext.h"
#include "proxy/channels/requesttraits.h"
#include "proxy/core/querypairs.h"

#include <algorithm>

namespace keyferry::channels {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestBody = 64 * 1024 * 1024;
constexpr qsizetype longestModelShown = 256;
constexpr auto modelName = "model"_L1;
constexpr QChar removeMark = u'!';

/// A body that can be edited: its text, where the members are, and how it goes out again.
struct JsonBody
{
    QByteArray text{};
    ContentCoding coding = ContentCoding::Identity;
    JsonLayout layout{};
};

std::optional<QByteArray> decodedBody(const EditableRequest &request, ContentCoding coding)
{
    if (coding == ContentCoding::Identity)
        return request.body;
    auto decoded = decodeBody(request.body, coding, longestBody);
    return decoded ? std::optional(*std::move(decoded)) : std::nullopt;
}

std::optional<JsonBody> jsonBody(const EditableRequest &request)
{
    constexpr QByteArrayView contentEncoding = "Content-Encoding";
    const auto coding = contentCoding(request.fields.first(contentEncoding));
    if (!coding || request.fields.count(contentEncoding) > 1)
        return std::nullopt;
    const auto text = decodedBody(request, *coding);
    if (!text)
        return std::nullopt;
    auto layout = objectLayout(*text);
    if (!layout)
        return std::nullopt;
    return JsonBody{.text = *text, .coding = *coding, .layout = *std::move(layout)};
}

// The last string of that name counts, as in readJsonMembers().
QString modelOf(const JsonBody &body)
{
    QString model;
    for (const JsonItem &item : body.layout.items) {
        const QByteArrayView value = item.value.in(body.text);
        if (item.name == modelName && value.startsWith('"'))
            model = unquotedJson(value);
    }
    return model;
}

// One hop: the target of a rule is never looked up again.
Result<QString> redirected(const QString &model, const GroupConfig &group)
{
    const auto rule = std::find_if(group.modelRules.begin(),
                                   group.modelRules.end(),
                                   [&model](const ModelRule &each) { return each.from == model; });
    if (rule != group.modelRules.end())
        return rule->to;
    if (group.modelStrict && !model.isEmpty())
        return Error{.kind = ErrorKind::UnknownModel,
                     .detail = u"the model '%1' is not among those of this group"_s.arg(
                         model.left(longestModelShown))};
    return model;
}

std::optional<ByteSpan> modelInTarget(const EditableRequest &request)
{
    const auto inPath =
        dialectFor(request.group.channel).modelInPath(splitTarget(request.target).path);
    return inPath || !request.isUpgrade ? inPath : modelInQuery(request.target);
}

QByteArray withModelInTarget(const QByteArray &target, ByteSpan segment, const QString &model)
{
    return target.first(segment.begin) + model.toUtf8().toPercentEncoding()
           + target.sliced(segment.end);
}

// An override may name a member that the redirect set, and then takes its place.
void putEdit(std::vector<JsonMemberEdit> &edits, JsonMemberEdit edit)
{
    const auto same = std::find_if(edits.begin(), edits.end(), [&edit](const JsonMemberEdit &each) {
        return each.name == edit.name;
    });
    if (same == edits.end())
        edits.push_back(std::move(edit));
    else
        *same = std::move(edit);
}

void addOverrides(std::vector<JsonMemberEdit> &edits, const QByteArray &overrides)
{
    const auto layout = objectLayout(overrides);
    if (!layout)
        return;
    for (const JsonItem &item : layout->items) {
        const bool isRemoval = item.name.startsWith(removeMark);
        if (isRemoval)
            putEdit(edits, {.name = item.name.sliced(1), .value = std::nullopt});
        else
            putEdit(edits, {.name = item.name, .value = item.value.in(overrides).toByteArray()});
    }
}

// What the body asks for once the edits are made.
QString modelAfter(const std::vector<JsonMemberEdit> &edits, const QString &model)
{
    for (const JsonMemberEdit &edit : edits) {
        if (edit.name == modelName)
            return edit.value && edit.value->startsWith('"') ? unquotedJson(*edit.value)
                                                             : QString();
    }
    return model;
}

// Bytes that stay the same are not coded anew: another encoder would spell them otherwise.
std::optional<QByteArray> editedBody(const JsonBody &body, const std::vector<JsonMemberEdit> &edits)
{
    if (edits.empty())
        return std::nullopt;
    const QByteArray edited = spliceMembers(body.text, body.layout, edits);
    return edited == body.text ? std::nullopt : std::optional(encodeBody(edited, body.coding));
}

} // namespace

bool editsRequests(const GroupConfig &group)
{
    return !group.modelRules.empty() || !group.paramOverrides.isEmpty();
}

Result<RequestEdit> editRequest(const EditableRequest &request)
{
    const GroupConfig &group = request.group;
    const auto segment = modelInTarget(request);
    const auto body = jsonBody(request);
    const QString inBody = body ? modelOf(*body) : readJsonMembers(request.body).model;
    const QString asked =
        segment ? QString::fromUtf8(percentDecoded(segment->in(request.target))) : inBody;

    // A broken body may say anything; the upstream will say what is wrong with it.
    const auto model = segment || body ? redirected(asked, group) : Result<QString>(asked);
    if (!model)
        return model.error();

    RequestEdit edit;
    std::vector<JsonMemberEdit> edits;
    if (*model != asked && segment)
        edit.target = withModelInTarget(request.target, *segment, *model);
    else if (*model != asked)
        edits.push_back({.name = modelName, .value = quotedJson(*model)});
    if (body) {
        addOverrides(edits, group.paramOverrides);
        edit.body = editedBody(*body, edits);
    }
    edit.model = (segment ? *model : modelAfter(edits, *model)).left(longestModelShown);
    return edit;
}

} // namespace keyferry::channels
