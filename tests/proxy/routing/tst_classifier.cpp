#include "proxy/routing/classifier.h"
#include "tests/proxy/routing/answers.h"

#include <QTest>

#include <random>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

namespace {

struct Book
{
    Channel channel;
    const char *provider;
    const std::vector<AnswerRow> &rows;
};

const Book books[] = {
    {Channel::OpenAi, "OpenAI", openAiAnswers},
    {Channel::Azure, "Azure", azureAnswers},
    {Channel::Anthropic, "Anthropic", anthropicAnswers},
    {Channel::Gemini, "Gemini", geminiAnswers},
    {Channel::OpenAi, "compatible", compatibleAnswers},
};

Judgement judged(Channel channel, const AnswerRow &row, QByteArrayView body)
{
    const QString model = QString::fromLatin1(row.model);
    return classify({.channel = channel,
                     .status = row.status,
                     .fields = row.fields,
                     .body = body,
                     .model = model},
                    {},
                    answeredAt);
}

Judgement judged(int status, QByteArrayView body, const std::vector<FailureRule> &rules)
{
    return classify(
        {.status = status, .fields = {{"retry-after", "9"}}, .body = body}, rules, answeredAt);
}

FailureRule rule(QStringView statuses, const QString &text, Verdict verdict)
{
    return {.statuses = *StatusSet::parse(statuses), .text = text, .verdict = verdict};
}

} // namespace

class tst_Classifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesStatus_data();
    void judgesStatus();
    void judgesRealAnswers_data();
    void judgesRealAnswers();
    void holdsEightyAnswers();
    void triesRulesFirst_data();
    void triesRulesFirst();
    void namesModelsAsWholeWords_data();
    void namesModelsAsWholeWords();
    void asksForBodies();
    void givesReasonWithoutBody();
    void judgesCutAnswers();
    void looksAtSixteenKibibytes();
    void standsAnyBytes();
};

void tst_Classifier::judgesStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Verdict>("verdict");

    for (const int status : {101, 200, 201, 204, 206, 299, 301, 304, 307, 399})
        QTest::addRow("%d", status) << status << Verdict::Success;
    for (const int status : {400, 404, 405, 407, 409, 413, 415, 422, 428, 430, 499})
        QTest::addRow("%d", status) << status << Verdict::ClientFault;
    for (const int status : {401, 403})
        QTest::addRow("%d", status) << status << Verdict::KeyRejected;
    QTest::newRow("402") << 402 << Verdict::OutOfCredit;
    QTest::newRow("429") << 429 << Verdict::RateLimited;
    QTest::newRow("529") << 529 << Verdict::Overloaded;
    for (const int status : {408, 500, 502, 503, 504, 520, 599, 600, 999})
        QTest::addRow("%d", status) << status << Verdict::UpstreamFault;
}

void tst_Classifier::judgesStatus()
{
    QFETCH(int, status);
    QFETCH(Verdict, verdict);
    QCOMPARE(verdictOfStatus(status), verdict);
    for (const Channel channel : allChannels()) {
        const Judgement judgement =
            classify({.channel = channel, .status = status, .fields = {}}, {}, 0);
        QCOMPARE(judgement.verdict, verdict);
        QVERIFY(!judgement.isUnmistakable);
    }
}

void tst_Classifier::judgesRealAnswers_data()
{
    QTest::addColumn<Channel>("channel");
    QTest::addColumn<AnswerRow>("row");
    for (const Book &book : books) {
        for (const AnswerRow &row : book.rows)
            QTest::addRow("%s: %s (%s)", book.provider, row.name, row.source)
                << book.channel << row;
    }
}

void tst_Classifier::judgesRealAnswers()
{
    QFETCH(Channel, channel);
    QFETCH(AnswerRow, row);
    const Judgement judgement = judged(channel, row, row.body);
    QCOMPARE(judgement.verdict, row.verdict);
    QCOMPARE(judgement.isUnmistakable, row.unmistakable);
    QCOMPARE(judgement.isForModel, row.forModel);
    QCOMPARE(judgement.isSameForAllKeys, row.sameForAllKeys);
    QCOMPARE(judgement.coolUntil, row.coolMs == 0 ? 0 : answeredAt + row.coolMs);
    QVERIFY(!judgement.reason.isEmpty());
    QVERIFY(judgement.reason.size() <= 200);
    QVERIFY(!judgement.reason.contains(u'{'));
    QVERIFY(!judgement.reason.contains("AIzaSy"_L1));
}

void tst_Classifier::holdsEightyAnswers()
{
    std::size_t count = 0;
    for (const Book &book : books)
        count += book.rows.size();
    QVERIFY(count >= 80);
}

void tst_Classifier::triesRulesFirst_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<bool>("unmistakable");
    QTest::addColumn<qint64>("coolMs");

    QTest::newRow("status and text") << 400 << "{\"error\":\"Plan LIMIT hit\"}"_ba
                                     << Verdict::RateLimited << false << qint64{9000};
    QTest::newRow("status without the text")
        << 400 << "{\"error\":\"no\"}"_ba << Verdict::ClientFault << false << qint64{0};
    QTest::newRow("text with another status")
        << 404 << "plan limit"_ba << Verdict::ClientFault << false << qint64{0};
    QTest::newRow("any body") << 418 << ""_ba << Verdict::Overloaded << false << qint64{0};
    QTest::newRow("any status") << 500 << "Key is DISABLED"_ba << Verdict::KeyRejected << false
                                << qint64{0};
    QTest::newRow("any status is none that went well")
        << 200 << "the key is disabled"_ba << Verdict::Success << false << qint64{0};
    QTest::newRow("a success that is named")
        << 200 << "{\"msg\":\"Quota is over\"}"_ba << Verdict::OutOfCredit << false << qint64{0};
    QTest::newRow("the first of two")
        << 400 << "plan limit, key is disabled"_ba << Verdict::RateLimited << false << qint64{9000};
    QTest::newRow("against the table")
        << 401 << "flagged"_ba << Verdict::ClientFault << false << qint64{0};
    QTest::newRow("table behind them")
        << 401 << "{\"error\":{\"message\":\"invalid x-api-key\"}}"_ba << Verdict::KeyRejected
        << true << qint64{0};
}

void tst_Classifier::triesRulesFirst()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Verdict, verdict);
    QFETCH(bool, unmistakable);
    QFETCH(qint64, coolMs);
    const std::vector<FailureRule> rules{
        rule(u"400,422", u"plan limit"_s, Verdict::RateLimited),
        rule(u"418", {}, Verdict::Overloaded),
        rule(u"", u"key is disabled"_s, Verdict::KeyRejected),
        rule(u"200", u"quota is over"_s, Verdict::OutOfCredit),
        rule(u"401", u"flagged"_s, Verdict::ClientFault),
    };
    const Judgement judgement = judged(status, body, rules);
    QCOMPARE(judgement.verdict, verdict);
    QCOMPARE(judgement.isUnmistakable, unmistakable);
    QCOMPARE(judgement.coolUntil, coolMs == 0 ? 0 : answeredAt + coolMs);
}

void tst_Classifier::namesModelsAsWholeWords_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isNamed");
    QTest::newRow("alone") << "gpt-4"_ba << true;
    QTest::newRow("end of a sentence") << "Too fast with gpt-4."_ba << true;
    QTest::newRow("quoted") << "model `gpt-4`: too fast"_ba << true;
    QTest::newRow("in a path") << "models/gpt-4 is busy"_ba << true;
    QTest::newRow("colon behind") << "gpt-4: too fast"_ba << true;
    QTest::newRow("second time") << "gpt-4o, not gpt-4"_ba << true;
    QTest::newRow("longer name") << "gpt-4o"_ba << false;
    QTest::newRow("longer with a dash") << "gpt-4-turbo"_ba << false;
    QTest::newRow("longer with a point") << "gpt-4.1"_ba << false;
    QTest::newRow("longer with a tag") << "gpt-4:free"_ba << false;
    QTest::newRow("longer in front") << "chatgpt-4"_ba << false;
    QTest::newRow("not at all") << "too fast"_ba << false;
}

void tst_Classifier::namesModelsAsWholeWords()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, isNamed);
    const Answer answer{.status = 429, .fields = {}, .body = body, .model = u"gpt-4"};
    QCOMPARE(classify(answer, {}, answeredAt).isForModel, isNamed);
}

void tst_Classifier::asksForBodies()
{
    const std::vector<FailureRule> rules{rule(u"200", u"error"_s, Verdict::UpstreamFault),
                                         rule(u"204", {}, Verdict::UpstreamFault),
                                         rule(u"", u"text"_s, Verdict::UpstreamFault)};
    QVERIFY(needsBody(400));
    QVERIFY(needsBody(529));
    QVERIFY(!needsBody(399));
    QVERIFY(!needsBody(200));
    QVERIFY(needsBody(200, rules));
    QVERIFY(!needsBody(204, rules)); // the status settles it
    QVERIFY(!needsBody(201, rules));
}

void tst_Classifier::givesReasonWithoutBody()
{
    QCOMPARE(judged(503, {}, {}).reason, u"status 503"_s);
    QCOMPARE(judged(503, R"({"error":{"code":"slow_down"}})", {}).reason, u"slow_down"_s);
    QCOMPARE(judged(200, {}, {}).reason, QString());
}

// A body cut behind what matters is judged as the whole one; cut anywhere, it makes no key invalid
// that the whole one does not.
void tst_Classifier::judgesCutAnswers()
{
    for (const Book &book : books) {
        for (const AnswerRow &row : book.rows) {
            const Judgement whole = judged(book.channel, row, row.body);
            for (qsizetype size = 0; size < row.body.size(); ++size) {
                const Judgement cut = judged(book.channel, row, row.body.first(size));
                QVERIFY2(whole.isUnmistakable || !cut.isUnmistakable, row.name);
            }
            const QByteArray padding(4096, 'x');
            const auto last = row.body.lastIndexOf('}');
            if (last < 0)
                continue;
            const QByteArray padded = row.body.first(last) + R"(,"more":")" + padding;
            QVERIFY2(judged(book.channel, row, padded).verdict == whole.verdict, row.name);
        }
    }
}

void tst_Classifier::looksAtSixteenKibibytes()
{
    const std::vector<FailureRule> rules{rule(u"500", u"needle"_s, Verdict::KeyRejected)};
    const QByteArray inside = QByteArray(judgedBytes - 6, ' ') + "needle";
    QCOMPARE(judged(500, inside, rules).verdict, Verdict::KeyRejected);
    QCOMPARE(judged(500, ' ' + inside, rules).verdict, Verdict::UpstreamFault);
}

void tst_Classifier::standsAnyBytes()
{
    std::mt19937 random(3);
    const QByteArray alphabet("{}[]\":,\\error message code type data\n\r\0\xff\xc3 sk-AIza0123",
                              60);
    for (int round = 0; round < 400; ++round) {
        QByteArray body(static_cast<qsizetype>(random() % 700), Qt::Uninitialized);
        for (char &byte : body)
            byte = alphabet.at(static_cast<qsizetype>(random() % 60));
        const HeaderFields fields{{"retry-after", body.left(12)}};
        for (const int status : {200, 400, 401, 429, 503}) {
            const Answer answer{.status = status, .fields = fields, .body = body, .model = u"a"};
            const Judgement judgement = classify(answer, {}, answeredAt);
            QVERIFY(judgement.reason.size() <= 200);
            QVERIFY(status != 200 || judgement == Judgement());
            (void)classifyStreamStart(answer, {}, answeredAt);
            (void)hasWholeEvent(body);
        }
    }
    // what backtracks in a careless expression
    for (const QByteArray &piece :
         {"{\"message\":\"\\\\"_ba, "["_ba, "{\"a\":"_ba, "sk-"_ba, "a1-"_ba})
        (void)judged(400, piece.repeated(judgedBytes / piece.size()), {});
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_Classifier)
#include "tst_classifier.moc"
