#include "proxy/engine/intake.h"

#include "proxy/engine/corsheaders.h"
#include "proxy/http/upgrade.h"
#include "proxy/routing/admission.h"
#include "proxy/routing/route.h"

namespace keyferry::engine {

using namespace Qt::StringLiterals;

namespace {

Intake refused(Intake intake, const Error &error)
{
    intake.kind = Intake::Kind::Refused;
    intake.refusal = error;
    return intake;
}

} // namespace

Intake takeIn(const RequestHead &head,
              const ClientAddresses &client,
              const ConfigSnapshot &snapshot,
              qint64 now)
{
    Intake intake;
    if (const auto host = routing::admitHost(head, snapshot.settings, client.local); !host)
        return refused(intake, host.error());
    const auto origin = routing::admitOrigin(head, snapshot.settings);
    if (!origin)
        return refused(intake, origin.error());
    intake.allowedOrigin = *origin;
    if (intake.allowedOrigin && isPreflight(head)) {
        intake.kind = Intake::Kind::Preflight;
        return intake;
    }

    const auto route = routing::parseRoute(head.method, head.target);
    if (!route)
        return refused(intake, route.error());
    if (route->kind == routing::RouteKind::Health) {
        intake.kind = Intake::Kind::Health;
        return intake;
    }
    intake.isProxied = true;
    intake.groupName = route->group;
    intake.rest = route->rest;

    // Before a word about the group: a stranger must not learn which groups exist.
    const auto admission = routing::admit(head, route->group, client.peer, snapshot, now);
    if (!admission)
        return refused(intake, admission.error());
    intake.group = admission->group;
    intake.accessKey = admission->accessKey;
    intake.limits = admission->limits;
    const auto isUpgrade = http::asksForWebSocket(head);
    if (!isUpgrade)
        return refused(intake, isUpgrade.error());
    intake.isUpgrade = *isUpgrade;
    if (intake.isUpgrade && !intake.group->settings.get(settings::webSocketTunnels))
        return refused(intake,
                       {.kind = ErrorKind::UpgradeRefused,
                        .detail = u"this group does not tunnel WebSocket connections"_s});
    intake.kind = Intake::Kind::Forward;
    return intake;
}

} // namespace keyferry::engine
