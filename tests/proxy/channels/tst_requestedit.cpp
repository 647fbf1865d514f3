#include "proxy/channels/contentcoding.h"
#include "proxy/channels/requestedit.h"
#include "tests/proxy/channels/editcase.h"

#include <QTest>

namespace keyferry::channels {

using namespace Qt::StringLiterals;

namespace {

const auto chat = "/v1/chat/completions"_ba;

} // namespace

class tst_RequestEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhetherAGroupEdits();
    void redirectsInTheBody_data();
    void redirectsInTheBody();
    void redirectsInThePath_data();
    void redirectsInThePath();
    void redirectsInTheQueryOfAHandshake_data();
    void redirectsInTheQueryOfAHandshake();
    void refusesUnknownModelsWhenStrict_data();
    void refusesUnknownModelsWhenStrict();
    void namesTheModelItRefuses();
    void boundsTheModelItTells();
};

void tst_RequestEdit::saysWhetherAGroupEdits()
{
    QVERIFY(!editsRequests({}));
    QVERIFY(editsRequests(redirectingGroup()));
    GroupConfig overriding;
    overriding.paramOverrides = "{}";
    QVERIFY(editsRequests(overriding));
}

void tst_RequestEdit::redirectsInTheBody_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected"); // empty: untouched
    QTest::addColumn<QString>("model");

    const auto untouched = ""_ba;
    QTest::newRow("source")
        << R"({"model":"small","seed":12345678901234567890123,"t":1.0})"_ba
        << R"({"model":"gpt-4o-mini","seed":12345678901234567890123,"t":1.0})"_ba
        << u"gpt-4o-mini"_s;
    QTest::newRow("one hop") << R"({"model":"gpt-4o-mini"})"_ba
                             << R"({"model":"never two hops"})"_ba << u"never two hops"_s;
    QTest::newRow("no source") << R"({"model":"large"})"_ba << untouched << u"large"_s;
    QTest::newRow("names have case") << R"({"model":"Small"})"_ba << untouched << u"Small"_s;
    QTest::newRow("not in part") << R"({"model":"small-2"})"_ba << untouched << u"small-2"_s;
    QTest::newRow("to itself") << R"({"model":"s\u0061me"})"_ba << untouched << u"same"_s;
    QTest::newRow("escaped") << R"({"model":"\u0073mall"})"_ba
                             << R"({"model":"gpt-4o-mini"})"_ba << u"gpt-4o-mini"_s;
    QTest::newRow("escapes in the target") << "{\"model\":\"模型\"}"_ba
                                           << "{\"model\":\"a\\\"b\\\\é/😀\"}"_ba << u"a\"b\\é/😀"_s;
    QTest::newRow("the last one counts, all change")
        << R"({"model":"large","model":"small"})"_ba
        << R"({"model":"gpt-4o-mini","model":"gpt-4o-mini"})"_ba << u"gpt-4o-mini"_s;
    QTest::newRow("deeper one") << R"({"a":{"model":"small"}})"_ba << untouched << u""_s;
    QTest::newRow("none") << R"({"messages":[]})"_ba << untouched << u""_s;
    QTest::newRow("no string") << R"({"model":["small"]})"_ba << untouched << u""_s;
    QTest::newRow("broken body") << R"({"model":"small","x":})"_ba << untouched << u"small"_s;
    QTest::newRow("array") << R"([{"model":"small"}])"_ba << untouched << u""_s;
    QTest::newRow("form") << "model=small"_ba << untouched << u""_s;
    QTest::newRow("empty") << ""_ba << untouched << u""_s;
}

void tst_RequestEdit::redirectsInTheBody()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    QFETCH(QString, model);
    for (const Channel channel : allChannels()) {
        const auto made = edit(redirectingGroup(channel), body);
        QVERIFY(made);
        QVERIFY(!made->target);
        QCOMPARE(made->body.has_value(), !expected.isEmpty());
        QCOMPARE(made->body.value_or(QByteArray()), expected);
        QCOMPARE(made->model, model);
    }
}

void tst_RequestEdit::redirectsInThePath_data()
{
    QTest::addColumn<Channel>("channel");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("expected"); // empty: untouched
    QTest::addColumn<QString>("model");

    const auto row = [](const char *name,
                        Channel channel,
                        const QByteArray &target,
                        const QByteArray &expected,
                        const QString &model = u"gpt-4o-mini"_s) {
        QTest::newRow(name) << channel << target << expected << model;
    };
    const auto google = Channel::Gemini;
    row("azure",
        Channel::Azure,
        "/openai/deployments/small/chat/completions?api-version=2024-10-21&x=%20",
        "/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21&x=%20");
    row("azure, escaped",
        Channel::Azure,
        "/openai/deployments/sm%61ll/chat",
        "/openai/deployments/gpt-4o-mini/chat");
    row("azure, at the end", Channel::Azure, "/deployments/small", "/deployments/gpt-4o-mini");
    row("azure, no source", Channel::Azure, "/deployments/large/chat", "", u"large"_s);
    row("azure, needs escapes",
        Channel::Azure,
        "/deployments/%E6%A8%A1%E5%9E%8B/chat",
        "/deployments/a%22b%5C%C3%A9%2F%F0%9F%98%80/chat",
        u"a\"b\\é/😀"_s);
    row("azure, again behind",
        Channel::Azure,
        "/deployments/small/small?m=small",
        "/deployments/gpt-4o-mini/small?m=small");
    row("gemini",
        google,
        "/v1beta/models/small:generateContent",
        "/v1beta/models/gpt-4o-mini:generateContent");
    row("gemini, stream",
        google,
        "/v1beta/models/small:streamGenerateContent?alt=sse&key=k",
        "/v1beta/models/gpt-4o-mini:streamGenerateContent?alt=sse&key=k");
    row("gemini, escaped colon",
        google,
        "/v1beta/models/small%3agenerateContent",
        "/v1beta/models/gpt-4o-mini%3agenerateContent");
    row("gemini, look-up", google, "/v1beta/models/small", "/v1beta/models/gpt-4o-mini");
    row("gemini, no source", google, "/v1beta/models/large:generateContent", "", u"large"_s);
    row("gemini, escapes stay",
        google,
        "/v1%62eta/models/small:%67o?a=%2f",
        "/v1%62eta/models/gpt-4o-mini:%67o?a=%2f");
    row("gemini, nothing behind", google, "/v1beta/models/", "", u"in the body"_s);
    row("openai reads the body", Channel::OpenAi, "/v1/models/small", "", u"in the body"_s);
    row("anthropic reads the body", Channel::Anthropic, "/v1/models/small", "", u"in the body"_s);
}

void tst_RequestEdit::redirectsInThePath()
{
    QFETCH(Channel, channel);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, expected);
    QFETCH(QString, model);
    const auto made = edit(redirectingGroup(channel), R"({"model":"in the body"})", target);
    QVERIFY(made);
    QCOMPARE(made->target.value_or(QByteArray()), expected);
    QVERIFY(!made->body);
    QCOMPARE(made->model, model);
}

void tst_RequestEdit::redirectsInTheQueryOfAHandshake_data()
{
    QTest::addColumn<bool>("isUpgrade");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("expected"); // empty: untouched
    QTest::newRow("in place") << true << "/v1/realtime?a=%20&model=small&b"_ba
                              << "/v1/realtime?a=%20&model=gpt-4o-mini&b"_ba;
    QTest::newRow("needs escapes") << true << "/r?model=%E6%A8%A1%E5%9E%8B"_ba
                                   << "/r?model=a%22b%5C%C3%A9%2F%F0%9F%98%80"_ba;
    QTest::newRow("no source") << true << "/r?model=large"_ba
                               << ""_ba;
    QTest::newRow("another request") << false << "/r?model=small"_ba
                                     << ""_ba;
}

void tst_RequestEdit::redirectsInTheQueryOfAHandshake()
{
    QFETCH(bool, isUpgrade);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, expected);
    const auto made = editRequest({.target = target,
                                   .fields = {},
                                   .body = {},
                                   .group = redirectingGroup(),
                                   .isUpgrade = isUpgrade});
    QVERIFY(made);
    QCOMPARE(made->target.value_or(QByteArray()), expected);
}

void tst_RequestEdit::refusesUnknownModelsWhenStrict_data()
{
    QTest::addColumn<Channel>("channel");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("passes");

    const auto row = [](const char *name,
                        Channel channel,
                        const QByteArray &target,
                        const QByteArray &body,
                        bool passes) {
        QTest::newRow(name) << channel << target << body << passes;
    };
    const auto openai = Channel::OpenAi;
    row("source", openai, chat, R"({"model":"small"})", true);
    row("target", openai, chat, R"({"model":"gpt-4o"})", false);
    row("source and target", openai, chat, R"({"model":"gpt-4o-mini"})", true);
    row("no source", openai, chat, R"({"model":"large"})", false);
    row("escaped", openai, chat, R"({"mod\u0065l":"l\u0061rge"})", false);
    row("the last one counts", openai, chat, R"({"model":"small","model":"large"})", false);
    row("text behind the object", openai, chat, R"({"model":"large"} x)", false);
    row("no model", openai, chat, R"({"messages":[]})", true);
    row("no string", openai, chat, R"({"model":null})", true);
    row("broken body", openai, chat, R"({"model":"large","x":})", true);
    row("no body", openai, "/v1/models", "", true);
    row("multipart",
        openai,
        "/v1/audio/transcriptions",
        "--b\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nlarge\r\n--b--\r\n",
        true);
    row("azure path",
        Channel::Azure,
        "/openai/deployments/large/chat",
        R"({"model":"small"})",
        false);
    row("azure body", Channel::Azure, "/openai/v1/responses", R"({"model":"large"})", false);
    row("gemini path", Channel::Gemini, "/v1beta/models/large:generateContent", "{}", false);
    row("gemini path, no body", Channel::Gemini, "/v1beta/models/large", "", false);
    row("gemini path, broken body",
        Channel::Gemini,
        "/v1beta/models/large:generateContent",
        "{",
        false);
    row("gemini source", Channel::Gemini, "/v1beta/models/small:generateContent", "{}", true);
    row("gemini's OpenAI paths",
        Channel::Gemini,
        "/v1beta/openai/chat/completions",
        R"({"model":"large"})",
        false);
}

void tst_RequestEdit::refusesUnknownModelsWhenStrict()
{
    QFETCH(Channel, channel);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(bool, passes);
    auto group = redirectingGroup(channel);
    QVERIFY(edit(group, body, target));
    group.modelStrict = true;
    const auto made = edit(group, body, target);
    QCOMPARE(static_cast<bool>(made), passes);
    if (!passes)
        QCOMPARE(made.error().kind, ErrorKind::UnknownModel);
}

void tst_RequestEdit::namesTheModelItRefuses()
{
    auto group = redirectingGroup();
    group.modelStrict = true;
    QVERIFY(edit(group, R"({"model":"l\u00e4rge"})").error().detail.contains(u"'lärge'"_s));
    const auto longOne = edit(group, R"({"model":")" + QByteArray(100'000, 'm') + R"("})");
    QVERIFY(longOne.error().detail.size() < 400);
}

void tst_RequestEdit::boundsTheModelItTells()
{
    const auto made =
        edit(redirectingGroup(), R"({"model":")" + QByteArray(100'000, 'm') + R"("})");
    QCOMPARE(made->model, QString(256, u'm'));
}

} // namespace keyferry::channels

QTEST_GUILESS_MAIN(keyferry::channels::tst_RequestEdit)
#include "tst_requestedit.moc"
