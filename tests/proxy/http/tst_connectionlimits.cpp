#include "tests/proxy/http/connectionrig.h"

using namespace keyferry;
using namespace keyferry::test;
using namespace std::chrono_literals;

// Deadlines and water marks of http/connection, on real sockets and a clock that stands still.
class tst_ConnectionLimits final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers408ToASlowHead();
    void closesSilentlyWhenNothingCame();
    void closesIdleConnections();
    void failsAnIdleBody();
    void doesNotCountAPausedBody();
    void refusesABodyByItsLength();
    void leavesAClientThatTakesNothing();
    void letsASlowReaderHaveItsAnswerAfterTheKeepAliveTime();
    void holdsBackAFastUpstream();
    void holdsBackAFastClient();
    void takesNoRequestsWhileAnswersPileUp();
    void stopsLingeringInTheEnd();
};

void tst_ConnectionLimits::answers408ToASlowHead()
{
    ConnectionRig rig;
    QTcpSocket client;
    rig.send(client, "GET / HTTP/1.1\r\nHost: "_ba);
    QTest::qWait(0);
    // Trickling does not help.
    for (int second = 0; second < 29; ++second) {
        rig.pass(1s);
        rig.send(client, "a"_ba);
        QTest::qWait(0);
    }
    QVERIFY(!rig.handler.refusal);
    rig.pass(1050ms);
    QTRY_VERIFY(rig.handler.refusal.has_value());
    QCOMPARE(rig.handler.refusal->kind, ErrorKind::RequestTimeout);
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(client.readAll().startsWith("HTTP/1.1 408 "));
}

void tst_ConnectionLimits::closesSilentlyWhenNothingCame()
{
    ConnectionRig rig;
    QTcpSocket client;
    rig.connectClient(client);
    rig.pass(29s);
    QCOMPARE(rig.closed, 0);
    rig.pass(1050ms);
    QCOMPARE(rig.closed, 1);
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(client.bytesAvailable(), 0);
}

void tst_ConnectionLimits::closesIdleConnections()
{
    ConnectionRig rig;
    rig.handler.onArrival = [](RecordedTurn &turn) { turn.answer("x"_ba); };
    QTcpSocket client;
    rig.send(client, "GET / HTTP/1.1\r\nHost: a\r\n\r\n"_ba);
    QTRY_VERIFY(client.bytesAvailable() > 0);
    rig.pass(74s);
    QCOMPARE(rig.closed, 0);
    rig.pass(1050ms);
    QCOMPARE(rig.closed, 1);
}

void tst_ConnectionLimits::failsAnIdleBody()
{
    ConnectionRig rig;
    QTcpSocket client;
    rig.send(client, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\na"_ba);
    QTRY_COMPARE(rig.handler.count(), 1);
    RecordedTurn &turn = rig.handler.last();
    QTRY_COMPARE(turn.body, "a"_ba);
    rig.pass(59s);
    rig.send(client, "b"_ba);
    QTRY_COMPARE(turn.body, "ab"_ba);
    rig.pass(59s);
    QVERIFY(!turn.failure);
    rig.pass(1050ms);
    QVERIFY(turn.failure.has_value());
    QCOMPARE(turn.failure->kind, ErrorKind::RequestTimeout);
    turn.answer("slow"_ba);
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(client.readAll().endsWith("\r\n\r\nslow"));
}

void tst_ConnectionLimits::doesNotCountAPausedBody()
{
    ConnectionRig rig;
    QTcpSocket client;
    rig.send(client, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n"_ba);
    QTRY_COMPARE(rig.handler.count(), 1);
    RecordedTurn &turn = rig.handler.last();
    turn.responder.setBodyReading(false);
    rig.pass(1h);
    QVERIFY(!turn.failure);
    turn.responder.setBodyReading(true);
    rig.pass(59s);
    QVERIFY(!turn.failure);
    rig.send(client, "ok"_ba);
    QTRY_COMPARE(turn.ends, 1);
    rig.pass(1h);
    QVERIFY(!turn.failure);
}

void tst_ConnectionLimits::refusesABodyByItsLength()
{
    ConnectionRig rig({.bodyBytes = 10});
    QTcpSocket client;
    rig.send(client, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n"_ba);
    QTRY_VERIFY(rig.handler.refusal.has_value());
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(client.readAll().startsWith("HTTP/1.1 413 "));
    QCOMPARE(rig.handler.count(), 0);
}

void tst_ConnectionLimits::leavesAClientThatTakesNothing()
{
    ConnectionRig rig;
    QTcpSocket client;
    client.setReadBufferSize(1);
    rig.send(client, "GET / HTTP/1.1\r\nHost: a\r\n\r\n"_ba);
    QTRY_COMPARE(rig.handler.count(), 1);
    RecordedTurn &turn = rig.handler.last();
    turn.responder.sendHead({});
    turn.responder.sendBody(QByteArray(32'000'000, 'x'));
    QTRY_VERIFY(turn.responder.pendingBytes() > 0);
    QTest::qWait(10);
    rig.pass(59s);
    QCOMPARE(turn.gone, 0);
    rig.pass(1050ms);
    QCOMPARE(turn.gone, 1);
    QCOMPARE(rig.closed, 1);
}

void tst_ConnectionLimits::letsASlowReaderHaveItsAnswerAfterTheKeepAliveTime()
{
    ConnectionRig rig({.keepAliveTimeout = 10s});
    QTcpSocket client;
    client.setReadBufferSize(1);
    rig.send(client, "GET / HTTP/1.1\r\nHost: a\r\n\r\n"_ba);
    QTRY_COMPARE(rig.handler.count(), 1);
    const QByteArray body(32'000'000, 'x');
    rig.handler.last().answer(body);
    rig.pass(11s);
    QCOMPARE(rig.closed, 0);
    client.setReadBufferSize(0);
    QByteArray received;
    while (received.size() < body.size() && client.state() == QAbstractSocket::ConnectedState) {
        received += client.readAll();
        QTest::qWait(0);
    }
    received += client.readAll();
    QVERIFY(received.endsWith(body));
    QCOMPARE(rig.closed, 0);
    rig.pass(11s);
    QCOMPARE(rig.closed, 1);
}

void tst_ConnectionLimits::holdsBackAFastUpstream()
{
    ConnectionRig rig;
    QTcpSocket client;
    client.setReadBufferSize(1);
    rig.send(client, "GET / HTTP/1.1\r\nHost: a\r\n\r\n"_ba);
    QTRY_COMPARE(rig.handler.count(), 1);
    RecordedTurn &turn = rig.handler.last();
    turn.responder.sendHead({.fields = {{"Content-Length"_ba, "64000000"_ba}}});
    const QByteArray piece(64'000, 'x');
    int sent = 0;
    while (turn.responder.pendingBytes() < http::highMark && sent < 1000) {
        turn.responder.sendBody(piece);
        ++sent;
    }
    QVERIFY(sent < 1000);
    QTest::qWait(10);
    QCOMPARE(turn.drained, 0);

    client.setReadBufferSize(0);
    QTRY_VERIFY2(client.readAll().size() >= 0 && turn.drained == 1, "the mark was never reported");
    QVERIFY(turn.responder.pendingBytes() <= http::lowMark);
    QTest::qWait(0);
    QCOMPARE(turn.drained, 1);
}

void tst_ConnectionLimits::holdsBackAFastClient()
{
    ConnectionRig rig;
    QTcpSocket client;
    const qint64 length = 32'000'000;
    rig.send(client, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 32000000\r\n\r\n"_ba);
    QTRY_COMPARE(rig.handler.count(), 1);
    RecordedTurn &turn = rig.handler.last();
    turn.responder.setBodyReading(false);
    rig.send(client, QByteArray(length, 'x'));
    QTest::qWait(50);
    QCOMPARE(turn.pieces, 0);
    QVERIFY2(client.bytesToWrite() > length / 2, "TCP did not hold the client back");

    turn.responder.setBodyReading(true);
    QTRY_COMPARE(turn.body.size(), length);
    QCOMPARE(turn.ends, 1);
}

void tst_ConnectionLimits::takesNoRequestsWhileAnswersPileUp()
{
    ConnectionRig rig;
    rig.handler.onArrival = [](RecordedTurn &turn) { turn.answer(QByteArray(10'000, 'x')); };
    QTcpSocket client;
    client.setReadBufferSize(1);
    const int count = 3000;
    rig.send(client, "GET / HTTP/1.1\r\nHost: a\r\n\r\n"_ba.repeated(count));
    QTRY_VERIFY(rig.handler.count() > 0);
    QTest::qWait(20);
    QVERIFY2(rig.handler.count() < count, "answers pile up");
    const int held = rig.handler.count();
    rig.pass(31s);
    QVERIFY(!rig.handler.refusal);
    QCOMPARE(rig.handler.count(), held);

    client.setReadBufferSize(0);
    QTRY_VERIFY2(client.readAll().size() >= 0 && rig.handler.count() == count, "not resumed");
}

void tst_ConnectionLimits::stopsLingeringInTheEnd()
{
    ConnectionRig rig;
    QTcpSocket client;
    rig.send(client, "nonsense\r\n\r\n"_ba);
    // A client that neither reads nor closes: its socket object gets no chance to see our FIN.
    client.blockSignals(true);
    client.setReadBufferSize(1);
    QTRY_VERIFY(rig.handler.refusal.has_value());
    QTest::qWait(10);
    QCOMPARE(rig.closed, 0);
    rig.pass(4900ms);
    QCOMPARE(rig.closed, 0);
    rig.pass(150ms);
    QCOMPARE(rig.closed, 1);
}

QTEST_GUILESS_MAIN(tst_ConnectionLimits)
#include "tst_connectionlimits.moc"
