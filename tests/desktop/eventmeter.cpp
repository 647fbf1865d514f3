#include "tests/desktop/eventmeter.h"

#include <QEvent>
#include <QMetaEnum>
#include <QThread>

#include <ctime>

namespace keyferry::test {

using namespace Qt::StringLiterals;

namespace {

double processorMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

} // namespace

bool EventMeter::notify(QObject *receiver, QEvent *event)
{
    // Asked for the events of every thread.
    if (QThread::currentThread() != thread() || m_depth > 0)
        return QApplication::notify(receiver, event);
    // Read before: the event may delete its receiver.
    const QEvent::Type type = event->type();
    const char *const className = receiver->metaObject()->className();
    const double begin = processorMs();
    ++m_depth;
    const bool done = QApplication::notify(receiver, event);
    --m_depth;
    const double taken = processorMs() - begin;
    ++m_slowest.events;
    if (taken > m_slowest.processorMs) {
        m_slowest.processorMs = taken;
        m_slowest.what = u"%1 to %2"_s.arg(
            QLatin1StringView(QMetaEnum::fromType<QEvent::Type>().valueToKey(type)),
            QLatin1StringView(className));
    }
    return done;
}

EventMeter::Slowest EventMeter::take()
{
    return std::exchange(m_slowest, {});
}

} // namespace keyferry::test
