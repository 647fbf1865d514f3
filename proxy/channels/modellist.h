#pragma once

#include "proxy/core/config.h"
#include "proxy/core/httphead.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace keyferry::channels {

/// True if the answer to this request is a model list that editModelList() is for: GET, a path that
/// ends in `/models`, and a group with model rules. Of a list in pages only the first gets models
/// added, so in a group that is not strict the others are none.
[[nodiscard]] bool
listsModels(const RequestHead &head, const QByteArray &target, const GroupConfig &group);

/// A 200 answer with the sources of the model rules added (strict: with them only, and no page to
/// follow); every other byte stays. A source is described as its target is if the list has that.
/// Empty if the body is no model list or has nothing to change. \param body  decoded. Thread: any;
/// pure.
[[nodiscard]] std::optional<QByteArray> editModelList(QByteArrayView body,
                                                      const GroupConfig &group);

} // namespace keyferry::channels
