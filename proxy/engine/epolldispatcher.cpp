#include "proxy/engine/epolldispatcher.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QThread>
#include <QTimerEvent>

#include <array>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace keyferry::engine {

namespace {

constexpr int readyAtOnce = 256;
constexpr quint64 wakeKey = ~quint64(0);
constexpr std::array<quint32, 3> masks{EPOLLIN | EPOLLRDHUP, EPOLLOUT, EPOLLPRI};
// An end or an error concerns whoever listens, as with poll().
constexpr quint32 troubles = EPOLLHUP | EPOLLERR;

quint64 keyOf(int descriptor, quint32 generation)
{
    return (quint64(generation) << 32) | static_cast<quint32>(descriptor);
}

} // namespace

quint32 EpollDispatcher::Watch::wanted() const
{
    quint32 mask = 0;
    for (std::size_t type = 0; type < masks.size(); ++type)
        mask |= notifiers[type] != nullptr ? masks[type] : 0;
    return mask;
}

EpollDispatcher::EpollDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent)
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    , m_ready(readyAtOnce)
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = wakeKey;
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wake, &event);
}

EpollDispatcher::~EpollDispatcher()
{
    for (const int descriptor : {m_wake, m_epoll}) {
        if (descriptor >= 0)
            ::close(descriptor);
    }
}

bool EpollDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_isInterrupted.store(false);
    m_isWoken.store(false);
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();
    const bool mayWait = flags.testFlag(QEventLoop::WaitForMoreEvents) && !m_isWoken.load()
                         && !m_isInterrupted.load();

    tellKernel();
    if (mayWait)
        Q_EMIT aboutToBlock();
    const int count = ::epoll_wait(m_epoll, m_ready.data(), readyAtOnce, waitTime(mayWait));
    if (mayWait)
        Q_EMIT awake();
    if (m_isInterrupted.load())
        return true;
    const bool servedSockets =
        !flags.testFlag(QEventLoop::ExcludeSocketNotifiers) && serveSockets(count);
    const bool servedTimers = serveTimers();
    return servedSockets || servedTimers || m_isWoken.load();
}

int EpollDispatcher::waitTime(bool mayWait) const
{
    if (!mayWait)
        return 0;
    if (m_due.empty())
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(
        m_due.begin()->first - std::chrono::steady_clock::now());
    return static_cast<int>(std::clamp<qint64>(left.count(), 0, std::numeric_limits<int>::max()));
}

void EpollDispatcher::wakeUp()
{
    // The thread itself looks before it waits; only others have to end a wait.
    if (m_isWoken.exchange(true) || QThread::currentThread() == thread())
        return;
    const quint64 one = 1;
    [[maybe_unused]] const auto written = ::write(m_wake, &one, sizeof one);
}

void EpollDispatcher::interrupt()
{
    m_isInterrupted.store(true);
    wakeUp();
}

void EpollDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    const int descriptor = static_cast<int>(notifier->socket());
    Watch &watch = m_watches[descriptor];
    watch.notifiers[static_cast<std::size_t>(notifier->type())] = notifier;
    if (!std::exchange(watch.isChanged, true))
        m_changed.push_back(descriptor);
}

void EpollDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    const int descriptor = static_cast<int>(notifier->socket());
    const auto found = m_watches.find(descriptor);
    if (found == m_watches.end())
        return;
    QSocketNotifier *&known = found->notifiers[static_cast<std::size_t>(notifier->type())];
    if (known != notifier)
        return;
    known = nullptr;
    // The last one: the descriptor may be closed next, and its number be another's.
    if (found->wanted() == 0)
        return tell(descriptor, *found);
    if (!std::exchange(found->isChanged, true))
        m_changed.push_back(descriptor);
}

void EpollDispatcher::tellKernel()
{
    for (const int descriptor : m_changed) {
        Watch &watch = m_watches[descriptor];
        watch.isChanged = false;
        tell(descriptor, watch);
    }
    m_changed.clear();
}

void EpollDispatcher::tell(int descriptor, Watch &watch)
{
    const quint32 wanted = watch.wanted();
    if (wanted == watch.told)
        return;
    epoll_event event{};
    event.events = wanted;
    const int operation = wanted == 0       ? EPOLL_CTL_DEL
                          : watch.told == 0 ? EPOLL_CTL_ADD
                                            : EPOLL_CTL_MOD;
    if (operation == EPOLL_CTL_ADD)
        ++watch.generation;
    event.data.u64 = keyOf(descriptor, watch.generation);
    ::epoll_ctl(m_epoll, operation, descriptor, &event);
    watch.told = wanted;
}

bool EpollDispatcher::serveSockets(int count)
{
    bool hasServed = false;
    for (int index = 0; index < count; ++index) {
        const epoll_event event = m_ready[static_cast<std::size_t>(index)];
        if (event.data.u64 != wakeKey) {
            hasServed = serve(event.data.u64, event.events) || hasServed;
            continue;
        }
        quint64 wakes = 0;
        [[maybe_unused]] const auto size = ::read(m_wake, &wakes, sizeof wakes);
    }
    return hasServed;
}

bool EpollDispatcher::serve(quint64 key, quint32 events)
{
    const int descriptor = static_cast<int>(key & 0xffffffffU);
    bool hasServed = false;
    for (std::size_t type = 0; type < masks.size(); ++type) {
        if ((events & (masks[type] | troubles)) == 0)
            continue;
        // Looked up each time: whoever is served may switch notifiers off, or close.
        const auto watch = m_watches.constFind(descriptor);
        if (watch == m_watches.cend() || keyOf(descriptor, watch->generation) != key)
            return hasServed;
        if (QSocketNotifier *notifier = watch->notifiers[type]) {
            QEvent event(QEvent::SockAct);
            QCoreApplication::sendEvent(notifier, &event);
            hasServed = true;
        }
    }
    return hasServed;
}

void EpollDispatcher::registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object)
{
    const auto due = std::chrono::steady_clock::now() + std::chrono::milliseconds(interval);
    m_timers.insert(
        id,
        {.info = TimerInfo(id, static_cast<int>(interval), type), .object = object, .due = due});
    m_due.emplace(due, id);
}

bool EpollDispatcher::unregisterTimer(int id)
{
    const auto timer = m_timers.constFind(id);
    if (timer == m_timers.cend())
        return false;
    const auto [first, last] = m_due.equal_range(timer->due);
    const auto entry =
        std::find_if(first, last, [id](const auto &due) { return due.second == id; });
    if (entry != last)
        m_due.erase(entry);
    m_timers.erase(timer);
    return true;
}

bool EpollDispatcher::unregisterTimers(QObject *object)
{
    const auto timers = registeredTimers(object);
    for (const TimerInfo &timer : timers)
        unregisterTimer(timer.timerId);
    return !timers.isEmpty();
}

QList<QAbstractEventDispatcher::TimerInfo> EpollDispatcher::registeredTimers(QObject *object) const
{
    QList<TimerInfo> found;
    for (const Timer &timer : m_timers) {
        if (timer.object == object)
            found.append(timer.info);
    }
    return found;
}

int EpollDispatcher::remainingTime(int id)
{
    const auto timer = m_timers.constFind(id);
    if (timer == m_timers.cend())
        return -1;
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(timer->due - std::chrono::steady_clock::now());
    return static_cast<int>(std::max<qint64>(left.count(), 0));
}

bool EpollDispatcher::serveTimers()
{
    if (m_due.empty())
        return false;
    // Those due now, once each: a timer of no length does not keep the sockets waiting.
    const auto now = std::chrono::steady_clock::now();
    std::vector<int> expired;
    for (const auto &[due, id] : m_due) {
        if (due > now)
            break;
        expired.push_back(id);
    }
    for (const int id : expired) {
        const auto timer = m_timers.find(id);
        if (timer == m_timers.end() || timer->due > now)
            continue;
        const Timer served = *timer;
        unregisterTimer(id);
        const auto next =
            std::max(served.due + std::chrono::milliseconds(served.info.interval), now);
        m_timers.insert(id, {.info = served.info, .object = served.object, .due = next});
        m_due.emplace(next, id);
        QTimerEvent event(id);
        QCoreApplication::sendEvent(served.object, &event);
    }
    return !expired.empty();
}

} // namespace keyferry::engine
