#pragma once

#include "proxy/channels/dialect.h"

#include <QLatin1String>

namespace keyferry::channels {

// What the dialects' checkRequest() are made of. docs/proxy.md "Channels", docs/keys.md "Checking
// keys". Thread: any; pure.

/// The model a check asks for where the group names none, as resources/providers.json has it; empty
/// for azure and custom.
[[nodiscard]] QLatin1String defaultTestModel(Channel channel);

/// A POST without a body yet; `path` and `model` unless the options name others.
[[nodiscard]] CheckRequest
postCheck(const QByteArray &path, const CheckOptions &options, QLatin1String model);
/// \pre the options name a path
[[nodiscard]] CheckRequest getCheck(const CheckOptions &options);
/// In OpenAI's words: `input` for paths that end in `/responses` or `/embeddings`, else one
/// message; a list of models is asked for with GET.
[[nodiscard]] CheckRequest
openAiCheck(const QByteArray &path, const CheckOptions &options, QLatin1String model);
/// A path that ends in `/models` is a list: GET, without a body. Any other request stays.
[[nodiscard]] CheckRequest asListIfNamed(CheckRequest request);
[[nodiscard]] Error missingCheckPath(Channel channel);

/// What stands after the upstream's base. Forwarded requests are base + target; a check does not
/// repeat the version that a base ends in: `…/v1` + `/v1/models` is `…/v1/models`, and for a path
/// of ours any version does (`…/v4` + `/v1/chat/completions` is `…/v4/chat/completions`).
[[nodiscard]] QByteArray targetAfterBase(const QByteArray &base, const CheckRequest &request);

} // namespace keyferry::channels
