#pragma once

#include "proxy/core/channel.h"

namespace keyferry::ui {

/// `OpenAI chat completions`: the format a channel speaks, for people.
[[nodiscard]] QString channelWords(Channel channel);

/// `channel-openai`: its badge in resources/icons.
[[nodiscard]] QString channelIconName(Channel channel);

} // namespace keyferry::ui
