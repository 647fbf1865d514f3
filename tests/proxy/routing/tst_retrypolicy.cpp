#include "proxy/routing/retrypolicy.h"

#include <QTest>

namespace keyferry::routing {

namespace {

const StatusSet statuses = *StatusSet::parse(u"401-403,408,429,500-599");
const RetryRules rules{.statuses = statuses};

} // namespace

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
    QTest::newRow("key rejected") << Verdict::KeyRejected << true << Step::TryAgain;
    QTest::newRow("key rejected, the only one") << Verdict::KeyRejected << false << Step::Deliver;
    QTest::newRow("rate limited") << Verdict::RateLimited << true << Step::TryAgain;
    QTest::newRow("rate limited, the only one") << Verdict::RateLimited << false << Step::Deliver;
    QTest::newRow("upstream's fault") << Verdict::UpstreamFault << true << Step::TryAgain;
    QTest::newRow("upstream's fault, one key") << Verdict::UpstreamFault << false << Step::TryAgain;
}

void tst_RetryPolicy::decides()
{
    QFETCH(Verdict, verdict);
    QFETCH(bool, anotherKeyLeft);
    QFETCH(Step, step);
    QCOMPARE(nextStep({.verdict = verdict, .anotherKeyLeft = anotherKeyLeft}, rules, 0).step, step);
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
    AttemptReport attempt{.verdict = verdict, .anotherKeyLeft = true};
    QCOMPARE(nextStep(attempt, rules, 0).step, Step::TryAgain);

    attempt.headForwarded = true;
    QCOMPARE(nextStep(attempt, rules, 0).step, Step::Deliver);

    attempt.headForwarded = false;
    attempt.attemptsMade = 4;
    QCOMPARE(nextStep(attempt, rules, 0).step, Step::Deliver);
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_RetryPolicy)
#include "tst_retrypolicy.moc"
