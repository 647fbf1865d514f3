#include "proxy/core/threadptr.h"
#include "proxy/engine/epolldispatcher.h"

#include <QSemaphore>
#include <QSocketNotifier>
#include <QTimer>

#include <sys/socket.h>
#include <unistd.h>

namespace keyferry::engine {

using namespace std::chrono_literals;

namespace {

constexpr int patience = 10'000; // milliseconds

/// A thread that the dispatcher serves, and an object that lives in it.
class Served
{
public:
    Served()
        : m_thread(new QThread)
    {
        m_thread->setEventDispatcher(new EpollDispatcher);
        object.moveToThread(m_thread.get());
        m_thread->start();
    }
    /// Runs in the thread; returns when it has.
    void run(const std::function<void()> &work)
    {
        QMetaObject::invokeMethod(&object, work, Qt::BlockingQueuedConnection);
    }
    ~Served()
    {
        run([this] {
            qDeleteAll(object.children());
            object.moveToThread(nullptr);
        });
    }

    QObject object{};

private:
    ThreadPtr m_thread;
};

struct Pair
{
    std::array<int, 2> ends{-1, -1};
    Pair() { ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends.data()); }
    ~Pair()
    {
        for (const int end : ends) {
            if (end >= 0)
                ::close(end);
        }
    }
    Pair(const Pair &) = delete;
    Pair &operator=(const Pair &) = delete;
    void write() const { QCOMPARE(::write(ends[1], "x", 1), 1); }
    void read() const
    {
        char byte = 0;
        QCOMPARE(::read(ends[0], &byte, 1), 1);
    }
};

} // namespace

class tst_EpollDispatcher final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void servesEventsOfOtherThreads();
    void servesEventsOfItsOwn();
    void firesTimersInTheirOrder();
    void repeatsAndStopsTimers();
    void servesSocketsBesideATimerOfNoLength();
    void tellsReadableAndWritable();
    void forgetsANotifierThatIsOff();
    void survivesNotifiersDeletedByOthers();
    void knowsADescriptorFromAnEarlierOneOfItsNumber();
    void tellsTheEnd();
};

void tst_EpollDispatcher::servesEventsOfOtherThreads()
{
    Served served;
    QSemaphore done;
    for (int count = 0; count < 1000; ++count)
        QMetaObject::invokeMethod(&served.object, [&done] { done.release(); });
    QVERIFY(done.tryAcquire(1000, patience));
}

void tst_EpollDispatcher::servesEventsOfItsOwn()
{
    Served served;
    QSemaphore done;
    int left = 100;
    std::function<void()> again = [&] {
        if (--left == 0)
            return done.release();
        QMetaObject::invokeMethod(&served.object, again, Qt::QueuedConnection);
    };
    served.run(again);
    QVERIFY(done.tryAcquire(1, patience));
    bool isDeleted = false;
    served.run([&] {
        auto *object = new QObject(&served.object);
        connect(object, &QObject::destroyed, &served.object, [&] {
            isDeleted = true;
            done.release();
        });
        object->deleteLater();
    });
    QVERIFY(done.tryAcquire(1, patience));
    QVERIFY(isDeleted);
}

void tst_EpollDispatcher::firesTimersInTheirOrder()
{
    Served served;
    QSemaphore done;
    QList<int> fired;
    served.run([&] {
        for (const int time : {30, 10, 20}) {
            QTimer::singleShot(time, Qt::PreciseTimer, &served.object, [&fired, &done, time] {
                fired.append(time);
                done.release();
            });
        }
    });
    QVERIFY(done.tryAcquire(3, patience));
    QCOMPARE(fired, QList<int>({10, 20, 30}));
}

void tst_EpollDispatcher::repeatsAndStopsTimers()
{
    Served served;
    QSemaphore done;
    int shots = 0;
    QTimer *timer = nullptr;
    served.run([&] {
        timer = new QTimer(&served.object);
        connect(timer, &QTimer::timeout, &served.object, [&] {
            if (++shots == 3) {
                timer->stop();
                done.release();
            }
        });
        timer->start(1);
        QVERIFY(timer->remainingTime() >= 0);
    });
    QVERIFY(done.tryAcquire(1, patience));
    served.run([&] {
        QCOMPARE(timer->remainingTime(), -1);
        QTimer::singleShot(5, Qt::PreciseTimer, &served.object, [&done] { done.release(); });
    });
    QVERIFY(done.tryAcquire(1, patience));
    QCOMPARE(shots, 3);
}

void tst_EpollDispatcher::servesSocketsBesideATimerOfNoLength()
{
    Served served;
    const Pair pair;
    QSemaphore done;
    served.run([&] {
        auto *timer = new QTimer(&served.object);
        timer->start(0);
        auto *notifier = new QSocketNotifier(pair.ends[0], QSocketNotifier::Read, &served.object);
        connect(notifier, &QSocketNotifier::activated, &served.object, [&pair, &done] {
            pair.read();
            done.release();
        });
    });
    pair.write();
    QVERIFY(done.tryAcquire(1, patience));
}

void tst_EpollDispatcher::tellsReadableAndWritable()
{
    Served served;
    const Pair pair;
    QSemaphore readable;
    QSemaphore writable;
    served.run([&] {
        auto *reading = new QSocketNotifier(pair.ends[0], QSocketNotifier::Read, &served.object);
        auto *writing = new QSocketNotifier(pair.ends[0], QSocketNotifier::Write, &served.object);
        connect(reading, &QSocketNotifier::activated, &served.object, [&] {
            pair.read();
            readable.release();
        });
        connect(writing, &QSocketNotifier::activated, &served.object, [&, writing] {
            writing->setEnabled(false);
            writable.release();
        });
    });
    QVERIFY(writable.tryAcquire(1, patience));
    pair.write();
    QVERIFY(readable.tryAcquire(1, patience));
    QVERIFY(!writable.tryAcquire(1));
}

void tst_EpollDispatcher::forgetsANotifierThatIsOff()
{
    Served served;
    const Pair pair;
    QSemaphore done;
    QSocketNotifier *notifier = nullptr;
    served.run([&] {
        notifier = new QSocketNotifier(pair.ends[0], QSocketNotifier::Read, &served.object);
        connect(notifier, &QSocketNotifier::activated, &served.object, [&] {
            pair.read();
            done.release();
        });
        notifier->setEnabled(false);
    });
    pair.write();
    served.run([] {});
    QVERIFY(!done.tryAcquire(1));
    served.run([&] { notifier->setEnabled(true); });
    QVERIFY(done.tryAcquire(1, patience));
}

void tst_EpollDispatcher::survivesNotifiersDeletedByOthers()
{
    Served served;
    const Pair first;
    const Pair second;
    QSemaphore done;
    std::array<QSocketNotifier *, 2> notifiers{};
    served.run([&] {
        for (std::size_t index : {0U, 1U}) {
            notifiers[index] = new QSocketNotifier(
                (index == 0 ? first : second).ends[0], QSocketNotifier::Read, &served.object);
            connect(notifiers[index], &QSocketNotifier::activated, &served.object, [&, index] {
                delete std::exchange(notifiers[1 - index], nullptr);
                notifiers[index]->setEnabled(false);
                done.release();
            });
        }
        first.write(); // both are ready when the thread looks next
        second.write();
    });
    QVERIFY(done.tryAcquire(1, patience));
    served.run([] {});
    QVERIFY(!done.tryAcquire(1));
}

void tst_EpollDispatcher::knowsADescriptorFromAnEarlierOneOfItsNumber()
{
    Served served;
    QSemaphore done;
    served.run([&] {
        auto earlier = std::make_unique<Pair>();
        const int number = earlier->ends[0];
        delete new QSocketNotifier(number, QSocketNotifier::Read, &served.object);
        auto held = std::make_unique<QSocketNotifier>(number, QSocketNotifier::Read);
        held.reset();
        earlier.reset();
        auto later = std::make_shared<Pair>();
        QCOMPARE(later->ends[0], number);
        auto *notifier = new QSocketNotifier(number, QSocketNotifier::Read, &served.object);
        connect(notifier, &QSocketNotifier::activated, &served.object, [&done, notifier, later] {
            later->read();
            notifier->setEnabled(false);
            done.release();
        });
        later->write();
    });
    QVERIFY(done.tryAcquire(1, patience));
}

void tst_EpollDispatcher::tellsTheEnd()
{
    Served served;
    Pair pair;
    QSemaphore done;
    served.run([&] {
        auto *notifier = new QSocketNotifier(pair.ends[0], QSocketNotifier::Read, &served.object);
        connect(notifier, &QSocketNotifier::activated, &served.object, [&done, notifier] {
            notifier->setEnabled(false);
            done.release();
        });
    });
    ::close(std::exchange(pair.ends[1], -1));
    QVERIFY(done.tryAcquire(1, patience));
}

} // namespace keyferry::engine

QTEST_GUILESS_MAIN(keyferry::engine::tst_EpollDispatcher)

#include "tst_epolldispatcher.moc"
