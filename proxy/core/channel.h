#pragma once

#include <QByteArray>
#include <QLatin1String>
#include <QString>

#include <optional>
#include <span>

namespace keyferry {

/// A provider's wire format. docs/proxy.md "Channels".
enum class Channel { OpenAi, OpenAiResponse, Azure, Anthropic, Gemini, Custom };

[[nodiscard]] QLatin1String channelName(Channel channel); ///< `openai-response`
[[nodiscard]] std::optional<Channel> channelFromName(QStringView name);
[[nodiscard]] std::span<const Channel> allChannels();
/// `https://api.openai.com`; empty for azure and custom, which have none.
[[nodiscard]] QLatin1String defaultUpstream(Channel channel);
/// True for azure and custom: nothing is known that would do for every provider, so keys can be
/// checked only with a path of the group's own.
[[nodiscard]] bool needsCheckPath(Channel channel);

/// Where the custom channel puts the key. At most one of the two names is set; both empty means
/// `Authorization: Bearer `.
struct ChannelOptions
{
    QByteArray authHeader{}; ///< header name
    QByteArray authPrefix{}; ///< what stands before the key, its space included
    QByteArray authQuery{};  ///< query parameter name

    friend bool operator==(const ChannelOptions &, const ChannelOptions &) = default;
};

} // namespace keyferry
