#pragma once

#include "proxy/core/config.h"
#include "proxy/core/httphead.h"
#include "proxy/core/result.h"

#include <QByteArray>
#include <QHostAddress>

#include <optional>

namespace keyferry::routing {

/// The first non-empty credential of a request, in the order of docs/proxy.md "Access keys"; that
/// of the query is percent-decoded (`+` stays a plus). Empty if there is none.
[[nodiscard]] Secret presentedAccessKey(const RequestHead &head);

/// WrongHost unless Host is localhost, a loopback address, `localAddress` (what the client
/// connected to), a listen address or an allowed name; the port does not matter. HTTP/1.0 may leave
/// it out. RFC 9110 7.2, DNS rebinding. Thread: any; pure.
[[nodiscard]] Outcome
admitHost(const RequestHead &head, const SettingValues &settings, const QHostAddress &localAddress);

/// WrongOrigin if there is an Origin that is not on the allowed list. Thread: any; pure.
/// \returns the origin to answer CORS to, as the client wrote it, if there is one
[[nodiscard]] Result<std::optional<QByteArray>> admitOrigin(const RequestHead &head,
                                                            const SettingValues &settings);

/// Who is let in, and to what.
struct Admission
{
    GroupPtr group{};
    AccessKeyId accessKey{}; ///< 0 where the group asks for none
    AccessLimits limits{};   ///< of the access key
};

/// Unauthorized before any word about the group, then UnknownGroup for an unknown or disabled one
/// (for every valid key, a group's own too), Forbidden for another group's key. \param now   UTC
/// ms, for keys that expire \param peer  the default access key, and groups that need no key, are
/// for loopback peers only Thread: any; pure; constant time in the keys' contents.
[[nodiscard]] Result<Admission> admit(const RequestHead &head,
                                      QByteArrayView groupName,
                                      const QHostAddress &peer,
                                      const ConfigSnapshot &snapshot,
                                      qint64 now);

} // namespace keyferry::routing
