#include "proxy/core/clock.h"

#include <QDateTime>

namespace keyferry {

std::chrono::milliseconds SystemClock::steady() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
}

qint64 SystemClock::wall() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace keyferry
