#include "proxy/channels/contentcoding.h"
#include "tests/proxy/engine/enginefixture.h"
#include "tests/support/rawclient.h"
#include "tests/support/scriptedupstream.h"

#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::test;

namespace {

constexpr auto chat = "/proxy/g/v1/chat/completions";
const QByteArray modelList = R"({"object":"list","data":[{"id":"gpt-real","object":"model"}]})"_ba;

/// An engine with one group `g` whose edits are made by the test.
struct EditFixture : EngineFixture
{
    explicit EditFixture(const std::function<void(GroupConfig &)> &edit)
    {
        addGroup("g", {upstream.url()}, 2);
        GroupConfig group = *draft.groups.back();
        edit(group);
        draft.groups.back() = std::make_shared<const GroupConfig>(group);
        start();
        client = std::make_unique<RawClient>(port());
    }

    ScriptedUpstream upstream{};
    std::unique_ptr<RawClient> client{};
};

void redirect(GroupConfig &group)
{
    group.modelRules = {{.from = u"gpt-alias"_s, .to = u"gpt-real"_s}};
}

} // namespace

/// What a group's edits do to requests and answers on their way.
class tst_GroupEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splicesIntoTheBody_data();
    void splicesIntoTheBody();
    void editsACompressedBody();
    void editsABodyThatComesInChunks();
    void refusesAModelInStrictMode();
    void coolsTheModelThatWentOut();
    void leavesWhatIsNoJsonAlone();
    void refusesABodyTooLargeToEdit();
    void sendsTheEditedBodyWithEveryTry();
    void appliesHeaderRulesLast();
    void addsSourcesToTheModelList_data();
    void addsSourcesToTheModelList();
    void passesOtherListsUnchanged_data();
    void passesOtherListsUnchanged();
};

void tst_GroupEdits::splicesIntoTheBody_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("seen");
    QTest::addRow("model and parameter")
        << R"({ "model" : "gpt-alias", "n":1e3,"temperature": 0.5 })"_ba
        << R"({ "model" : "gpt-real", "n":1e3,"temperature": 1.0 })"_ba;
    QTest::addRow("another model") << R"({"model":"gpt-other","temperature":0.5})"_ba
                                   << R"({"model":"gpt-other","temperature":1.0})"_ba;
}

void tst_GroupEdits::splicesIntoTheBody()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, seen);
    EditFixture fixture([](GroupConfig &group) {
        redirect(group);
        group.paramOverrides = R"({"temperature":1.0})";
    });
    fixture.client->request("POST", chat, sent);
    QVERIFY(fixture.client->waitUntilComplete());
    QCOMPARE(fixture.client->status(), 200);
    const auto request = fixture.upstream.requests().back();
    QCOMPARE(request.body, seen);
    QCOMPARE(request.field("Content-Length"), QByteArray::number(seen.size()));
    QTRY_COMPARE(fixture.sink.records().size(), 1);
    QCOMPARE(fixture.sink.records().first().requestBytes, sent.size()); // as the client sent it
}

void tst_GroupEdits::editsACompressedBody()
{
    using channels::ContentCoding;
    EditFixture fixture(redirect);
    const QByteArray body =
        channels::encodeBody(R"({"model":"gpt-alias","x":1})", ContentCoding::Gzip);
    fixture.client->request("POST", chat, body, "Content-Encoding: gzip\r\n");
    QVERIFY(fixture.client->waitUntilComplete());
    const auto request = fixture.upstream.requests().back();
    QCOMPARE(request.field("Content-Encoding"), "gzip"_ba);
    const auto seen = channels::decodeBody(request.body, ContentCoding::Gzip, 1000);
    QVERIFY(seen);
    QCOMPARE(*seen, R"({"model":"gpt-real","x":1})"_ba);
    QTRY_COMPARE(fixture.sink.records().size(), 1);
    QCOMPARE(fixture.sink.records().first().model, u"gpt-alias"_s);
}

void tst_GroupEdits::editsABodyThatComesInChunks()
{
    EditFixture fixture(redirect);
    fixture.client->send("POST /proxy/g/v1/chat HTTP/1.1\r\nHost: localhost\r\nx-api-key: "
                         "sk-123456\r\nTransfer-Encoding: chunked\r\n\r\n"
                         + chunkBytes(R"({"model":"gpt-)") + chunkBytes(R"(alias"})")
                         + chunkBytes({}));
    QVERIFY(fixture.client->waitUntilComplete());
    const auto request = fixture.upstream.requests().back();
    QCOMPARE(request.body, R"({"model":"gpt-real"})"_ba);
    QCOMPARE(request.field("Content-Length"), "20"_ba);
}

void tst_GroupEdits::refusesAModelInStrictMode()
{
    EditFixture fixture([](GroupConfig &group) {
        redirect(group);
        group.modelStrict = true;
    });
    fixture.client->request("POST", chat, R"({"model":"gpt-other"})");
    QVERIFY(fixture.client->waitUntilComplete());
    QCOMPARE(fixture.client->status(), 404);
    QCOMPARE(fixture.client->fields().first("x-keyferry-error"), "unknown-model"_ba);
    QVERIFY(fixture.client->body().contains("\"error\""));
    QCOMPARE(fixture.upstream.requestCount(), 0);
    QTRY_COMPARE(fixture.sink.records().size(), 1);
    QCOMPARE(fixture.sink.records().first().status, 404);
    QCOMPARE(fixture.sink.records().first().model, u"gpt-other"_s);
}

void tst_GroupEdits::coolsTheModelThatWentOut()
{
    EditFixture fixture(redirect);
    fixture.upstream.setAnswer(jsonAnswer(
        429,
        R"({"error":{"message":"Rate limit reached for gpt-real in organization org-1"}})",
        {{"Retry-After", "60"}}));
    fixture.client->request("POST", chat, R"({"model":"gpt-alias"})");
    QVERIFY(fixture.client->waitUntilComplete());
    QCOMPARE(fixture.upstream.requestCount(), 2);
    fixture.client->forget();
    fixture.client->request("POST", chat, R"({"model":"gpt-real"})"); // the same one upstream
    QVERIFY(fixture.client->waitUntilComplete());
    QCOMPARE(fixture.client->fields().first("x-keyferry-error"), "keys-cooling"_ba);
    fixture.client->forget();
    fixture.client->request("POST", chat, R"({"model":"gpt-other"})");
    QVERIFY(fixture.client->waitUntilComplete());
    QCOMPARE(fixture.upstream.requestCount(), 4);
}

void tst_GroupEdits::leavesWhatIsNoJsonAlone()
{
    EditFixture fixture(redirect);
    fixture.upstream.setKeptBody(32 * 1024 * 1024);
    // Larger than what waits for an edit: it goes on as it comes.
    const QByteArray body = patternBytes(0, 9 * 1024 * 1024) + R"({"model":"gpt-alias"})";
    QVERIFY(!body.startsWith('{'));
    fixture.client->send("POST /proxy/g/v1/files HTTP/1.1\r\nHost: localhost\r\nx-api-key: "
                         "sk-123456\r\nContent-Length: "
                         + QByteArray::number(body.size()) + "\r\n\r\n"
                         + body.first(8 * 1024 * 1024 + 100'000));
    QTRY_COMPARE(fixture.upstream.requestCount(), 1);
    fixture.client->send(body.sliced(8 * 1024 * 1024 + 100'000));
    QVERIFY(fixture.client->waitUntilComplete());
    QVERIFY(fixture.upstream.requests().back().body == body);
}

void tst_GroupEdits::refusesABodyTooLargeToEdit()
{
    EditFixture fixture(redirect);
    const QByteArray body = "{\"model\":\"gpt-alias\",\"x\":\"" + QByteArray(65 << 20, 'x') + "\"}";
    fixture.client->request("POST", chat, body);
    QVERIFY(fixture.client->waitUntilComplete());
    QCOMPARE(fixture.client->status(), 413);
    QCOMPARE(fixture.client->fields().first("x-keyferry-error"), "body-too-large"_ba);
    QVERIFY(fixture.client->body().contains("64 MiB"));
    QCOMPARE(fixture.upstream.requestCount(), 0);
}

void tst_GroupEdits::sendsTheEditedBodyWithEveryTry()
{
    EditFixture fixture(redirect);
    fixture.upstream.setAnswerFor("Bearer " + EngineFixture::keyText(0), jsonAnswer(401, "{}"));
    fixture.client->request("POST", chat, R"({"model":"gpt-alias"})");
    QVERIFY(fixture.client->waitUntilComplete());
    QCOMPARE(fixture.client->status(), 200);
    QCOMPARE(fixture.upstream.requestCount(), 2);
    for (const RecordedRequest &request : fixture.upstream.requests())
        QCOMPARE(request.body, R"({"model":"gpt-real"})"_ba);
}

void tst_GroupEdits::appliesHeaderRulesLast()
{
    using Action = HeaderRule::Action;
    EditFixture fixture([](GroupConfig &group) {
        group.headerRules = {
            {.action = Action::Set, .name = "Host", .value = Secret("api.example"_ba)},
            {.action = Action::Set, .name = "Authorization", .value = Secret("Key ${API_KEY}"_ba)},
            {.action = Action::Set,
             .name = "X-From",
             .value = Secret("${GROUP_NAME} ${CLIENT_IP}"_ba)},
            {.action = Action::Remove, .name = "user-agent"}};
    });
    fixture.client->request("POST", chat, "{}", "User-Agent: me\r\nX-From: client\r\n");
    QVERIFY(fixture.client->waitUntilComplete());
    const auto request = fixture.upstream.requests().back();
    QCOMPARE(request.field("Host"), "api.example"_ba);
    QCOMPARE(request.field("Authorization"), "Key " + EngineFixture::keyText(0));
    QCOMPARE(request.field("X-From"), "g 127.0.0.1"_ba);
    QVERIFY(request.field("User-Agent") != "me"_ba);
}

void tst_GroupEdits::addsSourcesToTheModelList_data()
{
    using channels::ContentCoding;
    QTest::addColumn<ContentCoding>("coding");
    QTest::addColumn<HeaderFields>("fields");
    QTest::addRow("plain") << ContentCoding::Identity << HeaderFields{};
    QTest::addRow("gzip") << ContentCoding::Gzip << HeaderFields{{"Content-Encoding", "gzip"}};
}

void tst_GroupEdits::addsSourcesToTheModelList()
{
    QFETCH(channels::ContentCoding, coding);
    QFETCH(HeaderFields, fields);
    EditFixture fixture(redirect);
    fixture.upstream.setAnswer(jsonAnswer(200, channels::encodeBody(modelList, coding), fields));
    fixture.client->request("GET", "/proxy/g/v1/models");
    QVERIFY(fixture.client->waitUntilComplete());
    const QByteArray body = fixture.client->body();
    QVERIFY(body.contains("gpt-alias"));
    QVERIFY(body.contains("gpt-real"));
    QCOMPARE(fixture.client->fields().first("Content-Length"), QByteArray::number(body.size()));
    QVERIFY(!fixture.client->fields().contains("Content-Encoding"));
}

void tst_GroupEdits::passesOtherListsUnchanged_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<QByteArray>("body");
    QTest::addRow("an error") << jsonAnswer(404, R"({"data":[]})") << R"({"data":[]})"_ba;
    QTest::addRow("no list") << jsonAnswer(200, R"([1, 2])") << "[1, 2]"_ba;
    QTest::addRow("no JSON") << jsonAnswer(200, "models") << "models"_ba;
    QTest::addRow("a coding we cannot read")
        << jsonAnswer(200, "????", {{"Content-Encoding", "compress"}}) << "????"_ba;
    QTest::addRow("too long") << bigAnswer(9 * 1024 * 1024) << patternBytes(0, 9 * 1024 * 1024);
}

void tst_GroupEdits::passesOtherListsUnchanged()
{
    QFETCH(Answer, answer);
    QFETCH(QByteArray, body);
    EditFixture fixture(redirect);
    fixture.upstream.setAnswer(answer);
    fixture.client->request("GET", "/proxy/g/v1/models");
    QVERIFY(fixture.client->waitUntilComplete());
    QVERIFY(fixture.client->body() == body);
}

QTEST_GUILESS_MAIN(tst_GroupEdits)
#include "tst_groupedits.moc"
