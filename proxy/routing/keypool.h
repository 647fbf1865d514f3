#pragma once

#include "proxy/routing/keyring.h"

#include <mutex>

namespace keyferry::routing {

/// The keys of one group: strict rotation in pool order over the active ones, new keys at the end.
/// Shared by all workers; its mutex is the one lock on the data path (docs/architecture.md
/// "Threads"). pick() and report() are O(log n) or better.
class KeyPool
{
public:
    explicit KeyPool(GroupId group);

    /// The next active key that is not in `tried`; one of `tried` again only if no other is left
    /// and `mayRepeat`; nothing if there is none.
    [[nodiscard]] std::optional<PickedKey> pick(std::span<const KeyId> tried,
                                                bool mayRepeat = false);
    /// True if pick(tried) would find a key now; takes no turn.
    [[nodiscard]] bool hasOther(std::span<const KeyId> tried) const;
    /// Success clears the count of consecutive failures, KeyRejected raises it up to the threshold;
    /// the rest leaves the key's state alone. Every report counts as a request of the key; with
    /// KeyRejected, RateLimited and UpstreamFault as a failed one.
    void report(const KeyReport &report);

    /// Edits the pool in place; the rotation goes on where it was, a restored key returns to its
    /// place. From one thread at a time.
    void apply(const KeyDelta &delta);
    [[nodiscard]] KeyCounts counts() const;
    /// Usage since the last call, for storage and the window; one entry a key.
    [[nodiscard]] QList<KeyUsage> takeUsage();

private:
    void replaceAll(const QList<ProviderKey> &keys);

    const GroupId m_group;
    mutable std::mutex m_mutex;
    KeyRing m_ring;
};

} // namespace keyferry::routing
