#include "proxy/transport/transportswitch.h"

#include "proxy/transport/originkey.h"
#include "proxy/transport/spooledcall.h"
#include "proxy/transport/tunnelcall.h"

#include <algorithm>

namespace keyferry::transport {

using namespace Qt::StringLiterals;

namespace {

// Edits of groups leave choices that nobody asks for again.
constexpr std::size_t mostChoices = 256;

bool suitsDirect(const UpstreamRequest &request, const ProxyEnvironment &environment)
{
    const auto origin = upstreamUrl(request.base, {});
    if (!origin || origin->scheme() == "https"_L1)
        return true;
    const auto proxy = knownProxy(*origin, request.policy.proxyUrl, environment);
    // What the system will say is not known here; a name without a proxy is the likely answer, and
    // an HTTP proxy that wants no more than Basic is no obstacle either.
    return !proxy || !*proxy || (*proxy)->type() != QNetworkProxy::HttpProxy;
}

} // namespace

TransportSwitch::TransportSwitch(TimerWheel &wheel, const ProxyEnvironment &environment)
    : m_wheel(wheel)
    , m_environment(environment)
    , m_connector(wheel)
    , m_direct(wheel, m_connector)
    , m_qnam(wheel)
{}

std::unique_ptr<UpstreamCall> TransportSwitch::start(const UpstreamRequest &request,
                                                     UpstreamObserver &observer)
{
    if (request.isUpgrade) {
        auto call = std::make_unique<TunnelCall>(request, observer, m_wheel);
        call->start(m_connector);
        return call;
    }
    const bool isDirect = goesDirect(request);
    UpstreamTransport &way = isDirect ? static_cast<UpstreamTransport &>(m_direct) : m_qnam;
    // QNetworkAccessManager sends no chunks: docs/qt-network.md "QNAM: bodies".
    const bool isOpenEnded = request.body != nullptr && request.body->size() < 0;
    if (isOpenEnded && !(isDirect && m_direct.takesChunks(request)))
        return std::make_unique<SpooledCall>(way, request, observer);
    return way.start(request, observer);
}

bool TransportSwitch::goesDirect(const UpstreamRequest &request)
{
    if (request.way != TransportWay::Auto)
        return request.way == TransportWay::Direct;
    const auto known = std::ranges::find_if(m_choices, [&request](const Choice &choice) {
        return choice.base == request.base && choice.proxyUrl == request.policy.proxyUrl;
    });
    if (known != m_choices.end())
        return known->isDirect;
    if (m_choices.size() >= mostChoices)
        m_choices.clear();
    m_choices.push_back({.base = request.base,
                         .proxyUrl = request.policy.proxyUrl,
                         .isDirect = suitsDirect(request, m_environment)});
    return m_choices.back().isDirect;
}

} // namespace keyferry::transport
