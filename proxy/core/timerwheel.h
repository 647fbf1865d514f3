#pragma once

#include "proxy/core/clock.h"

#include <QBasicTimer>
#include <QObject>

#include <chrono>
#include <functional>
#include <vector>

namespace keyferry {

class Timeout;

/// One coarse timer for all deadlines of a thread: a wheel of slots, ticking only while something
/// is armed. A deadline fires at most one tick late and never early. Lives on the thread that uses
/// it; Timeouts must not outlive it.
class TimerWheel final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds tick{50};

    explicit TimerWheel(const Clock &clock, QObject *parent = nullptr);

    /// Fires what is due by the clock now. Called by the tick; tests call it after advancing a
    /// FakeClock.
    void advance();
    [[nodiscard]] qsizetype armed() const { return m_armed; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    friend class Timeout;
    struct Link
    {
        Link *previous = this;
        Link *next = this;
    };
    void insert(Timeout &timeout);
    void remove(Timeout &timeout);
    void fireSlot(Link &slot, std::chrono::milliseconds now);

    static constexpr std::size_t slotCount = 512;
    const Clock &m_clock;
    std::vector<Link> m_slots;
    qint64 m_lastTick = 0;
    qsizetype m_armed = 0;
    QBasicTimer m_timer;
};

/// One deadline. Owned by whoever waits; leaving scope disarms it. The callback may destroy the
/// Timeout's owner.
class Timeout : private TimerWheel::Link
{
public:
    Timeout(TimerWheel &wheel, std::function<void()> expired);
    ~Timeout();
    Timeout(const Timeout &) = delete;
    Timeout &operator=(const Timeout &) = delete;

    /// Arms or re-arms; re-arming to a later deadline is a few instructions.
    void start(std::chrono::milliseconds after);
    void stop();
    [[nodiscard]] bool isActive() const { return m_isArmed; }

private:
    friend class TimerWheel;
    TimerWheel &m_wheel;
    std::function<void()> m_expired;
    std::chrono::milliseconds m_deadline{0};
    bool m_isArmed = false;
};

} // namespace keyferry
