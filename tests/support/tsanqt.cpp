// Linked into every executable of the tsan preset. Debian's Qt is built without ThreadSanitizer,
// which therefore does not see that a queued call happens before its delivery, and would call each
// value that crosses threads a race. These hooks tell it: what the caller did before
// QMetaObject::invokeMethod is seen by the receiver when its event arrives, and what was done in a
// blocking call is seen by the caller when it returns.
#include <QObject>

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

// What Qt's own code touches is not judged. QProcess starts programs by vfork, which shares memory
// with its child until that is another program: ThreadSanitizer takes it for a fork and would end
// the process, for locks that nobody releases there, when it starts its next thread.
extern "C" const char *__tsan_default_options()
{
    return "ignore_noninstrumented_modules=1:die_after_fork=0";
}

namespace {

using InvokeMethodImpl = bool(QObject *, void *, Qt::ConnectionType, void *);

bool onEventDelivered(void **receiverAndEvent)
{
    __tsan_acquire(receiverAndEvent[0]);
    return false;
}

/// Carries the functor of a call across threads. What Qt orders, but inside its library: that a
/// blocking caller returns after the call (a semaphore), and that whoever drops the functor's last
/// reference, which may be the caller, does so after the call (an atomic counter).
class CarriedCall final : public QtPrivate::QSlotObjectBase
{
public:
    explicit CarriedCall(QtPrivate::QSlotObjectBase *functor)
        : QSlotObjectBase(&CarriedCall::run)
        , m_functor(functor)
    {}

private:
    static void run(int which, QSlotObjectBase *self, QObject *receiver, void **result, bool *)
    {
        auto *const carried = static_cast<CarriedCall *>(self);
        switch (which) {
        case Call:
            carried->m_functor->call(receiver, result);
            __tsan_release(carried);
            __tsan_release(receiver);
            return;
        case Destroy:
            __tsan_acquire(carried);
            carried->m_functor->destroyIfLastRef();
            delete carried;
            return;
        default: return;
        }
    }

    QtPrivate::QSlotObjectBase *m_functor = nullptr;
};

[[maybe_unused]] const bool isHooked =
    QInternal::registerCallback(QInternal::EventNotifyCallback, onEventDelivered);

} // namespace

// The private function behind every invokeMethod() with a functor, reached by its symbol: it has no
// other name for us.
// clang-format off
extern "C" bool onInvokeMethod(QObject *receiver, void *slot, Qt::ConnectionType type, void *result)
    __asm__("_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
static constexpr char invokeMethodImpl[] =
    "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv";
// clang-format on

extern "C" bool onInvokeMethod(QObject *receiver, void *slot, Qt::ConnectionType type, void *result)
{
    static auto *const original =
        reinterpret_cast<InvokeMethodImpl *>(dlsym(RTLD_NEXT, invokeMethodImpl));
    auto *const carried = new CarriedCall(static_cast<QtPrivate::QSlotObjectBase *>(slot));
    __tsan_release(carried);
    __tsan_release(receiver);
    const bool isCalled = original(receiver, carried, type, result);
    if (type == Qt::BlockingQueuedConnection)
        __tsan_acquire(receiver);
    return isCalled;
}
