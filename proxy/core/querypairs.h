#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace keyferry {

/// One piece of a query between two `&`, raw bytes; views into the query it was made from.
struct QueryPair
{
    QByteArrayView raw{};
    QByteArrayView name{};  ///< before the first `=`, all of it without one
    QByteArrayView value{}; ///< after the first `=`
};

/// The query at its `&`, empty pieces included: joined with `&` they are the query again. Thread:
/// any; pure.
[[nodiscard]] std::vector<QueryPair> queryPairs(QByteArrayView query);
/// True if the name is `name` once percent-decoded: `%6bey` is `key` to every server, so it is to
/// us.
[[nodiscard]] bool isNamed(const QueryPair &pair, QByteArrayView name);
/// RFC 3986 2.1: `+` stays a plus, a broken escape stays as it is.
[[nodiscard]] QByteArray percentDecoded(QByteArrayView text);

} // namespace keyferry
