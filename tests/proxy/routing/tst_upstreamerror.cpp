#include "proxy/routing/upstreamerror.h"

#include <QTest>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

class tst_UpstreamError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsShapes_data();
    void readsShapes();
    void readsGoogleDetails();
    void readsFragments_data();
    void readsFragments();
};

void tst_UpstreamError::readsShapes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<UpstreamError>("error");
    const auto row = [](const char *name, const QByteArray &body, const UpstreamError &error) {
        QTest::newRow(name) << body << error;
    };
    row("OpenAI",
        R"({"error":{"message":"m","type":"t","param":null,"code":"c"}})",
        {.message = u"m"_s, .code = u"c"_s, .type = u"t"_s, .isError = true});
    row("Anthropic",
        R"({"type":"error","error":{"type":"t","message":"m"}})",
        {.message = u"m"_s, .type = u"t"_s, .isError = true});
    row("Gemini",
        R"({"error":{"code":429,"message":"m","status":"S"}})",
        {.message = u"m"_s, .code = u"429"_s, .status = u"S"_s, .isError = true});
    row("Gemini, list",
        "\n[{\"error\":{\"code\":400,\"message\":\"m\"}}]\n",
        {.message = u"m"_s, .code = u"400"_s, .isError = true});
    row("OpenRouter, flagged",
        R"({"error":{"code":403,"message":"m","metadata":{"flagged_input":"x"}}})",
        {.message = u"m"_s, .code = u"403"_s, .isModeration = true, .isError = true});
    row("Responses API, failed",
        R"({"type":"response.failed","response":{"error":{"code":"c","message":"m"}}})",
        {.message = u"m"_s, .code = u"c"_s, .isError = true});
    row("Responses API, error",
        R"({"type":"error","code":"c","message":"m","param":null})",
        {.message = u"m"_s, .code = u"c"_s, .type = u"error"_s, .isError = true});
    row("Ollama", R"({"error":"m"})", {.message = u"m"_s, .isError = true});
    row("text and more",
        R"({"error":"Unauthorized","message":"m"})",
        {.message = u"m"_s, .isError = true});
    row("Azure gateway",
        R"({"statusCode":429,"message":"m"})",
        {.message = u"m"_s, .code = u"429"_s});
    row("FastAPI", R"({"detail":"m"})", {.message = u"m"_s});
    row("FastAPI, object", R"({"detail":{"message":"m"}})", {.message = u"m"_s});
    row("JSON:API",
        R"({"errors":[{"message":"m","code":"c"}]})",
        {.message = u"m"_s, .code = u"c"_s});
    row("list of texts", R"({"errors":["m"]})", {.message = u"m"_s});
    row("OAuth",
        R"({"error":"invalid_grant","error_description":"m"})",
        {.message = u"invalid_grant"_s, .isError = true});
    row("one-api", R"({"success":false,"msg":"m"})", {.message = u"m"_s});
    row("no error", R"({"id":"1","error":null,"choices":[]})", {});
    row("empty list", "[]", {});
    row("page", "<!DOCTYPE html><HTML><Title>T</title>", {.message = u"T"_s, .isPage = true});
    row("page without a title", "<html>", {.message = u"an HTML page"_s, .isPage = true});
    row("text", " Too many requests\n", {.message = u"Too many requests"_s});
    row("empty", "", {});
}

void tst_UpstreamError::readsShapes()
{
    QFETCH(QByteArray, body);
    QFETCH(UpstreamError, error);
    const UpstreamError read = readUpstreamError(body);
    QCOMPARE(read.message, error.message);
    QCOMPARE(read.code, error.code);
    QVERIFY(read == error);
}

void tst_UpstreamError::readsGoogleDetails()
{
    const UpstreamError error = readUpstreamError(
        R"({"error":{"details":[{"reason":"R1","metadata":{"quota_limit":"L"}},{"reason":"R2"},)"
        R"({"violations":[{"quotaId":"A"},{"quotaId":"B","quotaDimensions":{"model":"m"}}]},)"
        R"({"retryDelay":"37s"},"odd"]}})");
    QCOMPARE(error.reasons, (QStringList{u"R1"_s, u"R2"_s}));
    QCOMPARE(error.quotaIds, (QStringList{u"L"_s, u"A"_s, u"B"_s}));
    QCOMPARE(error.quotaModel, u"m"_s);
    QCOMPARE(error.retryDelay, u"37s"_s);
}

void tst_UpstreamError::readsFragments_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<UpstreamError>("error");
    const auto row = [](const char *name, const QByteArray &body, UpstreamError error) {
        error.isError = true;
        QTest::newRow(name) << body << error;
    };
    row("behind the code",
        R"({"error":{"message":"m","type":"t","code":"c","more":")",
        {.message = u"m"_s, .code = u"c"_s, .type = u"t"_s});
    row("within the message", R"({"error":{"message":"half a wo)", {.message = u"half a wo"_s});
    row("outer type", R"({"type":"error","error":{"type":"t","mess)", {.type = u"t"_s});
    row("spaces and a number", R"([{ "error" : { "code" : 429, )", {.code = u"429"_s});
    row("error text", R"({"error":"model 'x' no)", {.message = u"model 'x' no"_s});
    row("Google's",
        R"({"error":{"status":"S","details":[{"@type":"x","reason":"R"},{"quotaId":"Q","retryDelay":"3s"},)",
        {.status = u"S"_s, .reasons = {u"R"_s}, .retryDelay = u"3s"_s, .quotaIds = {u"Q"_s}});
    row("flagged", R"({"error":{"metadata":{"flagged_input":"x",)", {.isModeration = true});
    row("quoted inside a text",
        R"({"error":{"message":"you sent \"code\":\"invalid_api_key\"","x)",
        {.message = uR"(you sent \"code\":\"invalid_api_key\")"_s});
    row("quoted inside a text that is cut",
        R"({"error":{"message":"you sent \"code\":\"invalid_api_key\")",
        {.message = uR"(you sent \"code\":\"invalid_api_key\")"_s});
}

void tst_UpstreamError::readsFragments()
{
    QFETCH(QByteArray, body);
    QFETCH(UpstreamError, error);
    const UpstreamError read = readUpstreamError(body);
    QCOMPARE(read.message, error.message);
    QCOMPARE(read.code, error.code);
    QVERIFY(read == error);
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_UpstreamError)
#include "tst_upstreamerror.moc"
