#include "tests/support/recordingobserver.h"

namespace keyferry::test {

void RecordingObserver::run(const std::function<void()> &hook)
{
    // A copy: the hook may replace or clear itself.
    const std::function<void()> now = hook;
    if (now)
        now();
}

void RecordingObserver::requestStarted()
{
    check(starts == 0 && !head);
    ++starts;
    run(onAnything);
}

void RecordingObserver::informationalReceived(const ResponseHead &received)
{
    check(!head.has_value());
    informational.push_back(received);
}

void RecordingObserver::headReceived(const ResponseHead &received)
{
    check(starts == 1 && !head);
    head = received;
    run(onHead);
    run(onAnything);
}

void RecordingObserver::bodyReceived(QByteArrayView bytes)
{
    check(head.has_value() && !bytes.isEmpty());
    bodySize += bytes.size();
    if (keepsBody)
        body.append(bytes);
    run(onBody);
    run(onAnything);
}

void RecordingObserver::finished()
{
    check(head.has_value());
    isFinished = true;
    run(onAnything);
}

void RecordingObserver::failed(const transport::TransportFailure &received)
{
    check(received.headSeen == head.has_value());
    failure = received;
    run(onAnything);
}

} // namespace keyferry::test
