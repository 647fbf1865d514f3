#include "proxy/routing/smoothturn.h"

namespace keyferry::routing {

std::size_t takeTurn(std::span<Share *const> shares)
{
    Q_ASSERT(!shares.empty());
    qint64 total = 0;
    std::size_t best = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        total += shares[i]->weight;
        shares[i]->current += shares[i]->weight;
        if (shares[i]->current > shares[best]->current)
            best = i;
    }
    shares[best]->current -= total;
    return best;
}

} // namespace keyferry::routing
