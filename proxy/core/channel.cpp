#include "proxy/core/channel.h"

#include <array>

namespace keyferry {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array channels{Channel::OpenAi,
                              Channel::OpenAiResponse,
                              Channel::Azure,
                              Channel::Anthropic,
                              Channel::Gemini,
                              Channel::Custom};

} // namespace

QLatin1String channelName(Channel channel)
{
    switch (channel) {
    case Channel::OpenAi: return "openai"_L1;
    case Channel::OpenAiResponse: return "openai-response"_L1;
    case Channel::Azure: return "azure"_L1;
    case Channel::Anthropic: return "anthropic"_L1;
    case Channel::Gemini: return "gemini"_L1;
    case Channel::Custom: return "custom"_L1;
    }
    Q_UNREACHABLE();
}

std::optional<Channel> channelFromName(QStringView name)
{
    for (const Channel channel : channels) {
        if (channelName(channel) == name)
            return channel;
    }
    return std::nullopt;
}

std::span<const Channel> allChannels()
{
    return channels;
}

QLatin1String defaultUpstream(Channel channel)
{
    switch (channel) {
    case Channel::OpenAi:
    case Channel::OpenAiResponse: return "https://api.openai.com"_L1;
    case Channel::Anthropic: return "https://api.anthropic.com"_L1;
    case Channel::Gemini: return "https://generativelanguage.googleapis.com"_L1;
    case Channel::Azure:
    case Channel::Custom: return {};
    }
    Q_UNREACHABLE();
}

bool needsCheckPath(Channel channel)
{
    return channel == Channel::Azure || channel == Channel::Custom;
}

} // namespace keyferry
