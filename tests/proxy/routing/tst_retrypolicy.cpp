#include "proxy/routing/retrypolicy.h"

#include <QTest>

namespace keyferry::routing {

class tst_RetryPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decides_data();
    void decides();
    void deliversWhatIsSettled_data();
    void deliversWhatIsSettled();
};

void tst_RetryPolicy::decides_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<bool>("anotherKeyLeft");
    QTest::addColumn<Step>("step");

    QTest::newRow("success") << Verdict::Success << true << Step::Deliver;
    QTest::newRow("client's fault") << Verdict::ClientFault << true << Step::Deliver;
    QTest::newRow("client left") << Verdict::ClientLeft << true << Step::Deliver;
    QTest::newRow("key rejected") << Verdict::KeyRejected << true << Step::NextKey;
    QTest::newRow("key rejected, the only one") << Verdict::KeyRejected << false << Step::Deliver;
    QTest::newRow("rate limited") << Verdict::RateLimited << true << Step::NextKey;
    QTest::newRow("rate limited, the only one") << Verdict::RateLimited << false << Step::Deliver;
    QTest::newRow("upstream's fault") << Verdict::UpstreamFault << true << Step::NextKey;
    QTest::newRow("upstream's fault, one key") << Verdict::UpstreamFault << false << Step::NextKey;
}

void tst_RetryPolicy::decides()
{
    QFETCH(Verdict, verdict);
    QFETCH(bool, anotherKeyLeft);
    QFETCH(Step, step);
    QCOMPARE(nextStep({.verdict = verdict, .attemptsLeft = 1, .anotherKeyLeft = anotherKeyLeft}),
             step);
}

void tst_RetryPolicy::deliversWhatIsSettled_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::newRow("key rejected") << Verdict::KeyRejected;
    QTest::newRow("rate limited") << Verdict::RateLimited;
    QTest::newRow("upstream's fault") << Verdict::UpstreamFault;
}

void tst_RetryPolicy::deliversWhatIsSettled()
{
    QFETCH(Verdict, verdict);
    AttemptReport attempt{.verdict = verdict, .attemptsLeft = 1, .anotherKeyLeft = true};
    QCOMPARE(nextStep(attempt), Step::NextKey);

    attempt.headForwarded = true;
    QCOMPARE(nextStep(attempt), Step::Deliver);

    attempt.headForwarded = false;
    attempt.attemptsLeft = 0;
    QCOMPARE(nextStep(attempt), Step::Deliver);
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_RetryPolicy)
#include "tst_retrypolicy.moc"
