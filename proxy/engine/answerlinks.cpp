#include "proxy/engine/answerlinks.h"

#include "proxy/core/config.h"
#include "proxy/core/credentialplaces.h"
#include "proxy/core/querypairs.h"
#include "proxy/routing/admission.h"

#include <QByteArrayList>
#include <QUrl>

#include <algorithm>
#include <optional>
#include <utility>

namespace keyferry::engine {

using namespace Qt::StringLiterals;
namespace places = credentialplaces;

namespace {

enum class LinkField { None, Address, Upload };

LinkField linkField(QByteArrayView name)
{
    if (equalsIgnoringCase(name, "Location") || equalsIgnoringCase(name, "Content-Location"))
        return LinkField::Address;
    const bool isUpload = equalsIgnoringCase(name, "X-Goog-Upload-URL")
                          || equalsIgnoringCase(name, "X-Goog-Upload-Control-URL");
    return isUpload ? LinkField::Upload : LinkField::None;
}

/// An absolute URL cut behind its authority. Views into what it was made from.
struct SplitUrl
{
    QByteArray origin{};     ///< lower case, default port left out: for comparing only
    QByteArrayView target{}; ///< path, query and fragment
};

qsizetype firstOf(QByteArrayView text, QByteArrayView marks, qsizetype from = 0)
{
    const auto found =
        std::find_first_of(text.begin() + from, text.end(), marks.begin(), marks.end());
    return found - text.begin();
}

/// None for whatever is not spelt `http://host/…`; user info is none of ours.
std::optional<SplitUrl> splitUrl(QByteArrayView url)
{
    const auto mark = url.indexOf("://");
    if (mark < 0)
        return {};
    const QByteArray scheme = url.first(mark).toByteArray().toLower();
    const auto end = firstOf(url, "/?#", mark + 3);
    QByteArray authority = url.sliced(mark + 3, end - mark - 3).toByteArray().toLower();
    if ((scheme != "http" && scheme != "https") || authority.isEmpty() || authority.contains('@'))
        return {};
    const QByteArray port = scheme == "http" ? ":80"_ba : ":443"_ba;
    if (authority.endsWith(port))
        authority.chop(port.size());
    else if (authority.endsWith(':'))
        authority.chop(1);
    return SplitUrl{.origin = scheme + "://" + authority, .target = url.sliced(end)};
}

/// A path that could lead out of the base, or that our own door refuses (docs/proxy.md "Server
/// side"), is no path below it.
bool isPlain(QByteArrayView target)
{
    const bool hasOddByte = std::any_of(target.begin(), target.end(), [](char byte) {
        return byte == '\\' || static_cast<uchar>(byte) <= ' ' || byte == '\x7f';
    });
    const QByteArray path = target.first(firstOf(target, "?#")).toByteArray();
    const QByteArrayList segments = path.split('/');
    return !hasOddByte
           && std::none_of(segments.begin(), segments.end(), [](const QByteArray &each) {
                  const QByteArray segment = percentDecoded(each);
                  return segment == "." || segment == "..";
              });
}

/// What follows the base in a link to something below it.
std::optional<QByteArrayView> restBelow(QByteArrayView basePath, QByteArrayView target)
{
    if (!target.startsWith(basePath))
        return {};
    const QByteArrayView rest = target.sliced(basePath.size());
    const bool isBelow = firstOf(rest, "/?#") == 0;
    return isBelow && isPlain(rest) ? std::optional(rest) : std::nullopt;
}

QByteArray pathOf(const QByteArray &base)
{
    const auto split = splitUrl(base);
    return split ? split->target.toByteArray() : base;
}

/// The link for the client, keys still in it; empty if it does not lead to the upstream.
QByteArray rebased(QByteArrayView link, const QByteArray &upstream, const QByteArray &ours)
{
    const auto base = splitUrl(upstream);
    if (!base)
        return {};
    if (link.startsWith('/') && !link.startsWith("//")) {
        const auto rest = restBelow(base->target, link);
        return rest ? pathOf(ours) + rest->toByteArray() : QByteArray();
    }
    const auto url = splitUrl(link);
    if (!url || url->origin != base->origin)
        return {};
    const auto rest = restBelow(base->target, url->target);
    return rest ? ours + rest->toByteArray() : QByteArray();
}

bool isRelative(QByteArrayView link)
{
    const auto end = firstOf(link, "/?#");
    return !link.startsWith("//") && !link.first(end).contains(':');
}

/// What becomes of keys in a link's query.
struct KeySwap
{
    const Secret &provider;
    bool isOurs = false;   ///< a `key` of whatever value would be read by us as an access key
    bool isWanted = false; ///< `clients` is put in even if no key was there
    QByteArray clients{};  ///< as the query spells it; empty: none

    [[nodiscard]] bool concerns(const QueryPair &pair) const
    {
        const bool isProviders =
            !provider.isEmpty() && percentDecoded(pair.value) == provider.reveal();
        return isProviders || (isOurs && isNamed(pair, places::queryName));
    }
};

QByteArray withKeySwapped(const QByteArray &link, const KeySwap &swap)
{
    const auto end = firstOf(link, "#");
    const TargetParts parts = splitTarget(link.first(end));
    QByteArrayList kept;
    bool isChanged = false;
    bool isPlaced = swap.clients.isEmpty();
    const QByteArray clients = places::queryName.toByteArray() + '=' + swap.clients;
    for (const QueryPair &pair :
         parts.query ? queryPairs(*parts.query) : std::vector<QueryPair>()) {
        const bool isKey = swap.concerns(pair);
        isChanged = isChanged || isKey;
        if (!isKey)
            kept.append(pair.raw.toByteArray());
        else if (!std::exchange(isPlaced, true))
            kept.append(clients);
    }
    if (swap.isWanted && !std::exchange(isPlaced, true)) {
        isChanged = true;
        kept.append(clients);
    }
    if (!isChanged)
        return link;
    const QByteArray query = kept.isEmpty() ? QByteArray() : '?' + kept.join('&');
    return parts.path + query + link.sliced(end);
}

QByteArray rewritten(const HeaderField &field,
                     LinkField kind,
                     const AnswerOrigin &origin,
                     const ClientView &client)
{
    const QByteArray ours = rebased(field.value, origin.base, client.base);
    // Another origin never gets the client's key; what is relative comes to us.
    if (ours.isEmpty())
        return withKeySwapped(
            field.value,
            {.provider = origin.key,
             .clients = isRelative(field.value) ? client.queryKey.reveal() : QByteArray()});
    const bool isUpload = kind == LinkField::Upload;
    return withKeySwapped(ours,
                          {.provider = origin.key,
                           .isOurs = true,
                           .isWanted = isUpload,
                           .clients = (isUpload ? client.uploadKey : client.queryKey).reveal()});
}

QByteArray rawQueryKey(const QByteArray &target)
{
    const TargetParts parts = splitTarget(target);
    if (!parts.query)
        return {};
    for (const QueryPair &pair : queryPairs(*parts.query)) {
        if (!pair.value.isEmpty() && isNamed(pair, places::queryName))
            return pair.value.toByteArray();
    }
    return {};
}

} // namespace

ClientView
clientView(const RequestHead &head, const SettingValues &settings, QByteArrayView groupName)
{
    const QByteArray host = head.fields.first("Host").trimmed();
    QByteArray base = host.isEmpty() ? QByteArray() : "http://" + host;
    if (!settings.get(settings::publicUrl).isEmpty())
        base = QUrl(baseUrl(settings)).toEncoded();

    const QByteArray queryKey = rawQueryKey(head.target);
    const QByteArray anyKey = queryKey.isEmpty()
                                  ? routing::presentedAccessKey(head).reveal().toPercentEncoding()
                                  : queryKey;
    return {.base = base + "/proxy/" + groupName.toByteArray(),
            .queryKey = Secret(queryKey),
            .uploadKey = Secret(anyKey)};
}

void rewriteLinks(HeaderFields &fields, const AnswerOrigin &origin, const ClientView &client)
{
    HeaderFields result;
    result.reserve(fields.size());
    for (const HeaderField &field : fields) {
        const LinkField kind = linkField(field.name);
        result.append(field.name,
                      kind == LinkField::None ? field.value
                                              : rewritten(field, kind, origin, client));
    }
    fields = std::move(result);
}

bool holdsLinks(const HeaderFields &fields)
{
    return std::any_of(fields.begin(), fields.end(), [](const HeaderField &field) {
        return linkField(field.name) != LinkField::None;
    });
}

} // namespace keyferry::engine
