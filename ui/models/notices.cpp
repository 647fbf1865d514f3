#include "ui/models/notices.h"

namespace keyferry::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString subjectOf(const Notice &notice)
{
    return u"%1 %2 %3"_s.arg(static_cast<int>(notice.kind))
        .arg(toNumber(notice.group))
        .arg(notice.upstream);
}

} // namespace

QList<GroupSight> sightOf(const ConfigSnapshot &snapshot, const Gateway &gateway)
{
    QList<GroupSight> all;
    if (gateway.status().state != GatewayState::Running)
        return all;
    for (const GroupPtr &group : snapshot.groups) {
        if (!group->enabled || group->kind != GroupKind::Standard)
            continue;
        GroupSight sight{.id = group->id,
                         .name = QString::fromLatin1(group->name),
                         .keys = gateway.keyCounts(group->id)};
        for (const UpstreamHealth &health : gateway.upstreamHealth(group->id)) {
            for (const UpstreamConfig &upstream : group->upstreams) {
                if (upstream.id == health.id && upstream.weight > 0)
                    sight.upstreams.append(
                        {health.id, QString::fromLatin1(upstream.url), health.state});
            }
        }
        all.append(sight);
    }
    return all;
}

QList<Notice> NoticeRule::look(const QList<GroupSight> &groups)
{
    forgetOthers(groups);
    QList<Notice> told;
    for (const GroupSight &group : groups) {
        const bool isNew = !m_keys.contains(group.id);
        if (!isNew)
            told += aboutKeys(group);
        told += aboutUpstreams(group, isNew);
        m_keys.insert(group.id, group.keys);
    }
    return told;
}

// Only the engine makes keys invalid, so a person's own doing is never told.
QList<Notice> NoticeRule::aboutKeys(const GroupSight &group)
{
    const qint64 turned = group.keys.invalid - m_keys.value(group.id).invalid;
    if (turned <= 0)
        return {};
    const bool hasNone = group.keys.active + group.keys.cooling == 0;
    const Notice notice{.kind = hasNone ? NoticeKind::KeysRanOut : NoticeKind::KeyInvalid,
                        .group = group.id,
                        .groupName = group.name,
                        .keys = turned};
    return mayTell(notice) ? QList{notice} : QList<Notice>();
}

QList<Notice> NoticeRule::aboutUpstreams(const GroupSight &group, bool isNew)
{
    QList<Notice> told;
    for (const GroupSight::Upstream &upstream : group.upstreams) {
        Notice notice{.kind = NoticeKind::UpstreamDown,
                      .group = group.id,
                      .groupName = group.name,
                      .upstream = upstream.url};
        const bool wasDown = m_down.contains(upstream.id);
        if (upstream.state == BreakerState::Open && !wasDown) {
            const bool isTold = !isNew && mayTell(notice);
            m_down.insert(upstream.id, isTold);
            if (isTold)
                told.append(notice);
        } else if (upstream.state == BreakerState::Closed && m_down.take(upstream.id)) {
            notice.kind = NoticeKind::UpstreamBack; // whoever heard of the one hears of the other
            told.append(notice);
        }
    }
    return told;
}

bool NoticeRule::mayTell(const Notice &notice)
{
    const std::chrono::milliseconds now = m_clock.steady();
    const QString subject = subjectOf(notice);
    const auto last = m_told.constFind(subject);
    if (last != m_told.constEnd() && now - *last < sameAgain)
        return false;
    m_lately.removeIf([now](std::chrono::milliseconds at) { return now - at >= 1min; });
    if (m_lately.size() >= mostAMinute)
        return false;
    m_told.insert(subject, now);
    m_lately.append(now);
    return true;
}

// A group that was switched off is new when it comes back, as all are after a stop.
void NoticeRule::forgetOthers(const QList<GroupSight> &groups)
{
    QHash<GroupId, KeyCounts> keys;
    QHash<UpstreamId, bool> down;
    for (const GroupSight &group : groups) {
        if (m_keys.contains(group.id))
            keys.insert(group.id, m_keys.value(group.id));
        for (const GroupSight::Upstream &upstream : group.upstreams) {
            if (m_down.contains(upstream.id))
                down.insert(upstream.id, m_down.value(upstream.id));
        }
    }
    m_keys = keys;
    m_down = down;
}

} // namespace keyferry::ui
