#pragma once

#include "proxy/core/config.h"
#include "proxy/core/httphead.h"

namespace keyferry::channels {

/// What the variables of header rules stand for. docs/proxy.md "Group edits".
struct HeaderVariables
{
    QByteArray clientIp{};
    QByteArray groupName{};
    const Secret &apiKey;
    qint64 now = 0; ///< UTC ms
};

/// Applies the rules in order, after everything else: set replaces the first field of that name in
/// place and drops its repeats, or appends; `${CLIENT_IP}` `${GROUP_NAME}` `${API_KEY}`
/// `${TIMESTAMP_MS}` `${TIMESTAMP_S}` are filled in, any other `${…}` stays as it is. A value that
/// would no longer be a field value is left out. Thread: any; pure.
void applyHeaderRules(HeaderFields &fields,
                      const std::vector<HeaderRule> &rules,
                      const HeaderVariables &variables);

} // namespace keyferry::channels
