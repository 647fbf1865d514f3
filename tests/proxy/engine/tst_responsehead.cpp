#include "proxy/engine/responsehead.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;

class tst_ResponseHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsAllButHopByHop();
    void dropsALengthBesideChunks();
    void keepsASwitch();
    void restoresTheSubprotocol_data();
    void restoresTheSubprotocol();
    void addsTheAllowedOrigin();
    void knowsTheBodysSize_data();
    void knowsTheBodysSize();
    void knowsAnEventStream_data();
    void knowsAnEventStream();
};

void tst_ResponseHead::keepsAllButHopByHop()
{
    const ResponseHead upstream{.status = 201,
                                .reason = "Made",
                                .fields = {{"Set-Cookie", "a=1"},
                                           {"Connection", "keep-alive, X-Hop"},
                                           {"x-hop", "gone"},
                                           {"Keep-Alive", "timeout=5"},
                                           {"SET-COOKIE", "b=2"},
                                           {"X-Empty", ""},
                                           {"Content-Length", "3"},
                                           {"Proxy-Authenticate", "Basic"}}};
    const auto head = engine::forwardedHead(upstream, std::nullopt);
    QCOMPARE(head.status, 201);
    QCOMPARE(head.reason, "Made"_ba);
    QCOMPARE(head.fields,
             (HeaderFields{{"Set-Cookie", "a=1"},
                           {"SET-COOKIE", "b=2"},
                           {"X-Empty", ""},
                           {"Content-Length", "3"}}));
}

void tst_ResponseHead::dropsALengthBesideChunks()
{
    const ResponseHead upstream{
        .status = 200,
        .fields = {{"content-length", "3"}, {"X-A", "b"}, {"transfer-encoding", "chunked"}}};
    QCOMPARE(engine::forwardedHead(upstream, std::nullopt).fields, (HeaderFields{{"X-A", "b"}}));
}

void tst_ResponseHead::keepsASwitch()
{
    const ResponseHead upstream{.status = 101,
                                .fields = {{"UPGRADE", "WebSocket"},
                                           {"X-A", "b"},
                                           {"connection", "upgrade, X-Hop"},
                                           {"X-Hop", "gone"},
                                           {"Keep-Alive", "timeout=5"},
                                           {"Sec-WebSocket-Accept", "x"}}};
    QCOMPARE(engine::forwardedHead(upstream, std::nullopt).fields,
             (HeaderFields{{"UPGRADE", "websocket"},
                           {"X-A", "b"},
                           {"connection", "Upgrade"},
                           {"Sec-WebSocket-Accept", "x"}}));
}

void tst_ResponseHead::restoresTheSubprotocol_data()
{
    QTest::addColumn<QByteArray>("offered");
    QTest::addColumn<QByteArray>("answered");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("another one") << "realtime, openai-insecure-api-key.client"_ba
                                 << "realtime"_ba
                                 << "realtime"_ba;
    QTest::newRow("the one with the key") << "realtime, openai-insecure-api-key.client"_ba
                                          << "openai-insecure-api-key.provider"_ba
                                          << "openai-insecure-api-key.client"_ba;
    QTest::newRow("one that was not offered") << "realtime"_ba
                                              << "openai-insecure-api-key.provider"_ba
                                              << ""_ba;
}

void tst_ResponseHead::restoresTheSubprotocol()
{
    QFETCH(QByteArray, offered);
    QFETCH(QByteArray, answered);
    QFETCH(QByteArray, shown);
    HeaderFields answer{{"A", "b"}, {"Sec-WebSocket-Protocol", answered}};
    engine::restoreSubprotocol(answer, {{"sec-websocket-protocol", offered}});
    QCOMPARE(answer.first("Sec-WebSocket-Protocol"), shown);
    QCOMPARE(answer.contains("Sec-WebSocket-Protocol"), !shown.isEmpty());
    QCOMPARE(answer.first("A"), "b"_ba);
}

void tst_ResponseHead::addsTheAllowedOrigin()
{
    const auto head = engine::forwardedHead({.status = 200}, "https://a.example"_ba);
    QCOMPARE(head.fields.first("Access-Control-Allow-Origin"), "https://a.example"_ba);
}

void tst_ResponseHead::knowsTheBodysSize_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("length");
    QTest::addColumn<qint64>("size"); // -1: not known
    QTest::addRow("length") << "GET"_ba << 200 << "17"_ba << qint64(17);
    QTest::addRow("none") << "GET"_ba << 200 << ""_ba << qint64(-1);
    QTest::addRow("HEAD names another's length") << "HEAD"_ba << 200 << "17"_ba << qint64(0);
    QTest::addRow("204") << "DELETE"_ba << 204 << ""_ba << qint64(0);
    QTest::addRow("304 names another's length") << "GET"_ba << 304 << "17"_ba << qint64(0);
}

void tst_ResponseHead::knowsTheBodysSize()
{
    QFETCH(QByteArray, method);
    QFETCH(int, status);
    QFETCH(QByteArray, length);
    QFETCH(qint64, size);
    ResponseHead head{.status = status};
    if (!length.isEmpty())
        head.fields.append("Content-Length", length);
    QCOMPARE(engine::announcedBodySize(method, head).value_or(-1), size);
}

void tst_ResponseHead::knowsAnEventStream_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("expected");
    QTest::addRow("plain") << "text/event-stream"_ba << true;
    QTest::addRow("with charset") << "Text/Event-Stream; charset=utf-8"_ba << true;
    QTest::addRow("json") << "application/json"_ba << false;
    QTest::addRow("none") << ""_ba << false;
}

void tst_ResponseHead::knowsAnEventStream()
{
    QFETCH(QByteArray, type);
    QFETCH(bool, expected);
    QCOMPARE(engine::isEventStream({.fields = {{"content-type", type}}}), expected);
}

QTEST_GUILESS_MAIN(tst_ResponseHead)
#include "tst_responsehead.moc"
