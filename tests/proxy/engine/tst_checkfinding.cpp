#include "proxy/engine/checkfinding.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::engine;

namespace {

const Secret key("sk-secret-key-0001"_ba);

GroupConfig groupWithRule()
{
    return {.failureRules = {{.statuses = *StatusSet::parse(u"418"_s),
                              .text = u"teapot"_s,
                              .verdict = Verdict::KeyRejected}}};
}

} // namespace

class tst_CheckFinding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesAnswers_data();
    void judgesAnswers();
    void readsCompressedBodies();
    void wordsTheAnswer_data();
    void wordsTheAnswer();
    void saysWhyNoAnswerCame();
    void hidesTheKey();
};

void tst_CheckFinding::judgesAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<bool>("saysNothing");
    QTest::addRow("200") << 200 << "{}"_ba << Verdict::Success << false;
    QTest::addRow("204") << 204 << ""_ba << Verdict::Success << false;
    QTest::addRow("a redirect is no proof") << 302 << ""_ba << Verdict::ClientFault << true;
    QTest::addRow("401") << 401 << "{}"_ba << Verdict::KeyRejected << false;
    QTest::addRow("402") << 402 << "{}"_ba << Verdict::OutOfCredit << false;
    QTest::addRow("404: the model is wrong, not the key")
        << 404 << "{}"_ba << Verdict::ClientFault << true;
    QTest::addRow("429") << 429 << "{}"_ba << Verdict::RateLimited << true;
    QTest::addRow("500") << 500 << "{}"_ba << Verdict::UpstreamFault << true;
    QTest::addRow("529") << 529 << "{}"_ba << Verdict::Overloaded << true;
    QTest::addRow("the group's own rule") << 418 << "a Teapot"_ba << Verdict::KeyRejected << false;
    QTest::addRow("the rule's text is not there") << 418 << "a"_ba << Verdict::ClientFault << true;
}

void tst_CheckFinding::judgesAnswers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Verdict, verdict);
    QFETCH(bool, saysNothing);
    const GroupConfig group = groupWithRule();
    const auto finding =
        findingOf({.status = status}, body, {.group = group, .key = key, .model = u"m"_s}, 0);
    QCOMPARE(finding.judgement.verdict, verdict);
    QCOMPARE(finding.status, status);
    QVERIFY2(finding.message.startsWith(u"HTTP %1"_s.arg(status)), qPrintable(finding.message));
    QCOMPARE(finding.message.endsWith("; says nothing about the key"_L1), saysNothing);
}

void tst_CheckFinding::readsCompressedBodies()
{
    const QByteArray plain = R"({"error":{"code":"insufficient_quota","type":"x"}})";
    const QByteArray deflated = qCompress(plain).sliced(4); // without Qt's length
    const GroupConfig group;
    const auto finding = findingOf({.status = 429, .fields = {{"Content-Encoding", "deflate"}}},
                                   deflated,
                                   {.group = group, .key = key, .model = u"m"_s},
                                   0);
    QCOMPARE(finding.judgement.verdict, Verdict::OutOfCredit);
}

void tst_CheckFinding::wordsTheAnswer_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("message");
    QTest::addRow("success") << 200 << "{}"_ba << u"HTTP 200"_s;
    QTest::addRow("without words") << 500 << ""_ba << u"HTTP 500; says nothing about the key"_s;
    QTest::addRow("in the provider's words")
        << 401 << R"({"error":{"message":"Go away"}})"_ba << u"HTTP 401: Go away"_s;
}

void tst_CheckFinding::wordsTheAnswer()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, message);
    const GroupConfig group;
    const auto finding =
        findingOf({.status = status}, body, {.group = group, .key = key, .model = u"m"_s}, 0);
    QCOMPARE(finding.message, message);
}

void tst_CheckFinding::saysWhyNoAnswerCame()
{
    const auto finding = findingOf(
        {.kind = ErrorKind::UpstreamUnreachable, .detail = u"a: connection refused"_s}, key);
    QCOMPARE(finding.judgement.verdict, Verdict::UpstreamFault);
    QCOMPARE(finding.status, 0);
    QCOMPARE(finding.message, u"a: connection refused; says nothing about the key"_s);
}

void tst_CheckFinding::hidesTheKey()
{
    const auto failed = findingOf({.detail = u"no /x?key=sk-secret-key-0001 here"_s}, key);
    QVERIFY(!failed.message.contains("secret"_L1));
    QVERIFY(!failed.judgement.reason.contains("secret"_L1));

    const GroupConfig group;
    const auto echoed = findingOf(
        {.status = 401},
        R"({"error":{"message":"Incorrect API key provided: sk-secret-key-0001.","code":"x"}})",
        {.group = group, .key = key, .model = u"m"_s},
        0);
    QVERIFY(!echoed.message.contains("secret"_L1));
    QVERIFY(!echoed.judgement.reason.contains("secret"_L1));
}

QTEST_GUILESS_MAIN(tst_CheckFinding)
#include "tst_checkfinding.moc"
