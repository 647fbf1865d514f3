#include "proxy/channels/requestedit.h"

namespace keyferry::channels {

bool editsRequests(const GroupConfig &group)
{
    return !group.modelRules.empty() || !group.paramOverrides.isEmpty();
}

Result<RequestEdit> editRequest(const EditableRequest &request)
{
    Q_UNUSED(request)
    return RequestEdit{};
}

Outcome checkParamOverrides(QByteArrayView json)
{
    Q_UNUSED(json)
    return ok();
}

bool listsModels(const RequestHead &head, const QByteArray &target, const GroupConfig &group)
{
    Q_UNUSED(target)
    return head.method == "GET" && !group.modelRules.empty();
}

std::optional<QByteArray> editModelList(QByteArrayView body, const GroupConfig &group)
{
    Q_UNUSED(body)
    Q_UNUSED(group)
    return std::nullopt;
}

} // namespace keyferry::channels
