// The one list of settings. A new setting is one entry here, one line in settings.h, and the code
// that reads it. Source: docs/data.md "Settings"; the server limits are those of docs/proxy.md
// "Server side".
#include "proxy/core/settings.h"

namespace keyferry::settings {

using namespace Qt::StringLiterals;

namespace {

SettingDeclaration
number(QLatin1String name, QLatin1String section, qint64 fallback, qint64 min, qint64 max)
{
    return {.name = name,
            .section = section,
            .type = SettingType::Integer,
            .fallback = fallback,
            .min = min,
            .max = max};
}

SettingDeclaration
duration(QLatin1String name, QLatin1String section, qint64 fallback, qint64 min, qint64 max)
{
    return {.name = name,
            .section = section,
            .type = SettingType::Seconds,
            .fallback = fallback,
            .min = min,
            .max = max,
            .unit = "s"_L1};
}

SettingDeclaration toggle(QLatin1String name, QLatin1String section, bool fallback)
{
    return {.name = name, .section = section, .type = SettingType::Boolean, .fallback = fallback};
}

SettingDeclaration text(QLatin1String name, QLatin1String section, SettingRule rule)
{
    return {.name = name,
            .section = section,
            .type = SettingType::Text,
            .rule = rule,
            .fallback = QString()};
}

SettingDeclaration
list(QLatin1String name, QLatin1String section, SettingRule rule, const QStringList &fallback)
{
    return {.name = name,
            .section = section,
            .type = SettingType::List,
            .rule = rule,
            .fallback = fallback};
}

// What remains to be said of a declaration, readable at the end of its line.
struct Words
{
    const char *title = "";
    const char *help = "";
};

SettingDeclaration described(SettingDeclaration declaration, const Words &words)
{
    declaration.title = words.title;
    declaration.help = words.help;
    return declaration;
}

SettingDeclaration overridable(SettingDeclaration declaration)
{
    declaration.scope = SettingScope::Overridable;
    return declaration;
}

SettingDeclaration groupOnly(SettingDeclaration declaration)
{
    declaration.scope = SettingScope::GroupOnly;
    return declaration;
}

SettingDeclaration inUnit(SettingDeclaration declaration, QLatin1String unit)
{
    declaration.unit = unit;
    return declaration;
}

SettingDeclaration notEmpty(SettingDeclaration declaration)
{
    declaration.min = 1;
    return declaration;
}

void appendListening(std::vector<SettingDeclaration> &out)
{
    const auto section = "listening"_L1;
    out.push_back(described(
        notEmpty(list(
            listenAddresses.name, section, SettingRule::ListenAddress, {u"127.0.0.1"_s, u"::1"_s})),
        {QT_TRANSLATE_NOOP("settings", "Listen addresses"),
         QT_TRANSLATE_NOOP("settings", "IP addresses to accept connections on")}));
    out.push_back(described(
        number(listenPort.name, section, 3001, 1, 65535),
        {QT_TRANSLATE_NOOP("settings", "Port"),
         QT_TRANSLATE_NOOP("settings", "TCP port of the proxy on every listen address")}));
    out.push_back(described(
        text(publicUrl.name, section, SettingRule::Url),
        {QT_TRANSLATE_NOOP("settings", "Public URL"),
         QT_TRANSLATE_NOOP("settings",
                           "Base URL shown to copy; made from address and port when empty")}));
    out.push_back(described(
        list(allowedHosts.name, section, SettingRule::HostName, {}),
        {QT_TRANSLATE_NOOP("settings", "Allowed host names"),
         QT_TRANSLATE_NOOP("settings",
                           "Host names to answer to besides localhost and the listen addresses")}));
    out.push_back(described(
        list(allowedOrigins.name, section, SettingRule::Origin, {}),
        {QT_TRANSLATE_NOOP("settings", "Allowed origins"),
         QT_TRANSLATE_NOOP("settings", "Web pages that may call the proxy from a browser")}));
    out.push_back(
        described(groupOnly(toggle(requireAccessKey.name, section, true)),
                  {QT_TRANSLATE_NOOP("settings", "Require an access key"),
                   QT_TRANSLATE_NOOP("settings", "May be off only while listening on loopback")}));
    out.push_back(
        described(number(workers.name, section, 0, 0, 64),
                  {QT_TRANSLATE_NOOP("settings", "Worker threads"),
                   QT_TRANSLATE_NOOP("settings", "0 takes one for each core, at most 4")}));
}

void appendLimits(std::vector<SettingDeclaration> &out)
{
    const auto section = "limits"_L1;
    out.push_back(
        described(number(maxConnections.name, section, 4096, 16, 65536),
                  {QT_TRANSLATE_NOOP("settings", "Connections"),
                   QT_TRANSLATE_NOOP("settings", "Client connections at the same time")}));
    out.push_back(
        described(inUnit(number(maxBodyMb.name, section, 512, 1, 65536), "MB"_L1),
                  {QT_TRANSLATE_NOOP("settings", "Request body"),
                   QT_TRANSLATE_NOOP("settings", "Largest request body that is accepted")}));
    out.push_back(
        described(inUnit(number(maxHeadKb.name, section, 64, 4, 1024), "kB"_L1),
                  {QT_TRANSLATE_NOOP("settings", "Request head"),
                   QT_TRANSLATE_NOOP("settings", "Largest request head that is accepted")}));
    out.push_back(described(number(maxHeaderFields.name, section, 200, 20, 1000),
                            {QT_TRANSLATE_NOOP("settings", "Header fields"),
                             QT_TRANSLATE_NOOP("settings", "Most header fields in one request")}));
    out.push_back(
        described(inUnit(number(maxRequestLineKb.name, section, 16, 1, 256), "kB"_L1),
                  {QT_TRANSLATE_NOOP("settings", "Request line"),
                   QT_TRANSLATE_NOOP("settings", "Longest request line that is accepted")}));
    out.push_back(
        described(duration(headTimeout.name, section, 30, 1, 600),
                  {QT_TRANSLATE_NOOP("settings", "Head time-out"),
                   QT_TRANSLATE_NOOP("settings", "Time a client has to send a request head")}));
    out.push_back(
        described(duration(bodyIdleTimeout.name, section, 60, 1, 3600),
                  {QT_TRANSLATE_NOOP("settings", "Body time-out"),
                   QT_TRANSLATE_NOOP("settings", "Longest pause within a request body")}));
    out.push_back(
        described(duration(keepAliveTimeout.name, section, 75, 1, 3600),
                  {QT_TRANSLATE_NOOP("settings", "Keep-alive"),
                   QT_TRANSLATE_NOOP("settings", "Time an idle client connection is kept open")}));
    out.push_back(
        described(duration(writeStallTimeout.name, section, 60, 1, 3600),
                  {QT_TRANSLATE_NOOP("settings", "Write time-out"),
                   QT_TRANSLATE_NOOP("settings", "Time a client may take no byte of an answer")}));
}

SettingDeclaration choice(QLatin1String name, QLatin1String section, const QStringList &choices)
{
    return {.name = name,
            .section = section,
            .type = SettingType::Choice,
            .fallback = choices.first(),
            .choices = choices};
}

void appendUpstream(std::vector<SettingDeclaration> &out)
{
    const auto section = "upstream"_L1;
    out.push_back(described(
        overridable(choice(transport.name, section, {u"auto"_s, u"qnam"_s, u"direct"_s})),
        {QT_TRANSLATE_NOOP("settings", "Transport"),
         QT_TRANSLATE_NOOP(
             "settings",
             "How upstreams are reached: auto picks the direct one wherever it can serve")}));
    out.push_back(described(overridable(duration(connectTimeout.name, section, 15, 1, 300)),
                            {QT_TRANSLATE_NOOP("settings", "Connect time-out"),
                             QT_TRANSLATE_NOOP("settings", "DNS, TCP, proxy and TLS together")}));
    out.push_back(described(
        overridable(duration(firstByteTimeout.name, section, 600, 1, 86400)),
        {QT_TRANSLATE_NOOP("settings", "First-byte time-out"),
         QT_TRANSLATE_NOOP("settings", "From the last request byte to the head of the answer")}));
    out.push_back(
        described(overridable(duration(streamIdleTimeout.name, section, 300, 0, 86400)),
                  {QT_TRANSLATE_NOOP("settings", "Stream idle time-out"),
                   QT_TRANSLATE_NOOP("settings", "Longest pause within an answer; 0 for none")}));
    out.push_back(
        described(overridable(duration(requestTimeout.name, section, 600, 0, 86400)),
                  {QT_TRANSLATE_NOOP("settings", "Request time-out"),
                   QT_TRANSLATE_NOOP("settings", "Whole answer, streams excepted; 0 for none")}));
    out.push_back(
        described(overridable(duration(idleConnTimeout.name, section, 120, 1, 3600)),
                  {QT_TRANSLATE_NOOP("settings", "Idle connections"),
                   QT_TRANSLATE_NOOP(
                       "settings", "How long an upstream connection waits for its next request")}));
    out.push_back(
        described(overridable(number(maxConnectionsPerUpstream.name, section, 256, 1, 10000)),
                  {QT_TRANSLATE_NOOP("settings", "Connections per upstream"),
                   QT_TRANSLATE_NOOP("settings",
                                     "Requests in flight to one upstream; more wait their turn")}));
    out.push_back(described(
        overridable(text(proxyUrl.name, section, SettingRule::ProxyUrl)),
        {QT_TRANSLATE_NOOP("settings", "Outgoing proxy"),
         QT_TRANSLATE_NOOP("settings", "http or socks5 URL, or direct; empty for the system's")}));
    out.push_back(described(
        overridable(text(tlsCaFile.name, section, SettingRule::FilePath)),
        {QT_TRANSLATE_NOOP("settings", "CA certificates"),
         QT_TRANSLATE_NOOP("settings", "PEM file that replaces the system's certificates")}));
    out.push_back(described(
        overridable(toggle(tlsVerify.name, section, true)),
        {QT_TRANSLATE_NOOP("settings", "Verify certificates"),
         QT_TRANSLATE_NOOP("settings", "Switch off only for a test server of your own")}));
    out.push_back(described(
        overridable(toggle(forwardClientAddress.name, section, false)),
        {QT_TRANSLATE_NOOP("settings", "Forward client address"),
         QT_TRANSLATE_NOOP("settings",
                           "Keep X-Forwarded-*, Forwarded, X-Real-IP and Via of a request")}));
    out.push_back(described(
        overridable(toggle(webSocketTunnels.name, section, true)),
        {QT_TRANSLATE_NOOP("settings", "WebSocket tunnels"),
         QT_TRANSLATE_NOOP("settings", "Realtime connections; refused with 426 when off")}));
}

SettingDeclaration statusCodes(QLatin1String name, QLatin1String section, const QString &fallback)
{
    auto declaration = text(name, section, SettingRule::StatusCodes);
    declaration.fallback = fallback;
    return declaration;
}

void appendRetries(std::vector<SettingDeclaration> &out)
{
    const auto section = "keys"_L1;
    out.push_back(described(
        overridable(number(maxRetries.name, section, 3, 0, 20)),
        {QT_TRANSLATE_NOOP("settings", "Retries"),
         QT_TRANSLATE_NOOP("settings",
                           "Further attempts with another key before the client sees an error")}));
    out.push_back(
        described(overridable(toggle(retryUnsafe.name, section, true)),
                  {QT_TRANSLATE_NOOP("settings", "Retry unsafe requests"),
                   QT_TRANSLATE_NOOP("settings",
                                     "Try a POST again after a time-out or a broken connection")}));
    out.push_back(described(
        overridable(duration(retryDeadline.name, section, 0, 0, 86400)),
        {QT_TRANSLATE_NOOP("settings", "Retry deadline"),
         QT_TRANSLATE_NOOP("settings", "No further attempt begins after this time; 0 for none")}));
    out.push_back(described(
        overridable(duration(waitForKey.name, section, 0, 0, 3600)),
        {QT_TRANSLATE_NOOP("settings", "Wait for a key"),
         QT_TRANSLATE_NOOP("settings",
                           "How long a request may wait while every key is cooling down")}));
    out.push_back(described(
        overridable(statusCodes(failoverStatusCodes.name, section, u"401-403,408,429,500-599"_s)),
        {QT_TRANSLATE_NOOP("settings", "Retried status codes"),
         QT_TRANSLATE_NOOP("settings", "Codes and ranges from 100 to 999, like 429,500-599")}));
    out.push_back(described(
        overridable(toggle(inspectStreamStart.name, section, true)),
        {QT_TRANSLATE_NOOP("settings", "Inspect the start of streams"),
         QT_TRANSLATE_NOOP("settings",
                           "Judge an error event at the start of a stream like an error status")}));
}

void appendKeys(std::vector<SettingDeclaration> &out)
{
    const auto section = "keys"_L1;
    out.push_back(
        described(overridable(number(blacklistThreshold.name, section, 3, 0, 1000)),
                  {QT_TRANSLATE_NOOP("settings", "Failures until invalid"),
                   QT_TRANSLATE_NOOP("settings",
                                     "Rejections in a row that make a key invalid; 0 for never")}));
    out.push_back(described(
        overridable(choice(
            keyStrategy.name,
            section,
            {u"round_robin"_s, u"weighted"_s, u"least_in_flight"_s, u"fill_first"_s, u"random"_s})),
        {QT_TRANSLATE_NOOP("settings", "Key strategy"),
         QT_TRANSLATE_NOOP("settings", "Which key serves the next request")}));
    out.push_back(described(
        overridable(choice(upstreamStrategy.name, section, {u"weighted"_s, u"latency"_s})),
        {QT_TRANSLATE_NOOP("settings", "Upstream strategy"),
         QT_TRANSLATE_NOOP("settings", "By weight, or the one that answers first")}));
    out.push_back(
        described(overridable(toggle(sessionAffinity.name, section, false)),
                  {QT_TRANSLATE_NOOP("settings", "Session affinity"),
                   QT_TRANSLATE_NOOP("settings", "Requests of one session stay on one key")}));
    out.push_back(described(
        overridable(number(keyRpm.name, section, 0, 0, 1'000'000)),
        {QT_TRANSLATE_NOOP("settings", "Requests per minute and key"),
         QT_TRANSLATE_NOOP("settings", "A key at this limit is passed over; 0 for none")}));
    out.push_back(described(
        overridable(number(keyRpd.name, section, 0, 0, 1'000'000'000)),
        {QT_TRANSLATE_NOOP("settings", "Requests per day and key"),
         QT_TRANSLATE_NOOP("settings", "A key at this limit is passed over; 0 for none")}));
    out.push_back(described(
        overridable(number(keyMaxInFlight.name, section, 0, 0, 10'000)),
        {QT_TRANSLATE_NOOP("settings", "Requests in flight per key"),
         QT_TRANSLATE_NOOP("settings", "A key at this limit is passed over; 0 for none")}));
}

void appendChecks(std::vector<SettingDeclaration> &out)
{
    const auto section = "keys"_L1;
    out.push_back(described(
        overridable(inUnit(number(keyValidationInterval.name, section, 60, 1, 10'080), "min"_L1)),
        {QT_TRANSLATE_NOOP("settings", "Check keys every"),
         QT_TRANSLATE_NOOP("settings", "Interval of the checks that run by themselves")}));
    out.push_back(described(
        overridable(number(keyValidationConcurrency.name, section, 10, 1, 100)),
        {QT_TRANSLATE_NOOP("settings", "Checks at a time"),
         QT_TRANSLATE_NOOP("settings", "Keys of a group that are checked at the same time")}));
    out.push_back(described(overridable(duration(keyValidationTimeout.name, section, 20, 1, 300)),
                            {QT_TRANSLATE_NOOP("settings", "Check time-out"),
                             QT_TRANSLATE_NOOP("settings", "Longest time one check may take")}));
    out.push_back(described(
        overridable(choice(keyValidationScope.name, section, {u"invalid"_s, u"all"_s, u"off"_s})),
        {QT_TRANSLATE_NOOP("settings", "Keys to check"),
         QT_TRANSLATE_NOOP("settings",
                           "Invalid ones, the active ones as well, or none by themselves")}));
}

void appendLog(std::vector<SettingDeclaration> &out)
{
    const auto logSection = "log"_L1;
    out.push_back(
        described(overridable(toggle(requestLogEnabled.name, logSection, true)),
                  {QT_TRANSLATE_NOOP("settings", "Keep a request log"),
                   QT_TRANSLATE_NOOP("settings", "One row for each request, without bodies")}));
    out.push_back(
        described(inUnit(number(requestLogRetentionDays.name, logSection, 7, 0, 3650), "days"_L1),
                  {QT_TRANSLATE_NOOP("settings", "Keep rows for"),
                   QT_TRANSLATE_NOOP("settings", "Older rows are removed; 0 keeps them")}));
    out.push_back(
        described(inUnit(number(requestLogMaxMb.name, logSection, 512, 1, 1048576), "MB"_L1),
                  {QT_TRANSLATE_NOOP("settings", "Log size"),
                   QT_TRANSLATE_NOOP("settings", "The oldest rows are removed above this size")}));
}

void appendWindow(std::vector<SettingDeclaration> &out)
{
    const auto section = "window"_L1;
    SettingDeclaration themeChoice{.name = theme.name,
                                   .section = section,
                                   .type = SettingType::Choice,
                                   .fallback = u"system"_s,
                                   .choices = {u"system"_s, u"light"_s, u"dark"_s}};
    out.push_back(described(themeChoice,
                            {QT_TRANSLATE_NOOP("settings", "Theme"),
                             QT_TRANSLATE_NOOP("settings", "Colours of the window")}));
    out.push_back(
        described(toggle(startHidden.name, section, false),
                  {QT_TRANSLATE_NOOP("settings", "Start hidden"),
                   QT_TRANSLATE_NOOP(
                       "settings", "Start in the tray without a window, where there is a tray")}));
    out.push_back(described(
        toggle(closeToTray.name, section, true),
        {QT_TRANSLATE_NOOP("settings", "Close to tray"),
         QT_TRANSLATE_NOOP("settings", "Closing the window keeps the proxy running in the tray")}));
}

std::vector<SettingDeclaration> makeDeclarations()
{
    std::vector<SettingDeclaration> declarations;
    appendListening(declarations);
    appendLimits(declarations);
    appendUpstream(declarations);
    appendRetries(declarations);
    appendKeys(declarations);
    appendChecks(declarations);
    appendLog(declarations);
    appendWindow(declarations);
    return declarations;
}

} // namespace

std::span<const SettingDeclaration> all()
{
    static const auto declarations = makeDeclarations();
    return declarations;
}

} // namespace keyferry::settings
