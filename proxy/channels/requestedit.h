#pragma once

#include "proxy/channels/modellist.h"
#include "proxy/core/config.h"
#include "proxy/core/httphead.h"
#include "proxy/core/result.h"

#include <QByteArray>

#include <optional>

namespace keyferry::channels {

/// True if the group's model rules or parameter overrides look into requests, so that their body
/// has to be here in full.
[[nodiscard]] bool editsRequests(const GroupConfig &group);

/// The request before the key is put in.
struct EditableRequest
{
    const QByteArray &target;   ///< path and query after `/proxy/{group}`
    const HeaderFields &fields; ///< for Content-Encoding
    const QByteArray &body;     ///< whole, as the client sent it
    const GroupConfig &group;
    bool isUpgrade = false; ///< a WebSocket handshake may name its model in the query
};

/// What an edit changed; what is not set goes out as it came.
struct RequestEdit
{
    std::optional<QByteArray> target{};
    std::optional<QByteArray> body{}; ///< in the coding the client used
    QString model{}; ///< the one it asks for after the edit, at most 256 characters; empty if it
                     ///< names none

    friend bool operator==(const RequestEdit &, const RequestEdit &) = default;
};

/// Applies model redirect and parameter overrides: the new values are spliced in, every other byte
/// stays. Bodies that are no JSON object pass untouched, also those over 64 MiB, in a coding we
/// cannot read, or damaged. UnknownModel for a model that is no source in strict mode; a request
/// that names no model passes. docs/proxy.md "Group edits". Thread: any; pure.
[[nodiscard]] Result<RequestEdit> editRequest(const EditableRequest &request);

} // namespace keyferry::channels
