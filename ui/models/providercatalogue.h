#pragma once

#include "proxy/core/channel.h"
#include "proxy/core/result.h"

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace keyferry::ui {

/// A service or server that people point a group at: what the group dialog fills in.
struct Provider
{
    QString id{};
    QString label{};
    Channel channel = Channel::OpenAi;
    QString baseUrl{}; ///< what stands before `versionPath` at the provider; empty: the user's own
    QString versionPath{}; ///< what OpenAI clients add to the endpoint, `/v1`
    QString testModel{};
    QString checkPath{}; ///< where the version is not the channel's own; else empty
    QString keyPrefix{}; ///< `sk-ant-`; empty: keys have no usual start
    QString note{};      ///< a sentence or two in English, or empty: providerNote() translates

    friend bool operator==(const Provider &, const Provider &) = default;
};

/// Reads resources/providers.json. InvalidValue names the entry. Thread: any; pure.
[[nodiscard]] Result<std::vector<Provider>> parseProviders(QByteArrayView json);

/// What the dialog says of the provider, in the person's language.
[[nodiscard]] QString providerNote(const Provider &provider);

/// The catalogue that is built in, in its order.
[[nodiscard]] const std::vector<Provider> &builtInProviders();

/// The catalogue's entry for an upstream address; the `custom` one if there is none.
[[nodiscard]] const Provider &providerAt(const QString &upstreamUrl);

} // namespace keyferry::ui
