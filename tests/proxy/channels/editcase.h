#pragma once

#include "proxy/channels/requestedit.h"

namespace keyferry::channels {

/// A group that redirects `small`, and a few others that tell how.
inline GroupConfig redirectingGroup(Channel channel = Channel::OpenAi)
{
    using namespace Qt::StringLiterals;
    GroupConfig group;
    group.channel = channel;
    group.modelRules = {{u"small"_s, u"gpt-4o-mini"_s},
                        {u"gpt-4o-mini"_s, u"never two hops"_s},
                        {u"same"_s, u"same"_s},
                        {u"模型"_s, u"a\"b\\é/😀"_s}};
    return group;
}

inline Result<RequestEdit> edit(const GroupConfig &group,
                                const QByteArray &body,
                                const QByteArray &target = "/v1/chat/completions",
                                const HeaderFields &fields = {})
{
    return editRequest({.target = target, .fields = fields, .body = body, .group = group});
}

} // namespace keyferry::channels
