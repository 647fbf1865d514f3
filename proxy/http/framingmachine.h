#pragma once

#include "proxy/core/result.h"

#include <QByteArrayView>

#include <llhttp.h>

namespace keyferry::http {

/// llhttp as the second reader of a message: it gets what our own checks have read first, and where
/// the two do not agree the message is refused. Members say what its callbacks said during the last
/// feed(). Thread: any one.
struct FramingMachine
{
    FramingMachine() = default;
    FramingMachine(const FramingMachine &) = delete; // llhttp points back to it
    FramingMachine &operator=(const FramingMachine &) = delete;

    /// Starts with a new message.
    /// \param endsWithHead  no body, whatever the fields say (answers to HEAD, 1xx, 204, 304)
    void reset(llhttp_type type, bool endsWithHead = false);
    /// \returns MalformedRequest with llhttp's reason
    [[nodiscard]] Outcome feed(QByteArrayView bytes);
    [[nodiscard]] bool isSilent() const
    {
        return !sawHeadEnd && !sawChunkHeader && !sawMessageEnd && body.isEmpty();
    }

    llhttp_t parser{};
    QByteArrayView body{};
    quint64 chunkSize = 0;
    int flags = 0; ///< llhttp_flags as they were at the end of the head
    bool sawHeadEnd = false;
    bool sawChunkHeader = false;
    bool sawMessageEnd = false;
    bool endsWithHead = false;
};

/// The refusal where both readers understood something, but not the same.
[[nodiscard]] Error disagreement();

} // namespace keyferry::http
