#pragma once

#include "proxy/core/clock.h"
#include "proxy/core/fingerprint.h"
#include "proxy/core/records.h"
#include "proxy/engine/booking.h"

#include <QList>

#include <chrono>

namespace keyferry::engine {

/// Writes a request's attempts into its record: the row speaks of the attempt that runs, and in the
/// end of the one whose answer the client gets. Worker's thread.
class AttemptJournal
{
public:
    /// \param startedAt  when the request began, by the steady clock
    AttemptJournal(RequestRecord &record,
                   const Fingerprinter &fingerprinter,
                   const Clock &clock,
                   std::chrono::milliseconds startedAt);

    void begin(const Booking &booking);
    void noteFirstByte();
    /// The transport sent the request once more.
    void noteResent() { ++m_record.attempts.last().resends; }
    /// \param reason  empty where nothing went wrong
    void judge(Verdict verdict, int status, const QString &reason);
    /// The attempt that was judged last gave an answer.
    void keepAsAnswer() { m_answered = m_record.attempts.size() - 1; }
    /// The answer that was kept goes to the client: the row is about its attempt again.
    void showAnswer();
    void noteDelivered(const QString &error);

    [[nodiscard]] int attempts() const { return static_cast<int>(m_record.attempts.size()); }
    /// Since the attempt that runs began.
    [[nodiscard]] std::chrono::milliseconds sinceAttempt() const;
    [[nodiscard]] std::chrono::milliseconds sinceRequest() const;
    /// What it waits for, for whoever watches; empty when it goes on.
    void showWaiting(const QString &reason) { m_record.error = reason; }

private:
    /// What a record has of an attempt beside its AttemptRecord.
    struct Source
    {
        GroupId group{};
        QString groupName{};
        QByteArray fingerprint{};
    };
    void show(qsizetype index);

    RequestRecord &m_record;
    const Fingerprinter &m_fingerprinter;
    const Clock &m_clock;
    std::chrono::milliseconds m_startedAt;
    QList<Source> m_sources{}; ///< of the attempts, in order
    qsizetype m_answered = -1;
};

} // namespace keyferry::engine
