#include "proxy/engine/checkschedule.h"

#include "proxy/core/logging.h"
#include "proxy/engine/keychecker.h"

#include <QTimerEvent>

namespace keyferry::engine {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// With nothing to check the pool is looked at this often, so that a key that becomes invalid waits
// for one interval, not for two.
constexpr std::chrono::milliseconds idleLook = 60s;
constexpr std::chrono::milliseconds finestTick = 250ms;

bool isMeantToBeChecked(const GroupConfig &group)
{
    return group.enabled && group.kind == GroupKind::Standard
           && group.settings.get(settings::keyValidationScope) != "off"_L1;
}

} // namespace

CheckSchedule::CheckSchedule(Services services, QObject *parent)
    : QObject(parent)
    , m_services(std::move(services))
{}

void CheckSchedule::setSnapshot(const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    follow();
}

void CheckSchedule::setOn(bool isOn)
{
    if (std::exchange(m_isOn, isOn) != isOn)
        follow();
}

// Once, until it can be checked again.
void CheckSchedule::tellOfUncheckable()
{
    for (const GroupPtr &group : m_snapshot->groups) {
        const auto checkable = canBeChecked(*group);
        const bool isLeftOut = !checkable && isMeantToBeChecked(*group);
        if (!isLeftOut)
            m_toldOf.remove(group->id);
        if (!isLeftOut || m_toldOf.contains(group->id))
            continue;
        m_toldOf.insert(group->id);
        qCWarning(lcEngine).noquote() << u"group %1 is left out of scheduled checks: %2"_s.arg(
            QString::fromLatin1(group->name), checkable.error().detail);
    }
}

std::optional<CheckSchedule::Rule> CheckSchedule::ruleOf(const GroupConfig &group)
{
    if (!isMeantToBeChecked(group) || !canBeChecked(group))
        return std::nullopt;
    const QString scope = group.settings.get(settings::keyValidationScope);
    return Rule{.interval =
                    std::chrono::minutes(group.settings.get(settings::keyValidationInterval)),
                .takesActive = scope == "all"_L1};
}

void CheckSchedule::follow()
{
    std::map<GroupId, Rule> wanted;
    if (m_snapshot && m_isOn) {
        tellOfUncheckable();
        for (const GroupPtr &group : m_snapshot->groups) {
            if (const auto rule = ruleOf(*group))
                wanted.emplace(group->id, *rule);
        }
    }
    std::erase_if(m_rounds, [this, &wanted](const auto &entry) {
        const auto rule = wanted.find(entry.first);
        const bool isOver = rule == wanted.end() || rule->second != entry.second.rule;
        if (isOver)
            m_services.checker.cancel(entry.second.check);
        return isOver;
    });
    for (const auto &[group, rule] : wanted) {
        if (!m_rounds.contains(group))
            m_rounds.emplace(group, beginRound(group, rule));
    }
    advance();
}

QList<KeyId> CheckSchedule::keysOf(GroupId group, const Rule &rule) const
{
    const routing::KeyPool *pool = m_services.pools.pool(group);
    if (!pool)
        return {};
    const qint64 now = m_services.clock.wall();
    const KeyCounts counts = pool->counts(now); // looks at no key
    QList<KeyId> keys;
    if (counts.invalid > 0)
        keys = pool->select({.group = group, .state = KeyState::Invalid}, now);
    if (rule.takesActive && counts.active > 0)
        keys += pool->select({.group = group, .state = KeyState::Active}, now);
    return keys;
}

CheckSchedule::Round CheckSchedule::beginRound(GroupId group, const Rule &rule) const
{
    const QList<KeyId> keys = keysOf(group, rule);
    const bool isIdle = keys.isEmpty();
    return {.rule = rule,
            .plan = CheckPlan(keys,
                              m_services.clock.steady(),
                              isIdle ? std::min(idleLook, rule.interval) : rule.interval,
                              m_services.chance),
            .check = isIdle ? CheckId{} : m_services.checker.openRound(group, keys.size())};
}

void CheckSchedule::advance()
{
    const auto now = m_services.clock.steady();
    std::chrono::milliseconds wait = idleLook;
    for (auto &[group, round] : m_rounds) {
        advance(group, round);
        wait = std::min(wait, round.plan.nextAt() - now);
    }
    if (m_rounds.empty())
        m_timer.stop();
    else
        m_timer.start(static_cast<int>(std::max(wait, finestTick).count()), this);
}

void CheckSchedule::advance(GroupId group, Round &round)
{
    KeyChecker &checker = m_services.checker;
    if (!round.plan.isThrough()) {
        if (!checker.isUnderWay(round.check))
            round.plan.dropRest(); // cancelled by hand
        checker.addDue(round.check, round.plan.takeDue(m_services.clock.steady()));
        if (round.plan.isThrough())
            checker.closeRound(round.check);
    }
    // A round that takes longer than its interval holds the next one up.
    const bool isOver =
        m_services.clock.steady() >= round.plan.endsAt() && !checker.isUnderWay(round.check);
    if (isOver)
        round = beginRound(group, round.rule);
}

void CheckSchedule::timerEvent(QTimerEvent *)
{
    advance();
}

} // namespace keyferry::engine
