// Settings of the ways to clients and providers. Source: docs/data.md "Settings".
#include "proxy/core/settingmakers.h"

namespace keyferry::settings {

using namespace Qt::StringLiterals;
using namespace make;

void appendTimeouts(std::vector<SettingDeclaration> &out)
{
    const Place clients{"timeouts"_L1, QT_TRANSLATE_NOOP("settings", "Clients")};
    out.push_back(
        described(duration(headTimeout.name, clients, 30, 1, 600),
                  {QT_TRANSLATE_NOOP("settings", "Head time-out"),
                   QT_TRANSLATE_NOOP("settings", "Time a client has to send a request head")}));
    out.push_back(
        described(duration(bodyIdleTimeout.name, clients, 60, 1, 3600),
                  {QT_TRANSLATE_NOOP("settings", "Body time-out"),
                   QT_TRANSLATE_NOOP("settings", "Longest pause within a request body")}));
    out.push_back(
        described(duration(keepAliveTimeout.name, clients, 75, 1, 3600),
                  {QT_TRANSLATE_NOOP("settings", "Keep-alive"),
                   QT_TRANSLATE_NOOP("settings", "Time an idle client connection is kept open")}));
    out.push_back(
        described(duration(writeStallTimeout.name, clients, 60, 1, 3600),
                  {QT_TRANSLATE_NOOP("settings", "Write time-out"),
                   QT_TRANSLATE_NOOP("settings", "Time a client may take no byte of an answer")}));
    const Place providers{"timeouts"_L1, QT_TRANSLATE_NOOP("settings", "Providers")};
    out.push_back(described(overridable(duration(connectTimeout.name, providers, 15, 1, 300)),
                            {QT_TRANSLATE_NOOP("settings", "Connect time-out"),
                             QT_TRANSLATE_NOOP("settings", "DNS, TCP, proxy and TLS together")}));
    out.push_back(described(
        overridable(duration(firstByteTimeout.name, providers, 600, 1, 86400)),
        {QT_TRANSLATE_NOOP("settings", "First-byte time-out"),
         QT_TRANSLATE_NOOP("settings", "From the last request byte to the head of the answer")}));
    out.push_back(described(
        overridable(zeroForNone(duration(streamIdleTimeout.name, providers, 300, 0, 86400))),
        {QT_TRANSLATE_NOOP("settings", "Stream idle time-out"),
         QT_TRANSLATE_NOOP("settings", "Longest pause within an answer")}));
    out.push_back(
        described(overridable(zeroForNone(duration(requestTimeout.name, providers, 600, 0, 86400))),
                  {QT_TRANSLATE_NOOP("settings", "Request time-out"),
                   QT_TRANSLATE_NOOP("settings", "Whole answer, streams excepted")}));
    out.push_back(
        described(overridable(duration(idleConnTimeout.name, providers, 120, 1, 3600)),
                  {QT_TRANSLATE_NOOP("settings", "Idle connections"),
                   QT_TRANSLATE_NOOP(
                       "settings", "How long an upstream connection waits for its next request")}));
}

void appendNetwork(std::vector<SettingDeclaration> &out)
{
    const Place way{"network"_L1, QT_TRANSLATE_NOOP("settings", "Way to the provider")};
    out.push_back(described(
        overridable(choice(transport.name, way, {u"auto"_s, u"qnam"_s, u"direct"_s})),
        {QT_TRANSLATE_NOOP("settings", "Transport"),
         QT_TRANSLATE_NOOP(
             "settings",
             "How upstreams are reached: auto picks the direct one wherever it can serve")}));
    out.push_back(
        described(overridable(choice(upstreamStrategy.name, way, {u"weighted"_s, u"latency"_s})),
                  {QT_TRANSLATE_NOOP("settings", "Upstream strategy"),
                   QT_TRANSLATE_NOOP("settings", "By weight, or the one that answers first")}));
    out.push_back(
        described(overridable(number(maxConnectionsPerUpstream.name, way, 256, 1, 10000)),
                  {QT_TRANSLATE_NOOP("settings", "Connections per upstream"),
                   QT_TRANSLATE_NOOP("settings",
                                     "Requests in flight to one upstream; more wait their turn")}));
    out.push_back(described(
        overridable(text(proxyUrl.name, way, SettingRule::ProxyUrl)),
        {QT_TRANSLATE_NOOP("settings", "Outgoing proxy"),
         QT_TRANSLATE_NOOP("settings", "http or socks5 URL, or direct; empty for the system's")}));
    const Place tls{"network"_L1, QT_TRANSLATE_NOOP("settings", "TLS")};
    out.push_back(described(
        overridable(text(tlsCaFile.name, tls, SettingRule::FilePath)),
        {QT_TRANSLATE_NOOP("settings", "CA certificates"),
         QT_TRANSLATE_NOOP("settings", "PEM file that replaces the system's certificates")}));
    out.push_back(described(
        overridable(toggle(tlsVerify.name, tls, true)),
        {QT_TRANSLATE_NOOP("settings", "Verify certificates"),
         QT_TRANSLATE_NOOP("settings", "Switch off only for a test server of your own")}));
    const Place forwarding{"network"_L1, QT_TRANSLATE_NOOP("settings", "Forwarding")};
    out.push_back(described(
        overridable(toggle(forwardClientAddress.name, forwarding, false)),
        {QT_TRANSLATE_NOOP("settings", "Forward client address"),
         QT_TRANSLATE_NOOP("settings",
                           "Keep X-Forwarded-*, Forwarded, X-Real-IP and Via of a request")}));
    out.push_back(described(
        overridable(toggle(webSocketTunnels.name, forwarding, true)),
        {QT_TRANSLATE_NOOP("settings", "WebSocket tunnels"),
         QT_TRANSLATE_NOOP("settings", "Realtime connections; refused with 426 when off")}));
}

} // namespace keyferry::settings
