#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringList>

namespace keyferry::routing {

/// What an error body says, whichever provider's shape it has. Texts are the upstream's own and may
/// hold key material: they are shown through shownText() only.
struct UpstreamError
{
    QString message{};
    QString code{};            ///< a number (Gemini, OpenRouter, Azure) as text
    QString type{};            ///< OpenAI's, Anthropic's
    QString status{};          ///< a google.rpc.Code by name
    QStringList reasons{};     ///< google.rpc.ErrorInfo
    QString retryDelay{};      ///< google.rpc.RetryInfo: `37s`
    QStringList quotaIds{};    ///< google.rpc.QuotaFailure
    QString quotaModel{};      ///< the model a quota is for
    bool isModeration = false; ///< OpenRouter's: what the client wrote was flagged
    bool isError = false;      ///< the body has an error member or calls itself an error
    bool isPage = false;       ///< HTML: not the API's own words

    friend bool operator==(const UpstreamError &, const UpstreamError &) = default;
};

/// \param body  the start of a body, maybe cut: what is no whole JSON is read as text
/// Thread: any; pure.
[[nodiscard]] UpstreamError readUpstreamError(QByteArrayView body);

} // namespace keyferry::routing
