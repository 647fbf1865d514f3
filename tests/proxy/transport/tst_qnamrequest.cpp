#include "proxy/transport/qnamrequest.h"
#include "tests/support/patternbody.h"

namespace keyferry::test {

using namespace Qt::StringLiterals;
using transport::UpstreamRequest;

class tst_QnamRequest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void vetoesRepeatsByADevice_data();
    void vetoesRepeatsByADevice();
    void switchesHabitsOff_data();
    void switchesHabitsOff();
    void refusesInjections();
};

namespace {

const QUrl url(u"https://up.test/v1"_s);

} // namespace

void tst_QnamRequest::vetoesRepeatsByADevice_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<int>("size"); // -1: no body
    QTest::addColumn<bool>("hasDevice");
    for (const QByteArray &method : {"GET"_ba, "OPTIONS"_ba, "TRACE"_ba, "DELETE"_ba}) {
        QTest::addRow("%s", method.constData()) << method << -1 << false;
        QTest::addRow("%s, empty body", method.constData()) << method << 0 << false;
        QTest::addRow("%s, body", method.constData()) << method << 5 << true;
    }
    for (const QByteArray &method : {"POST"_ba, "PUT"_ba, "PATCH"_ba, "QUERY"_ba, "get"_ba}) {
        QTest::addRow("%s", method.constData()) << method << -1 << true;
        QTest::addRow("%s, body", method.constData()) << method << 5 << true;
    }
    QTest::addRow("HEAD") << "HEAD"_ba << -1 << false;
    QTest::addRow("HEAD, body") << "HEAD"_ba << 5 << false;
}

void tst_QnamRequest::vetoesRepeatsByADevice()
{
    QFETCH(QByteArray, method);
    QFETCH(int, size);
    QFETCH(bool, hasDevice);
    PatternBody body(size);
    const UpstreamRequest request{.method = method, .body = size < 0 ? nullptr : &body};
    QCOMPARE(transport::needsUploadDevice(request), hasDevice);
    const Result<QNetworkRequest> out = transport::networkRequest(request, url);
    QVERIFY(out);
    QCOMPARE(out->rawHeader("Content-Length"),
             hasDevice ? QByteArray::number(std::max(0, size)) : ""_ba);
}

void tst_QnamRequest::switchesHabitsOff_data()
{
    QTest::addColumn<QNetworkRequest::Attribute>("attribute");
    QTest::addColumn<QVariant>("value");
    QTest::addRow("HTTP/2") << QNetworkRequest::Http2AllowedAttribute << QVariant(false);
    QTest::addRow("redirects") << QNetworkRequest::RedirectPolicyAttribute
                               << QVariant(QNetworkRequest::ManualRedirectPolicy);
    QTest::addRow("cookies out") << QNetworkRequest::CookieLoadControlAttribute
                                 << QVariant(QNetworkRequest::Manual);
    QTest::addRow("cookies in") << QNetworkRequest::CookieSaveControlAttribute
                                << QVariant(QNetworkRequest::Manual);
    QTest::addRow("credentials") << QNetworkRequest::AuthenticationReuseAttribute
                                 << QVariant(QNetworkRequest::Manual);
    QTest::addRow("upload buffer")
        << QNetworkRequest::DoNotBufferUploadDataAttribute << QVariant(true);
    QTest::addRow("cache control, which adds fields")
        << QNetworkRequest::CacheLoadControlAttribute << QVariant();
}

void tst_QnamRequest::switchesHabitsOff()
{
    QFETCH(QNetworkRequest::Attribute, attribute);
    QFETCH(QVariant, value);
    const Result<QNetworkRequest> out = transport::networkRequest({.method = "GET"_ba}, url);
    QVERIFY(out);
    QCOMPARE(out->attribute(attribute), value);
    QCOMPARE(out->transferTimeout(), 0);
}

void tst_QnamRequest::refusesInjections()
{
    const UpstreamRequest request{.method = "GET"_ba, .fields = {{"A"_ba, "b\r\nC: d"_ba}}};
    const Result<QNetworkRequest> out = transport::networkRequest(request, url);
    QVERIFY(!out);
    QCOMPARE(out.error().kind, ErrorKind::MalformedRequest);
}

} // namespace keyferry::test

QTEST_GUILESS_MAIN(keyferry::test::tst_QnamRequest)

#include "tst_qnamrequest.moc"
