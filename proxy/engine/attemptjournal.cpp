#include "proxy/engine/attemptjournal.h"

namespace keyferry::engine {

AttemptJournal::AttemptJournal(RequestRecord &record,
                               const Fingerprinter &fingerprinter,
                               const Clock &clock,
                               std::chrono::milliseconds startedAt)
    : m_record(record)
    , m_fingerprinter(fingerprinter)
    , m_clock(clock)
    , m_startedAt(startedAt)
{}

void AttemptJournal::begin(const Booking &booking)
{
    const Secret &secret = booking.key().secret;
    m_sources.append({.group = booking.group().id,
                      .groupName = QString::fromLatin1(booking.group().name),
                      .fingerprint = m_fingerprinter.fingerprint(secret.reveal())});
    m_record.attempts.append({.seq = attempts() + 1,
                              .key = booking.key().id,
                              .keyMask = secret.masked(),
                              .upstream = QString::fromLatin1(booking.upstream().url),
                              .startedMs = sinceRequest().count()});
    m_record.tries = attempts();
    m_record.error.clear();
    show(m_record.attempts.size() - 1);
}

void AttemptJournal::show(qsizetype index)
{
    const AttemptRecord &attempt = m_record.attempts.at(index);
    const Source &source = m_sources.at(index);
    m_record.group = source.group;
    m_record.groupName = source.groupName;
    m_record.key = attempt.key;
    m_record.keyFingerprint = source.fingerprint;
    m_record.keyMask = attempt.keyMask;
    m_record.upstream = attempt.upstream;
}

void AttemptJournal::noteFirstByte()
{
    m_record.attempts.last().firstByteMs = sinceRequest().count();
}

void AttemptJournal::judge(Verdict verdict, int status, const QString &reason)
{
    AttemptRecord &attempt = m_record.attempts.last();
    attempt.verdict = verdict;
    attempt.status = status;
    attempt.error = reason;
    attempt.durationMs = sinceRequest().count() - attempt.startedMs;
}

void AttemptJournal::showAnswer()
{
    m_record.error.clear();
    show(m_answered);
}

void AttemptJournal::noteDelivered(const QString &error)
{
    AttemptRecord &attempt = m_record.attempts[m_answered];
    attempt.durationMs = sinceRequest().count() - attempt.startedMs;
    if (!error.isEmpty())
        attempt.error = error;
}

std::chrono::milliseconds AttemptJournal::sinceAttempt() const
{
    return sinceRequest() - std::chrono::milliseconds(m_record.attempts.last().startedMs);
}

std::chrono::milliseconds AttemptJournal::sinceRequest() const
{
    return m_clock.steady() - m_startedAt;
}

} // namespace keyferry::engine
