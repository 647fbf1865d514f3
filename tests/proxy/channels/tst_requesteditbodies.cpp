#include "proxy/channels/contentcoding.h"
#include "proxy/channels/requestedit.h"
#include "tests/proxy/channels/editcase.h"

#include <QTest>

namespace keyferry::channels {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype noLimit = 64 * 1024 * 1024;
const auto chat = "/v1/chat/completions"_ba;

GroupConfig overriding(const QByteArray &json)
{
    GroupConfig group;
    group.paramOverrides = json;
    return group;
}

} // namespace

class tst_RequestEditBodies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void overrides_data();
    void overrides();
    void overridesTheRedirect_data();
    void overridesTheRedirect();
    void leavesAlone_data();
    void leavesAlone();
    void editsCompressedBodies_data();
    void editsCompressedBodies();
    void leavesCompressedBodiesAlone_data();
    void leavesCompressedBodiesAlone();
};

void tst_RequestEditBodies::overrides_data()
{
    QTest::addColumn<QByteArray>("overrides");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected"); // empty: untouched

    const auto body = R"({"model":"m","temperature":0.70, "n":1})"_ba;
    QTest::newRow("replaces") << R"({"temperature":1.0})"_ba << body
                              << R"({"model":"m","temperature":1.0, "n":1})"_ba;
    QTest::newRow("adds") << R"({"top_p":1e-1})"_ba << body
                          << R"({"model":"m","temperature":0.70, "n":1,"top_p":1e-1})"_ba;
    QTest::newRow("removes") << R"({"!temperature":null})"_ba << body
                             << R"({"model":"m", "n":1})"_ba;
    QTest::newRow("removes what is not there") << R"({"!top_p":null})"_ba << body << ""_ba;
    QTest::newRow("null is a value")
        << R"({"n":null})"_ba << body << R"({"model":"m","temperature":0.70, "n":null})"_ba;
    QTest::newRow("bytes as stored")
        << R"({ "seed" : 123456789012345678901234567890 , "a" : { "b" : [ 1.0 ] } })"_ba
        << R"({"model":"m"})"_ba
        << R"({"model":"m","seed":123456789012345678901234567890,"a":{ "b" : [ 1.0 ] }})"_ba;
    QTest::newRow("several") << R"({"n":2,"!model":null,"x":"y"})"_ba << body
                             << R"({"temperature":0.70, "n":2,"x":"y"})"_ba;
    QTest::newRow("empty body object") << R"({"n":2})"_ba
                                       << "{}"_ba
                                       << R"({"n":2})"_ba;
    QTest::newRow("all occurrences") << R"({"n":2})"_ba
                                     << R"({"n":1,"\u006e":1})"_ba
                                     << R"({"n":2,"\u006e":2})"_ba;
    QTest::newRow("name with a quote") << R"({"a\"b":2})"_ba
                                       << "{}"_ba
                                       << R"({"a\"b":2})"_ba;
    QTest::newRow("same value") << R"({"n":1})"_ba << body << ""_ba;
    QTest::newRow("empty") << "{}"_ba << body << ""_ba;
    QTest::newRow("no object") << R"({"n":2})"_ba
                               << "[1]"_ba
                               << ""_ba;
    QTest::newRow("no body") << R"({"n":2})"_ba
                             << ""_ba
                             << ""_ba;
}

void tst_RequestEditBodies::overrides()
{
    QFETCH(QByteArray, overrides);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    const auto made = edit(overriding(overrides), body);
    QVERIFY(made);
    QCOMPARE(made->body.value_or(QByteArray()), expected);
    QCOMPARE(made->body.has_value(), !expected.isEmpty());
}

void tst_RequestEditBodies::overridesTheRedirect_data()
{
    QTest::addColumn<QByteArray>("overrides");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QString>("model");

    QTest::newRow("sets") << R"({"model":"last"})"_ba
                          << R"({"model":"last","n":1})"_ba << u"last"_s;
    QTest::newRow("removes") << R"({"!model":null})"_ba
                             << R"({"n":1})"_ba << u""_s;
    QTest::newRow("no string") << R"({"model":5})"_ba
                               << R"({"model":5,"n":1})"_ba << u""_s;
    QTest::newRow("not again redirected")
        << R"({"model":"gpt-4o-mini"})"_ba
        << R"({"model":"gpt-4o-mini","n":1})"_ba << u"gpt-4o-mini"_s;
    QTest::newRow("another") << R"({"n":2})"_ba
                             << R"({"model":"gpt-4o-mini","n":2})"_ba << u"gpt-4o-mini"_s;
}

void tst_RequestEditBodies::overridesTheRedirect()
{
    QFETCH(QByteArray, overrides);
    QFETCH(QByteArray, expected);
    QFETCH(QString, model);
    auto group = redirectingGroup();
    group.paramOverrides = overrides;
    const auto made = edit(group, R"({"model":"small","n":1})");
    QVERIFY(made);
    QCOMPARE(*made->body, expected);
    QCOMPARE(made->model, model);

    group.modelStrict = true;
    QVERIFY2(!edit(group, R"({"model":"large","n":1})"),
             "an override must not open a strict group");

    group.channel = Channel::Azure;
    const auto inPath = edit(group, R"({"model":"x","n":1})", "/deployments/small/chat");
    QCOMPARE(*inPath->target, "/deployments/gpt-4o-mini/chat"_ba);
    QCOMPARE(inPath->model, u"gpt-4o-mini"_s);
}

void tst_RequestEditBodies::leavesAlone_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("array") << R"([{"model":"small"}])"_ba;
    QTest::newRow("string") << R"("model")"_ba;
    QTest::newRow("broken") << R"({"model":"small","n":01})"_ba;
    QTest::newRow("cut") << R"({"model":"small","n":)"_ba;
    QTest::newRow("not UTF-8") << "{\"model\":\"small\",\"n\":\"\xff\"}"_ba;
    QTest::newRow("multipart") << "--b\r\n\r\n{\"model\":\"small\"}\r\n--b--\r\n"_ba;
    QTest::newRow("gzip without a word") << encodeBody(R"({"model":"small"})", ContentCoding::Gzip);
}

void tst_RequestEditBodies::leavesAlone()
{
    QFETCH(QByteArray, body);
    auto group = redirectingGroup();
    group.paramOverrides = R"({"n":2})";
    const auto made = edit(group, body);
    QVERIFY(made);
    QVERIFY(!made->body);
    QVERIFY(!made->target);
}

void tst_RequestEditBodies::editsCompressedBodies_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<ContentCoding>("coding");
    QTest::newRow("gzip") << "gzip"_ba << ContentCoding::Gzip;
    QTest::newRow("x-gzip") << "X-GZip"_ba << ContentCoding::Gzip;
    QTest::newRow("deflate") << "deflate"_ba << ContentCoding::Deflate;
    QTest::newRow("br") << "br"_ba << ContentCoding::Brotli;
    QTest::newRow("zstd") << "zstd"_ba << ContentCoding::Zstd;
    QTest::newRow("identity") << "identity"_ba << ContentCoding::Identity;
}

void tst_RequestEditBodies::editsCompressedBodies()
{
    QFETCH(QByteArray, name);
    QFETCH(ContentCoding, coding);
    const HeaderFields fields{{"content-encoding", name}};
    const auto large = QByteArray("1.0,").repeated(100'000) + '1';
    const auto body = R"({"model":"small","x":[)" + large + "]}";
    const auto expected = R"({"model":"gpt-4o-mini","x":[)" + large + "]}";

    const auto made = edit(redirectingGroup(), encodeBody(body, coding), chat, fields);
    QVERIFY(made && made->body);
    const auto decoded = decodeBody(*made->body, coding, noLimit);
    QVERIFY(decoded && *decoded == expected);
    QCOMPARE(made->model, u"gpt-4o-mini"_s);

    const auto same =
        edit(redirectingGroup(), encodeBody(R"({"model":"large"})", coding), chat, fields);
    QVERIFY2(!same->body, "what does not change is not coded anew");
    QCOMPARE(same->model, u"large"_s);
}

void tst_RequestEditBodies::leavesCompressedBodiesAlone_data()
{
    QTest::addColumn<HeaderFields>("fields");
    QTest::addColumn<QByteArray>("body");
    const auto gzip = encodeBody(R"({"model":"large"})", ContentCoding::Gzip);
    const HeaderFields asGzip{{"Content-Encoding", "gzip"}};
    QTest::newRow("cut off") << asGzip << gzip.chopped(1);
    QTest::newRow("text behind") << asGzip << gzip + "x";
    QTest::newRow("not compressed") << asGzip << R"([])"_ba;
    QTest::newRow("other coding") << HeaderFields{{"Content-Encoding", "zstd"}} << gzip;
    QTest::newRow("unknown coding") << HeaderFields{{"Content-Encoding", "compress"}} << gzip;
    QTest::newRow("two codings") << HeaderFields{{"Content-Encoding", "gzip, br"}} << gzip;
    QTest::newRow("two fields") << HeaderFields{{"Content-Encoding", "gzip"},
                                                {"content-encoding", "br"}}
                                << gzip;
    QTest::newRow("bomb") << asGzip
                          << encodeBody(R"({"model":"large"})" + QByteArray(noLimit, ' '),
                                        ContentCoding::Gzip);
}

void tst_RequestEditBodies::leavesCompressedBodiesAlone()
{
    QFETCH(HeaderFields, fields);
    QFETCH(QByteArray, body);
    auto group = redirectingGroup();
    group.modelStrict = true;
    group.paramOverrides = R"({"n":2})";
    const auto made = edit(group, body, chat, fields);
    QVERIFY(made);
    QVERIFY(!made->body);
    QCOMPARE(made->model, QString());
}

} // namespace keyferry::channels

QTEST_GUILESS_MAIN(keyferry::channels::tst_RequestEditBodies)
#include "tst_requesteditbodies.moc"
