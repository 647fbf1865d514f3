#pragma once

#include "proxy/channels/dialect.h"

#include <QByteArray>

namespace keyferry::channels {

/// Where a dialect wants the key: a header field with something before the key, a query parameter,
/// or the WebSocket subprotocol that had the client's.
struct KeyPlace
{
    enum class Kind { Header, Query, Subprotocol } kind = Kind::Header;
    QByteArray name{};
    QByteArray prefix{}; ///< headers only

    friend bool operator==(const KeyPlace &, const KeyPlace &) = default;
};

[[nodiscard]] KeyPlace inHeader(const QByteArray &name, const QByteArray &prefix = {});
[[nodiscard]] KeyPlace bearer(); ///< `Authorization: Bearer `
[[nodiscard]] KeyPlace inQuery(const QByteArray &name);
/// OpenAI's: the subprotocol for a WebSocket handshake that had the key there and nowhere else
/// (what a browser can send), else bearer().
[[nodiscard]] KeyPlace bearerOrSubprotocol(const OutgoingHead &head, const Secret &key);

/// Cuts every credential of the client from `head` and puts the key at `place`: where the client
/// had a field, query pair or subprotocol of that name, else at the end (a subprotocol: nowhere).
/// Nothing else changes a byte. Thread: any; pure.
void placeKey(OutgoingHead &head, const KeyPlace &place, const Secret &key);

/// True if the query has a `key` pair, however it is spelt and whatever its value.
[[nodiscard]] bool hasKeyInQuery(const QByteArray &target);

} // namespace keyferry::channels
