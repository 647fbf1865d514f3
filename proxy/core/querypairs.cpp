#include "proxy/core/querypairs.h"

namespace keyferry {

std::vector<QueryPair> queryPairs(QByteArrayView query)
{
    std::vector<QueryPair> pairs;
    qsizetype begin = 0;
    while (begin <= query.size()) {
        const auto mark = query.indexOf('&', begin);
        const auto end = mark < 0 ? query.size() : mark;
        const QByteArrayView raw = query.sliced(begin, end - begin);
        const auto equals = raw.indexOf('=');
        if (equals < 0)
            pairs.push_back({.raw = raw, .name = raw});
        else
            pairs.push_back(
                {.raw = raw, .name = raw.first(equals), .value = raw.sliced(equals + 1)});
        begin = end + 1;
    }
    return pairs;
}

bool isNamed(const QueryPair &pair, QByteArrayView name)
{
    return pair.name == name || percentDecoded(pair.name) == name;
}

QByteArray percentDecoded(QByteArrayView text)
{
    const auto digit = [](char c) {
        if (c >= '0' && c <= '9')
            return c - '0';
        const char lower = static_cast<char>(c | 0x20);
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    };
    QByteArray decoded;
    decoded.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool hasDigits = text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0
                               && digit(text[i + 2]) >= 0;
        if (hasDigits) {
            decoded.append(static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2])));
            i += 2;
        } else {
            decoded.append(text[i]);
        }
    }
    return decoded;
}

} // namespace keyferry
