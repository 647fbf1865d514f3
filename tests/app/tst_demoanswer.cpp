#include "app/demoanswer.h"
#include "app/demorequest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace keyferry;
using namespace keyferry::app;
using namespace Qt::StringLiterals;

namespace {

DemoRequest post(const QByteArray &target, const HeaderField &key, const QByteArray &body)
{
    return {.head = {.method = "POST", .target = target, .minorVersion = 1, .fields = {key}},
            .body = body};
}

DemoRequest get(const QByteArray &target, const HeaderField &key)
{
    return {.head = {.method = "GET", .target = target, .minorVersion = 1, .fields = {key}},
            .body = {}};
}

const HeaderField openAiKey{"Authorization", "Bearer demo-openai-1"};
const HeaderField anthropicKey{"X-Api-Key", "demo-anthropic-1"};
const HeaderField geminiKey{"x-goog-api-key", "demo-gemini-1"};

QJsonObject objectOf(const DemoAnswer &answer)
{
    return QJsonDocument::fromJson(answer.pieces.join()).object();
}

/// The objects behind the `data:` lines of a stream.
QList<QJsonObject> eventsOf(const DemoAnswer &answer)
{
    QList<QJsonObject> events;
    for (const QByteArray &line : answer.pieces.join().split('\n')) {
        if (line.startsWith("data: {"))
            events.append(QJsonDocument::fromJson(line.sliced(6)).object());
    }
    return events;
}

} // namespace

class tst_DemoAnswer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void echoesThePrompt_data();
    void echoesThePrompt();
    void streamsWordByWord_data();
    void streamsWordByWord();
    void responsesStreamIsNumberedAndWhole();
    void geminiStreamsAnArrayWithoutSse();
    void embedsTheSameForTheSameText();
    void listsModels_data();
    void listsModels();
    void refuses_data();
    void refuses();
    void readsRequestsSplitAtEveryByte();
    void refusesUnreadableRequests_data();
    void refusesUnreadableRequests();
};

void tst_DemoAnswer::echoesThePrompt_data()
{
    QTest::addColumn<DemoRequest>("request");
    QTest::addColumn<QString>("path");

    QTest::addRow("chat") << post(
        "/v1/chat/completions",
        openAiKey,
        R"({"messages":[{"role":"system","content":"no"},{"role":"user","content":"a bc d"}]})")
                          << u"choices.0.message.content"_s;
    QTest::addRow("chat, content as parts") << post(
        "/v1/chat/completions",
        openAiKey,
        R"({"messages":[{"role":"user","content":[{"type":"text","text":"a bc"},{"type":"text","text":"d"}]}]})")
                                            << u"choices.0.message.content"_s;
    QTest::addRow("responses, text") << post("/v1/responses", openAiKey, R"({"input":"a bc d"})")
                                     << u"output.0.content.0.text"_s;
    QTest::addRow("responses, messages")
        << post("/v1/responses",
                openAiKey,
                R"({"input":[{"role":"user","content":[{"type":"input_text","text":"a bc d"}]}]})")
        << u"output.0.content.0.text"_s;
    QTest::addRow("anthropic") << post(
        "/v1/messages", anthropicKey, R"({"messages":[{"role":"user","content":"a bc d"}]})")
                               << u"content.0.text"_s;
    QTest::addRow("gemini") << post("/v1beta/models/demo:generateContent",
                                    geminiKey,
                                    R"({"contents":[{"parts":[{"text":"a bc d"}]}]})")
                            << u"candidates.0.content.parts.0.text"_s;
    QTest::addRow("gemini, v1") << post("/v1/models/demo:generateContent",
                                        geminiKey,
                                        R"({"contents":[{"parts":[{"text":"a bc d"}]}]})")
                                << u"candidates.0.content.parts.0.text"_s;
    QTest::addRow("gemini, key in the query")
        << post("/v1beta/models/demo:generateContent?key=demo-1",
                {"a", "b"},
                R"({"contents":[{"parts":[{"text":"a bc d"}]}]})")
        << u"candidates.0.content.parts.0.text"_s;
}

void tst_DemoAnswer::echoesThePrompt()
{
    QFETCH(const DemoRequest, request);
    QFETCH(const QString, path);
    const DemoAnswer answer = answerDemo(request);
    QCOMPARE(answer.status, 200);
    QVERIFY(!answer.streams);
    QJsonValue value = objectOf(answer);
    for (const QString &step : path.split(u'.'))
        value = value.isArray() ? value.toArray().at(step.toInt()) : value[step];
    QCOMPARE(value.toString(), u"a bc d"_s);
}

void tst_DemoAnswer::streamsWordByWord_data()
{
    QTest::addColumn<DemoRequest>("request");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("end");

    QTest::addRow("chat") << post(
        "/v1/chat/completions", openAiKey, R"({"stream":true,"messages":[{"content":"a bc d"}]})")
                          << u"choices.0.delta.content"_s << "data: [DONE]\n\n"_ba;
    QTest::addRow("responses") << post(
        "/v1/responses", openAiKey, R"({"stream":true,"input":"a bc d"})")
                               << u"delta"_s << "\n\n"_ba;
    QTest::addRow("anthropic") << post(
        "/v1/messages", anthropicKey, R"({"stream":true,"messages":[{"content":"a bc d"}]})")
                               << u"delta.text"_s << "data: {\"type\":\"message_stop\"}\n\n"_ba;
    QTest::addRow("gemini") << post("/v1beta/models/demo:streamGenerateContent?alt=sse",
                                    geminiKey,
                                    R"({"contents":[{"parts":[{"text":"a bc d"}]}]})")
                            << u"candidates.0.content.parts.0.text"_s << "\r\n\r\n"_ba;
}

void tst_DemoAnswer::streamsWordByWord()
{
    QFETCH(const DemoRequest, request);
    QFETCH(const QString, path);
    QFETCH(const QByteArray, end);
    const DemoAnswer answer = answerDemo(request);
    QVERIFY(answer.streams);
    QCOMPARE(answer.contentType, "text/event-stream"_ba);
    QVERIFY(answer.pieces.join().endsWith(end));
    QStringList words;
    for (const QJsonObject &event : eventsOf(answer)) {
        QJsonValue value = event;
        for (const QString &step : path.split(u'.'))
            value = value.isArray() ? value.toArray().at(step.toInt()) : value[step];
        if (!value.toString().isEmpty())
            words.append(value.toString());
    }
    QCOMPARE(words, (QStringList{u"a"_s, u" bc"_s, u" d"_s}));
}

void tst_DemoAnswer::responsesStreamIsNumberedAndWhole()
{
    const auto events =
        eventsOf(answerDemo(post("/v1/responses", openAiKey, R"({"stream":true,"input":"hi"})")));
    for (qsizetype i = 0; i < events.size(); ++i)
        QCOMPARE(events.at(i)["sequence_number"_L1].toInteger(), i);
    QCOMPARE(events.first()["type"_L1].toString(), u"response.created"_s);
    QCOMPARE(events.last()["response"_L1]["status"_L1].toString(), u"completed"_s);
    QCOMPARE(events.last()["response"_L1]["output"_L1][0]["content"_L1][0]["text"_L1].toString(),
             u"hi"_s);
}

void tst_DemoAnswer::geminiStreamsAnArrayWithoutSse()
{
    const DemoAnswer answer = answerDemo(post("/v1beta/models/demo:streamGenerateContent",
                                              geminiKey,
                                              R"({"contents":[{"parts":[{"text":"a bc d"}]}]})"));
    QVERIFY(answer.streams);
    QCOMPARE(answer.contentType, "application/json"_ba);
    const QJsonArray all = QJsonDocument::fromJson(answer.pieces.join()).array();
    QCOMPARE(all.size(), 3);
    QVERIFY(!all.first().toObject()["candidates"_L1][0].toObject().contains("finishReason"_L1));
    QCOMPARE(all.last()["candidates"_L1][0]["finishReason"_L1].toString(), u"STOP"_s);
}

void tst_DemoAnswer::embedsTheSameForTheSameText()
{
    const auto vectorOf = [](const char *body) {
        return objectOf(
            answerDemo(post("/v1/embeddings", openAiKey, body)))["data"_L1][0]["embedding"_L1];
    };
    const QJsonValue first = vectorOf(R"({"input":"x"})");
    QCOMPARE(first.toArray().size(), 8);
    QCOMPARE(vectorOf(R"({"input":["x"]})"), first);
    QVERIFY(vectorOf(R"({"input":"y"})") != first);
    const QByteArray packed = QByteArray::fromBase64(
        vectorOf(R"({"input":"x","encoding_format":"base64"})").toString().toLatin1());
    QCOMPARE(packed.size(), 8 * 4);
    float number = 0;
    memcpy(&number, packed.constData(), sizeof number);
    QCOMPARE(double(number), first.toArray().first().toDouble());

    const auto gemini = objectOf(answerDemo(post(
        "/v1beta/models/e:embedContent", geminiKey, R"({"content":{"parts":[{"text":"x"}]}})")));
    QCOMPARE(gemini["embedding"_L1]["values"_L1], first);
    const auto batch =
        objectOf(answerDemo(post("/v1beta/models/e:batchEmbedContents",
                                 geminiKey,
                                 R"({"requests":[{"content":{"parts":[{"text":"x"}]}}]})")));
    QCOMPARE(batch["embeddings"_L1][0]["values"_L1], first);
}

void tst_DemoAnswer::listsModels_data()
{
    QTest::addColumn<DemoRequest>("request");
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    DemoRequest anthropic = get("/v1/models", anthropicKey);
    anthropic.head.fields.append("anthropic-version", "2023-06-01");
    QTest::addRow("openai") << get("/v1/models", openAiKey) << u"data"_s << u"object"_s
                            << u"model"_s;
    QTest::addRow("anthropic") << anthropic << u"data"_s << u"type"_s << u"model"_s;
    QTest::addRow("gemini") << get("/v1beta/models?key=demo-1", {"a", "b"}) << u"models"_s
                            << u"name"_s << u"models/demo"_s;
    QTest::addRow("gemini, v1") << get("/v1/models", geminiKey) << u"models"_s << u"name"_s
                                << u"models/demo"_s;
}

void tst_DemoAnswer::listsModels()
{
    QFETCH(const DemoRequest, request);
    QFETCH(const QString, list);
    QFETCH(const QString, name);
    QFETCH(const QString, expected);
    QCOMPARE(objectOf(answerDemo(request))[list][0][name].toString(), expected);
}

void tst_DemoAnswer::refuses_data()
{
    QTest::addColumn<DemoRequest>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("expected");

    QTest::addRow("openai, no key") << post("/v1/chat/completions", {"a", "b"}, "{}") << 401
                                    << u"code"_s << u"invalid_api_key"_s;
    QTest::addRow("openai, other key")
        << post("/v1/chat/completions", {"Authorization", "Bearer sk-1"}, "{}") << 401 << u"code"_s
        << u"invalid_api_key"_s;
    QTest::addRow("openai, prefix elsewhere")
        << post("/v1/chat/completions", {"Authorization", "Bearer xdemo-1"}, "{}") << 401
        << u"code"_s << u"invalid_api_key"_s;
    QTest::addRow("anthropic, other key") << post("/v1/messages", {"x-api-key", "sk-1"}, "{}")
                                          << 401 << u"type"_s << u"authentication_error"_s;
    QTest::addRow("gemini, other key")
        << get("/v1beta/models?key=AIza", {"a", "b"}) << 401 << u"status"_s << u"UNAUTHENTICATED"_s;
    QTest::addRow("openai, no JSON") << post("/v1/chat/completions", openAiKey, "{") << 400
                                     << u"type"_s << u"invalid_request_error"_s;
    QTest::addRow("openai, no such path")
        << get("/v1/files", openAiKey) << 404 << u"type"_s << u"invalid_request_error"_s;
    QTest::addRow("anthropic, no such path") << post("/v1/messages/batches", anthropicKey, "{}")
                                             << 404 << u"type"_s << u"not_found_error"_s;
    QTest::addRow("gemini, no such action")
        << post("/v1beta/models/m:dance", geminiKey, "{}") << 404 << u"status"_s << u"NOT_FOUND"_s;
}

void tst_DemoAnswer::refuses()
{
    QFETCH(const DemoRequest, request);
    QFETCH(const int, status);
    QFETCH(const QString, member);
    QFETCH(const QString, expected);
    const DemoAnswer answer = answerDemo(request);
    QCOMPARE(answer.status, status);
    QCOMPARE(objectOf(answer)["error"_L1][member].toString(), expected);
}

void tst_DemoAnswer::readsRequestsSplitAtEveryByte()
{
    const QByteArray wire = "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello"
                            "POST /b HTTP/1.1\r\nTransfer-Encoding: "
                            "chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nT: v\r\n\r\n"
                            "GET /c HTTP/1.0\r\n\r\n";
    for (qsizetype split = 0; split <= wire.size(); ++split) {
        DemoRequestReader reader;
        QList<DemoRequest> requests;
        for (const QByteArray &part : {wire.first(split), wire.sliced(split)}) {
            reader.append(part);
            while (true) {
                const auto request = reader.next();
                QVERIFY(request);
                if (!*request)
                    break;
                requests.append(**request);
            }
        }
        QCOMPARE(requests.size(), 3);
        QCOMPARE(requests.at(0).body, "hello"_ba);
        QCOMPARE(requests.at(0).head.fields.first("host"), "x"_ba);
        QCOMPARE(requests.at(1).body, "abcde"_ba);
        QVERIFY(requests.at(1).keepsAlive());
        QCOMPARE(requests.at(2).head.target, "/c"_ba);
        QVERIFY(!requests.at(2).keepsAlive());
    }
}

void tst_DemoAnswer::refusesUnreadableRequests_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addRow("no request line") << "hello\r\n\r\n"_ba;
    QTest::addRow("no header name") << "GET / HTTP/1.1\r\n: x\r\n\r\n"_ba;
    QTest::addRow("length is no number") << "GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n"_ba;
    QTest::addRow("length over the limit") << "GET / HTTP/1.1\r\nContent-Length: 11\r\n\r\n"_ba;
    QTest::addRow("chunk is no number")
        << "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"_ba;
    QTest::addRow("chunks over the limit")
        << "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nabcdef\r\n6\r\n"_ba;
    QTest::addRow("endless head") << QByteArray(300'000, 'a');
}

void tst_DemoAnswer::refusesUnreadableRequests()
{
    QFETCH(const QByteArray, wire);
    DemoRequestReader reader(10);
    reader.append(wire);
    QVERIFY(!reader.next());
}

QTEST_GUILESS_MAIN(tst_DemoAnswer)
#include "tst_demoanswer.moc"
