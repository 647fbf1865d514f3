#include "proxy/core/timerwheel.h"

#include <QTimerEvent>

#include <utility>

namespace keyferry {

namespace {

qint64 tickAfter(std::chrono::milliseconds time)
{
    return (time + TimerWheel::tick - std::chrono::milliseconds(1)) / TimerWheel::tick;
}

} // namespace

TimerWheel::TimerWheel(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_slots(slotCount)
    , m_lastTick(clock.steady() / tick)
{}

void TimerWheel::insert(Timeout &timeout)
{
    if (m_armed++ == 0) {
        m_lastTick = m_clock.steady() / tick;
        m_timer.start(static_cast<int>(tick.count()), Qt::CoarseTimer, this);
    }
    const auto due = std::max(tickAfter(timeout.m_deadline), m_lastTick + 1);
    Link &slot = m_slots[static_cast<std::size_t>(due) % slotCount];
    timeout.next = &slot;
    timeout.previous = slot.previous;
    slot.previous->next = &timeout;
    slot.previous = &timeout;
    timeout.m_isArmed = true;
}

void TimerWheel::remove(Timeout &timeout)
{
    timeout.previous->next = timeout.next;
    timeout.next->previous = timeout.previous;
    timeout.previous = timeout.next = &timeout;
    timeout.m_isArmed = false;
    if (--m_armed == 0)
        m_timer.stop();
}

void TimerWheel::advance()
{
    const auto now = m_clock.steady();
    const auto nowTick = now / tick;
    // After a long sleep one turn of the wheel visits every slot once.
    const auto first =
        std::max<qint64>(m_lastTick + 1, nowTick - static_cast<qint64>(slotCount) + 1);
    m_lastTick = std::max<qint64>(m_lastTick, nowTick);
    for (qint64 visited = first; visited <= nowTick; ++visited)
        fireSlot(m_slots[static_cast<std::size_t>(visited) % slotCount], now);
}

void TimerWheel::fireSlot(Link &slot, std::chrono::milliseconds now)
{
    // The slot's members move to a list of their own, so that a callback may arm, disarm and
    // destroy any Timeout, including the ones that are next in line: they unlink themselves from
    // whichever list holds them.
    Link batch;
    if (slot.next == &slot)
        return;
    batch.next = slot.next;
    batch.previous = slot.previous;
    batch.next->previous = batch.previous->next = &batch;
    slot.next = slot.previous = &slot;

    while (batch.next != &batch) {
        auto &timeout = static_cast<Timeout &>(*batch.next);
        remove(timeout);
        if (timeout.m_deadline > now) {
            insert(timeout); // moved to a later deadline, or a later turn of the wheel
            continue;
        }
        // A copy: the callback may destroy the Timeout and the function in it.
        const auto expired = timeout.m_expired;
        expired();
    }
}

void TimerWheel::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        advance();
}

Timeout::Timeout(TimerWheel &wheel, std::function<void()> expired)
    : m_wheel(wheel)
    , m_expired(std::move(expired))
{}

Timeout::~Timeout()
{
    stop();
}

void Timeout::start(std::chrono::milliseconds after)
{
    const auto deadline = m_wheel.m_clock.steady() + after;
    const bool isPostponed = m_isArmed && deadline >= m_deadline;
    m_deadline = deadline;
    // A postponed one stays where it is and is put further when its old slot comes round.
    if (isPostponed)
        return;
    if (m_isArmed)
        m_wheel.remove(*this);
    m_wheel.insert(*this);
}

void Timeout::stop()
{
    if (m_isArmed)
        m_wheel.remove(*this);
}

} // namespace keyferry
