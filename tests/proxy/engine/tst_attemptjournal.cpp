#include "proxy/engine/attemptjournal.h"
#include "tests/proxy/engine/bookingfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::engine;
using namespace keyferry::test;
using namespace std::chrono_literals;

namespace {

/// A journal whose request began 5 ms ago.
struct Written
{
    FakeClock clock{};
    Fingerprinter fingerprinter{Secret("fingerprint key"_ba)};
    RequestRecord record{};
    AttemptJournal journal{record, fingerprinter, clock, clock.steady() - 5ms};
};

} // namespace

class tst_AttemptJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheAttemptThatRuns();
    void measuresAnAttempt();
    void turnsBackToTheAnswerThatWasKept();
    void notesHowDeliveryEnded_data();
    void notesHowDeliveryEnded();
    void showsWhatItWaitsForUntilItGoesOn();
};

void tst_AttemptJournal::writesTheAttemptThatRuns()
{
    BookingFixture fixture;
    Written written;
    written.journal.begin(fixture.book());
    written.clock.advance(20ms);
    const auto second = fixture.book();
    written.journal.begin(second);

    const RequestRecord &record = written.record;
    QCOMPARE(record.tries, 2);
    QCOMPARE(record.attempts.at(0).seq, 1);
    QCOMPARE(record.attempts.at(0).startedMs, 5);
    QCOMPARE(record.attempts.at(0).key, KeyId{101});
    const AttemptRecord &last = record.attempts.at(1);
    QCOMPARE(last.seq, 2);
    QCOMPARE(last.startedMs, 25);
    QCOMPARE(last.key, KeyId{102});
    QCOMPARE(last.upstream, u"http://127.0.0.1:1"_s);
    QCOMPARE(record.group, GroupId{1});
    QCOMPARE(record.groupName, u"first"_s);
    QCOMPARE(record.key, KeyId{102});
    QCOMPARE(record.keyMask, second.key().secret.masked());
    QCOMPARE(record.keyFingerprint,
             written.fingerprinter.fingerprint(second.key().secret.reveal()));
    QCOMPARE(record.upstream, u"http://127.0.0.1:1"_s);
}

void tst_AttemptJournal::measuresAnAttempt()
{
    BookingFixture fixture;
    Written written;
    written.clock.advance(10ms);
    written.journal.begin(fixture.book());
    written.clock.advance(30ms);
    written.journal.noteFirstByte();
    QCOMPARE(written.journal.sinceAttempt(), 30ms);
    QCOMPARE(written.journal.sinceRequest(), 45ms);
    written.clock.advance(2ms);
    written.journal.judge(Verdict::KeyRejected, 401, u"no"_s);

    const AttemptRecord attempt = written.record.attempts.at(0);
    QCOMPARE(attempt.startedMs, 15);
    QCOMPARE(attempt.firstByteMs, 45);
    QCOMPARE(attempt.durationMs, 32);
    QCOMPARE(attempt.verdict, Verdict::KeyRejected);
    QCOMPARE(attempt.status, 401);
    QCOMPARE(attempt.error, u"no"_s);
}

void tst_AttemptJournal::turnsBackToTheAnswerThatWasKept()
{
    BookingFixture fixture;
    Written written;
    written.journal.begin(fixture.book());
    written.journal.judge(Verdict::RateLimited, 429, u"slow down"_s);
    written.journal.keepAsAnswer();
    const RequestRecord answered = written.record;
    written.journal.begin(fixture.book());
    written.journal.judge(Verdict::UpstreamFault, 0, u"closed"_s);
    written.record.error = u"closed"_s;
    QCOMPARE(written.record.key, KeyId{102});

    written.journal.showAnswer();
    QCOMPARE(written.record.key, KeyId{101});
    QCOMPARE(written.record.keyMask, answered.keyMask);
    QCOMPARE(written.record.keyFingerprint, answered.keyFingerprint);
    QCOMPARE(written.record.error, QString());
    QCOMPARE(written.record.tries, 2);
}

void tst_AttemptJournal::notesHowDeliveryEnded_data()
{
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("shown");
    QTest::addRow("whole") << QString() << u"judged"_s;
    QTest::addRow("cut") << u"cut"_s << u"cut"_s;
}

void tst_AttemptJournal::notesHowDeliveryEnded()
{
    QFETCH(QString, error);
    BookingFixture fixture;
    Written written;
    written.journal.begin(fixture.book());
    written.journal.judge(Verdict::RateLimited, 429, u"judged"_s);
    written.journal.keepAsAnswer();
    written.journal.begin(fixture.book());
    written.clock.advance(70ms);
    written.journal.noteDelivered(error);
    QCOMPARE(written.record.attempts.at(0).durationMs, 70); // the one that was kept
    QTEST(written.record.attempts.at(0).error, "shown");
    QCOMPARE(written.record.attempts.at(1).durationMs, 0);
    QCOMPARE(written.record.attempts.at(1).error, QString());
}

void tst_AttemptJournal::showsWhatItWaitsForUntilItGoesOn()
{
    BookingFixture fixture;
    Written written;
    written.journal.showWaiting(u"waits"_s);
    QCOMPARE(written.record.error, u"waits"_s);
    written.journal.begin(fixture.book());
    QCOMPARE(written.record.error, QString());
}

QTEST_GUILESS_MAIN(tst_AttemptJournal)
#include "tst_attemptjournal.moc"
