#include "proxy/transport/proxysettings.h"

#include <QHostAddress>
#include <QNetworkProxyFactory>
#include <QNetworkProxyQuery>
#include <QPromise>
#include <QThreadPool>

namespace keyferry::transport {

using namespace Qt::StringLiterals;

namespace {

constexpr int defaultHttpProxyPort = 1080; // as curl does
constexpr int defaultSocksPort = 1080;

QString environmentText(const char *name, const char *fallbackName)
{
    const QString text = qEnvironmentVariable(name);
    return text.isEmpty() && fallbackName != nullptr ? qEnvironmentVariable(fallbackName) : text;
}

Error refusal(const QString &detail)
{
    return {.kind = ErrorKind::InvalidValue, .detail = detail};
}

bool isNamedBy(QStringView entry, const QString &host, int port)
{
    if (entry == u"*"_s)
        return true;
    const qsizetype colon = entry.lastIndexOf(u':');
    if (colon > 0 && entry.count(u':') == 1) {
        if (entry.sliced(colon + 1).toInt() != port)
            return false;
        entry = entry.first(colon);
    }
    if (entry.startsWith(u"*."_s))
        entry = entry.sliced(1);
    const QStringView domain = entry.startsWith(u'.') ? entry.sliced(1) : entry;
    const QString suffix = u"."_s + domain.toString();
    return host.compare(domain, Qt::CaseInsensitive) == 0
           || host.endsWith(suffix, Qt::CaseInsensitive);
}

} // namespace

ProxyEnvironment ProxyEnvironment::ofProcess()
{
    return {.httpProxy = environmentText("http_proxy", nullptr),
            .httpsProxy = environmentText("https_proxy", "HTTPS_PROXY"),
            .allProxy = environmentText("all_proxy", "ALL_PROXY"),
            .noProxy = environmentText("no_proxy", "NO_PROXY")};
}

Result<QNetworkProxy> proxyFromUrl(const QString &text)
{
    const bool hasScheme = text.contains("://"_L1);
    const QUrl url(hasScheme ? text : u"http://"_s + text, QUrl::TolerantMode);
    if (!url.isValid() || url.host().isEmpty())
        return refusal(u"the proxy's address is not a URL with a host"_s);

    const bool isSocks = url.scheme() == "socks5"_L1 || url.scheme() == "socks5h"_L1;
    if (!isSocks && url.scheme() != "http"_L1)
        return refusal(u"proxies of the kind %1 are not supported"_s.arg(url.scheme()));

    const auto type = isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy;
    const int port = url.port(isSocks ? defaultSocksPort : defaultHttpProxyPort);
    return QNetworkProxy(type,
                         url.host(),
                         static_cast<quint16>(port),
                         url.userName(QUrl::FullyDecoded),
                         url.password(QUrl::FullyDecoded));
}

bool isLoopbackHost(const QString &host)
{
    const QString name = host.endsWith(u'.') ? host.chopped(1) : host;
    if (name.compare("localhost"_L1, Qt::CaseInsensitive) == 0
        || name.endsWith(".localhost"_L1, Qt::CaseInsensitive))
        return true;
    const QHostAddress address(name);
    return !address.isNull() && address.isLoopback();
}

bool isExempt(const QUrl &origin, const QString &noProxy)
{
    const int port = origin.port(origin.scheme() == "https"_L1 ? 443 : 80);
    QString list = noProxy;
    list.replace(u' ', u',');
    const QStringList entries = list.split(u',', Qt::SkipEmptyParts);
    return std::any_of(entries.begin(), entries.end(), [&origin, port](const QString &entry) {
        return isNamedBy(entry, origin.host(), port);
    });
}

std::optional<Result<QNetworkProxy>>
knownProxy(const QUrl &origin, const QString &setting, const ProxyEnvironment &environment)
{
    const QNetworkProxy none(QNetworkProxy::NoProxy);
    if (setting == "direct"_L1 || isLoopbackHost(origin.host()))
        return none;
    if (!setting.isEmpty())
        return proxyFromUrl(setting);

    const QString &forScheme =
        origin.scheme() == "https"_L1 ? environment.httpsProxy : environment.httpProxy;
    const QString &named = forScheme.isEmpty() ? environment.allProxy : forScheme;
    if (named.isEmpty())
        return std::nullopt;
    if (isExempt(origin, environment.noProxy))
        return none;
    return proxyFromUrl(named);
}

QNetworkProxy systemProxy(const QUrl &origin)
{
    const auto proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(origin));
    return proxies.isEmpty() || proxies.first().type() == QNetworkProxy::DefaultProxy
               ? QNetworkProxy(QNetworkProxy::NoProxy)
               : proxies.first();
}

QFuture<QNetworkProxy> systemProxyLater(const QUrl &origin)
{
    // The answer's promise belongs to the task, std::function wants a copy.
    auto promise = std::make_shared<QPromise<QNetworkProxy>>();
    QThreadPool::globalInstance()->start([promise, origin] {
        promise->start();
        promise->addResult(systemProxy(origin));
        promise->finish();
    });
    return promise->future();
}

bool isForwardedBy(const QNetworkProxy &proxy, const QUrl &origin)
{
    return proxy.type() == QNetworkProxy::HttpProxy && origin.scheme() == "http"_L1;
}

QByteArray basicAuthorization(const QNetworkProxy &proxy)
{
    if (proxy.user().isEmpty())
        return {};
    const QString credentials = u"%1:%2"_s.arg(proxy.user(), proxy.password());
    return "Basic "_ba + credentials.toUtf8().toBase64();
}

} // namespace keyferry::transport
