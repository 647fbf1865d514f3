#pragma once

#include "proxy/core/config.h"
#include "proxy/core/records.h"

#include <QHash>
#include <QList>
#include <QString>

#include <mutex>
#include <optional>
#include <span>
#include <vector>

namespace keyferry::routing {

/// A key handed out for one attempt.
struct PickedKey
{
    KeyId id{};
    Secret secret{};
};

/// How an attempt went, as far as its key is concerned.
struct KeyReport
{
    KeyId key{};
    Verdict verdict = Verdict::Success;
    int threshold = 3; ///< consecutive rejections that make it invalid; 0 = never
    int status = 0;
    QString error{}; ///< masked text for the key table
    qint64 now = 0; ///< UTC ms
};

/// The keys of one group: strict rotation in pool order over the active ones, new keys at the end. Shared by all workers; its mutex
/// is the one lock on the data path (docs/architecture.md "Threads"). pick() and report() are O(log n) or better.
class KeyPool
{
public:
    explicit KeyPool(GroupId group);

    /// The next active key that is not in `tried`; one of `tried` again only if no other is left and `mayRepeat`; nothing if there is none.
    [[nodiscard]] std::optional<PickedKey> pick(std::span<const KeyId> tried, bool mayRepeat = false);
    /// Success clears the failure count, KeyRejected and RateLimited raise it up to the threshold; the rest leaves the key alone.
    void report(const KeyReport &report);

    /// Edits the pool in place; the rotation goes on where it was.
    void apply(const KeyDelta &delta);
    [[nodiscard]] KeyCounts counts() const;
    /// Usage since the last call, for storage and the window.
    [[nodiscard]] QList<KeyUsage> takeUsage();

private:
    // Filled in by the implementation; see keypool.cpp.
};

} // namespace keyferry::routing
