#include "proxy/core/drafts.h"

namespace keyferry {

using namespace Qt::StringLiterals;

Outcome validateAccessKey(const Secret &secret)
{
    constexpr qsizetype longest = 512;
    const QByteArray &bytes = secret.reveal();
    const auto refuse = [](const QString &rule) {
        return Error{.kind = ErrorKind::InvalidValue,
                     .detail = u"access key: "_s + rule,
                     .field = u"access_key"_s};
    };
    if (bytes.isEmpty() || bytes.size() > longest)
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
