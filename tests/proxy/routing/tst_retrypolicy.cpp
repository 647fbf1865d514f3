#include "proxy/routing/retrypolicy.h"

#include <QTest>

namespace keyferry::routing {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

const StatusSet statuses = *StatusSet::parse(u"401-403,408,429,500-599");
const RetryRules rules{.statuses = statuses};
constexpr double middle = 0.5; // no jitter

StatusSet listed(QStringView text)
{
    return *StatusSet::parse(text);
}

} // namespace

class tst_RetryPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decides_data();
    void decides();
    void deliversWhatIsSettled_data();
    void deliversWhatIsSettled();
    void asksTheStatusSet_data();
    void asksTheStatusSet();
    void repeatsOnlyWhatIsSafe_data();
    void repeatsOnlyWhatIsSafe();
    void backsOff_data();
    void backsOff();
    void keepsToJitter();
    void keepsToDeadline_data();
    void keepsToDeadline();
    void knowsIdempotentMethods();
};

void tst_RetryPolicy::decides_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("anotherKeyLeft");
    QTest::addColumn<Step>("step");
    QTest::addColumn<bool>("mayRepeatKey");

    QTest::newRow("success") << Verdict::Success << 200 << true << Step::Deliver << false;
    QTest::newRow("client's fault")
        << Verdict::ClientFault << 400 << true << Step::Deliver << false;
    QTest::newRow("client left") << Verdict::ClientLeft << 0 << true << Step::Deliver << false;
    QTest::newRow("client left during a 500")
        << Verdict::ClientLeft << 500 << true << Step::Deliver << false;
    QTest::newRow("key rejected") << Verdict::KeyRejected << 401 << true << Step::TryAgain << false;
    QTest::newRow("key rejected, the only one")
        << Verdict::KeyRejected << 401 << false << Step::Deliver << false;
    QTest::newRow("out of credit")
        << Verdict::OutOfCredit << 402 << true << Step::TryAgain << false;
    QTest::newRow("out of credit, the only one")
        << Verdict::OutOfCredit << 402 << false << Step::Deliver << false;
    QTest::newRow("rate limited") << Verdict::RateLimited << 429 << true << Step::TryAgain << false;
    QTest::newRow("rate limited, the only one")
        << Verdict::RateLimited << 429 << false << Step::Deliver << false;
    QTest::newRow("overloaded") << Verdict::Overloaded << 529 << true << Step::TryAgain << true;
    QTest::newRow("overloaded, one key")
        << Verdict::Overloaded << 529 << false << Step::TryAgain << true;
    QTest::newRow("upstream's fault")
        << Verdict::UpstreamFault << 500 << true << Step::TryAgain << true;
    QTest::newRow("upstream's fault, one key")
        << Verdict::UpstreamFault << 500 << false << Step::TryAgain << true;
    QTest::newRow("no answer") << Verdict::UpstreamFault << 0 << true << Step::TryAgain << true;
}

void tst_RetryPolicy::decides()
{
    QFETCH(Verdict, verdict);
    QFETCH(int, status);
    QFETCH(bool, anotherKeyLeft);
    QFETCH(Step, step);
    QFETCH(bool, mayRepeatKey);
    const RetryDecision decision = nextStep(
        {.verdict = verdict, .status = status, .anotherKeyLeft = anotherKeyLeft}, rules, middle);
    QCOMPARE(decision.step, step);
    QCOMPARE(decision.mayRepeatKey, mayRepeatKey);
}

void tst_RetryPolicy::deliversWhatIsSettled_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<int>("status");
    QTest::newRow("key rejected") << Verdict::KeyRejected << 401;
    QTest::newRow("rate limited") << Verdict::RateLimited << 429;
    QTest::newRow("upstream's fault") << Verdict::UpstreamFault << 500;
    QTest::newRow("no answer") << Verdict::UpstreamFault << 0;
}

void tst_RetryPolicy::deliversWhatIsSettled()
{
    QFETCH(Verdict, verdict);
    QFETCH(int, status);
    AttemptReport attempt{.verdict = verdict, .status = status, .anotherKeyLeft = true};
    attempt.attemptsMade = 3;
    QCOMPARE(nextStep(attempt, rules, middle).step, Step::TryAgain);

    attempt.headForwarded = true;
    QCOMPARE(nextStep(attempt, rules, middle), RetryDecision());

    attempt.headForwarded = false;
    attempt.attemptsMade = 4;
    QCOMPARE(nextStep(attempt, rules, middle), RetryDecision());

    attempt.attemptsMade = 1;
    QCOMPARE(nextStep(attempt, {.statuses = statuses, .maxRetries = 0}, middle), RetryDecision());
}

void tst_RetryPolicy::asksTheStatusSet_data()
{
    QTest::addColumn<QString>("listedStatuses");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isSameForAllKeys");
    QTest::addColumn<Step>("step");
    const auto row = [](const char *name,
                        const char *set,
                        Verdict verdict,
                        int status,
                        Step step,
                        bool isSameForAllKeys = false) {
        QTest::newRow(name) << QString::fromLatin1(set) << verdict << status << isSameForAllKeys
                            << step;
    };
    const char *usual = "401-403,408,429,500-599";
    row("401 taken out", "402-429", Verdict::KeyRejected, 401, Step::Deliver);
    row("403 taken out", "401,402,429", Verdict::KeyRejected, 403, Step::Deliver);
    row("429 taken out", "401-403", Verdict::RateLimited, 429, Step::Deliver);
    row("500 taken out", "501-599", Verdict::UpstreamFault, 500, Step::Deliver);
    row("529 taken out", "500-528", Verdict::Overloaded, 529, Step::Deliver);
    row("408 taken out", "500-599", Verdict::UpstreamFault, 408, Step::Deliver);
    row("empty set", "", Verdict::KeyRejected, 401, Step::Deliver);
    row("empty set, no answer", "", Verdict::UpstreamFault, 0, Step::TryAgain);
    row("404 put in", "404", Verdict::ClientFault, 404, Step::TryAgain);
    row("404 not put in", usual, Verdict::ClientFault, 404, Step::Deliver);
    row("another key's file", usual, Verdict::ClientFault, 403, Step::TryAgain);
    row("flagged content", usual, Verdict::ClientFault, 403, Step::Deliver, true);
    row("flagged content, status put in", "400", Verdict::ClientFault, 400, Step::Deliver, true);
    row("200 put in", "200-299", Verdict::Success, 200, Step::Deliver);
    row("200 put in, request at fault", "200-499", Verdict::ClientFault, 200, Step::Deliver);
    row("400 for a wrong key", usual, Verdict::KeyRejected, 400, Step::TryAgain);
    row("400 for a wrong key, 401 taken out", "400", Verdict::KeyRejected, 400, Step::Deliver);
    row("400 for no credit", "402", Verdict::OutOfCredit, 400, Step::TryAgain);
    row("400 for a limit", "429", Verdict::RateLimited, 400, Step::TryAgain);
    row("400 for a region", "500", Verdict::UpstreamFault, 400, Step::TryAgain);
    row("stream begins with overload", "503", Verdict::Overloaded, 200, Step::TryAgain);
    row("stream begins with overload, taken out", "500", Verdict::Overloaded, 200, Step::Deliver);
    row("403 for credit goes by its number", "402", Verdict::OutOfCredit, 403, Step::Deliver);
}

void tst_RetryPolicy::asksTheStatusSet()
{
    QFETCH(QString, listedStatuses);
    QFETCH(Verdict, verdict);
    QFETCH(int, status);
    QFETCH(bool, isSameForAllKeys);
    QFETCH(Step, step);
    const StatusSet set = listed(listedStatuses);
    const AttemptReport attempt{.verdict = verdict,
                                .status = status,
                                .isSameForAllKeys = isSameForAllKeys,
                                .anotherKeyLeft = true};
    QCOMPARE(nextStep(attempt, {.statuses = set}, middle).step, step);
}

void tst_RetryPolicy::repeatsOnlyWhatIsSafe_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isSafe"); // whatever the method and retry_unsafe
    QTest::newRow("key rejected") << Verdict::KeyRejected << 401 << true;
    QTest::newRow("out of credit") << Verdict::OutOfCredit << 402 << true;
    QTest::newRow("rate limited") << Verdict::RateLimited << 429 << true;
    QTest::newRow("overloaded") << Verdict::Overloaded << 503 << true;
    QTest::newRow("client's fault, put in") << Verdict::ClientFault << 403 << true;
    QTest::newRow("server error") << Verdict::UpstreamFault << 500 << false;
    QTest::newRow("timeout at the upstream") << Verdict::UpstreamFault << 504 << false;
    QTest::newRow("no answer") << Verdict::UpstreamFault << 0 << false;
}

void tst_RetryPolicy::repeatsOnlyWhatIsSafe()
{
    QFETCH(Verdict, verdict);
    QFETCH(int, status);
    QFETCH(bool, isSafe);
    const RetryRules careful{.statuses = statuses, .retryUnsafe = false};
    const AttemptReport post{.verdict = verdict, .status = status, .anotherKeyLeft = true};
    QCOMPARE(nextStep(post, careful, middle).step, isSafe ? Step::TryAgain : Step::Deliver);
    QCOMPARE(nextStep(post, rules, middle).step, Step::TryAgain);

    AttemptReport get = post;
    get.isIdempotent = true;
    QCOMPARE(nextStep(get, careful, middle).step, Step::TryAgain);

    AttemptReport unsent = post;
    unsent.requestSent = false;
    QCOMPARE(nextStep(unsent, careful, middle).step, Step::TryAgain);
}

void tst_RetryPolicy::backsOff_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("faults");
    QTest::addColumn<milliseconds>("pause");
    QTest::newRow("key rejected") << Verdict::KeyRejected << 401 << 0 << 0ms;
    QTest::newRow("rate limited after faults") << Verdict::RateLimited << 429 << 3 << 0ms;
    QTest::newRow("first fault") << Verdict::UpstreamFault << 500 << 1 << 50ms;
    QTest::newRow("second") << Verdict::UpstreamFault << 0 << 2 << 100ms;
    QTest::newRow("third") << Verdict::Overloaded << 529 << 3 << 200ms;
    QTest::newRow("fifth") << Verdict::UpstreamFault << 500 << 5 << 800ms;
    QTest::newRow("sixth") << Verdict::UpstreamFault << 500 << 6 << 1000ms;
    QTest::newRow("thousandth") << Verdict::UpstreamFault << 500 << 1000 << 1000ms;
}

void tst_RetryPolicy::backsOff()
{
    QFETCH(Verdict, verdict);
    QFETCH(int, status);
    QFETCH(int, faults);
    QFETCH(milliseconds, pause);
    const AttemptReport attempt{
        .verdict = verdict, .status = status, .upstreamFaults = faults, .anotherKeyLeft = true};
    QCOMPARE(nextStep(attempt, rules, middle).pause, pause);
}

void tst_RetryPolicy::keepsToJitter()
{
    const AttemptReport attempt{
        .verdict = Verdict::UpstreamFault, .status = 500, .upstreamFaults = 3};
    QCOMPARE(nextStep(attempt, rules, 0).pause, 150ms);
    QCOMPARE(nextStep(attempt, rules, 0.25).pause, 175ms);
    QCOMPARE(nextStep(attempt, rules, 0.999999).pause, 249ms);
    for (double chance = 0; chance < 1; chance += 0.01) {
        const milliseconds pause = nextStep(attempt, rules, chance).pause;
        QVERIFY(pause >= 150ms && pause < 250ms);
    }
}

void tst_RetryPolicy::keepsToDeadline_data()
{
    QTest::addColumn<milliseconds>("deadline");
    QTest::addColumn<milliseconds>("elapsed");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<Step>("step");
    QTest::newRow("none") << 0ms << 3'600'000ms << Verdict::UpstreamFault << Step::TryAgain;
    QTest::newRow("inside") << 1000ms << 949ms << Verdict::UpstreamFault << Step::TryAgain;
    QTest::newRow("the pause ends at it")
        << 1000ms << 950ms << Verdict::UpstreamFault << Step::Deliver;
    QTest::newRow("no pause") << 1000ms << 999ms << Verdict::RateLimited << Step::TryAgain;
    QTest::newRow("at it") << 1000ms << 1000ms << Verdict::RateLimited << Step::Deliver;
    QTest::newRow("past it") << 1000ms << 5000ms << Verdict::KeyRejected << Step::Deliver;
}

void tst_RetryPolicy::keepsToDeadline()
{
    QFETCH(milliseconds, deadline);
    QFETCH(milliseconds, elapsed);
    QFETCH(Verdict, verdict);
    QFETCH(Step, step);
    const AttemptReport attempt{.verdict = verdict,
                                .status = 429,
                                .upstreamFaults = 1,
                                .anotherKeyLeft = true,
                                .elapsed = elapsed};
    QCOMPARE(nextStep(attempt, {.statuses = statuses, .deadline = deadline}, middle).step, step);
}

void tst_RetryPolicy::knowsIdempotentMethods()
{
    for (const char *method : {"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"})
        QVERIFY2(isIdempotent(method), method);
    for (const char *method : {"POST", "PATCH", "CONNECT", "get", ""})
        QVERIFY2(!isIdempotent(method), method);
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_RetryPolicy)
#include "tst_retrypolicy.moc"
