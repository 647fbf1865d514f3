// The half of admission.h that keeps browsers out: Host and Origin. docs/proxy.md "Browsers and DNS
// rebinding".
#include "proxy/routing/admission.h"

#include <QUrl>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

namespace {

bool isPort(QByteArrayView text)
{
    constexpr qsizetype longest = 5;
    return text.size() <= longest
           && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The host of `host[:port]`, lower case, brackets, zone and a trailing dot gone; empty if it is
// none. RFC 3986 3.2.
QByteArray hostPart(QByteArrayView authority)
{
    QByteArrayView host = authority;
    if (authority.startsWith('[')) {
        const auto end = authority.indexOf(']');
        const bool isClosed = end > 0 && (end + 1 == authority.size() || authority[end + 1] == ':');
        if (!isClosed || !isPort(authority.sliced(std::min(end + 2, authority.size()))))
            return {};
        host = authority.sliced(1, end - 1);
        if (const auto zone = host.indexOf('%'); zone >= 0)
            host = host.first(zone);
        // Brackets are for IPv6 only: `[localhost]` is nothing.
        return host.contains(':') ? host.toByteArray().toLower() : QByteArray();
    }
    if (const auto colon = authority.indexOf(':'); colon >= 0) {
        if (!isPort(authority.sliced(colon + 1)))
            return {};
        host = authority.first(colon);
    }
    if (host.endsWith('.'))
        host = host.chopped(1);
    return host.toByteArray().toLower();
}

bool isSameAddress(const QHostAddress &a, const QHostAddress &b)
{
    QHostAddress withoutZone(b);
    withoutZone.setScopeId({});
    return a.isEqual(withoutZone, QHostAddress::ConvertV4MappedToIPv4);
}

bool isOneOf(const QHostAddress &address, const QStringList &texts)
{
    return std::any_of(texts.begin(), texts.end(), [&address](const QString &text) {
        const QHostAddress member(text);
        return !member.isNull() && isSameAddress(address, member);
    });
}

bool isAllowedName(const QByteArray &host, const QStringList &names)
{
    return std::any_of(names.begin(), names.end(), [&host](const QString &name) {
        return host == hostPart(name.toUtf8()) || host == QUrl::toAce(name);
    });
}

// Scheme and host in lower case, a default port left out: what a browser sends. RFC 6454 6.2.
QByteArray normalisedOrigin(QByteArrayView text)
{
    QByteArray origin = text.trimmed().toByteArray().toLower();
    if (origin.endsWith('/'))
        origin.chop(1);
    const bool hasDefaultPort = (origin.startsWith("https://") && origin.endsWith(":443"))
                                || (origin.startsWith("http://") && origin.endsWith(":80"));
    return hasDefaultPort ? origin.first(origin.lastIndexOf(':')) : origin;
}

} // namespace

Outcome
admitHost(const RequestHead &head, const SettingValues &settings, const QHostAddress &localAddress)
{
    constexpr QByteArrayView field = "host";
    const auto count = head.fields.count(field);
    if (count == 0 && head.minorVersion == 0)
        return ok();

    const Error wrong{
        .kind = ErrorKind::WrongHost,
        .detail = u"Host is none of localhost, the listen addresses and the allowed host names"_s};
    const QByteArray host =
        count == 1 ? hostPart(head.fields.first(field).trimmed()) : QByteArray();
    if (host.isEmpty())
        return wrong;
    if (host == "localhost" || isAllowedName(host, settings.get(settings::allowedHosts)))
        return ok();

    const QHostAddress address(QString::fromLatin1(host));
    if (address.isNull())
        return wrong;
    const bool isOurs = address.isLoopback() || isSameAddress(address, localAddress)
                        || isOneOf(address, settings.get(settings::listenAddresses))
                        || isOneOf(address, settings.get(settings::allowedHosts));
    return isOurs ? ok() : Outcome(wrong);
}

Result<std::optional<QByteArray>> admitOrigin(const RequestHead &head,
                                              const SettingValues &settings)
{
    constexpr QByteArrayView field = "origin";
    const auto count = head.fields.count(field);
    if (count == 0)
        return std::optional<QByteArray>();

    const QByteArray sent = head.fields.first(field).trimmed();
    const QByteArray origin = normalisedOrigin(sent);
    const QStringList allowed = settings.get(settings::allowedOrigins);
    const bool isAllowed =
        count == 1 && !origin.isEmpty()
        && std::any_of(allowed.begin(), allowed.end(), [&origin](const QString &member) {
               return normalisedOrigin(member.toUtf8()) == origin;
           });
    if (isAllowed)
        return std::optional(sent);
    return Error{.kind = ErrorKind::WrongOrigin,
                 .detail = u"the Origin is not on the list of allowed origins"_s};
}

} // namespace keyferry::routing
