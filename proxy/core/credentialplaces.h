#pragma once

#include <QByteArrayView>

#include <array>

/// Every place a client may put its credential: admission reads them, dialects cut them. One list,
/// so that no place is read without being cut. docs/proxy.md "Access keys".
namespace keyferry::credentialplaces {

inline constexpr QByteArrayView queryName = "key";
inline constexpr QByteArrayView authorization = "authorization";
inline constexpr QByteArrayView webSocketProtocol = "sec-websocket-protocol";
/// A subprotocol that carries a key, as browsers send it to OpenAI Realtime.
inline constexpr QByteArrayView subprotocolPrefix = "openai-insecure-api-key.";
/// Fields whose whole value is a key, in the order in which they are read.
inline constexpr std::array<QByteArrayView, 3> keyHeaders{"x-api-key", "x-goog-api-key", "api-key"};

} // namespace keyferry::credentialplaces
