#include "proxy/routing/classifier.h"
#include "proxy/routing/streamstart.h"
#include "tests/proxy/routing/answers.h"

#include <QTest>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

namespace {

std::optional<Judgement> judged(QByteArrayView start, const std::vector<FailureRule> &rules = {})
{
    const HeaderFields fields{{"retry-after", "20"}};
    return classifyStreamStart(
        {.status = 200, .fields = fields, .body = start, .model = u"gpt-4.1"}, rules, answeredAt);
}

} // namespace

class tst_StreamStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsFirstEvent_data();
    void findsFirstEvent();
    void waitsForWholeEvent_data();
    void waitsForWholeEvent();
    void neverUnsaysAWholeEvent();
    void judgesErrors_data();
    void judgesErrors();
    void letsContentPass_data();
    void letsContentPass();
    void judgesWhereverItIsCut();
    void readsDeadlines();
    void triesRules();
};

void tst_StreamStart::findsFirstEvent_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<bool>("isWhole");

    QTest::newRow("LF") << "event: a\ndata: b\n\n"_ba
                        << "a"_ba
                        << "b"_ba << true;
    QTest::newRow("CR") << "event: a\rdata: b\r\r"_ba
                        << "a"_ba
                        << "b"_ba << true;
    QTest::newRow("CRLF") << "event: a\r\ndata: b\r\n\r\n"_ba
                          << "a"_ba
                          << "b"_ba << true;
    QTest::newRow("mixed ends") << "event: a\rdata: b\n\r\n"_ba
                                << "a"_ba
                                << "b"_ba << true;
    QTest::newRow("byte order mark") << "\xef\xbb\xbf"
                                        "data: b\n\n"_ba
                                     << ""_ba
                                     << "b"_ba << true;
    QTest::newRow("empty lines in front") << "\n\r\n\ndata: b\n\n"_ba
                                          << ""_ba
                                          << "b"_ba << true;
    QTest::newRow("comment in front") << ": OPENROUTER PROCESSING\n\n: again\n\ndata: b\n\n"_ba
                                      << ""_ba
                                      << "b"_ba << true;
    QTest::newRow("name without data is no event") << "event: ping\n\ndata: b\n\n"_ba
                                                   << ""_ba
                                                   << "b"_ba << true;
    QTest::newRow("id and retry") << "id: 1\nretry: 5\ndata: b\n\n"_ba
                                  << ""_ba
                                  << "b"_ba << true;
    QTest::newRow("no space") << "event:a\ndata:b\n\n"_ba
                              << "a"_ba
                              << "b"_ba << true;
    QTest::newRow("one space of two") << "data:  b\n\n"_ba
                                      << ""_ba
                                      << " b"_ba << true;
    QTest::newRow("lines") << "data: b\ndata: c\n\n"_ba
                           << ""_ba
                           << "b\nc"_ba << true;
    QTest::newRow("data without a colon") << "data\n\n"_ba
                                          << ""_ba
                                          << ""_ba << true;
    QTest::newRow("only the first") << "data: b\n\ndata: c\n\n"_ba
                                    << ""_ba
                                    << "b"_ba << true;
    QTest::newRow("no end") << "event: a\ndata: b\n"_ba
                            << "a"_ba
                            << "b"_ba << false;
    QTest::newRow("half a line") << "data: {\"a"_ba
                                 << ""_ba
                                 << "{\"a"_ba << false;
}

void tst_StreamStart::findsFirstEvent()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, data);
    QFETCH(bool, isWhole);
    const auto event = firstEvent(start);
    QVERIFY(event);
    QCOMPARE(event->name, name);
    QCOMPARE(event->data, data);
    QCOMPARE(event->isWhole, isWhole);
}

void tst_StreamStart::waitsForWholeEvent_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<bool>("isEnough");
    QTest::newRow("nothing") << ""_ba << false;
    QTest::newRow("comment") << ": OPENROUTER PROCESSING\n\n"_ba << false;
    QTest::newRow("empty lines") << "\n\n\n"_ba << false;
    QTest::newRow("name alone") << "event: error\n\n"_ba << false;
    QTest::newRow("no end") << "data: b\n"_ba << false;
    QTest::newRow("event") << "data: b\n\n"_ba << true;
    QTest::newRow("CRLF, its LF to come") << "data: b\r\n\r"_ba << true;
    QTest::newRow("JSON") << " {\"id\""_ba << true;
    QTest::newRow("list") << "[{"_ba << true;
    QTest::newRow("page") << "<html>"_ba << true;
    QTest::newRow("long comment") << QByteArray(judgedBytes - 1, ':') << false;
    QTest::newRow("as much as is looked at") << QByteArray(judgedBytes, ':') << true;
}

void tst_StreamStart::waitsForWholeEvent()
{
    QFETCH(QByteArray, start);
    QFETCH(bool, isEnough);
    QCOMPARE(hasWholeEvent(start), isEnough);
}

void tst_StreamStart::neverUnsaysAWholeEvent()
{
    for (const QByteArray &end : {"\n"_ba, "\r"_ba, "\r\n"_ba}) {
        const QByteArray start = ": hi" + end + end + "event: error" + end + "data: {}" + end + end;
        const auto shortest = start.size() - (end.size() == 2 ? 1 : 0);
        for (qsizetype size = 0; size <= start.size(); ++size)
            QCOMPARE(hasWholeEvent(start.first(size)), size >= shortest);
    }
}

void tst_StreamStart::judgesErrors_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<Verdict>("verdict");
    const auto row = [](const char *name, const QByteArray &data, Verdict verdict) {
        QTest::newRow(name) << data << verdict;
    };
    const auto anthropic = [](const char *type) {
        return QByteArray(R"({"type":"error","error":{"type":")") + type
               + R"(","message":"Details"}})";
    };
    row("Anthropic overloaded", anthropic("overloaded_error"), Verdict::Overloaded);
    row("Anthropic rate", anthropic("rate_limit_error"), Verdict::RateLimited);
    row("Anthropic key", anthropic("authentication_error"), Verdict::KeyRejected);
    row("Anthropic permission", anthropic("permission_error"), Verdict::KeyRejected);
    row("Anthropic billing", anthropic("billing_error"), Verdict::OutOfCredit);
    row("Anthropic internal", anthropic("api_error"), Verdict::UpstreamFault);
    row("Anthropic timeout", anthropic("timeout_error"), Verdict::UpstreamFault);
    row("Anthropic request", anthropic("invalid_request_error"), Verdict::ClientFault);
    row("Anthropic size", anthropic("request_too_large"), Verdict::ClientFault);
    row("Anthropic model", anthropic("not_found_error"), Verdict::ClientFault);
    row("OpenAI rate",
        R"({"error":{"message":"Rate limit reached","type":"tokens","code":"rate_limit_exceeded"}})",
        Verdict::RateLimited);
    row("OpenAI quota",
        R"({"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}})",
        Verdict::OutOfCredit);
    row("OpenAI key",
        R"({"error":{"message":"Nope","type":"invalid_request_error","code":"invalid_api_key"}})",
        Verdict::KeyRejected);
    row("OpenAI server",
        R"({"error":{"message":"The server had an error","type":"server_error","code":null}})",
        Verdict::UpstreamFault);
    row("OpenAI overloaded",
        R"({"error":{"message":"Our servers are currently overloaded. Please try again later.","type":"server_error"}})",
        Verdict::Overloaded);
    row("OpenAI context",
        R"({"error":{"message":"Too long","type":"invalid_request_error","code":"context_length_exceeded"}})",
        Verdict::ClientFault);
    row("OpenRouter mid-stream",
        R"({"id":"gen-1","object":"chat.completion.chunk","error":{"code":502,"message":"Provider disconnected"},"choices":[{"index":0,"delta":{"content":""},"finish_reason":"error"}]})",
        Verdict::UpstreamFault);
    row("OpenRouter rate", R"({"error":{"code":429,"message":"Slow down"}})", Verdict::RateLimited);
    row("OpenRouter credit", R"({"error":{"code":402,"message":"x"}})", Verdict::OutOfCredit);
    row("OpenRouter words",
        R"({"error":{"code":"server_error","message":"x"}})",
        Verdict::UpstreamFault);
    row("Gemini overloaded",
        R"({"error":{"code":503,"message":"The model is overloaded.","status":"UNAVAILABLE"}})",
        Verdict::Overloaded);
    row("Gemini quota",
        R"({"error":{"code":429,"message":"x","status":"RESOURCE_EXHAUSTED"}})",
        Verdict::RateLimited);
    row("Gemini by name", R"({"error":{"status":"DEADLINE_EXCEEDED"}})", Verdict::UpstreamFault);
    row("Responses error",
        R"({"type":"error","sequence_number":2,"error":{"type":"tokens","code":"rate_limit_exceeded","message":"Rate limit reached"}})",
        Verdict::RateLimited);
    row("Responses error, flat",
        R"({"type":"error","code":"server_error","message":"x","param":null})",
        Verdict::UpstreamFault);
    row("Responses failed",
        R"({"type":"response.failed","response":{"status":"failed","error":{"code":"server_error","message":"x"}}})",
        Verdict::UpstreamFault);
    row("Responses failed, rate",
        R"({"type":"response.failed","response":{"status":"failed","error":{"code":"rate_limit_exceeded","message":"x"}}})",
        Verdict::RateLimited);
    row("Responses prompt",
        R"({"type":"response.failed","response":{"error":{"code":"invalid_prompt","message":"x"}}})",
        Verdict::ClientFault);
    row("Ollama",
        R"({"error":"an error was encountered while running the model"})",
        Verdict::UpstreamFault);
}

void tst_StreamStart::judgesErrors()
{
    QFETCH(QByteArray, data);
    QFETCH(Verdict, verdict);
    const QByteArray starts[] = {
        "data: " + data + "\n\n",
        ": OPENROUTER PROCESSING\r\n\r\nevent: error\r\ndata: " + data + "\r\n\r\n",
        "data:" + data, // it broke off
        data + "\n",    // JSON where a stream was promised
    };
    for (const QByteArray &start : starts) {
        const auto judgement = judged(start);
        QVERIFY2(judgement, start.constData());
        QCOMPARE(judgement->verdict, verdict);
        QVERIFY(!judgement->reason.isEmpty());
        QCOMPARE(judgement->coolUntil,
                 verdict == Verdict::RateLimited ? answeredAt + 20'000 : qint64{0});
    }
}

void tst_StreamStart::letsContentPass_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("comment") << ": OPENROUTER PROCESSING\n\n"_ba;
    QTest::newRow("chunk")
        << "data: {\"choices\":[{\"delta\":{\"content\":\"an error: rate_limit_error\"}}]}\n\n"_ba;
    QTest::newRow("null error") << "data: {\"error\":null,\"choices\":[]}\n\n"_ba;
    QTest::newRow("Responses API")
        << "event: response.created\ndata: {\"type\":\"response.created\","
           "\"response\":{\"error\":null}}\n\n"_ba;
    QTest::newRow("message_start")
        << "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{}}\n\n"_ba;
    QTest::newRow("error behind the first event")
        << "data: {\"choices\":[]}\n\ndata: {\"error\":{\"code\":502}}\n\n"_ba;
    QTest::newRow("done") << "data: [DONE]\n\n"_ba;
    QTest::newRow("text") << "data: error\n\n"_ba;
    QTest::newRow("chunk that is cut")
        << "data: {\"choices\":[{\"delta\":{\"content\":\"say \\\"error\\\": \"error\":\"x"_ba;
    QTest::newRow("JSON") << "{\"choices\":[]}"_ba;
}

void tst_StreamStart::letsContentPass()
{
    QFETCH(QByteArray, start);
    QVERIFY(!judged(start));
}

void tst_StreamStart::judgesWhereverItIsCut()
{
    const QByteArray event = "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":"
                             "\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n";
    const qsizetype named = event.indexOf("overloaded_error\"") + 17;
    for (qsizetype size = 0; size <= event.size(); ++size) {
        const auto judgement = judged(event.first(size));
        QCOMPARE(judgement.has_value(), size >= event.indexOf("data:") + 4);
        if (size >= named)
            QCOMPARE(judgement->verdict, Verdict::Overloaded);
    }
}

void tst_StreamStart::readsDeadlines()
{
    const auto judgement =
        judged("data: {\"error\":{\"code\":429,\"message\":\"Rate limit reached for gpt-4.1 in "
               "organization org-1\",\"details\":[{\"retryDelay\":\"37s\"}]}}\n\n");
    QVERIFY(judgement);
    QCOMPARE(judgement->coolUntil, answeredAt + 37'000);
    QVERIFY(judgement->isForModel);
}

void tst_StreamStart::triesRules()
{
    const std::vector<FailureRule> rules{
        {.statuses = *StatusSet::parse(u"200"),
         .text = u"quota is over"_s,
         .verdict = Verdict::OutOfCredit},
        {.statuses = *StatusSet::parse(u"529"), .verdict = Verdict::RateLimited},
    };
    const auto named = judged("data: {\"message\":\"Your QUOTA is over\"}\n\n", rules);
    QVERIFY(named);
    QCOMPARE(named->verdict, Verdict::OutOfCredit);
    QCOMPARE(named->reason, u"Your QUOTA is over"_s);

    const auto stoodFor =
        judged("data: {\"error\":{\"type\":\"overloaded_error\",\"message\":\"x\"}}\n\n", rules);
    QVERIFY(stoodFor);
    QCOMPARE(stoodFor->verdict, Verdict::RateLimited);

    QVERIFY(!judged("data: {\"choices\":[]}\n\n", rules));
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_StreamStart)
#include "tst_streamstart.moc"
