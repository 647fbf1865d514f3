#pragma once

#include "proxy/engine/booking.h"
#include "proxy/routing/breaker.h"

namespace keyferry::test {

/// A standard group 1 with the keys 101…, one upstream 10 and its breaker; bookings without an
/// attempt.
class BookingFixture
{
public:
    explicit BookingFixture(int keys = 2);
    BookingFixture(const BookingFixture &) = delete;
    BookingFixture &operator=(const BookingFixture &) = delete;

    static constexpr qint64 now = 1'700'000'000'000;

    /// Changes the group. Before the first booking.
    void set(QLatin1String name, const SettingValue &value);
    /// Takes the next key and the upstream.
    [[nodiscard]] engine::Booking book(qint64 at = now);
    /// Of the one key that has any to tell.
    [[nodiscard]] KeyUsage usage();
    [[nodiscard]] bool hasKeyLeft();

    routing::KeyPool pool;
    routing::Breaker breaker{};
    engine::BalancerSet balancers{};
    engine::Member member{};

private:
    [[nodiscard]] routing::KeyWish wish(qint64 at) const;

    GroupConfig m_group{};
};

} // namespace keyferry::test
