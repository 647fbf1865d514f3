#include "tests/proxy/http/connectionrig.h"

using namespace keyferry;
using namespace keyferry::test;
using namespace std::chrono_literals;

class tst_Connection final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersPipelinedRequestsInOrder();
    void readsARequestThatComesInPieces();
    void readsTheNextRequestOnlyAfterBodyAndAnswer();
    void keepsOrClosesAsTheClientAsked_data();
    void keepsOrClosesAsTheClientAsked();
    void continuesOnlyWhenTheBodyIsWanted();
    void ignoresExpectFrom10AndAfterTheFirstBytes();
    void streamsChunksAsTheyAreSent();
    void answersHttp10UntilClose();
    void passesInformationalHeads();
    void keepsAliveWhenAnUnwantedBodyIsHere();
    void knowsItsAddresses();
};

void tst_Connection::answersPipelinedRequestsInOrder()
{
    ConnectionRig rig;
    QTcpSocket client;
    rig.send(client,
             getRequest + post("Content-Length: 3\r\n"_ba, "abc"_ba)
                 + "GET /3 HTTP/1.1\r\nHost: a\r\n\r\n"_ba);
    QByteArray expected;
    for (int i = 1; i <= 3; ++i) {
        QTRY_COMPARE(rig.handler.count(), i);
        QTRY_COMPARE(rig.handler.last().ends, 1);
        QTest::qWait(0);
        QCOMPARE(rig.handler.count(), i);
        rig.handler.last().answer("answer "_ba + QByteArray::number(i));
        expected += okAnswer("answer "_ba + QByteArray::number(i));
    }
    QCOMPARE(received(client, expected), expected);
    QCOMPARE(rig.handler.turns[1]->body, "abc"_ba);
    QVERIFY(isOpen(client));
}

void tst_Connection::readsARequestThatComesInPieces()
{
    ConnectionRig rig;
    QTcpSocket client;
    const QByteArray request =
        post("Transfer-Encoding: chunked\r\n"_ba, "3\r\nabc\r\n0\r\nA: b\r\n\r\n"_ba);
    for (qsizetype at = 0; at < request.size(); at += 7) {
        rig.send(client, request.sliced(at, std::min<qsizetype>(7, request.size() - at)));
        QTest::qWait(1);
    }
    QTRY_COMPARE(rig.handler.count(), 1);
    QTRY_COMPARE(rig.handler.last().ends, 1);
    QCOMPARE(rig.handler.last().body, "abc"_ba);
}

void tst_Connection::readsTheNextRequestOnlyAfterBodyAndAnswer()
{
    ConnectionRig rig;
    QTcpSocket client;
    rig.send(client, post("Transfer-Encoding: chunked\r\n"_ba, "3\r\nabc\r\n"_ba));
    QTRY_COMPARE(rig.handler.count(), 1);
    QTRY_COMPARE(rig.handler.last().body, "abc"_ba);
    QCOMPARE(rig.handler.last().ends, 0);
    QVERIFY(!rig.connection->isIdle());
    rig.handler.last().responder.sendHead({.status = 200, .reason = "OK"_ba});
    rig.send(client, "0\r\n\r\n"_ba + getRequest);
    QTRY_COMPARE(rig.handler.last().ends, 1);
    QCOMPARE(rig.handler.count(), 1);
    rig.handler.last().responder.finish();
    QTRY_COMPARE(rig.handler.count(), 2);
}

void tst_Connection::keepsOrClosesAsTheClientAsked_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("connection");
    QTest::addColumn<bool>("stays");
    QTest::addRow("1.1") << getRequest << ""_ba << true;
    QTest::addRow("1.1 close") << "GET / HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n"_ba
                               << "Connection: close\r\n"_ba << false;
    QTest::addRow("1.1 close in a list")
        << "GET / HTTP/1.1\r\nHost: a\r\nConnection: x, close\r\n\r\n"_ba
        << "Connection: close\r\n"_ba << false;
    QTest::addRow("1.0") << "GET / HTTP/1.0\r\n\r\n"_ba
                         << "Connection: close\r\n"_ba << false;
    QTest::addRow("1.0 keep-alive") << "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n"_ba
                                    << "Connection: keep-alive\r\n"_ba << true;
    QTest::addRow("1.0 both") << "GET / HTTP/1.0\r\nConnection: keep-alive, close\r\n\r\n"_ba
                              << "Connection: close\r\n"_ba << false;
}

void tst_Connection::keepsOrClosesAsTheClientAsked()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, connection);
    QFETCH(bool, stays);
    ConnectionRig rig;
    QTcpSocket client;
    rig.send(client, request);
    QTRY_COMPARE(rig.handler.count(), 1);
    rig.handler.last().answer("x"_ba);
    QCOMPARE(received(client, okAnswer("x"_ba, connection)), okAnswer("x"_ba, connection));
    if (!stays) {
        QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
        QTRY_COMPARE(rig.closed, 1);
        return;
    }
    rig.send(client, request);
    QTRY_COMPARE(rig.handler.count(), 2);
}

void tst_Connection::continuesOnlyWhenTheBodyIsWanted()
{
    ConnectionRig rig;
    rig.handler.onArrival = [](RecordedTurn &) {};
    QTcpSocket client;
    const QByteArray head = post("Expect: 100-Continue\r\nContent-Length: 2\r\n"_ba, {});
    rig.send(client, head);
    QTRY_COMPARE(rig.handler.count(), 1);
    RecordedTurn &wanted = rig.handler.last();
    QVERIFY(!wanted.head.fields.contains("Expect"));
    wanted.responder.setBodyReading(false);
    wanted.responder.observe(&wanted);
    QTest::qWait(0);
    QCOMPARE(client.bytesAvailable(), 0);
    wanted.responder.setBodyReading(true);
    wanted.responder.observe(&wanted);
    QCOMPARE(received(client, "HTTP/1.1 100 Continue\r\n\r\n"_ba),
             "HTTP/1.1 100 Continue\r\n\r\n"_ba);
    rig.send(client, "ok"_ba);
    QTRY_COMPARE(wanted.body, "ok"_ba);
    wanted.answer("done"_ba);
    QCOMPARE(received(client, okAnswer("done"_ba)), okAnswer("done"_ba));

    // Answered without the body: no 100, and the connection cannot go on.
    rig.send(client, head);
    QTRY_COMPARE(rig.handler.count(), 2);
    rig.handler.last().answer("no"_ba);
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(client.readAll(), okAnswer("no"_ba, "Connection: close\r\n"_ba));
}

void tst_Connection::ignoresExpectFrom10AndAfterTheFirstBytes()
{
    ConnectionRig rig;
    QTcpSocket client;
    rig.send(client, post("Expect: 100-continue\r\nContent-Length: 2\r\n"_ba, "o"_ba));
    QTRY_COMPARE(rig.handler.count(), 1);
    QTRY_COMPARE(rig.handler.last().body, "o"_ba);
    rig.send(client, "k"_ba);
    QTRY_COMPARE(rig.handler.last().ends, 1);
    rig.handler.last().answer("1"_ba);

    rig.send(client, "POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"_ba);
    QTRY_COMPARE(rig.handler.count(), 2);
    QTest::qWait(0);
    QCOMPARE(client.readAll(), okAnswer("1"_ba));
}

void tst_Connection::streamsChunksAsTheyAreSent()
{
    ConnectionRig rig;
    QTcpSocket client;
    rig.send(client, getRequest);
    QTRY_COMPARE(rig.handler.count(), 1);
    http::Responder &responder = rig.handler.last().responder;
    QVERIFY(!responder.isHeadSent());
    responder.sendHead({.status = 200, .reason = "OK"_ba});
    QVERIFY(responder.isHeadSent());
    QCOMPARE(received(client, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"_ba),
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"_ba);
    responder.sendBody("data: 1\n\n");
    responder.flush();
    QCOMPARE(received(client, "9\r\ndata: 1\n\n\r\n"_ba), "9\r\ndata: 1\n\n\r\n"_ba);
    responder.sendBody("");
    responder.sendBody("x");
    responder.finish();
    QVERIFY(!responder.isValid());
    QCOMPARE(received(client, "1\r\nx\r\n0\r\n\r\n"_ba), "1\r\nx\r\n0\r\n\r\n"_ba);
    QVERIFY(isOpen(client));
    QVERIFY(rig.connection->isIdle());
}

void tst_Connection::answersHttp10UntilClose()
{
    ConnectionRig rig;
    QTcpSocket client;
    rig.send(client, "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"_ba);
    QTRY_COMPARE(rig.handler.count(), 1);
    http::Responder &responder = rig.handler.last().responder;
    responder.sendHead({.status = 200, .reason = "OK"_ba});
    responder.sendBody("plain");
    responder.finish();
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(client.readAll(), "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nplain"_ba);
}

void tst_Connection::passesInformationalHeads()
{
    ConnectionRig rig;
    QTcpSocket client;
    rig.send(client, getRequest);
    QTRY_COMPARE(rig.handler.count(), 1);
    rig.handler.last().responder.sendInformational({.status = 103, .reason = "Early Hints"_ba});
    rig.handler.last().answer("x"_ba);
    const QByteArray expected = "HTTP/1.1 103 Early Hints\r\n\r\n"_ba + okAnswer("x"_ba);
    QCOMPARE(received(client, expected), expected);
}

void tst_Connection::keepsAliveWhenAnUnwantedBodyIsHere()
{
    ConnectionRig rig;
    rig.handler.onArrival = [](RecordedTurn &turn) { turn.answer("no"_ba); };
    QTcpSocket client;
    rig.send(client, post("Content-Length: 3\r\n"_ba, "abc"_ba) + getRequest);
    QTRY_COMPARE(rig.handler.count(), 2);
    QCOMPARE(received(client, okAnswer("no"_ba) + okAnswer("no"_ba)),
             okAnswer("no"_ba) + okAnswer("no"_ba));
    QCOMPARE(rig.handler.turns[0]->pieces, 0);
}

void tst_Connection::knowsItsAddresses()
{
    ConnectionRig rig;
    QTcpSocket client;
    rig.send(client, getRequest);
    QTRY_COMPARE(rig.handler.count(), 1);
    QCOMPARE(rig.handler.last().responder.peerAddress(), QHostAddress(QHostAddress::LocalHost));
    QCOMPARE(rig.handler.last().responder.localAddress(), QHostAddress(QHostAddress::LocalHost));
}

QTEST_GUILESS_MAIN(tst_Connection)
#include "tst_connection.moc"
