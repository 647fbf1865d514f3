#include "proxy/core/gateway.h"

namespace keyferry {

using namespace Qt::StringLiterals;

QLatin1String breakerStateName(BreakerState state)
{
    switch (state) {
    case BreakerState::Closed: return "closed"_L1;
    case BreakerState::Open: return "open"_L1;
    case BreakerState::HalfOpen: return "half-open"_L1;
    }
    Q_UNREACHABLE();
}

} // namespace keyferry
