#pragma once

#include "proxy/core/channel.h"

#include <QString>

namespace keyferry::ui {

enum class SnippetKind { Curl, Python, NodeJs, Environment };

/// Where a client points: a group and an access key in clear, or its mask where it is only shown.
struct SnippetTarget
{
    Channel channel = Channel::OpenAi;
    QString endpoint{}; ///< groupEndpoint(): `http://127.0.0.1:3001/proxy/openai`
    QString accessKey{};
    QString model{}; ///< empty: a usual one of the channel
    QString versionPath =
        QStringLiteral("/v1"); ///< what OpenAI clients put before `/chat/completions`

    friend bool operator==(const SnippetTarget &, const SnippetTarget &) = default;
};

/// The target's model, or a usual one of the channel.
[[nodiscard]] QString modelOf(const SnippetTarget &target);

/// The address the channel's official client wants as its base URL: with `/v1` for the OpenAI ones.
[[nodiscard]] QString clientBaseUrl(const SnippetTarget &target);

/// One runnable text, ended by a line break. Access key, endpoint and model are quoted for the
/// language they stand in. Thread: any; pure.
[[nodiscard]] QString snippet(SnippetKind kind, const SnippetTarget &target);

/// `'it'\''s'`: one word for a POSIX shell.
[[nodiscard]] QString shellQuoted(const QString &text);

} // namespace keyferry::ui
