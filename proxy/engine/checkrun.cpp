#include "proxy/engine/checkrun.h"

namespace keyferry::engine {

CheckRun::CheckRun(CheckId id, GroupId group, bool isScheduled)
    : m_progress{.id = id, .group = group, .isScheduled = isScheduled}
{}

void CheckRun::append(const QList<KeyId> &keys)
{
    m_waiting.insert(m_waiting.end(), keys.begin(), keys.end());
}

KeyId CheckRun::takeNext()
{
    const KeyId key = m_waiting.front();
    m_waiting.pop_front();
    return key;
}

void CheckRun::note(CheckResult result)
{
    ++m_progress.checked;
    if (result.verdict == Verdict::Success)
        ++m_progress.valid;
    else if (isAgainstKey(result.verdict))
        ++m_progress.invalid;
    else
        ++m_progress.unchanged;
    m_results.append(std::move(result));
}

void CheckRun::finish(bool isCancelled)
{
    m_progress.isFinished = true;
    m_progress.isCancelled = isCancelled;
    m_waiting.clear();
}

CheckProgress CheckRun::takeProgress()
{
    CheckProgress progress = m_progress;
    progress.results = std::exchange(m_results, {});
    return progress;
}

} // namespace keyferry::engine
