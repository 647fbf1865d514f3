#include "proxy/transport/originkey.h"

#include "proxy/core/logging.h"

namespace keyferry::transport {

using namespace Qt::StringLiterals;

namespace {

int defaultPort(const QUrl &url)
{
    return url.scheme() == "https"_L1 ? 443 : 80;
}

} // namespace

Result<QUrl> upstreamUrl(const QByteArray &base, const QByteArray &target)
{
    const QByteArray bytes = base + target;
    QUrl url = QUrl::fromEncoded(bytes, QUrl::TolerantMode);
    const bool isHttp = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!url.isValid() || !isHttp || url.host().isEmpty())
        return Error{.kind = ErrorKind::UpstreamUnreachable,
                     .detail = u"the upstream's address is not an http or https URL"_s};

    if (url.toEncoded() != bytes)
        qCDebug(lcTransport) << "path normalised for" << url.host();
    url.setUserInfo({});
    if (url.port() == defaultPort(url))
        url.setPort(-1);
    return url;
}

QByteArray authorityOf(const QUrl &url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = "["_ba + host + "]"_ba;
    return url.port() < 0 ? host : host + ":"_ba + QByteArray::number(url.port());
}

QByteArray poolKey(const QUrl &url, const ConnectionPolicy &policy)
{
    const QByteArrayList parts{url.scheme().toLatin1(),
                               url.host(QUrl::FullyEncoded).toLatin1().toLower(),
                               QByteArray::number(url.port(defaultPort(url))),
                               policy.proxyUrl.toUtf8(),
                               policy.verifyTls ? "verify"_ba : "any"_ba,
                               policy.caFile.toUtf8()};
    return parts.join('\0');
}

} // namespace keyferry::transport
