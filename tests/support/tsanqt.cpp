// Linked into every test of the tsan preset. Debian's Qt is built without ThreadSanitizer, which
// therefore does not see that a queued call happens before its delivery, and would call each value
// that crosses threads a race. These two hooks tell it: what the caller did before
// QMetaObject::invokeMethod is seen by the receiver when its event arrives.
#include <QObject>

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

namespace {

using InvokeMethodImpl = bool(QObject *, void *, Qt::ConnectionType, void *);

bool onEventDelivered(void **receiverAndEvent)
{
    __tsan_acquire(receiverAndEvent[0]);
    return false;
}

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
    __tsan_release(receiver);
    return original(receiver, slot, type, result);
}
