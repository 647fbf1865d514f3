#pragma once

#include <QAbstractEventDispatcher>
#include <QHash>

#include <array>
#include <atomic>
#include <chrono>
#include <map>
#include <vector>

struct epoll_event;

namespace keyferry::engine {

/// The event loop of a worker thread, on epoll: a wake-up costs the same with four sockets and with
/// four thousand, a notifier that is switched on and off again costs no system call, and neither
/// does an event that the thread posts to itself. Qt's own poll every socket each time and write to
/// a descriptor for each of these: docs/qt-network.md "Dispatcher". Linux.
///
/// Given to QThread::setEventDispatcher() before the thread starts. wakeUp() and interrupt() from
/// any thread, all else from the thread it serves.
class EpollDispatcher final : public QAbstractEventDispatcher
{
    Q_OBJECT

public:
    explicit EpollDispatcher(QObject *parent = nullptr);
    ~EpollDispatcher() override;

    /// False if the system gave no descriptors: it is of no use then.
    [[nodiscard]] bool isValid() const { return m_epoll >= 0 && m_wake >= 0; }

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;
    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;
    void registerTimer(int id, qint64 interval, Qt::TimerType type, QObject *object) override;
    bool unregisterTimer(int id) override;
    bool unregisterTimers(QObject *object) override;
    [[nodiscard]] QList<TimerInfo> registeredTimers(QObject *object) const override;
    [[nodiscard]] int remainingTime(int id) override;
    void wakeUp() override;
    void interrupt() override;

private:
    using Time = std::chrono::steady_clock::time_point;

    /// What is known of a descriptor: the notifiers that are on, and what the kernel was told.
    struct Watch
    {
        std::array<QSocketNotifier *, 3> notifiers{}; ///< by QSocketNotifier::Type
        quint32 told = 0;
        quint32 generation = 0; ///< tells the descriptor from an earlier one of its number
        bool isChanged = false;

        [[nodiscard]] quint32 wanted() const;
    };
    struct Timer
    {
        TimerInfo info;
        QObject *object = nullptr;
        Time due{};
    };

    void tellKernel();
    void tell(int descriptor, Watch &watch);
    [[nodiscard]] int waitTime(bool mayWait) const;
    bool serveSockets(int count);
    bool serve(quint64 key, quint32 events);
    bool serveTimers();

    int m_epoll = -1;
    int m_wake = -1;
    std::atomic<bool> m_isWoken{false};
    std::atomic<bool> m_isInterrupted{false};
    QHash<int, Watch> m_watches{};
    std::vector<int> m_changed{};
    QHash<int, Timer> m_timers{};
    std::multimap<Time, int> m_due{};
    std::vector<epoll_event> m_ready;
};

} // namespace keyferry::engine
