#include "proxy/engine/keychecker.h"

#include <QTimerEvent>

namespace keyferry::engine {

using namespace Qt::StringLiterals;

namespace {

constexpr int tellMilliseconds = 100;

routing::KeyReport
reportOf(KeyId key, const CheckFinding &finding, const GroupConfig &group, qint64 now)
{
    return {.key = key,
            .judgement = finding.judgement,
            .model = group.testModel,
            .threshold = static_cast<int>(group.settings.get(settings::blacklistThreshold)),
            .status = finding.status,
            .error = finding.judgement.verdict == Verdict::Success ? QString() : finding.message,
            .now = now};
}

} // namespace

KeyChecker::KeyChecker(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{}

KeyChecker::~KeyChecker() = default;

void KeyChecker::setSnapshot(const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    for (auto &[id, check] : m_checks) {
        const GroupPtr group = snapshot->group(check.run.progress().group);
        if (!group || !canBeChecked(*group))
            end(check, true);
    }
    std::erase_if(m_groups,
                  [&snapshot](const auto &entry) { return !snapshot->group(entry.first); });
    for (const auto &[id, group] : m_groups)
        serve(id); // more may be allowed at a time now
}

Result<CheckId> KeyChecker::start(const KeySelection &selection)
{
    Q_ASSERT(selection.secrets.isEmpty());
    const GroupPtr group = m_snapshot ? m_snapshot->group(selection.group) : nullptr;
    if (!group)
        return Error{.kind = ErrorKind::UnknownGroup, .detail = u"there is no such group"_s};
    if (const auto checkable = canBeChecked(*group); !checkable)
        return checkable.error();

    const routing::KeyPool *pool = m_services.pools.pool(group->id);
    QList<KeyId> keys = pool ? pool->select(selection, m_services.clock.wall()) : QList<KeyId>();
    const bool isByIds = !selection.all && !selection.state;
    if (isByIds && QSet(selection.ids.begin(), selection.ids.end()).size() != keys.size())
        return Error{.kind = ErrorKind::UnknownName,
                     .detail = u"a key is not in the group"_s,
                     .field = u"ids"_s};

    QSet<KeyId> &claimed = m_groups[group->id].claimed;
    keys.removeIf([&claimed](KeyId key) { return claimed.contains(key); });
    claimed.unite(QSet(keys.begin(), keys.end()));
    Check &check = open(group->id, false);
    check.run.expect(keys.size());
    check.run.append(keys);
    const CheckId id = check.run.progress().id;
    concludeIfDone(check); // there may be nothing to do
    serve(group->id);
    return id;
}

CheckId KeyChecker::openRound(GroupId group, qint64 keys)
{
    Check &check = open(group, true);
    check.isOpen = true;
    check.run.expect(keys);
    return check.run.progress().id;
}

void KeyChecker::addDue(CheckId round, const QList<KeyId> &keys)
{
    Check *check = find(round);
    if (!check)
        return;
    check->run.append(keys);
    serve(check->run.progress().group);
}

void KeyChecker::closeRound(CheckId round)
{
    Check *check = find(round);
    if (!check)
        return;
    check->isOpen = false;
    concludeIfDone(*check);
}

void KeyChecker::cancel(CheckId id)
{
    Check *check = find(id);
    if (!check)
        return;
    end(*check, true);
    serve(check->run.progress().group);
}

QList<CheckProgress> KeyChecker::underWay() const
{
    QList<CheckProgress> all;
    for (const auto &[id, check] : m_checks) {
        if (!check.run.progress().isFinished)
            all.append(check.run.progress());
    }
    return all;
}

bool KeyChecker::isUnderWay(CheckId id) const
{
    const auto found = m_checks.find(id);
    return found != m_checks.end() && !found->second.run.progress().isFinished;
}

KeyChecker::Check &KeyChecker::open(GroupId group, bool isScheduled)
{
    const CheckId id{++m_lastCheck};
    Check &check =
        m_checks.emplace(id, Check{.run = CheckRun(id, group, isScheduled)}).first->second;
    touch(check);
    return check;
}

KeyChecker::Check *KeyChecker::find(CheckId id)
{
    return isUnderWay(id) ? &m_checks.at(id) : nullptr;
}

KeyChecker::Check *KeyChecker::nextWaiting(GroupId group)
{
    Check *next = nullptr;
    for (auto &[id, check] : m_checks) {
        const CheckProgress &progress = check.run.progress();
        if (progress.group != group || !check.run.hasNext())
            continue;
        if (!progress.isScheduled)
            return &check;
        if (!next)
            next = &check;
    }
    return next;
}

void KeyChecker::serve(GroupId id)
{
    const GroupPtr group = m_snapshot->group(id);
    if (!group)
        return;
    const qint64 most = group->settings.get(settings::keyValidationConcurrency);
    while (m_groups[id].inFlight < most) {
        Check *next = nextWaiting(id);
        if (!next)
            return;
        beginNext(*next, group);
    }
}

void KeyChecker::beginNext(Check &check, const GroupPtr &group)
{
    const KeyId key = check.run.takeNext();
    Group &state = m_groups[group->id];
    const routing::KeyPool *pool = m_services.pools.pool(group->id);
    const auto secret = pool && isWanted(check, key, *group) ? pool->secretOf(key) : std::nullopt;
    if (!secret) {
        if (!check.run.progress().isScheduled)
            state.claimed.remove(key);
        check.run.leaveOut();
        touch(check);
        return concludeIfDone(check);
    }

    state.claimed.insert(key);
    ++state.inFlight;
    auto &call = check.calls[key];
    call = std::make_unique<CheckCall>(
        CheckCall::Subject{
            .group = group, .upstream = upstreamInTurn(*group, state), .key = *secret},
        m_services.clock,
        m_services.wheel,
        [this, id = check.run.progress().id, key](const CheckFinding &finding) {
            ended(id, key, finding);
        });
    call->start(m_services.transport);
}

UpstreamConfig KeyChecker::upstreamInTurn(const GroupConfig &group, Group &state) const
{
    // In turn, not by weight: weights are for load, and a check is none.
    std::vector<const UpstreamConfig *> all;
    std::vector<const UpstreamConfig *> closed;
    for (const UpstreamConfig &upstream : group.upstreams) {
        if (upstream.weight == 0)
            continue;
        all.push_back(&upstream);
        if (m_services.breakers.health(upstream.id).state != BreakerState::Open)
            closed.push_back(&upstream);
    }
    const auto &from = closed.empty() ? all : closed;
    return *from[state.turn++ % from.size()];
}

bool KeyChecker::isWanted(const Check &check, KeyId key, const GroupConfig &group) const
{
    if (!check.run.progress().isScheduled)
        return true;
    const auto groupState = m_groups.find(group.id);
    if (groupState != m_groups.end() && groupState->second.claimed.contains(key))
        return false; // somebody checks it by hand
    const auto standing = m_services.pools.pool(group.id)->standing(
        key, group.poolPolicy, 0, m_services.clock.wall());
    const bool takesActive = group.settings.get(settings::keyValidationScope) == "all"_L1;
    return standing
           && (standing->state == KeyState::Invalid
               || (takesActive && standing->state == KeyState::Active));
}

void KeyChecker::ended(CheckId id, KeyId key, const CheckFinding &finding)
{
    Check &check = m_checks.at(id);
    const auto call = std::move(check.calls.at(key)); // we are inside it
    check.calls.erase(key);
    const GroupId groupId = check.run.progress().group;
    Group &state = m_groups[groupId];
    state.claimed.remove(key);
    --state.inFlight;

    const GroupPtr group = m_snapshot->group(groupId);
    routing::KeyPool *pool = m_services.pools.pool(groupId);
    const auto secret = pool->secretOf(key);
    const auto after = pool->noteCheck(reportOf(key, finding, *group, m_services.clock.wall()));
    if (secret && after)
        check.run.note({.id = key,
                        .mask = secret->masked(),
                        .verdict = finding.judgement.verdict,
                        .status = finding.status,
                        .message = finding.message,
                        .state = *after,
                        .firstByteMs = finding.firstByteMs});
    else
        check.run.leaveOut();
    touch(check);
    concludeIfDone(check);
    serve(groupId);
}

void KeyChecker::concludeIfDone(Check &check)
{
    if (!check.isOpen && !check.run.hasNext() && check.calls.empty())
        end(check, false);
}

void KeyChecker::end(Check &check, bool isCancelled)
{
    if (check.run.progress().isFinished)
        return;
    Group &state = m_groups[check.run.progress().group];
    state.inFlight -= static_cast<qint64>(check.calls.size());
    for (const auto &[key, call] : check.calls)
        state.claimed.remove(key);
    if (!check.run.progress().isScheduled) {
        for (const KeyId key : check.run.waiting())
            state.claimed.remove(key);
    }
    check.calls.clear();
    check.run.finish(isCancelled);
    touch(check);
}

void KeyChecker::touch(Check &check)
{
    check.isDirty = true;
    if (!m_tellTimer.isActive())
        m_tellTimer.start(tellMilliseconds, this);
}

void KeyChecker::timerEvent(QTimerEvent *)
{
    m_tellTimer.stop();
    // Gathered first: whoever hears it may start or cancel a check.
    QList<CheckProgress> news;
    for (auto &[id, check] : m_checks) {
        if (std::exchange(check.isDirty, false))
            news.append(check.run.takeProgress());
    }
    std::erase_if(m_checks,
                  [](const auto &entry) { return entry.second.run.progress().isFinished; });
    for (const CheckProgress &progress : std::as_const(news))
        Q_EMIT advanced(progress);
}

} // namespace keyferry::engine
