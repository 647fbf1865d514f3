#include "proxy/channels/contentcoding.h"
#include "proxy/engine/requestreading.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::engine;
using channels::ContentCoding;

namespace {

const QByteArray chat = R"({"model":"small","n":1.0})"_ba;

/// A request with this body.
struct Incoming
{
    explicit Incoming(const QByteArray &bytes, const QByteArray &coding = {})
        : buffer(bytes.size())
    {
        if (!coding.isEmpty())
            head.fields.append("Content-Encoding", coding);
        [[maybe_unused]] const Outcome kept = buffer.append(bytes);
        Q_ASSERT(kept);
        buffer.markComplete();
    }

    ClientRequest request()
    {
        return {.head = head, .rest = rest, .body = &buffer, .model = u"small"_s};
    }

    RequestHead head{.method = "POST", .target = "/proxy/g/v1/chat", .fields = {}};
    QByteArray rest = "/v1/chat";
    BodyBuffer buffer;
};

GroupConfig redirecting(Channel channel = Channel::OpenAi)
{
    GroupConfig group{.channel = channel};
    group.modelRules = {{.from = u"small"_s, .to = u"large"_s}};
    return group;
}

QByteArray bytesOf(transport::BodySource &body)
{
    QByteArray bytes(body.size(), Qt::Uninitialized);
    return bytes.first(body.read(0, bytes.data(), bytes.size()));
}

} // namespace

class tst_RequestReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsAJsonObjectByItsStart_data();
    void knowsAJsonObjectByItsStart();
    void readsNoMoreThanTheLimit();
    void sendsTheClientsBodyWhereNothingIsEdited_data();
    void sendsTheClientsBodyWhereNothingIsEdited();
    void editsWhatTheGroupAsksFor_data();
    void editsWhatTheGroupAsksFor();
    void editsThePathOfARequestWithoutABody();
    void refusesAModelTheGroupDoesNotServe();
};

void tst_RequestReading::knowsAJsonObjectByItsStart_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<bool>("isObject");
    QTest::addRow("object") << chat << ""_ba << true;
    QTest::addRow("after white space") << " \r\n\t{}"_ba
                                       << ""_ba << true;
    QTest::addRow("after a byte order mark") << "\xEF\xBB\xBF{}"_ba
                                             << ""_ba << true;
    QTest::addRow("after half a byte order mark") << "\xEF\xBB{}"_ba
                                                  << ""_ba << false;
    QTest::addRow("empty") << ""_ba
                           << ""_ba << false;
    QTest::addRow("white space") << "  "_ba
                                 << ""_ba << false;
    QTest::addRow("array") << "[{}]"_ba
                           << ""_ba << false;
    QTest::addRow("form") << "model={}"_ba
                          << ""_ba << false;
    QTest::addRow("gzip") << channels::encodeBody(chat, ContentCoding::Gzip) << "gzip"_ba << true;
    QTest::addRow("zstd") << channels::encodeBody(chat, ContentCoding::Zstd) << "zstd"_ba << true;
    QTest::addRow("gzip, an array")
        << channels::encodeBody("[]", ContentCoding::Gzip) << "gzip"_ba << false;
    QTest::addRow("said to be gzip") << chat << "gzip"_ba << false;
    QTest::addRow("not said to be gzip")
        << channels::encodeBody(chat, ContentCoding::Gzip) << ""_ba << false;
    QTest::addRow("a coding we do not read") << chat << "compress"_ba << false;
}

void tst_RequestReading::knowsAJsonObjectByItsStart()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, coding);
    QFETCH(bool, isObject);
    Incoming incoming(body, coding);
    QCOMPARE(startsAsJsonObject(incoming.head, incoming.buffer), isObject);
    const QByteArray start = readableStart(incoming.head, incoming.buffer);
    QCOMPARE(start.isEmpty(), !isObject);
    if (!coding.isEmpty() && isObject)
        QCOMPARE(start, chat);
}

void tst_RequestReading::readsNoMoreThanTheLimit()
{
    const QByteArray large = "{" + QByteArray(collectLimit, ' ');
    Incoming plain(large);
    QCOMPARE(readableStart(plain.head, plain.buffer).size(), collectLimit);
    Incoming coded(channels::encodeBody(large, ContentCoding::Gzip), "gzip");
    QCOMPARE(readableStart(coded.head, coded.buffer).size(), collectLimit);
}

void tst_RequestReading::sendsTheClientsBodyWhereNothingIsEdited_data()
{
    QTest::addColumn<GroupConfig>("group");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("model");
    GroupConfig strict = redirecting();
    strict.modelStrict = true;
    QTest::addRow("no rules") << GroupConfig{} << chat << u"small"_s;
    QTest::addRow("another model") << redirecting() << R"({"model":"m"})"_ba << u"m"_s;
    QTest::addRow("no object") << redirecting() << R"([{"model":"small"}])"_ba << u"small"_s;
    QTest::addRow("an upload in strict mode") << strict << QByteArray(3000, 'x') << u"small"_s;
}

void tst_RequestReading::sendsTheClientsBodyWhereNothingIsEdited()
{
    QFETCH(GroupConfig, group);
    QFETCH(QByteArray, body);
    Incoming incoming(body);
    const auto request = requestFor(incoming.request(), group);
    QVERIFY(request);
    QCOMPARE(request->body, &incoming.buffer);
    QCOMPARE(request->target, incoming.rest);
    QTEST(request->model, "model");
}

void tst_RequestReading::editsWhatTheGroupAsksFor_data()
{
    QTest::addColumn<ContentCoding>("coding");
    QTest::addColumn<QByteArray>("name");
    QTest::addRow("plain") << ContentCoding::Identity << ""_ba;
    QTest::addRow("gzip") << ContentCoding::Gzip << "gzip"_ba;
}

void tst_RequestReading::editsWhatTheGroupAsksFor()
{
    QFETCH(ContentCoding, coding);
    QFETCH(QByteArray, name);
    Incoming incoming(channels::encodeBody(chat, coding), name);
    auto request = requestFor(incoming.request(), redirecting());
    QVERIFY(request);
    QCOMPARE(request->model, u"large"_s);
    QCOMPARE(request->body, request->editedBody.get());
    const auto sent = channels::decodeBody(bytesOf(*request->body), coding, 1000);
    QCOMPARE(*sent, R"({"model":"large","n":1.0})"_ba);
    QCOMPARE(incoming.buffer.head(1000), channels::encodeBody(chat, coding)); // for other members
}

void tst_RequestReading::editsThePathOfARequestWithoutABody()
{
    Incoming incoming({});
    incoming.rest = "/v1beta/models/small:countTokens";
    ClientRequest client = incoming.request();
    client.body = nullptr;
    const auto request = requestFor(client, redirecting(Channel::Gemini));
    QVERIFY(request);
    QCOMPARE(request->target, "/v1beta/models/large:countTokens"_ba);
    QCOMPARE(request->model, u"large"_s);
    QCOMPARE(request->body, nullptr);
}

void tst_RequestReading::refusesAModelTheGroupDoesNotServe()
{
    GroupConfig strict = redirecting();
    strict.modelStrict = true;
    Incoming incoming(R"({"model":"m"})");
    const auto request = requestFor(incoming.request(), strict);
    QVERIFY(!request);
    QCOMPARE(request.error().kind, ErrorKind::UnknownModel);
}

QTEST_GUILESS_MAIN(tst_RequestReading)
#include "tst_requestreading.moc"
