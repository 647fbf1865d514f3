#include "proxy/channels/modellist.h"

#include "proxy/channels/jsonsplice.h"
#include "proxy/channels/jsontext.h"
#include "proxy/core/querypairs.h"

#include <algorithm>
#include <array>

namespace keyferry::channels {

using namespace Qt::StringLiterals;

namespace {

/// How one provider spells a list of models.
struct ListShape
{
    QLatin1String list{};                      ///< member that holds the entries
    QLatin1String id{};                        ///< member of an entry
    QLatin1String idPrefix{};                  ///< of ids, not part of the model's name
    QLatin1String displayName{};               ///< member of an entry; empty if it has none
    QLatin1String nextPage{};                  ///< what says that there is more
    std::optional<QLatin1String> noNextPage{}; ///< its value for "no more"; empty: it is removed
    QLatin1String rest{};                      ///< other members that SDKs insist on
};

// `rest` where the provider has given no answer: OpenAI's, Anthropic's and Google's SDKs refuse an
// entry without these members.
ListShape shapeFor(Channel channel, const JsonLayout &layout)
{
    if (layout.last(u"models") && !layout.last(u"data"))
        return {.list = "models"_L1,
                .id = "name"_L1,
                .idPrefix = "models/"_L1,
                .displayName = "displayName"_L1,
                .nextPage = "nextPageToken"_L1};
    if (channel == Channel::Anthropic)
        return {.list = "data"_L1,
                .id = "id"_L1,
                .displayName = "display_name"_L1,
                .nextPage = "has_more"_L1,
                .noNextPage = "false"_L1,
                .rest = R"("type":"model","created_at":"1970-01-01T00:00:00Z")"_L1};
    return {.list = "data"_L1,
            .id = "id"_L1,
            .nextPage = "has_more"_L1,
            .noNextPage = "false"_L1,
            .rest = R"("object":"model","created":0,"owned_by":"keyferry")"_L1};
}

/// One entry of the list; without a name if we do not understand it.
struct Entry
{
    QByteArrayView text{};
    std::optional<JsonLayout> layout{};
    QString model{};
};

Entry entryOf(QByteArrayView text, const ListShape &shape)
{
    Entry entry{.text = text, .layout = objectLayout(text)};
    const JsonItem *id = entry.layout ? entry.layout->last(QString(shape.id)) : nullptr;
    if (!id || !id->value.in(text).startsWith('"'))
        return entry;
    const QString name = unquotedJson(id->value.in(text));
    entry.model = name.startsWith(shape.idPrefix) ? name.sliced(shape.idPrefix.size()) : name;
    return entry;
}

const Entry *entryFor(const QString &model, const std::vector<Entry> &entries)
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&model](const Entry &entry) {
        return !entry.model.isEmpty() && entry.model == model;
    });
    return found == entries.end() ? nullptr : &*found;
}

bool isSource(const QString &model, const GroupConfig &group)
{
    return std::any_of(group.modelRules.begin(),
                       group.modelRules.end(),
                       [&model](const ModelRule &rule) { return rule.from == model; });
}

QByteArray
newEntry(const ModelRule &rule, const std::vector<Entry> &entries, const ListShape &shape)
{
    const QByteArray id = quotedJson(shape.idPrefix + rule.from);
    const QByteArray shown = quotedJson(rule.from);
    if (const Entry *target = entryFor(rule.to, entries)) {
        std::vector<JsonMemberEdit> edits{{.name = shape.id, .value = id}};
        if (!shape.displayName.isEmpty() && target->layout->last(QString(shape.displayName)))
            edits.push_back({.name = shape.displayName, .value = shown});
        return spliceMembers(target->text, *target->layout, edits);
    }
    QByteArrayList members{quotedJson(shape.id) + ':' + id};
    if (!shape.displayName.isEmpty())
        members.append(quotedJson(shape.displayName) + ':' + shown);
    if (!shape.rest.isEmpty())
        members.append(QByteArray(shape.rest.data(), shape.rest.size()));
    return '{' + members.join(',') + '}';
}

QByteArray editedEntries(QByteArrayView list,
                         const JsonLayout &layout,
                         const GroupConfig &group,
                         const ListShape &shape)
{
    std::vector<Entry> entries;
    std::vector<JsonItemChange> changes(layout.items.size());
    for (std::size_t i = 0; i < layout.items.size(); ++i) {
        entries.push_back(entryOf(layout.items[i].value.in(list), shape));
        if (group.modelStrict && !isSource(entries.back().model, group))
            changes[i].kind = JsonItemChange::Kind::Remove;
    }
    QByteArrayList added;
    for (const ModelRule &rule : group.modelRules) {
        if (!entryFor(rule.from, entries))
            added.append(newEntry(rule, entries, shape));
    }
    return spliceItems(list, layout, changes, added);
}

bool isFollowingPage(const QByteArray &target)
{
    constexpr std::array<QByteArrayView, 4> names{"after", "after_id", "before_id", "pageToken"};
    const auto query = splitTarget(target).query.value_or(QByteArray());
    const auto pairs = queryPairs(query);
    return std::any_of(pairs.begin(), pairs.end(), [&names](const QueryPair &pair) {
        return !pair.value.isEmpty()
               && std::any_of(names.begin(), names.end(), [&pair](QByteArrayView name) {
                      return isNamed(pair, name);
                  });
    });
}

} // namespace

bool listsModels(const RequestHead &head, const QByteArray &target, const GroupConfig &group)
{
    const bool isList = head.method == "GET" && splitTarget(target).path.endsWith("/models");
    return isList && !group.modelRules.empty() && (group.modelStrict || !isFollowingPage(target));
}

std::optional<QByteArray> editModelList(QByteArrayView body, const GroupConfig &group)
{
    const auto layout = objectLayout(body);
    if (!layout)
        return std::nullopt;
    const ListShape shape = shapeFor(group.channel, *layout);
    const JsonItem *list = layout->last(QString(shape.list));
    const auto entries = list ? arrayLayout(list->value.in(body)) : std::nullopt;
    if (!entries)
        return std::nullopt;

    std::vector<JsonMemberEdit> edits{
        {.name = shape.list, .value = editedEntries(list->value.in(body), *entries, group, shape)}};
    if (group.modelStrict && layout->last(QString(shape.nextPage))) {
        const auto none = shape.noNextPage;
        edits.push_back(
            {.name = shape.nextPage,
             .value = none ? std::optional(QByteArray(none->data(), none->size())) : std::nullopt});
    }
    const QByteArray edited = spliceMembers(body, *layout, edits);
    return edited == body ? std::nullopt : std::optional(edited);
}

} // namespace keyferry::channels
