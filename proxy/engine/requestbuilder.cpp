#include "proxy/engine/requestbuilder.h"

#include "proxy/channels/dialect.h"
#include "proxy/channels/headerrules.h"

#include <array>

namespace keyferry::engine {

using namespace Qt::StringLiterals;

namespace {

bool isHopByHop(QByteArrayView name)
{
    static constexpr std::array<QByteArrayView, 6> names{
        "Connection", "Keep-Alive", "TE", "Trailer", "Transfer-Encoding", "Upgrade"};
    return startsWithIgnoringCase(name, "Proxy-")
           || std::any_of(names.begin(), names.end(), [name](QByteArrayView hop) {
                  return equalsIgnoringCase(name, hop);
              });
}

bool concernsOneHop(QByteArrayView name, const std::vector<QByteArray> &namedByConnection)
{
    return isHopByHop(name)
           || std::any_of(
               namedByConnection.begin(), namedByConnection.end(), [name](const QByteArray &named) {
                   return equalsIgnoringCase(name, named);
               });
}

bool isPrivacyField(QByteArrayView name)
{
    return startsWithIgnoringCase(name, "X-Forwarded-") || equalsIgnoringCase(name, "Forwarded")
           || equalsIgnoringCase(name, "X-Real-IP") || equalsIgnoringCase(name, "Via");
}

HeaderFields outgoingFields(const RequestHead &head, const AttemptPlan &plan)
{
    const bool keepsClientAddress = plan.group.settings.get(settings::forwardClientAddress);
    HeaderFields fields = head.fields;
    if (plan.isUpgrade)
        reduceToHandshake(fields);
    else
        removeHopByHop(fields);
    fields.removeIf([keepsClientAddress](const HeaderField &field) {
        return equalsIgnoringCase(field.name, "Expect")
               || (!keepsClientAddress && isPrivacyField(field.name));
    });
    // The place and spelling are the client's, the value is the transport's, as it is of a
    // Content-Length.
    if (fields.contains("Host"))
        fields.set("Host", {});
    return fields;
}

transport::Deadlines deadlinesOf(const SettingValues &values)
{
    return {.connect = values.get(settings::connectTimeout),
            .firstByte = values.get(settings::firstByteTimeout),
            .idle = values.get(settings::streamIdleTimeout)};
}

transport::TransportWay wayOf(const SettingValues &values)
{
    const QString way = values.get(settings::transport);
    if (way == "qnam"_L1)
        return transport::TransportWay::Qnam;
    return way == "direct"_L1 ? transport::TransportWay::Direct : transport::TransportWay::Auto;
}

} // namespace

void removeHopByHop(HeaderFields &fields)
{
    const auto named = fields.listValues("Connection");
    fields.removeIf(
        [&named](const HeaderField &field) { return concernsOneHop(field.name, named); });
}

void reduceToHandshake(HeaderFields &fields)
{
    const auto named = fields.listValues("Connection");
    fields.removeIf([&named](const HeaderField &field) {
        return concernsOneHop(field.name, named) && !equalsIgnoringCase(field.name, "Connection")
               && !equalsIgnoringCase(field.name, "Upgrade");
    });
    fields.set("Connection", "Upgrade"_ba);
    fields.set("Upgrade", "websocket"_ba);
}

transport::ConnectionPolicy connectionPolicy(const GroupConfig &group,
                                             const UpstreamConfig &upstream)
{
    const SettingValues &values = group.settings;
    return {.proxyUrl =
                upstream.proxyUrl.isEmpty() ? values.get(settings::proxyUrl) : upstream.proxyUrl,
            .verifyTls = values.get(settings::tlsVerify),
            .caFile = values.get(settings::tlsCaFile)};
}

bool announcesBody(const RequestHead &head)
{
    const QByteArray length = head.fields.first("Content-Length");
    return head.fields.contains("Transfer-Encoding")
           || (!length.isEmpty() && length.toLongLong() > 0);
}

transport::UpstreamRequest buildRequest(const RequestHead &head,
                                        const QByteArray &rest,
                                        const AttemptPlan &plan,
                                        transport::BodySource *body)
{
    const SettingValues &values = plan.group.settings;
    channels::OutgoingHead outgoing{.target = rest, .fields = outgoingFields(head, plan)};
    channels::dialectFor(plan.group.channel)
        .applyKey(outgoing, plan.key, plan.group.channelOptions);
    channels::applyHeaderRules(outgoing.fields,
                               plan.group.headerRules,
                               {.clientIp = plan.clientIp,
                                .groupName = plan.group.name,
                                .apiKey = plan.key,
                                .now = plan.now});

    const qint64 limit = values.get(settings::maxConnectionsPerUpstream);
    return {.method = head.method,
            .base = plan.upstream.url,
            .target = outgoing.target,
            .fields = outgoing.fields,
            .body = body,
            .isChunked = body != nullptr && body->size() < 0,
            .connectionLimit = (limit + plan.workers - 1) / plan.workers,
            .keepIdle = values.get(settings::idleConnTimeout),
            .way = wayOf(values),
            .isUpgrade = plan.isUpgrade,
            .policy = connectionPolicy(plan.group, plan.upstream),
            .deadlines = deadlinesOf(values)};
}

} // namespace keyferry::engine
