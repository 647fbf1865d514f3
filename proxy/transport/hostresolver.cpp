#include "proxy/transport/hostresolver.h"

namespace keyferry::transport {

HostResolver::HostResolver(const Clock &clock, Lookup lookup, QObject *parent)
    : QObject(parent)
    , m_lookup(std::move(lookup))
    , m_answers(clock, namesKept)
{}

void HostResolver::askSystem(const QString &name, QObject *receiver, const Answer &answer)
{
    QHostInfo::lookupHost(name, receiver, answer);
}

std::optional<QList<QHostAddress>> HostResolver::known(const QString &host) const
{
    const QHostAddress literal(host);
    if (!literal.isNull())
        return QList{literal};
    const auto *answer = m_answers.find(host.toUtf8(), freshFor);
    return answer == nullptr ? std::nullopt : std::optional(*answer);
}

void HostResolver::ask(const QString &host, QObject *asker, Found found)
{
    std::vector<Waiting> &waiting = m_waiting[host];
    const bool isAsked = !waiting.empty();
    waiting.push_back({.asker = asker, .found = std::move(found)});
    if (!isAsked)
        m_lookup(host, this, [this, host](const QHostInfo &info) { onAnswer(host, info); });
}

void HostResolver::onAnswer(const QString &host, const QHostInfo &info)
{
    if (!info.addresses().isEmpty())
        m_answers.keep(host.toUtf8(), info.addresses());
    const auto *answer = m_answers.find(host.toUtf8(), staleFor);
    const QList<QHostAddress> addresses = answer == nullptr ? QList<QHostAddress>() : *answer;

    const std::vector<Waiting> waiting = m_waiting.take(host);
    for (const Waiting &one : waiting) {
        if (one.asker)
            one.found(addresses);
    }
}

} // namespace keyferry::transport
