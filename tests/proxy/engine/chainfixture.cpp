#include "tests/proxy/engine/chainfixture.h"

#include <QTest>

namespace keyferry::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 aggregateId = 99;

double noChance()
{
    return 0;
}

} // namespace

ChainFixture::ChainFixture()
{
    addGroup(1, 3);
}

QList<ProviderKey> ChainFixture::makeKeys(qint64 group, int count)
{
    QList<ProviderKey> keys;
    for (int i = 1; i <= count; ++i)
        keys.append({.id = KeyId{group * 100 + i},
                     .group = GroupId{group},
                     .secret = Secret("sk-secret-key-" + QByteArray::number(group * 100 + i))});
    return keys;
}

GroupConfig &ChainFixture::addGroup(qint64 id, int keys)
{
    GroupConfig config{.id = GroupId{id}, .name = "g" + QByteArray::number(id)};
    config.upstreams.push_back(
        {.id = UpstreamId{id * 10}, .url = "http://127.0.0.1:" + QByteArray::number(id)});
    m_pools[id] = std::make_unique<routing::KeyPool>(config.id);
    setKeys(id, makeKeys(id, keys));
    return m_configs[id] = config;
}

void ChainFixture::setKeys(qint64 group, const QList<ProviderKey> &keys)
{
    m_pools.at(group)->apply({.group = GroupId{group}, .replacesAll = true, .upserted = keys});
}

void ChainFixture::set(QLatin1String name, const QString &text)
{
    m_overrides.insert(name, text);
}

void ChainFixture::askAggregate(const std::vector<MemberConfig> &members)
{
    m_members = members;
}

engine::AttemptChain &ChainFixture::begin()
{
    clock.advance(5ms); // the request took a while to come in
    engine::PoolMap pools;
    record = {};
    m_snapshot.groups.clear();
    for (auto &[id, config] : m_configs) {
        if (m_members.empty() && id == 1)
            config.overrides.insert(m_overrides);
        applySettings(config, m_snapshot.settings);
        m_snapshot.groups.push_back(std::make_shared<const GroupConfig>(config));
        pools.insert(config.id, m_pools.at(id).get());
    }
    GroupPtr asked = m_snapshot.groups.front();
    if (!m_members.empty()) {
        GroupConfig aggregate{.id = GroupId{aggregateId},
                              .name = "all",
                              .kind = GroupKind::Aggregate,
                              .members = m_members,
                              .overrides = m_overrides};
        applySettings(aggregate, m_snapshot.settings);
        asked = std::make_shared<const GroupConfig>(aggregate);
    }
    engine::ChainSubject subject{
        .client = {.head = head, .rest = rest, .model = model, .session = session},
        .group = asked,
        .members = engine::membersFor(
            asked, engine::servingGroups(asked, m_snapshot), m_snapshot.revision, pools, balancers),
        .fingerprinter = fingerprinter,
        .record = record,
        .startedAt = clock.steady() - 5ms};
    chain = std::make_unique<engine::AttemptChain>(std::move(subject),
                                                   engine::ChainServices{.transport = transport,
                                                                         .balancers = balancers,
                                                                         .wheel = wheel,
                                                                         .clock = clock,
                                                                         .chance = noChance});
    chain->begin(listener);
    return *chain;
}

void ChainFixture::pass(std::chrono::milliseconds time)
{
    // In steps, as the wheel would tick.
    for (; time.count() > 0; time -= TimerWheel::tick) {
        clock.advance(std::min(time, TimerWheel::tick));
        wheel.advance();
    }
}

void ChainFixture::answer(int status, const QByteArray &body, const HeaderFields &fields)
{
    transport::UpstreamObserver *observer = transport.current;
    observer->headReceived({.status = status, .reason = "Reason", .fields = fields});
    if (!body.isEmpty())
        observer->bodyReceived(body);
}

void ChainFixture::answerJson(int status, const QByteArray &body, HeaderFields fields)
{
    fields.append("Content-Length", QByteArray::number(body.size()));
    fields.append("Content-Type", "application/json");
    answer(status, body, fields);
}

void ChainFixture::fail(ErrorKind kind, bool requestSent)
{
    transport.current->failed(
        {.error = {.kind = kind, .detail = u"why"_s}, .requestSent = requestSent});
}

QList<KeyUsage> ChainFixture::usage(qint64 group)
{
    auto usage = pool(group).takeUsage();
    std::sort(usage.begin(), usage.end(), [](const KeyUsage &a, const KeyUsage &b) {
        return a.id < b.id;
    });
    return usage;
}

} // namespace keyferry::test
