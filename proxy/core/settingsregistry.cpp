// The one list of settings. A new setting is one entry here or in one of the two files it calls,
// one line in settings.h, and the code that reads it. Source: docs/data.md "Settings"; the server
// limits are those of docs/proxy.md "Server side".
#include "proxy/core/settingmakers.h"

namespace keyferry::settings {

using namespace Qt::StringLiterals;
using namespace make;

namespace {

void appendGeneral(std::vector<SettingDeclaration> &out)
{
    const Place appearance{"general"_L1, QT_TRANSLATE_NOOP("settings", "Appearance")};
    out.push_back(
        described(choice(language.name, appearance, {u"system"_s, u"en"_s, u"zh_CN"_s, u"ja"_s}),
                  {QT_TRANSLATE_NOOP("settings", "Language"),
                   QT_TRANSLATE_NOOP("settings",
                                     "Of the window and the tray; the command line is English")}));
    out.push_back(described(choice(theme.name, appearance, {u"system"_s, u"light"_s, u"dark"_s}),
                            {QT_TRANSLATE_NOOP("settings", "Theme"),
                             QT_TRANSLATE_NOOP("settings", "Colours of the window")}));
    const Place startAndTray{"general"_L1, QT_TRANSLATE_NOOP("settings", "Start and tray")};
    out.push_back(described(
        toggle(autostart.name, startAndTray, false),
        {QT_TRANSLATE_NOOP("settings", "Start with the session"),
         QT_TRANSLATE_NOOP("settings",
                           "Starts keyferry when you log in, in the tray where there is one")}));
    out.push_back(
        described(toggle(startHidden.name, startAndTray, false),
                  {QT_TRANSLATE_NOOP("settings", "Start hidden"),
                   QT_TRANSLATE_NOOP(
                       "settings", "Start in the tray without a window, where there is a tray")}));
    out.push_back(described(
        toggle(closeToTray.name, startAndTray, true),
        {QT_TRANSLATE_NOOP("settings", "Close to tray"),
         QT_TRANSLATE_NOOP("settings", "Closing the window keeps the proxy running in the tray")}));
    out.push_back(described(toggle(notifications.name, startAndTray, true),
                            {QT_TRANSLATE_NOOP("settings", "Notifications"),
                             QT_TRANSLATE_NOOP("settings",
                                               "When a group runs out of keys, a key turns "
                                               "invalid, or an upstream is down or back")}));
}

void appendListening(std::vector<SettingDeclaration> &out)
{
    const Place address{"listening"_L1, QT_TRANSLATE_NOOP("settings", "Address")};
    out.push_back(described(
        notEmpty(list(
            listenAddresses.name, address, SettingRule::ListenAddress, {u"127.0.0.1"_s, u"::1"_s})),
        {QT_TRANSLATE_NOOP("settings", "Listen addresses"),
         QT_TRANSLATE_NOOP("settings", "IP addresses to accept connections on")}));
    out.push_back(described(
        number(listenPort.name, address, 3001, 1, 65535),
        {QT_TRANSLATE_NOOP("settings", "Port"),
         QT_TRANSLATE_NOOP("settings", "TCP port of the proxy on every listen address")}));
    out.push_back(described(
        text(publicUrl.name, address, SettingRule::Url),
        {QT_TRANSLATE_NOOP("settings", "Public URL"),
         QT_TRANSLATE_NOOP("settings",
                           "Base URL shown to copy; made from address and port when empty")}));
    const Place capacity{"listening"_L1, QT_TRANSLATE_NOOP("settings", "Capacity")};
    out.push_back(
        described(number(workers.name, capacity, 0, 0, 64),
                  {QT_TRANSLATE_NOOP("settings", "Worker threads"),
                   QT_TRANSLATE_NOOP("settings", "0 takes one for each core, at most 4")}));
    out.push_back(
        described(number(maxConnections.name, capacity, 4096, 16, 65536),
                  {QT_TRANSLATE_NOOP("settings", "Connections"),
                   QT_TRANSLATE_NOOP("settings", "Client connections at the same time")}));
    const Place largest{"listening"_L1, QT_TRANSLATE_NOOP("settings", "Largest request")};
    out.push_back(
        described(inUnit(number(maxBodyMb.name, largest, 512, 1, 65536), "MB"_L1),
                  {QT_TRANSLATE_NOOP("settings", "Request body"),
                   QT_TRANSLATE_NOOP("settings", "Largest request body that is accepted")}));
    out.push_back(
        described(inUnit(number(maxHeadKb.name, largest, 64, 4, 1024), "kB"_L1),
                  {QT_TRANSLATE_NOOP("settings", "Request head"),
                   QT_TRANSLATE_NOOP("settings", "Largest request head that is accepted")}));
    out.push_back(described(number(maxHeaderFields.name, largest, 200, 20, 1000),
                            {QT_TRANSLATE_NOOP("settings", "Header fields"),
                             QT_TRANSLATE_NOOP("settings", "Most header fields in one request")}));
    out.push_back(
        described(inUnit(number(maxRequestLineKb.name, largest, 16, 1, 256), "kB"_L1),
                  {QT_TRANSLATE_NOOP("settings", "Request line"),
                   QT_TRANSLATE_NOOP("settings", "Longest request line that is accepted")}));
}

void appendAccess(std::vector<SettingDeclaration> &out)
{
    const Place callers{"access"_L1, QT_TRANSLATE_NOOP("settings", "Who may call")};
    out.push_back(described(
        list(allowedHosts.name, callers, SettingRule::HostName, {}),
        {QT_TRANSLATE_NOOP("settings", "Allowed host names"),
         QT_TRANSLATE_NOOP("settings",
                           "Host names to answer to besides localhost and the listen addresses")}));
    out.push_back(described(
        list(allowedOrigins.name, callers, SettingRule::Origin, {}),
        {QT_TRANSLATE_NOOP("settings", "Allowed origins"),
         QT_TRANSLATE_NOOP("settings", "Web pages that may call the proxy from a browser")}));
    out.push_back(
        described(groupOnly(toggle(requireAccessKey.name, callers, true)),
                  {QT_TRANSLATE_NOOP("settings", "Require an access key"),
                   QT_TRANSLATE_NOOP("settings", "May be off only while listening on loopback")}));
}

void appendRecording(std::vector<SettingDeclaration> &out)
{
    const Place requestLog{"recording"_L1, QT_TRANSLATE_NOOP("settings", "Request log")};
    out.push_back(
        described(overridable(toggle(requestLogEnabled.name, requestLog, true)),
                  {QT_TRANSLATE_NOOP("settings", "Keep a request log"),
                   QT_TRANSLATE_NOOP("settings", "One row for each request, without bodies")}));
    out.push_back(
        described(inUnit(number(requestLogRetentionDays.name, requestLog, 7, 0, 3650), "days"_L1),
                  {QT_TRANSLATE_NOOP("settings", "Keep rows for"),
                   QT_TRANSLATE_NOOP("settings", "Older rows are removed; 0 keeps them")}));
    out.push_back(
        described(inUnit(number(requestLogMaxMb.name, requestLog, 512, 1, 1048576), "MB"_L1),
                  {QT_TRANSLATE_NOOP("settings", "Log size"),
                   QT_TRANSLATE_NOOP("settings", "The oldest rows are removed above this size")}));
}

void appendBackup(std::vector<SettingDeclaration> &out)
{
    const Place automatic{"backup"_L1, QT_TRANSLATE_NOOP("settings", "Automatic backup")};
    out.push_back(described(
        toggle(dailyBackup.name, automatic, true),
        {QT_TRANSLATE_NOOP("settings", "Back up daily"),
         QT_TRANSLATE_NOOP("settings",
                           "Into the data folder, without the request log; the last 7 are kept")}));
}

std::vector<SettingDeclaration> makeDeclarations()
{
    std::vector<SettingDeclaration> declarations;
    appendGeneral(declarations);
    appendListening(declarations);
    appendAccess(declarations);
    appendRetrying(declarations);
    appendKeys(declarations);
    appendTimeouts(declarations);
    appendRecording(declarations);
    appendNetwork(declarations);
    appendBackup(declarations);
    return declarations;
}

} // namespace

std::span<const SettingDeclaration> all()
{
    static const auto declarations = makeDeclarations();
    return declarations;
}

} // namespace keyferry::settings
