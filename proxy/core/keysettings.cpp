// Settings of retries and keys. Source: docs/data.md "Settings", docs/keys.md.
#include "proxy/core/settingmakers.h"

namespace keyferry::settings {

using namespace Qt::StringLiterals;
using namespace make;

namespace {

SettingDeclaration statusCodes(QLatin1String name, const Place &place, const QString &fallback)
{
    auto declaration = text(name, place, SettingRule::StatusCodes);
    declaration.fallback = fallback;
    return declaration;
}

} // namespace

void appendRetrying(std::vector<SettingDeclaration> &out)
{
    const Place again{"retrying"_L1, QT_TRANSLATE_NOOP("settings", "Trying again")};
    out.push_back(described(
        overridable(number(maxRetries.name, again, 3, 0, 20)),
        {QT_TRANSLATE_NOOP("settings", "Retries"),
         QT_TRANSLATE_NOOP("settings",
                           "Further attempts with another key before the client sees an error")}));
    out.push_back(
        described(overridable(toggle(retryUnsafe.name, again, true)),
                  {QT_TRANSLATE_NOOP("settings", "Retry unsafe requests"),
                   QT_TRANSLATE_NOOP("settings",
                                     "Try a POST again after a time-out or a broken connection")}));
    out.push_back(
        described(overridable(zeroForNone(duration(retryDeadline.name, again, 0, 0, 86400))),
                  {QT_TRANSLATE_NOOP("settings", "Retry deadline"),
                   QT_TRANSLATE_NOOP("settings", "No further attempt begins after this time")}));
    const Place failures{"retrying"_L1, QT_TRANSLATE_NOOP("settings", "What counts as a failure")};
    out.push_back(described(
        overridable(statusCodes(failoverStatusCodes.name, failures, u"401-403,408,429,500-599"_s)),
        {QT_TRANSLATE_NOOP("settings", "Retried status codes"),
         QT_TRANSLATE_NOOP("settings", "Codes and ranges from 100 to 999, like 429,500-599")}));
    out.push_back(described(
        overridable(toggle(inspectStreamStart.name, failures, true)),
        {QT_TRANSLATE_NOOP("settings", "Inspect the start of streams"),
         QT_TRANSLATE_NOOP("settings",
                           "Judge an error event at the start of a stream like an error status")}));
}

void appendKeys(std::vector<SettingDeclaration> &out)
{
    const Place choosing{"keys"_L1, QT_TRANSLATE_NOOP("settings", "Choosing a key")};
    out.push_back(described(
        overridable(choice(
            keyStrategy.name,
            choosing,
            {u"round_robin"_s, u"weighted"_s, u"least_in_flight"_s, u"fill_first"_s, u"random"_s})),
        {QT_TRANSLATE_NOOP("settings", "Key strategy"),
         QT_TRANSLATE_NOOP("settings", "Which key serves the next request")}));
    out.push_back(
        described(overridable(toggle(sessionAffinity.name, choosing, false)),
                  {QT_TRANSLATE_NOOP("settings", "Session affinity"),
                   QT_TRANSLATE_NOOP("settings", "Requests of one session stay on one key")}));
    out.push_back(
        described(overridable(number(blacklistThreshold.name, choosing, 3, 0, 1000)),
                  {QT_TRANSLATE_NOOP("settings", "Failures until invalid"),
                   QT_TRANSLATE_NOOP("settings",
                                     "Rejections in a row that make a key invalid; 0 for never")}));
    out.push_back(described(
        overridable(duration(waitForKey.name, choosing, 0, 0, 3600)),
        {QT_TRANSLATE_NOOP("settings", "Wait for a key"),
         QT_TRANSLATE_NOOP("settings",
                           "How long a request may wait while every key is cooling down")}));
    const Place checking{"keys"_L1, QT_TRANSLATE_NOOP("settings", "Checking")};
    out.push_back(described(
        overridable(inUnit(number(keyValidationInterval.name, checking, 60, 1, 10'080), "min"_L1)),
        {QT_TRANSLATE_NOOP("settings", "Check keys every"),
         QT_TRANSLATE_NOOP("settings", "Interval of the checks that run by themselves")}));
    out.push_back(described(
        overridable(choice(keyValidationScope.name, checking, {u"invalid"_s, u"all"_s, u"off"_s})),
        {QT_TRANSLATE_NOOP("settings", "Keys to check"),
         QT_TRANSLATE_NOOP("settings",
                           "Invalid ones, the active ones as well, or none by themselves")}));
    out.push_back(described(
        overridable(number(keyValidationConcurrency.name, checking, 10, 1, 100)),
        {QT_TRANSLATE_NOOP("settings", "Checks at a time"),
         QT_TRANSLATE_NOOP("settings", "Keys of a group that are checked at the same time")}));
    out.push_back(described(overridable(duration(keyValidationTimeout.name, checking, 20, 1, 300)),
                            {QT_TRANSLATE_NOOP("settings", "Check time-out"),
                             QT_TRANSLATE_NOOP("settings", "Longest time one check may take")}));
    const Place limits{"keys"_L1, QT_TRANSLATE_NOOP("settings", "Limits per key")};
    out.push_back(described(overridable(zeroForNone(number(keyRpm.name, limits, 0, 0, 1'000'000))),
                            {QT_TRANSLATE_NOOP("settings", "Requests per minute and key"),
                             QT_TRANSLATE_NOOP("settings", "A key at this limit is passed over")}));
    out.push_back(
        described(overridable(zeroForNone(number(keyRpd.name, limits, 0, 0, 1'000'000'000))),
                  {QT_TRANSLATE_NOOP("settings", "Requests per day and key"),
                   QT_TRANSLATE_NOOP("settings", "A key at this limit is passed over")}));
    out.push_back(
        described(overridable(zeroForNone(number(keyMaxInFlight.name, limits, 0, 0, 10'000))),
                  {QT_TRANSLATE_NOOP("settings", "Requests in flight per key"),
                   QT_TRANSLATE_NOOP("settings", "A key at this limit is passed over")}));
}

} // namespace keyferry::settings
