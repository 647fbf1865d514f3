#include "tests/proxy/engine/bookingfixture.h"

namespace keyferry::test {

using namespace Qt::StringLiterals;

BookingFixture::BookingFixture(int keys)
    : pool(GroupId{1})
    , m_group{.id = GroupId{1},
              .name = "first",
              .upstreams = {{.id = UpstreamId{10}, .url = "http://127.0.0.1:1"}}}
{
    KeyDelta delta{.group = m_group.id, .replacesAll = true};
    for (int i = 1; i <= keys; ++i)
        delta.upserted.append({.id = KeyId{100 + i},
                               .group = m_group.id,
                               .secret = Secret("sk-a-long-key-" + QByteArray::number(100 + i))});
    pool.apply(delta);
    balancers.setBreakers(std::make_shared<const routing::BreakerMap>(
        routing::BreakerMap{{UpstreamId{10}, &breaker}}));
    member.pool = &pool;
    member.request.emplace();
    member.request->model = u"m"_s;
}

void BookingFixture::set(QLatin1String name, const SettingValue &value)
{
    m_group.settings.set(name, value);
}

routing::KeyWish BookingFixture::wish(qint64 at) const
{
    return {.model = u"m"_s,
            .tried = member.tried,
            .policy = poolPolicy(m_group.settings),
            .revision = 1,
            .now = at};
}

engine::Booking BookingFixture::book(qint64 at)
{
    member.group = std::make_shared<const GroupConfig>(m_group);
    auto key = pool.pick(wish(at));
    Q_ASSERT(key);
    member.tried.append(key->id);
    const auto upstream = balancers.of(member.group).pick({.now = at});
    return {{.member = member, .key = *std::move(key)}, *upstream, at, balancers};
}

KeyUsage BookingFixture::usage()
{
    return pool.takeUsage().value(0);
}

bool BookingFixture::hasKeyLeft()
{
    return pool.hasOther(wish(now));
}

} // namespace keyferry::test
