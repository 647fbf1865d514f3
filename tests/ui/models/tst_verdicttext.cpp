#include "ui/models/verdicttext.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

class tst_VerdictText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysThreeThings_data();
    void saysThreeThings();
    void quotesTheProvider();
    void tellsOfASecondSending();
    void namesUsualStatuses();
};

void tst_VerdictText::saysThreeThings_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isLast");
    QTest::addColumn<RequestOutcome>("outcome");
    QTest::addColumn<QString>("happened");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("next");

    QTest::newRow("delivered") << Verdict::Success << 200 << true << RequestOutcome::Succeeded
                               << u"Works: the provider answered"_s
                               << u"The key's row of failures is over."_s
                               << u"The answer was delivered whole."_s;
    QTest::newRow("streaming") << Verdict::Success << 200 << true << RequestOutcome::Running
                               << u"Works: delivering to the client"_s << QString()
                               << u"The request is still running."_s;
    QTest::newRow("waiting") << Verdict::Success << 0 << true << RequestOutcome::Running
                             << u"Waiting for the answer"_s << QString()
                             << u"The request is still running."_s;
    QTest::newRow("rejected, another follows")
        << Verdict::KeyRejected << 401 << false << RequestOutcome::Succeeded
        << u"The provider rejects this key"_s
        << u"Counts against the key; at the group's threshold it becomes invalid."_s
        << u"Next key: nothing had been sent to the client yet."_s;
    QTest::newRow("limited, the last")
        << Verdict::RateLimited << 429 << true << RequestOutcome::Failed
        << u"The provider limits this key"_s
        << u"The key rests until the limit passes, for this model only where the answer names one."_s
        << u"No further try: the error went to the client."_s;
    QTest::newRow("limited, another follows")
        << Verdict::RateLimited << 429 << false << RequestOutcome::Succeeded
        << u"The provider limits this key"_s
        << u"The key rests until the limit passes, for this model only where the answer names one."_s
        << u"Next key: nothing had been sent to the client yet."_s;
    QTest::newRow("out of credit")
        << Verdict::OutOfCredit << 402 << false << RequestOutcome::Succeeded
        << u"The key's account is out of credit"_s
        << u"Counts against the key; at the group's threshold it "
           u"becomes invalid."_s
        << u"Next key: nothing had been sent to the client yet."_s;
    QTest::newRow("overloaded") << Verdict::Overloaded << 529 << false << RequestOutcome::Running
                                << u"The upstream is overloaded"_s << u"The key is not blamed."_s
                                << u"Tried again after a pause: nothing had been sent to the "
                                   u"client yet."_s;
    QTest::newRow("client's fault") << Verdict::ClientFault << 400 << true << RequestOutcome::Failed
                                    << u"The provider refuses this request"_s
                                    << u"The key is not blamed: the fault is in the request "
                                       u"itself."_s
                                    << u"No further try: another key would get the same answer."_s;
    QTest::newRow("no answer") << Verdict::UpstreamFault << 0 << false << RequestOutcome::Succeeded
                               << u"No answer from the upstream"_s << u"The key is not blamed."_s
                               << u"Tried again after a pause: nothing had been sent to the client "
                                  u"yet."_s;
    QTest::newRow("502") << Verdict::UpstreamFault << 502 << true << RequestOutcome::Failed
                         << u"The upstream failed"_s << u"The key is not blamed."_s
                         << u"No further try: the error went to the client."_s;
    QTest::newRow("cut") << Verdict::Success << 200 << true << RequestOutcome::Cut
                         << u"Works: the provider answered"_s
                         << u"The key's row of failures is over."_s
                         << u"The answer broke off half-way; the client's connection was cut as "
                            u"well."_s;
    QTest::newRow("client left") << Verdict::ClientLeft << 0 << true << RequestOutcome::ClientGone
                                 << u"The client left"_s << u"Key and upstream are not blamed."_s
                                 << u"The request was given up."_s;
}

void tst_VerdictText::saysThreeThings()
{
    QFETCH(const Verdict, verdict);
    QFETCH(const int, status);
    QFETCH(const bool, isLast);
    QFETCH(const RequestOutcome, outcome);
    const AttemptRecord attempt{.status = status, .verdict = verdict};
    const VerdictWords words = verdictWords(attempt, isLast, outcome);
    QTEST(words.happened, "happened");
    QTEST(words.key, "key");
    QTEST(words.next, "next");
}

void tst_VerdictText::quotesTheProvider()
{
    const AttemptRecord attempt{
        .status = 401, .verdict = Verdict::KeyRejected, .error = u"Incorrect API key"_s};
    QCOMPARE(verdictWords(attempt, true, RequestOutcome::Failed).happened,
             u"The provider rejects this key: “Incorrect API key”"_s);
}

void tst_VerdictText::tellsOfASecondSending()
{
    AttemptRecord attempt{.status = 200};
    QCOMPARE(verdictWords(attempt, true, RequestOutcome::Succeeded).sending, QString());
    attempt.resends = 1;
    QCOMPARE(verdictWords(attempt, true, RequestOutcome::Succeeded).sending,
             u"Sent again on a new connection: the first was gone."_s);
}

void tst_VerdictText::namesUsualStatuses()
{
    QCOMPARE(statusWords(429), u"Rate limited"_s);
    QCOMPARE(statusWords(418), QString());
}

QTEST_GUILESS_MAIN(tst_VerdictText)
#include "tst_verdicttext.moc"
