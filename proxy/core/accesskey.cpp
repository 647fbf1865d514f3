#include "proxy/core/accesskey.h"

#include <algorithm>

namespace keyferry {

using namespace Qt::StringLiterals;

AccessScope onlyGroups(QList<GroupId> groups)
{
    std::sort(groups.begin(), groups.end());
    groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
    return {.isEveryGroup = false, .groups = std::move(groups)};
}

const Secret &wellKnownAccessKey()
{
    static const Secret key("sk-123456"_ba);
    return key;
}

Outcome validateAccessKey(const Secret &secret)
{
    const QByteArray &bytes = secret.reveal();
    const auto refuse = [](const QString &rule) {
        return Error{.kind = ErrorKind::InvalidValue,
                     .detail = u"access key: "_s + rule,
                     .field = u"access_key"_s};
    };
    if (bytes.isEmpty() || bytes.size() > accesskeylimits::longestSecret)
        return refuse(u"must have 1 to 512 characters"_s);
    const bool isPrintable =
        std::all_of(bytes.begin(), bytes.end(), [](char c) { return c >= ' ' && c <= '~'; });
    if (!isPrintable)
        return refuse(u"must be printable ASCII characters"_s);
    if (bytes.front() == ' ' || bytes.back() == ' ')
        return refuse(u"must not start or end with a space"_s);
    return ok();
}

} // namespace keyferry
