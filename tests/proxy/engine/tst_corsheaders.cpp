#include "proxy/engine/corsheaders.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;

class tst_CorsHeaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsAPreflight_data();
    void knowsAPreflight();
    void allowsWhatThePreflightAsksFor();
    void replacesTheUpstreamsFields();
};

void tst_CorsHeaders::knowsAPreflight_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<HeaderFields>("fields");
    QTest::addColumn<bool>("expected");
    const HeaderFields whole{{"Origin", "https://a.example"},
                             {"Access-Control-Request-Method", "POST"}};
    QTest::addRow("preflight") << "OPTIONS"_ba << whole << true;
    QTest::addRow("plain OPTIONS")
        << "OPTIONS"_ba << HeaderFields{{"Origin", "https://a.example"}} << false;
    QTest::addRow("no origin") << "OPTIONS"_ba
                               << HeaderFields{{"Access-Control-Request-Method", "POST"}} << false;
    QTest::addRow("another method") << "POST"_ba << whole << false;
}

void tst_CorsHeaders::knowsAPreflight()
{
    QFETCH(QByteArray, method);
    QFETCH(HeaderFields, fields);
    QFETCH(bool, expected);
    QCOMPARE(engine::isPreflight({.method = method, .target = "/proxy/a/v1", .fields = fields}),
             expected);
}

void tst_CorsHeaders::allowsWhatThePreflightAsksFor()
{
    const RequestHead head{.method = "OPTIONS",
                           .target = "/",
                           .fields = {{"Access-Control-Request-Method", "PATCH"},
                                      {"Access-Control-Request-Headers", "x-api-key, a"}}};
    const auto reply = engine::preflightReply(head, "https://a.example");
    QCOMPARE(reply.status, 204);
    QCOMPARE(reply.fields.first("Access-Control-Allow-Origin"), "https://a.example"_ba);
    QCOMPARE(reply.fields.first("Access-Control-Allow-Methods"), "PATCH"_ba);
    QCOMPARE(reply.fields.first("Access-Control-Allow-Headers"), "x-api-key, a"_ba);
    QCOMPARE(reply.fields.first("Vary"), "Origin"_ba);
}

void tst_CorsHeaders::replacesTheUpstreamsFields()
{
    HeaderFields fields{{"access-control-allow-origin", "*"},
                        {"X-Other", "1"},
                        {"Access-Control-Allow-Credentials", "true"}};
    engine::allowOrigin(fields, "https://a.example");
    QCOMPARE(fields.count("Access-Control-Allow-Origin"), 1);
    QCOMPARE(fields.first("Access-Control-Allow-Origin"), "https://a.example"_ba);
    QVERIFY(!fields.contains("Access-Control-Allow-Credentials"));
    QCOMPARE(fields.first("X-Other"), "1"_ba);
}

QTEST_GUILESS_MAIN(tst_CorsHeaders)
#include "tst_corsheaders.moc"
