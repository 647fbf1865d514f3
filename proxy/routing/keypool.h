#pragma once

#include "proxy/core/drafts.h"
#include "proxy/core/gateway.h"
#include "proxy/routing/affinity.h"
#include "proxy/routing/batchmutex.h"
#include "proxy/routing/keyring.h"

namespace keyferry::routing {

class KeyPool;

/// One attempt's use of a key: it counts as in flight until the lease is dropped. Move-only; the
/// pool outlives it.
class KeyLease
{
public:
    KeyLease() = default;
    KeyLease(KeyPool &pool, KeyId key)
        : m_pool(&pool)
        , m_key(key)
    {}
    KeyLease(KeyLease &&other) noexcept;
    KeyLease &operator=(KeyLease &&other) noexcept;
    KeyLease(const KeyLease &) = delete;
    KeyLease &operator=(const KeyLease &) = delete;
    ~KeyLease() { release(); }

    void release();

private:
    KeyPool *m_pool = nullptr;
    KeyId m_key{};
};

/// A key handed out for one attempt.
struct PickedKey
{
    KeyId id{};
    Secret secret{};
    KeyLease lease{};
};

/// The keys of one group. Shared by all workers; its mutex is the one lock on the data path
/// (docs/architecture.md "Threads"). pick() and report() are O(log n) or better, whatever the
/// strategy and however many keys are out. docs/keys.md "Choosing a key".
class KeyPool
{
public:
    explicit KeyPool(GroupId group);
    /// \param random  in place of the system's; called under the lock
    KeyPool(GroupId group, RandomBelow random);

    /// The next key by the wish's policy that serves its model now and is not in `tried`; one of
    /// `tried` again only if no other is left and `mayRepeat`; nothing if there is none.
    /// `preferred`, where it is set, served and not tried, comes first. Takes a turn of the key's
    /// limits.
    [[nodiscard]] std::optional<PickedKey> pick(const KeyWish &wish);
    /// True if pick() would find a key that was not tried; takes no turn.
    [[nodiscard]] bool hasOther(const KeyWish &wish) const;
    /// When a key that is out now serves the wish's model again, tried or not, at the earliest: UTC
    /// ms, by cooldowns and limits. Keys that are full in flight give `now`. Empty if no key comes
    /// back by itself.
    [[nodiscard]] std::optional<qint64> servesAgainAt(const KeyWish &wish) const;

    /// The key that a session's requests stay on (for KeyWish::preferred); 0 if there is none.
    /// \param session  a hash of what tells one session from another
    [[nodiscard]] KeyId sessionKey(quint64 session, qint64 now) const;
    /// The session goes on with this key: called after each pick() for a session, so that it moves
    /// when its key serves no more and lives on from its last use.
    void bindSession(quint64 session, KeyId key, qint64 now);

    /// How an attempt went. Success clears the count of consecutive failures; KeyRejected and
    /// OutOfCredit raise it and make the key invalid at the threshold, or at once if unmistakable;
    /// RateLimited cools it down until the judgement's deadline, or for 30 s doubling to 10 min
    /// while it repeats; the rest leaves its state alone. Every report counts as a request of the
    /// key, and as a failed one unless it is Success, ClientFault or ClientLeft.
    void report(const KeyReport &report);
    /// How a check went: Success makes an invalid key active and ends its cooldowns; KeyRejected
    /// and OutOfCredit count as in report(); the rest changes nothing. Never a key that is
    /// disabled. \returns the state after it; empty if the key is gone
    std::optional<KeyState> noteCheck(const KeyReport &report);

    /// Edits the pool in place; the rotation goes on where it was, a restored key returns to its
    /// place. From one thread at a time.
    void apply(const KeyDelta &delta);
    [[nodiscard]] KeyCounts counts(qint64 now) const;
    /// Usage since the last call, for storage and the window; one entry a key.
    [[nodiscard]] QList<KeyUsage> takeUsage();

    /// What "Why?" shows. \param threshold  blacklist_threshold
    [[nodiscard]] std::optional<KeyStanding>
    standing(KeyId key, const PoolPolicy &policy, int threshold, qint64 now) const;
    /// The keys a selection means, in pool order; secrets are not looked up. Unknown ids are left
    /// out.
    [[nodiscard]] QList<KeyId> select(const KeySelection &selection, qint64 now) const;
    [[nodiscard]] std::optional<Secret> secretOf(KeyId key) const;

private:
    friend class KeyLease;
    void release(KeyId key);
    void replaceAll(const KeyDelta &delta);
    void removeAll(const QList<KeyId> &keys);
    void upsertAll(const KeyDelta &delta, bool inNewOrder);
    void takeBackAll(qint64 now) const;

    const GroupId m_group;
    mutable BatchMutex m_mutex{};
    /// Time passes for readers too: keys whose time has come return when somebody looks.
    mutable KeyRing m_ring;
    Affinity m_affinity{};
};

} // namespace keyferry::routing
