#include "tests/proxy/http/connectionrig.h"

#include <cerrno>
#include <sys/socket.h>

using namespace keyferry;
using namespace keyferry::test;
using namespace std::chrono_literals;

namespace {

const QByteArray getRequest = "GET /1 HTTP/1.1\r\nHost: a\r\n\r\n"_ba;

QByteArray okAnswer(const QByteArray &body, const QByteArray &fields = {})
{
    return "HTTP/1.1 200 OK\r\nContent-Length: "_ba + QByteArray::number(body.size()) + "\r\n"_ba
           + fields + "\r\n"_ba + body;
}

QByteArray post(const QByteArray &fields, const QByteArray &body)
{
    return "POST /p HTTP/1.1\r\nHost: a\r\n"_ba + fields + "\r\n"_ba + body;
}

bool isOpen(const QTcpSocket &socket)
{
    return socket.state() == QAbstractSocket::ConnectedState;
}

} // namespace

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
    void tellsWhenTheClientLeaves_data();
    void tellsWhenTheClientLeaves();
    void seesAClientLeaveBehindPipelinedBytes();
    void resetsWhatIsCut_data();
    void resetsWhatIsCut();
    void answersForADroppedResponder();
    void letsARefusedClientReadTheAnswer();
    void refusesABodyHalfWay();
    void closesWhenTheBodyIsStillOnItsWay();
    void closesWhenTheAnswerSaysSo();
    void keepsAliveWhenAnUnwantedBodyIsHere();
    void drainsGently();
    void knowsItsAddresses();
    void closesOnAnUnusableDescriptor();
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

void tst_Connection::tellsWhenTheClientLeaves_data()
{
    QTest::addColumn<int>("way");
    QTest::addRow("close") << 0;
    QTest::addRow("reset") << 1;
    QTest::addRow("half-close") << 2;
}

void tst_Connection::tellsWhenTheClientLeaves()
{
    QFETCH(int, way);
    ConnectionRig rig;
    QTcpSocket client;
    rig.send(client, getRequest);
    QTRY_COMPARE(rig.handler.count(), 1);
    RecordedTurn &turn = rig.handler.last();
    turn.responder.sendHead({.status = 200, .reason = "OK"_ba});
    if (way == 0)
        client.disconnectFromHost();
    else if (way == 1)
        client.abort();
    else
        ::shutdown(static_cast<int>(client.socketDescriptor()), SHUT_WR);
    QTRY_COMPARE(turn.gone, 1);
    QCOMPARE(rig.closed, 1);

    // All harmless now.
    turn.responder.sendBody("late");
    QCOMPARE(turn.responder.pendingBytes(), 0);
    turn.responder.finish();
    QTest::qWait(0);
    QCOMPARE(turn.gone, 1);
    QCOMPARE(rig.closed, 1);
}

void tst_Connection::seesAClientLeaveBehindPipelinedBytes()
{
    ConnectionRig rig;
    QTcpSocket client;
    rig.send(client, getRequest.repeated(1000));
    QTRY_COMPARE(rig.handler.count(), 1);
    QTRY_COMPARE(client.bytesToWrite(), 0);
    client.disconnectFromHost();
    QTRY_COMPARE(rig.handler.last().gone, 1);
    QCOMPARE(rig.handler.count(), 1);
}

void tst_Connection::resetsWhatIsCut_data()
{
    QTest::addColumn<int>("way");
    QTest::addRow("cut") << 0;
    QTest::addRow("shorter than its Content-Length") << 1;
    QTest::addRow("longer than its Content-Length") << 2;
    QTest::addRow("dropped half-way") << 3;
}

void tst_Connection::resetsWhatIsCut()
{
    QFETCH(int, way);
    ConnectionRig rig;
    QTcpSocket client;
    rig.send(client, getRequest);
    QTRY_COMPARE(rig.handler.count(), 1);
    RecordedTurn &turn = rig.handler.last();
    // From here on the test reads by itself: QTcpSocket does not tell a reset from an end.
    const int descriptor = ::dup(static_cast<int>(client.socketDescriptor()));
    turn.responder.sendHead(
        {.status = 200, .reason = "OK"_ba, .fields = {{"Content-Length"_ba, "3"_ba}}});
    if (way == 0)
        turn.responder.cut();
    else if (way == 1)
        turn.responder.finish();
    else if (way == 2)
        turn.responder.sendBody("long");
    else
        turn.responder = {};
    QCOMPARE(rig.closed, 1);
    std::array<char, 1000> buffer{};
    errno = 0;
    while (::recv(descriptor, buffer.data(), buffer.size(), 0) > 0) {
    }
    QCOMPARE(errno, ECONNRESET);
    ::close(descriptor);
    QTest::qWait(0);
    QCOMPARE(turn.gone, 0);
}

void tst_Connection::answersForADroppedResponder()
{
    ConnectionRig rig;
    rig.handler.onArrival = [](RecordedTurn &turn) { turn.responder = {}; };
    QTcpSocket client;
    rig.send(client, getRequest);
    QTRY_VERIFY(client.bytesAvailable() > 0);
    const QByteArray answer = client.readAll();
    QVERIFY2(answer.startsWith("HTTP/1.1 500 Internal Server Error\r\n"), answer.constData());
    QVERIFY(answer.contains("\r\nx-keyferry-error: internal\r\n"));
    QVERIFY(answer.endsWith(
        R"({"error":{"message":"internal error","type":"server_error","param":null,"code":"internal"}})"));
    QVERIFY(rig.connection->isIdle());
}

void tst_Connection::letsARefusedClientReadTheAnswer()
{
    ConnectionRig rig;
    QTcpSocket client;
    rig.send(client, "GET / HTTP/1.1\r\n\r\n"_ba + QByteArray(4'000'000, 'x'));
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(rig.handler.refusal->kind, ErrorKind::MalformedRequest);
    QCOMPARE(client.bytesToWrite(), 0);
    QCOMPARE(client.readAll(),
             "HTTP/1.1 400 No\r\nContent-Length: 7\r\nConnection: close\r\n\r\nno Host"_ba);
    QTRY_COMPARE(rig.closed, 1);
    QCOMPARE(rig.handler.count(), 0);
}

void tst_Connection::refusesABodyHalfWay()
{
    ConnectionRig rig;
    QTcpSocket client;
    rig.send(client, post("Transfer-Encoding: chunked\r\n"_ba, "1\r\nx\r\nzz\r\n"_ba + getRequest));
    QTRY_COMPARE(rig.handler.count(), 1);
    RecordedTurn &turn = rig.handler.last();
    QTRY_VERIFY(turn.failure.has_value());
    QCOMPARE(turn.failure->kind, ErrorKind::MalformedRequest);
    QCOMPARE(turn.body, "x"_ba);
    turn.answer("bad"_ba);
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(client.readAll(), okAnswer("bad"_ba, "Connection: close\r\n"_ba));
    QCOMPARE(rig.handler.count(), 1);
    QCOMPARE(turn.ends, 0);
}

void tst_Connection::closesWhenTheBodyIsStillOnItsWay()
{
    ConnectionRig rig;
    QTcpSocket client;
    rig.send(client, post("Content-Length: 3\r\n"_ba, "ab"_ba));
    QTRY_COMPARE(rig.handler.count(), 1);
    RecordedTurn &turn = rig.handler.last();
    turn.responder.sendHead(
        {.status = 200, .reason = "OK"_ba, .fields = {{"Content-Length"_ba, "0"_ba}}});
    turn.responder.finish();
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(rig.closed, 1);
    QCOMPARE(turn.ends, 0);
}

void tst_Connection::closesWhenTheAnswerSaysSo()
{
    ConnectionRig rig;
    QTcpSocket client;
    rig.send(client, getRequest);
    QTRY_COMPARE(rig.handler.count(), 1);
    rig.handler.last().responder.sendWhole({.status = 204, .reason = "OK"_ba}, {}, true);
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(client.readAll(), "HTTP/1.1 204 OK\r\nConnection: close\r\n\r\n"_ba);
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

void tst_Connection::drainsGently()
{
    ConnectionRig rig;
    QTcpSocket idle;
    rig.send(idle, {});
    rig.connection->drain();
    QCOMPARE(rig.closed, 1);
    QTRY_COMPARE(idle.state(), QAbstractSocket::UnconnectedState);

    QTcpSocket busy;
    rig.send(busy, getRequest);
    QTRY_COMPARE(rig.handler.count(), 1);
    rig.connection->drain();
    QTest::qWait(0);
    QCOMPARE(rig.closed, 1);
    rig.handler.last().answer("last"_ba);
    QTRY_COMPARE(busy.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(busy.readAll(), okAnswer("last"_ba, "Connection: close\r\n"_ba));
    QTRY_COMPARE(rig.closed, 2);
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

void tst_Connection::closesOnAnUnusableDescriptor()
{
    ConnectionRig rig;
    http::Connection connection(-1, {}, rig.wheel, rig.handler);
    QSignalSpy closed(&connection, &http::Connection::closed);
    QTRY_COMPARE(closed.count(), 1);
}

QTEST_GUILESS_MAIN(tst_Connection)
#include "tst_connection.moc"
