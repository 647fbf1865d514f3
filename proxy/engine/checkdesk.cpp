#include "proxy/engine/checkdesk.h"

#include <QRandomGenerator>

namespace keyferry::engine {

using namespace Qt::StringLiterals;

namespace {

double randomChance()
{
    return QRandomGenerator::global()->generateDouble();
}

// A name that is not there yet is no reason not to try a key.
bool mattersToACheck(const Error &error)
{
    return error.field != "name"_L1 && error.field != "display_name"_L1
           && error.field != "access_key"_L1;
}

Result<GroupPtr> groupOf(const GroupDraft &draft, const SettingValues &global)
{
    const std::vector<Error> errors = validateGroup(draft);
    const auto wrong = std::find_if(errors.begin(), errors.end(), mattersToACheck);
    if (wrong != errors.end())
        return *wrong;

    GroupConfig group{.name = draft.name.toLatin1(),
                      .kind = draft.kind,
                      .channel = draft.channel,
                      .channelOptions = draft.channelOptions,
                      .testModel = draft.testModel,
                      .checkPath = draft.checkPath,
                      .upstreams = normalisedUpstreams(draft),
                      .headerRules = draft.headerRules,
                      .overrides = draft.overrides};
    for (const FailureRuleDraft &rule : draft.failureRules)
        group.failureRules.push_back(failureRuleOf(rule));
    applySettings(group, global);
    if (const auto checkable = canBeChecked(group); !checkable)
        return checkable.error();
    return std::make_shared<const GroupConfig>(std::move(group));
}

Outcome checkSecret(const Secret &secret)
{
    if (!secret.isEmpty())
        return ok();
    return Error{
        .kind = ErrorKind::InvalidValue, .detail = u"key: must not be empty"_s, .field = u"key"_s};
}

} // namespace

CheckDesk::CheckDesk(const Clock &clock,
                     const PoolDirectory &pools,
                     const BreakerDirectory &breakers,
                     QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_pools(pools)
    , m_wheel(clock)
    , m_transport(m_wheel)
    , m_checker(KeyChecker::Services{.clock = clock,
                                     .pools = pools,
                                     .breakers = breakers,
                                     .wheel = m_wheel,
                                     .transport = m_transport})
    , m_schedule(CheckSchedule::Services{
          .clock = clock, .pools = pools, .checker = m_checker, .chance = randomChance})
{}

CheckDesk::~CheckDesk() = default;

void CheckDesk::setSnapshot(const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    m_checker.setSnapshot(snapshot);
    m_schedule.setSnapshot(snapshot);
}

void CheckDesk::tryKey(const GroupDraft &draft,
                       const Secret &secret,
                       const Reply<CheckResult> &reply)
{
    Q_ASSERT(m_snapshot);
    if (const auto sendable = checkSecret(secret); !sendable)
        return refuse(reply, sendable.error());
    const Result<GroupPtr> group = groupOf(draft, m_snapshot->settings);
    if (!group)
        return refuse(reply, group.error());
    beginTrial(*group, secret, reply);
}

void CheckDesk::tryStoredKey(const GroupDraft &draft,
                             GroupId owner,
                             const Reply<CheckResult> &reply)
{
    const Result<Secret> secret = usableKeyOf(owner);
    if (!secret)
        return refuse(reply, secret.error());
    tryKey(draft, *secret, reply);
}

Result<Secret> CheckDesk::usableKeyOf(GroupId owner) const
{
    Q_ASSERT(m_snapshot);
    const routing::KeyPool *pool = m_snapshot->group(owner) ? m_pools.pool(owner) : nullptr;
    if (!pool)
        return Error{.kind = ErrorKind::UnknownGroup, .detail = u"there is no such group"_s};
    const qint64 now = m_clock.wall();
    const QList<KeyId> active = pool->select({.group = owner, .state = KeyState::Active}, now);
    const auto secret = active.isEmpty() ? std::nullopt : pool->secretOf(active.first());
    if (secret)
        return *secret;
    const bool isCooling = pool->counts(now).cooling > 0;
    return Error{.kind = isCooling ? ErrorKind::KeysCooling : ErrorKind::NoUsableKey,
                 .detail = u"no key of the group is active"_s};
}

void CheckDesk::refuse(const Reply<CheckResult> &reply, const Error &error)
{
    QMetaObject::invokeMethod(
        this, [reply, error] { reply(error); }, Qt::QueuedConnection);
}

void CheckDesk::beginTrial(const GroupPtr &group,
                           const Secret &secret,
                           const Reply<CheckResult> &reply)
{
    const auto &upstreams = group->upstreams;
    const auto upstream = std::find_if(upstreams.begin(),
                                       upstreams.end(),
                                       [](const UpstreamConfig &one) { return one.weight > 0; });
    const qint64 id = ++m_lastTrial;
    Trial &trial = m_trials[id];
    trial.secret = secret;
    trial.reply = reply;
    trial.call = std::make_unique<CheckCall>(
        CheckCall::Subject{.group = group, .upstream = *upstream, .key = secret},
        m_clock,
        m_wheel,
        [this, id](const CheckFinding &finding) { trialEnded(id, finding); });
    // A closed dialog asks nothing any more.
    connect(reply.context, &QObject::destroyed, this, [this, id] { m_trials.erase(id); });
    trial.call->start(m_transport);
}

void CheckDesk::trialEnded(qint64 id, const CheckFinding &finding)
{
    const auto node = m_trials.extract(id); // we are inside its call
    const Trial &trial = node.mapped();
    const Verdict verdict = finding.judgement.verdict;
    trial.reply(CheckResult{.mask = trial.secret.masked(),
                            .verdict = verdict,
                            .status = finding.status,
                            .message = finding.message,
                            .state = isAgainstKey(verdict) ? KeyState::Invalid : KeyState::Active,
                            .firstByteMs = finding.firstByteMs});
}

} // namespace keyferry::engine
