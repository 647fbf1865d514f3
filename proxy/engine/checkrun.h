#pragma once

#include "proxy/core/gateway.h"
#include "proxy/engine/checkfinding.h"

#include <deque>

namespace keyferry::engine {

/// The bookkeeping of one check: the keys still to come, and what came out so far. Ids only; a
/// secret is taken from the pool when its turn has come.
class CheckRun
{
public:
    CheckRun(CheckId id, GroupId group, bool isScheduled);

    /// So many keys are to be checked in all; those that are known already come by append().
    void expect(qint64 keys) { m_progress.total += keys; }
    void append(const QList<KeyId> &keys);
    [[nodiscard]] bool hasNext() const { return !m_waiting.empty(); }
    /// \pre hasNext()
    [[nodiscard]] KeyId takeNext();
    [[nodiscard]] const std::deque<KeyId> &waiting() const { return m_waiting; }

    void note(CheckResult result);
    /// A key that is not to be checked after all: it is gone, or somebody else checks it.
    void leaveOut() { --m_progress.total; }
    void finish(bool isCancelled);

    [[nodiscard]] const CheckProgress &progress() const { return m_progress; }
    /// With the results since the last call.
    [[nodiscard]] CheckProgress takeProgress();

private:
    CheckProgress m_progress{};
    std::deque<KeyId> m_waiting{};
    QList<CheckResult> m_results{};
};

} // namespace keyferry::engine
