#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace keyferry::routing {

/// The first event of a stream. WHATWG HTML 9.2.6: comments and fields without data make none.
struct StreamEvent
{
    QByteArray name{};
    QByteArray data{};    ///< its data lines, joined by LF
    bool isWhole = false; ///< the empty line that ends it is there

    friend bool operator==(const StreamEvent &, const StreamEvent &) = default;
};

/// \param start  from the stream's first byte on, cut anywhere
/// \returns empty while no data has come, or if this is no event stream
/// Thread: any; pure.
[[nodiscard]] std::optional<StreamEvent> firstEvent(QByteArrayView start);

/// True if the start is that of JSON or a page: no event will ever come.
[[nodiscard]] bool isNoEventStream(QByteArrayView start);

} // namespace keyferry::routing
