#include "proxy/core/clock.h"
#include "proxy/http/endwitness.h"
#include "proxy/http/nativesocket.h"
#include "proxy/transport/tunnelcall.h"
#include "tests/proxy/transport/selfsigned.h"
#include "tests/support/recordingobserver.h"
#include "tests/support/scriptedanswer.h"
#include "tests/support/scriptedproxy.h"

#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTest>

namespace keyferry::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using transport::UpstreamRequest;

namespace {

const QByteArray switching = "HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                             "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"_ba;
constexpr qint64 mebibyte = 1024 * 1024;

/// A server whose only connection is the test's, over TLS if asked for.
class Peer final : public QTcpServer
{
public:
    explicit Peer(bool isEncrypted)
        : m_isEncrypted(isEncrypted)
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
    }
    [[nodiscard]] QByteArray url() const
    {
        return (m_isEncrypted ? "https://127.0.0.1:"_ba : "http://127.0.0.1:"_ba)
               + QByteArray::number(serverPort());
    }
    const QByteArray &read()
    {
        if (socket)
            received += socket->readAll();
        return received;
    }
    [[nodiscard]] QByteArray bytes()
    {
        const auto end = read().indexOf("\r\n\r\n");
        return end < 0 ? QByteArray() : received.sliced(end + 4);
    }
    void send(const QByteArray &bytes)
    {
        socket->write(bytes);
        socket->flush();
    }

    std::unique_ptr<QSslSocket> socket{};
    QByteArray received{};
    qint64 readLimit = 0;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        socket = std::make_unique<QSslSocket>();
        socket->setReadBufferSize(readLimit);
        socket->setSocketDescriptor(descriptor);
        if (!m_isEncrypted)
            return;
        const SelfSigned identity = SelfSigned::make();
        socket->setLocalCertificate(QSslCertificate(identity.certificate));
        socket->setPrivateKey(QSslKey(identity.key, QSsl::Ec));
        if (socket->privateKey().isNull())
            socket->setPrivateKey(QSslKey(identity.key, QSsl::Rsa));
        socket->startServerEncryption();
    }

private:
    bool m_isEncrypted;
};

struct Fixture
{
    FakeClock clock{};
    TimerWheel wheel{clock};
    transport::Connector connector{wheel};
    Peer peer;
    RecordingObserver heard{};
    std::unique_ptr<transport::TunnelCall> call{};

    explicit Fixture(bool isEncrypted = false)
        : peer(isEncrypted)
    {}
    void start(const QString &proxyUrl = u"direct"_s, const QByteArray &host = "127.0.0.1")
    {
        UpstreamRequest request{.method = "GET",
                                .base = peer.url().replace("127.0.0.1", host),
                                .target = "/w",
                                .fields = {{"Connection", "Upgrade"},
                                           {"Upgrade", "websocket"},
                                           {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="}},
                                .isUpgrade = true};
        request.policy = {.proxyUrl = proxyUrl, .verifyTls = false};
        call = std::make_unique<transport::TunnelCall>(request, heard, wheel);
        call->start(connector);
    }
    [[nodiscard]] bool ask()
    {
        start();
        return QTest::qWaitFor([this] { return peer.read().endsWith("\r\n\r\n"); });
    }
    [[nodiscard]] bool open()
    {
        if (!ask())
            return false;
        peer.send(switching);
        return QTest::qWaitFor([this] { return call->uplink() != nullptr; });
    }
    void pass(std::chrono::milliseconds time)
    {
        clock.advance(time);
        wheel.advance();
    }
};

void addWays()
{
    QTest::addColumn<bool>("isEncrypted");
    QTest::newRow("plain") << false;
    QTest::newRow("TLS") << true;
}

} // namespace

class tst_TunnelCall final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carriesBytesBothWays_data() { addWays(); }
    void carriesBytesBothWays();
    void tellsWhenTheWayUpIsClear_data() { addWays(); }
    void tellsWhenTheWayUpIsClear();
    void holdsTheUpstreamBack_data() { addWays(); }
    void holdsTheUpstreamBack();
    void sendsEverythingBeforeItFinishes_data() { addWays(); }
    void sendsEverythingBeforeItFinishes();
    void tellsTheUpstreamsEnd_data();
    void tellsTheUpstreamsEnd();
    void passesARefusalOn();
    void failsAtDeadlines();
    void failsWhereNobodyListens();
    void asksProxiesForATunnel();
    void resetsTheUpstreamWhenCancelled();
    void mayBeDestroyedInsideReports_data();
    void mayBeDestroyedInsideReports();
};

void tst_TunnelCall::carriesBytesBothWays()
{
    QFETCH(bool, isEncrypted);
    Fixture fixture(isEncrypted);
    QVERIFY(fixture.ask());
    QVERIFY(fixture.call->uplink() == nullptr);
    QVERIFY(fixture.peer.read().startsWith("GET /w HTTP/1.1\r\n"));
    fixture.peer.send(switching + "first");
    QTRY_COMPARE(fixture.heard.body, "first"_ba);
    QCOMPARE(fixture.heard.head->status, 101);
    fixture.call->uplink()->send("a");
    fixture.call->uplink()->send("b");
    QTRY_COMPARE(fixture.peer.bytes(), "ab"_ba);
    fixture.peer.send("HTTP/1.1 200 OK\r\n\r\n");
    QTRY_COMPARE(fixture.heard.body, "firstHTTP/1.1 200 OK\r\n\r\n"_ba);
    QVERIFY(fixture.heard.isInOrder);
    QVERIFY(!fixture.heard.isOver());
}

void tst_TunnelCall::tellsWhenTheWayUpIsClear()
{
    QFETCH(bool, isEncrypted);
    Fixture fixture(isEncrypted);
    fixture.peer.readLimit = 1024;
    QVERIFY(fixture.open());
    transport::Uplink *uplink = fixture.call->uplink();
    QByteArray sent;
    // Until the kernels' buffers are full.
    while (uplink->pendingBytes() < mebibyte && sent.size() < 64 * mebibyte) {
        const QByteArray piece = patternBytes(sent.size(), mebibyte);
        uplink->send(piece);
        sent += piece;
        QCoreApplication::processEvents();
    }
    QCOMPARE(fixture.heard.drains, 0);
    fixture.peer.socket->setReadBufferSize(0);
    QTRY_COMPARE(fixture.peer.bytes().size(), sent.size());
    QVERIFY(fixture.peer.bytes() == sent);
    QTRY_COMPARE(fixture.heard.drains, 1);
    QCOMPARE(uplink->pendingBytes(), 0);
}

void tst_TunnelCall::holdsTheUpstreamBack()
{
    QFETCH(bool, isEncrypted);
    Fixture fixture(isEncrypted);
    QVERIFY(fixture.open());
    fixture.call->pause();
    const QByteArray sent = patternBytes(0, 16 * mebibyte);
    fixture.peer.send(sent);
    const auto pending = [&] {
        return fixture.peer.socket->bytesToWrite() + fixture.peer.socket->encryptedBytesToWrite();
    };
    qint64 left = -1;
    QTRY_VERIFY(std::exchange(left, pending()) == pending());
    QVERIFY(left > 4 * mebibyte);
    QVERIFY(fixture.heard.body.isEmpty());
    fixture.call->resume();
    QTRY_COMPARE(fixture.heard.bodySize, sent.size());
    QVERIFY(fixture.heard.body == sent);
}

void tst_TunnelCall::sendsEverythingBeforeItFinishes()
{
    QFETCH(bool, isEncrypted);
    Fixture fixture(isEncrypted);
    fixture.peer.readLimit = 1024;
    QVERIFY(fixture.open());
    const QByteArray sent = patternBytes(0, 8 * mebibyte);
    fixture.call->uplink()->send(sent);
    fixture.call->uplink()->finish();
    QVERIFY(!fixture.heard.isOver());
    QVERIFY(fixture.call->uplink() == nullptr);
    fixture.peer.socket->setReadBufferSize(0);
    QTRY_VERIFY(fixture.peer.bytes() == sent
                && fixture.peer.socket->state() == QAbstractSocket::UnconnectedState);
    QTRY_VERIFY(fixture.heard.isFinished);
}

void tst_TunnelCall::tellsTheUpstreamsEnd_data()
{
    QTest::addColumn<bool>("isEncrypted");
    QTest::addColumn<int>("way");
    QTest::newRow("plain, FIN") << false << 0;
    QTest::newRow("plain, RST") << false << 1;
    QTest::newRow("TLS, close_notify and FIN") << true << 0;
    QTest::newRow("TLS, RST") << true << 1;
    QTest::newRow("TLS, FIN alone") << true << 2;
}

void tst_TunnelCall::tellsTheUpstreamsEnd()
{
    QFETCH(bool, isEncrypted);
    QFETCH(int, way);
    Fixture fixture(isEncrypted);
    QVERIFY(fixture.open());
    fixture.call->pause();
    fixture.peer.send("last words");
    if (way == 0)
        fixture.peer.socket->disconnectFromHost();
    else if (way == 1)
        http::resetOnClose(fixture.peer.socket->socketDescriptor());
    if (way != 0) {
        QTest::qWait(10);
        fixture.peer.socket->abort();
    }
    QTest::qWait(10);
    QVERIFY(!fixture.heard.isOver());
    fixture.call->resume();
    QTRY_VERIFY(fixture.heard.isOver());
    QCOMPARE(fixture.heard.isFinished, way != 1);
    if (way != 1)
        QCOMPARE(fixture.heard.body, "last words"_ba);
    else
        QVERIFY(fixture.heard.failure->headSeen);
}

void tst_TunnelCall::passesARefusalOn()
{
    Fixture fixture;
    QVERIFY(fixture.ask());
    fixture.peer.send("HTTP/1.1 401 No\r\nContent-Length: 4\r\n\r\nno");
    QTRY_COMPARE(fixture.heard.body, "no"_ba);
    QCOMPARE(fixture.heard.head->status, 401);
    QVERIFY(fixture.call->uplink() == nullptr);
    fixture.peer.send("pe");
    QTRY_VERIFY(fixture.heard.isFinished);
    QCOMPARE(fixture.heard.body, "nope"_ba);
    QTRY_COMPARE(fixture.peer.socket->state(), QAbstractSocket::UnconnectedState);
}

void tst_TunnelCall::failsAtDeadlines()
{
    Fixture silent;
    QVERIFY(silent.ask());
    silent.pass(600s);
    QVERIFY(silent.heard.failure);
    QCOMPARE(silent.heard.failure->error.kind, ErrorKind::UpstreamTimeout);
    QVERIFY(!silent.heard.failure->headSeen);

    Fixture idle;
    idle.peer.readLimit = 1024;
    QVERIFY(idle.open());
    idle.pass(24h);
    QVERIFY(!idle.heard.isOver());
    idle.call->uplink()->send(QByteArray(32 * mebibyte, 'x'));
    const auto pending = [&] { return idle.call->uplink()->pendingBytes(); };
    qint64 left = -1;
    QTRY_VERIFY(std::exchange(left, pending()) == pending());
    idle.pass(61s);
    QVERIFY(idle.heard.failure);
    QCOMPARE(idle.heard.failure->error.kind, ErrorKind::UpstreamTimeout);
    QVERIFY(idle.heard.failure->headSeen);
}

void tst_TunnelCall::failsWhereNobodyListens()
{
    Fixture fixture;
    fixture.peer.close();
    fixture.start();
    QTRY_VERIFY(fixture.heard.failure);
    QCOMPARE(fixture.heard.failure->error.kind, ErrorKind::UpstreamUnreachable);
    QVERIFY(!fixture.heard.failure->requestSent);
    QCOMPARE(fixture.heard.starts, 0);
}

void tst_TunnelCall::asksProxiesForATunnel()
{
    Fixture fixture;
    const ScriptedProxy proxy;
    fixture.start(proxy.url(u"http"_s, u""_s), "far.test"); // whom nobody but the proxy knows
    QTRY_VERIFY(fixture.peer.read().endsWith("\r\n\r\n"));
    QCOMPARE(proxy.asked, std::vector{"far.test:" + QByteArray::number(fixture.peer.serverPort())});
    QVERIFY(fixture.peer.read().startsWith("GET /w HTTP/1.1\r\nHost: "));
}

void tst_TunnelCall::resetsTheUpstreamWhenCancelled()
{
    Fixture fixture;
    QVERIFY(fixture.open());
    const http::EndWitness witness(fixture.peer.socket->socketDescriptor());
    fixture.call->cancel();
    QTRY_COMPARE(fixture.peer.socket->state(), QAbstractSocket::UnconnectedState);
    QVERIFY(witness.wasReset());
    QVERIFY(!fixture.heard.isOver());
}

void tst_TunnelCall::mayBeDestroyedInsideReports_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("report");
    QTest::newRow("at the start") << QByteArray() << 1;
    QTest::newRow("at the switch") << switching << 2;
    QTest::newRow("at the first bytes") << switching + "a" << 3;
    QTest::newRow("at a bad switch") << "HTTP/1.1 101 X\r\n\r\n"_ba << 2;
    QTest::newRow("at the end of a refusal")
        << "HTTP/1.1 401 No\r\nContent-Length: 1\r\n\r\na"_ba << 4;
}

void tst_TunnelCall::mayBeDestroyedInsideReports()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, report);
    Fixture fixture;
    int reports = 0;
    fixture.heard.onAnything = [&] {
        if (++reports == report)
            fixture.call.reset();
    };
    fixture.start();
    QTRY_VERIFY(fixture.peer.read().endsWith("\r\n\r\n") || !fixture.call);
    if (!answer.isEmpty())
        fixture.peer.send(answer);
    QTRY_VERIFY(!fixture.call);
    QTest::qWait(0);
    QCOMPARE(reports, report);
}

} // namespace keyferry::test

QTEST_GUILESS_MAIN(keyferry::test::tst_TunnelCall)
#include "tst_tunnelcall.moc"
