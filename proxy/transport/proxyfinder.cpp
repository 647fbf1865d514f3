#include "proxy/transport/proxyfinder.h"

#include "proxy/transport/originkey.h"

#include <QPointer>

namespace keyferry::transport {

namespace {

QByteArray nameOf(const QUrl &origin)
{
    return origin.scheme().toLatin1() + "://" + authorityOf(origin);
}

} // namespace

ProxyFinder::ProxyFinder(const Clock &clock,
                         ProxyEnvironment environment,
                         AskSystem askSystem,
                         QObject *parent)
    : QObject(parent)
    , m_environment(std::move(environment))
    , m_askSystem(std::move(askSystem))
    , m_answers(clock, originsKept)
{}

std::optional<Result<QNetworkProxy>> ProxyFinder::known(const QUrl &origin,
                                                        const QString &setting) const
{
    const auto named = knownProxy(origin, setting, m_environment);
    if (named && !*named)
        return Error{.kind = ErrorKind::UpstreamUnreachable, .detail = named->error().detail};
    if (named)
        return named;

    const QNetworkProxy *answer = m_answers.find(nameOf(origin), freshFor);
    return answer == nullptr ? std::nullopt : std::optional<Result<QNetworkProxy>>(*answer);
}

void ProxyFinder::ask(const QUrl &origin, QObject *asker, Found found)
{
    const QPointer<QObject> stillAsking(asker);
    m_askSystem(origin).then(
        this, [this, name = nameOf(origin), stillAsking, found](const QNetworkProxy &proxy) {
            m_answers.keep(name, proxy);
            if (stillAsking)
                found(proxy);
        });
}

} // namespace keyferry::transport
