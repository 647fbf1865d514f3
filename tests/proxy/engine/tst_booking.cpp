#include "tests/proxy/engine/bookingfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::engine;
using namespace keyferry::test;
using namespace std::chrono_literals;
using routing::Breaker;

namespace {

constexpr qint64 now = BookingFixture::now;
constexpr quint64 session = 77;

Settlement settlement(Verdict verdict, int status = 200)
{
    return {.judgement = {.verdict = verdict},
            .status = status,
            .reason = u"why"_s,
            .firstByte = 40ms,
            .now = now + 50};
}

} // namespace

class tst_Booking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheKey_data();
    void tellsTheKey();
    void tellsTheUpstream_data();
    void tellsTheUpstream();
    void handsBackATrialThatWasDropped();
    void endsATrialThatWasSettled();
    void countsInFlightUntilReleased();
    void bindsASession_data();
    void bindsASession();
};

void tst_Booking::tellsTheKey_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<int>("status");
    QTest::addColumn<qint64>("failures");
    QTest::addColumn<int>("shownStatus");
    QTest::addColumn<bool>("isLimited");
    QTest::addColumn<bool>("isBlamed");
    const auto row = [](const char *name,
                        Verdict verdict,
                        int status,
                        qint64 failures,
                        int shownStatus,
                        bool isLimited,
                        bool isBlamed) {
        QTest::addRow("%s", name) << verdict << status << failures << shownStatus << isLimited
                                  << isBlamed;
    };
    row("success", Verdict::Success, 200, 0, 0, false, false);
    row("the client's fault", Verdict::ClientFault, 400, 0, 0, false, false);
    row("rejected", Verdict::KeyRejected, 401, 1, 401, false, true);
    row("out of credit", Verdict::OutOfCredit, 402, 1, 402, false, true);
    row("rate limited", Verdict::RateLimited, 429, 1, 429, true, true);
    row("overloaded", Verdict::Overloaded, 529, 1, 529, false, false);
    row("the upstream's fault", Verdict::UpstreamFault, 500, 1, 500, false, false);
    row("the client left", Verdict::ClientLeft, 0, 0, 0, false, false);
}

void tst_Booking::tellsTheKey()
{
    QFETCH(Verdict, verdict);
    QFETCH(int, status);
    BookingFixture fixture;
    auto booking = fixture.book();
    booking.settle(settlement(verdict, status), 0);
    QVERIFY(booking.isSettled());

    const KeyUsage usage = fixture.usage();
    QCOMPARE(usage.id, KeyId{101});
    QCOMPARE(usage.requests, 1);
    QTEST(usage.failures, "failures");
    QTEST(usage.lastErrorStatus, "shownStatus");
    QCOMPARE(usage.lastError, usage.lastErrorStatus == 0 ? QString() : u"why"_s);
    QTEST(fixture.member.limited.contains(KeyId{101}), "isLimited");
    QTEST(fixture.member.blamed.contains(KeyId{101}), "isBlamed");
}

void tst_Booking::tellsTheUpstream_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<bool>("isHeard");
    QTest::addColumn<bool>("isMeasured");
    QTest::addColumn<bool>("isFailure");
    QTest::addRow("success") << Verdict::Success << true << true << false;
    // Refusals come fast and say nothing about how long work takes.
    QTest::addRow("the client's fault") << Verdict::ClientFault << true << false << false;
    QTest::addRow("rejected") << Verdict::KeyRejected << true << false << false;
    QTest::addRow("out of credit") << Verdict::OutOfCredit << true << false << false;
    QTest::addRow("rate limited") << Verdict::RateLimited << true << false << false;
    QTest::addRow("overloaded") << Verdict::Overloaded << true << false << true;
    QTest::addRow("the upstream's fault") << Verdict::UpstreamFault << true << false << true;
    QTest::addRow("the client left") << Verdict::ClientLeft << false << false << false;
}

void tst_Booking::tellsTheUpstream()
{
    QFETCH(Verdict, verdict);
    BookingFixture fixture;
    fixture.book().settle(settlement(verdict), 0);
    QTEST(fixture.breaker.heardAt() != 0, "isHeard");
    QTEST(fixture.breaker.firstByte().has_value(), "isMeasured");
    QTEST(fixture.breaker.takeError() != nullptr, "isFailure");
}

void tst_Booking::handsBackATrialThatWasDropped()
{
    BookingFixture fixture;
    for (int i = 0; i < 5; ++i)
        fixture.breaker.noteFailure({}, now, now);
    const qint64 due = now + Breaker::firstOpening.count();
    {
        const auto trial = fixture.book(due);
        QCOMPARE(fixture.breaker.admission(due), Breaker::Admission::Refused); // taken
    }
    QCOMPARE(fixture.breaker.admission(due), Breaker::Admission::Trial);
}

void tst_Booking::endsATrialThatWasSettled()
{
    BookingFixture fixture;
    for (int i = 0; i < 5; ++i)
        fixture.breaker.noteFailure({}, now, now);
    const qint64 due = now + Breaker::firstOpening.count();
    {
        auto trial = fixture.book(due);
        Settlement failed = settlement(Verdict::UpstreamFault, 500);
        failed.now = due + 50;
        trial.settle(failed, 0);
    } // says nothing more: the trial is over, the next one is not due
    QCOMPARE(fixture.breaker.admission(due + 50), Breaker::Admission::Refused);
}

void tst_Booking::countsInFlightUntilReleased()
{
    BookingFixture fixture(1);
    fixture.set(settings::keyMaxInFlight.name, qint64(1));
    auto booking = fixture.book();
    fixture.member.tried.clear();
    QVERIFY(!fixture.hasKeyLeft());
    booking.settle(settlement(Verdict::Success), 0);
    QVERIFY(!fixture.hasKeyLeft()); // the answer is still being delivered
    booking.release();
    QVERIFY(fixture.hasKeyLeft());
}

void tst_Booking::bindsASession_data()
{
    QTest::addColumn<bool>("isAsked");
    QTest::addColumn<quint64>("requestSession");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<KeyId>("before");
    QTest::addColumn<QList<KeyId>>("tried");
    QTest::addColumn<QList<KeyId>>("blamed");
    QTest::addColumn<KeyId>("bound");
    const KeyId none{};
    const KeyId other{102};
    const KeyId own{101};
    const QList<KeyId> nobody;
    const auto good = Verdict::Success;
    QTest::addRow("new session") << true << session << good << none << nobody << nobody << own;
    QTest::addRow("not asked for") << false << session << good << none << nobody << nobody << none;
    QTest::addRow("no session") << true << quint64(0) << good << none << nobody << nobody << none;
    QTest::addRow("no success") << true << session << Verdict::RateLimited << none << nobody
                                << nobody << none;
    QTest::addRow("its key was not free")
        << true << session << good << other << nobody << nobody << own;
    QTest::addRow("its key failed")
        << true << session << good << other << QList{other} << QList{other} << own;
    QTest::addRow("its key met a broken upstream")
        << true << session << good << other << QList{other} << nobody << other;
}

void tst_Booking::bindsASession()
{
    QFETCH(bool, isAsked);
    QFETCH(quint64, requestSession);
    QFETCH(Verdict, verdict);
    QFETCH(KeyId, before);
    QFETCH(QList<KeyId>, tried);
    QFETCH(QList<KeyId>, blamed);
    BookingFixture fixture;
    fixture.set(settings::sessionAffinity.name, isAsked);
    if (before != KeyId{})
        fixture.pool.bindSession(session, before, now);
    auto booking = fixture.book();
    fixture.member.tried.append(tried);
    fixture.member.blamed = blamed;
    booking.settle(settlement(verdict), requestSession);
    QTEST(fixture.pool.sessionKey(session, now + 50), "bound");
}

QTEST_GUILESS_MAIN(tst_Booking)
#include "tst_booking.moc"
