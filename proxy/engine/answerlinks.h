#pragma once

#include "proxy/core/httphead.h"
#include "proxy/core/secret.h"
#include "proxy/core/settings.h"

#include <QByteArray>

namespace keyferry::engine {

/// What the client's address of a group is made of, and what it authenticated by.
struct ClientView
{
    /// `http://127.0.0.1:3001/proxy/openai`; without scheme and authority if the client named none.
    QByteArray base{};
    Secret queryKey{};  ///< its access key as its query spelt it; empty if it was somewhere else
    Secret uploadKey{}; ///< its access key, wherever it was, as a query spells it
};

/// True if there is anything for rewriteLinks().
[[nodiscard]] bool holdsLinks(const HeaderFields &fields);

/// \param groupName  as in the client's path: an aggregate's, not the serving member's
[[nodiscard]] ClientView
clientView(const RequestHead &head, const SettingValues &settings, QByteArrayView groupName);

/// The upstream that answered.
struct AnswerOrigin
{
    QByteArray base{}; ///< normalised upstream base
    Secret key{};      ///< the provider key of the attempt
};

/// Points links of an answer that lead below the upstream's base to the client's address of the
/// group; everything else of them keeps its bytes, but for the provider key, which is cut from any
/// link. `Location` and `Content-Location` get the client's own key in its place if the client had
/// it in its query. `X-Goog-Upload-URL` gets it always: Google's Python library sends no credential
/// along with the pieces of a file, since the address it was given says enough. docs/proxy.md "What
/// is forwarded". Thread: any; pure.
void rewriteLinks(HeaderFields &fields, const AnswerOrigin &origin, const ClientView &client);

} // namespace keyferry::engine
