#include "proxy/channels/errorshapes.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace keyferry::channels {

using namespace Qt::StringLiterals;

class tst_ErrorShapes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksLikeTheProviders();
    void namesWhatSdksRaise_data();
    void namesWhatSdksRaise();
    void quotesMessages_data();
    void quotesMessages();
};

void tst_ErrorShapes::looksLikeTheProviders()
{
    const auto kind = ErrorKind::Unauthorized;
    QCOMPARE(
        openAiError(kind, u"no"_s).body,
        R"({"error":{"message":"no","type":"invalid_request_error","param":null,"code":"invalid_api_key"}})");
    QCOMPARE(anthropicError(kind, u"no"_s).body,
             R"({"type":"error","error":{"type":"authentication_error","message":"no"}})");
    QCOMPARE(geminiError(kind, u"no"_s).body,
             R"({"error":{"code":401,"message":"no","status":"UNAUTHENTICATED"}})");
    for (const ErrorBody &error :
         {openAiError(kind, {}), anthropicError(kind, {}), geminiError(kind, {})})
        QCOMPARE(error.contentType, "application/json");
}

void tst_ErrorShapes::namesWhatSdksRaise_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("openAiType");
    QTest::addColumn<QString>("openAiCode");
    QTest::addColumn<QString>("anthropicType");
    QTest::addColumn<QString>("geminiStatus");

    const auto request = u"invalid_request_error"_s;
    const auto server = u"server_error"_s;
    const auto add = [](ErrorKind kind,
                        const QString &type,
                        const QString &code,
                        const QString &anthropic,
                        const QString &gemini) {
        QTest::newRow(errorKindName(kind).data()) << kind << type << code << anthropic << gemini;
    };
    add(ErrorKind::MalformedRequest,
        request,
        u"malformed_request"_s,
        request,
        u"INVALID_ARGUMENT"_s);
    add(ErrorKind::HeadTooLarge, request, u"head_too_large"_s, request, u"INVALID_ARGUMENT"_s);
    add(ErrorKind::BodyTooLarge,
        request,
        u"body_too_large"_s,
        u"request_too_large"_s,
        u"INVALID_ARGUMENT"_s);
    add(ErrorKind::RequestTimeout,
        request,
        u"request_timeout"_s,
        u"timeout_error"_s,
        u"DEADLINE_EXCEEDED"_s);
    add(ErrorKind::WrongOrigin,
        request,
        u"wrong_origin"_s,
        u"permission_error"_s,
        u"PERMISSION_DENIED"_s);
    add(ErrorKind::Unauthorized,
        request,
        u"invalid_api_key"_s,
        u"authentication_error"_s,
        u"UNAUTHENTICATED"_s);
    add(ErrorKind::Forbidden,
        request,
        u"forbidden"_s,
        u"permission_error"_s,
        u"PERMISSION_DENIED"_s);
    add(ErrorKind::AccessKeyLimited,
        u"rate_limit_error"_s,
        u"access_key_limited"_s,
        u"rate_limit_error"_s,
        u"RESOURCE_EXHAUSTED"_s);
    add(ErrorKind::NotFound, request, u"not_found"_s, u"not_found_error"_s, u"NOT_FOUND"_s);
    add(ErrorKind::UnknownGroup, request, u"unknown_group"_s, u"not_found_error"_s, u"NOT_FOUND"_s);
    add(ErrorKind::UpgradeRefused, request, u"upgrade_refused"_s, request, u"INVALID_ARGUMENT"_s);
    add(ErrorKind::NoUsableKey,
        server,
        u"no_usable_key"_s,
        u"overloaded_error"_s,
        u"UNAVAILABLE"_s);
    add(ErrorKind::UpstreamUnreachable,
        server,
        u"upstream_unreachable"_s,
        u"api_error"_s,
        u"UNAVAILABLE"_s);
    add(ErrorKind::UpstreamTimeout,
        server,
        u"upstream_timeout"_s,
        u"timeout_error"_s,
        u"DEADLINE_EXCEEDED"_s);
    add(ErrorKind::OutOfCapacity,
        server,
        u"out_of_capacity"_s,
        u"overloaded_error"_s,
        u"UNAVAILABLE"_s);
    add(ErrorKind::Internal, server, u"internal"_s, u"api_error"_s, u"INTERNAL"_s);
}

void tst_ErrorShapes::namesWhatSdksRaise()
{
    QFETCH(ErrorKind, kind);
    QFETCH(QString, openAiType);
    QFETCH(QString, openAiCode);
    QFETCH(QString, anthropicType);
    QFETCH(QString, geminiStatus);
    const auto errorIn = [](const ErrorBody &body) {
        return QJsonDocument::fromJson(body.body).object().value("error"_L1).toObject();
    };
    const QJsonObject openAi = errorIn(openAiError(kind, u"m"_s));
    QCOMPARE(openAi.value("type"_L1).toString(), openAiType);
    QCOMPARE(openAi.value("code"_L1).toString(), openAiCode);
    QVERIFY(openAi.value("param"_L1).isNull());
    QCOMPARE(errorIn(anthropicError(kind, u"m"_s)).value("type"_L1).toString(), anthropicType);
    const QJsonObject gemini = errorIn(geminiError(kind, u"m"_s));
    QCOMPARE(gemini.value("status"_L1).toString(), geminiStatus);
    QCOMPARE(gemini.value("code"_L1).toInt(), httpStatusFor(kind));
}

void tst_ErrorShapes::quotesMessages_data()
{
    QTest::addColumn<QString>("message");

    QTest::newRow("quotes") << u"a \"b\" \\ c"_s;
    QTest::newRow("control characters") << u"a\nb\tc\u0001"_s;
    QTest::newRow("brackets") << u"[]],}{"_s;
    QTest::newRow("beyond ASCII") << u"é 模型 \U0001F600"_s;
    QTest::newRow("empty") << u""_s;
}

void tst_ErrorShapes::quotesMessages()
{
    QFETCH(QString, message);
    for (const auto &shape : {openAiError, anthropicError, geminiError}) {
        const auto error = QJsonDocument::fromJson(shape(ErrorKind::Internal, message).body)
                               .object()
                               .value("error"_L1);
        QCOMPARE(error.toObject().value("message"_L1).toString(), message);
    }
}

} // namespace keyferry::channels

QTEST_GUILESS_MAIN(keyferry::channels::tst_ErrorShapes)
#include "tst_errorshapes.moc"
