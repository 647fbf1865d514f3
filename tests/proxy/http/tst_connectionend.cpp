#include "tests/proxy/http/connectionrig.h"

#include <cerrno>
#include <sys/socket.h>

using namespace keyferry;
using namespace keyferry::test;
using namespace std::chrono_literals;

// How http/connection ends: left by its client, cut, refused, drained.
class tst_ConnectionEnd final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
    void drainsGently();
    void closesOnAnUnusableDescriptor();
};

void tst_ConnectionEnd::tellsWhenTheClientLeaves_data()
{
    QTest::addColumn<int>("way");
    QTest::addRow("close") << 0;
    QTest::addRow("reset") << 1;
    QTest::addRow("half-close") << 2;
}

void tst_ConnectionEnd::tellsWhenTheClientLeaves()
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

void tst_ConnectionEnd::seesAClientLeaveBehindPipelinedBytes()
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

void tst_ConnectionEnd::resetsWhatIsCut_data()
{
    QTest::addColumn<int>("way");
    QTest::addRow("cut") << 0;
    QTest::addRow("shorter than its Content-Length") << 1;
    QTest::addRow("longer than its Content-Length") << 2;
    QTest::addRow("dropped half-way") << 3;
}

void tst_ConnectionEnd::resetsWhatIsCut()
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

void tst_ConnectionEnd::answersForADroppedResponder()
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

void tst_ConnectionEnd::letsARefusedClientReadTheAnswer()
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

void tst_ConnectionEnd::refusesABodyHalfWay()
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

void tst_ConnectionEnd::closesWhenTheBodyIsStillOnItsWay()
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

void tst_ConnectionEnd::closesWhenTheAnswerSaysSo()
{
    ConnectionRig rig;
    QTcpSocket client;
    rig.send(client, getRequest);
    QTRY_COMPARE(rig.handler.count(), 1);
    rig.handler.last().responder.sendWhole({.status = 204, .reason = "OK"_ba}, {}, true);
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(client.readAll(), "HTTP/1.1 204 OK\r\nConnection: close\r\n\r\n"_ba);
}

void tst_ConnectionEnd::drainsGently()
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

void tst_ConnectionEnd::closesOnAnUnusableDescriptor()
{
    ConnectionRig rig;
    http::Connection connection(-1, {}, rig.wheel, rig.handler);
    QSignalSpy closed(&connection, &http::Connection::closed);
    QTRY_COMPARE(closed.count(), 1);
}

QTEST_GUILESS_MAIN(tst_ConnectionEnd)
#include "tst_connectionend.moc"
