#include "proxy/routing/classifier.h"

namespace keyferry::routing {

Verdict classify(Channel channel, const ResponseHead &head)
{
    // Statuses mean the same on every channel; what differs is told by bodies, which are not read
    // yet.
    Q_UNUSED(channel)
    switch (head.status) {
    case 401:
    case 403: return Verdict::KeyRejected;
    case 408: return Verdict::UpstreamFault;
    case 429: return Verdict::RateLimited;
    default: break;
    }
    if (head.status < 400)
        return Verdict::Success;
    return head.status < 500 ? Verdict::ClientFault : Verdict::UpstreamFault;
}

} // namespace keyferry::routing
