#pragma once

#include "ui/models/snippets.h"

#include <QByteArray>

namespace keyferry::ui {

/// One small request in the format of a channel: what the curl snippet shows and the test request
/// sends.
struct NativeCall
{
    QString url{};
    QByteArray keyHeader{}; ///< where the access key goes, `Authorization`
    QByteArray keyPrefix{}; ///< `Bearer `, or empty
    QByteArray body{};      ///< JSON

    friend bool operator==(const NativeCall &, const NativeCall &) = default;
};

/// Thread: any; pure.
[[nodiscard]] NativeCall nativeCall(const SnippetTarget &target);

/// A model that most accounts of the channel's provider can use.
[[nodiscard]] QString usualModel(Channel channel);

/// The text as a string literal of JSON, which is one of Python and JavaScript as well.
[[nodiscard]] QString jsonLiteral(const QString &text);

/// What the provider says in the body of an error answer; empty if it has another shape.
[[nodiscard]] QString errorMessageIn(const QByteArray &body);

} // namespace keyferry::ui
