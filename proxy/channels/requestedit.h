#pragma once

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
};

/// What an edit changed; what is not set goes out as it came.
struct RequestEdit
{
    std::optional<QByteArray> target{};
    std::optional<QByteArray> body{}; ///< in the coding the client used
    QString model{}; ///< the one it asks for after the edit; empty if it names none

    friend bool operator==(const RequestEdit &, const RequestEdit &) = default;
};

/// Applies model redirect and parameter overrides: the new values are spliced in, every other byte
/// stays. Bodies that are no JSON object pass untouched, also those in a coding we cannot read.
/// UnknownModel for a model that is no source in strict mode. docs/proxy.md "Group edits". Thread:
/// any; pure.
[[nodiscard]] Result<RequestEdit> editRequest(const EditableRequest &request);

/// The checks a group's edits must pass when saved: `param_overrides` is a JSON object, a name that
/// starts with `!` (removes the member) has the value null, names are distinct. Thread: any; pure.
[[nodiscard]] Outcome checkParamOverrides(QByteArrayView json);

/// True if the answer to this request is a model list that editModelList() is for: GET, a path that
/// ends in `/models`, and a group with model rules.
[[nodiscard]] bool
listsModels(const RequestHead &head, const QByteArray &target, const GroupConfig &group);
/// A 200 answer with the sources of the model rules added (strict: with them only); every other
/// field stays. Empty if the body is no model list. \param body  decoded
[[nodiscard]] std::optional<QByteArray> editModelList(QByteArrayView body,
                                                      const GroupConfig &group);

} // namespace keyferry::channels
