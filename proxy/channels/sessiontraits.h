#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace keyferry::channels {

/// What of a request body tells one session from another.
struct SessionTraits
{
    QByteArray promptCacheKey{};
    /// The system prompt as it is spelt in the body: `system`, `instructions`,
    /// `systemInstruction`, or the first message of the role system or developer. Empty: none.
    QByteArray systemPrompt{};

    friend bool operator==(const SessionTraits &, const SessionTraits &) = default;
};

/// Reads a JSON object in any of the providers' formats; anything else has no traits. \param body
/// decoded Thread: any; pure.
[[nodiscard]] SessionTraits readSessionTraits(QByteArrayView body);

} // namespace keyferry::channels
