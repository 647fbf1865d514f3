#include "ui/models/attention.h"

#include <algorithm>

namespace keyferry::ui {

namespace {

// A full log goes over its limit a little between two rounds of the pruner, once a minute.
constexpr qint64 toleratedPercent = 10;
constexpr qint64 megabyte = 1024 * 1024;

AttentionItem itemOf(AttentionKind kind, const GroupConfig &group)
{
    return {.kind = kind, .group = group.id, .groupName = QString::fromLatin1(group.name)};
}

bool isServed(const GroupPtr &group)
{
    return group->enabled && group->kind == GroupKind::Standard;
}

// An upstream's trouble is told by addOpenUpstreams(), one by one.
std::optional<AttentionKind> attentionKind(GroupTroubleKind kind)
{
    switch (kind) {
    case GroupTroubleKind::NoUsableKey:
    case GroupTroubleKind::KeysCooling: return AttentionKind::NoUsableKey;
    case GroupTroubleKind::NoMember: return AttentionKind::NoMember;
    case GroupTroubleKind::NoUpstream: return std::nullopt;
    }
    Q_UNREACHABLE();
}

void addTroubles(const AttentionFacts &facts, AttentionKind wanted, QList<AttentionItem> &items)
{
    for (const GroupTrouble &trouble : facts.troubles) {
        const GroupPtr group = facts.snapshot->group(trouble.group);
        if (!group || attentionKind(trouble.kind) != wanted)
            continue;
        items.append(itemOf(wanted, *group));
        items.last().counts = facts.counts.value(trouble.group);
    }
}

void addOpenUpstreams(const AttentionFacts &facts,
                      const GroupPtr &group,
                      QList<AttentionItem> &items)
{
    const QList<UpstreamHealth> health = facts.health.value(group->id);
    const auto isOpen = [&health](const UpstreamConfig &upstream) {
        return std::any_of(health.begin(), health.end(), [&](const UpstreamHealth &each) {
            return each.id == upstream.id && each.state == BreakerState::Open;
        });
    };
    const bool othersServe =
        std::any_of(group->upstreams.begin(), group->upstreams.end(), [&](const auto &upstream) {
            return upstream.weight > 0 && !isOpen(upstream);
        });
    for (const UpstreamHealth &each : health) {
        const auto upstream = std::find_if(group->upstreams.begin(),
                                           group->upstreams.end(),
                                           [&each](const auto &one) { return one.id == each.id; });
        if (each.state != BreakerState::Open || upstream == group->upstreams.end())
            continue;
        items.append(itemOf(AttentionKind::UpstreamOpen, *group));
        items.last().health = each;
        items.last().upstream = *upstream;
        items.last().othersServe = othersServe;
    }
}

void addInvalidated(const AttentionFacts &facts, QList<AttentionItem> &items)
{
    for (const InvalidatedKeys &keys : facts.invalidated) {
        const GroupPtr group = facts.snapshot->group(keys.group);
        if (!group || !isServed(group))
            continue;
        items.append(itemOf(AttentionKind::KeysTurnedInvalid, *group));
        items.last().keys = keys;
    }
}

bool isDefaultKeyInUse(const ConfigSnapshot &snapshot)
{
    return std::any_of(snapshot.accessKeys.begin(),
                       snapshot.accessKeys.end(),
                       [](const AccessKeyConfig &key) { return key.isDefault && key.enabled; });
}

} // namespace

bool AttentionItem::isSameAs(const AttentionItem &other) const
{
    return kind == other.kind && group == other.group && upstream.id == other.upstream.id;
}

bool mayBeIgnored(AttentionKind kind)
{
    return kind == AttentionKind::DefaultAccessKey || kind == AttentionKind::SecretsInFile;
}

QList<AttentionItem> attentionItems(const AttentionFacts &facts)
{
    QList<AttentionItem> items;
    addTroubles(facts, AttentionKind::NoUsableKey, items);
    addTroubles(facts, AttentionKind::NoMember, items);
    for (const GroupPtr &group : facts.snapshot->groups) {
        if (isServed(group))
            addOpenUpstreams(facts, group, items);
    }
    addInvalidated(facts, items);
    if (isDefaultKeyInUse(*facts.snapshot))
        items.append({.kind = AttentionKind::DefaultAccessKey});
    if (!facts.secretsFile.isEmpty())
        items.append({.kind = AttentionKind::SecretsInFile, .file = facts.secretsFile});
    const qint64 limit = facts.snapshot->settings.get(settings::requestLogMaxMb) * megabyte;
    if (facts.logBytes > limit + limit / 100 * toleratedPercent) {
        items.append(
            {.kind = AttentionKind::LogOverLimit, .bytes = facts.logBytes, .limit = limit});
    }
    items.removeIf([&facts](const AttentionItem &item) {
        return mayBeIgnored(item.kind) && facts.ignored.contains(item.kind);
    });
    return items;
}

} // namespace keyferry::ui
