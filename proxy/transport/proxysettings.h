#pragma once

#include "proxy/core/result.h"

#include <QFuture>
#include <QNetworkProxy>
#include <QString>
#include <QUrl>

#include <optional>

namespace keyferry::transport {

/// The variables that command line programs take their proxy from, as text.
struct ProxyEnvironment
{
    QString httpProxy{};
    QString httpsProxy{};
    QString allProxy{};
    QString noProxy{};

    /// Lower case before upper case; HTTP_PROXY in upper case is left out, as curl does (a CGI
    /// request could set it).
    [[nodiscard]] static ProxyEnvironment ofProcess();
};

/// `http://user:password@host:port`, `socks5://…` or `socks5h://…`; without a scheme http is meant.
/// \returns InvalidValue, the detail without the URL: it may hold a password
[[nodiscard]] Result<QNetworkProxy> proxyFromUrl(const QString &text);

[[nodiscard]] bool isLoopbackHost(const QString &host);

/// True if `noProxy` (commas or spaces between host, `.domain`, `host:port`, `*`) names the origin.
[[nodiscard]] bool isExempt(const QUrl &origin, const QString &noProxy);

/// The proxy that can be named without asking the system: loopback hosts never use one, then the
/// setting (`direct`, a URL), then the environment. None: only the system knows, which may block.
[[nodiscard]] std::optional<Result<QNetworkProxy>>
knownProxy(const QUrl &origin, const QString &setting, const ProxyEnvironment &environment);

/// Asks the system's settings; a PAC file may take seconds. Thread: any but a worker's.
[[nodiscard]] QNetworkProxy systemProxy(const QUrl &origin);
/// The same on a thread of the global pool. Thread: any.
[[nodiscard]] QFuture<QNetworkProxy> systemProxyLater(const QUrl &origin);

/// True if requests to the origin are handed to the proxy itself, in absolute form; else it tunnels
/// them or there is none.
[[nodiscard]] bool isForwardedBy(const QNetworkProxy &proxy, const QUrl &origin);
/// The value of Proxy-Authorization, empty if the proxy has no user. A secret.
[[nodiscard]] QByteArray basicAuthorization(const QNetworkProxy &proxy);

} // namespace keyferry::transport
