#include "proxy/transport/requestupload.h"
#include "tests/support/patternbody.h"
#include "tests/support/scriptedanswer.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

namespace keyferry::test {

using namespace Qt::StringLiterals;
using transport::RequestUpload;

namespace {

const QByteArray head = "POST / HTTP/1.1\r\n\r\n"_ba;

/// Both ends of a connection, and an upload on one of them.
struct Rig
{
    Rig()
    {
        server.listen(QHostAddress::LocalHost);
        socket.connectToHost(server.serverAddress(), server.serverPort());
        isConnected = socket.waitForConnected() && server.waitForNewConnection(5000);
        peer = server.nextPendingConnection();
    }
    QByteArray received()
    {
        bytes += peer->readAll();
        return bytes;
    }

    QTcpServer server{};
    QTcpSocket socket{};
    bool isConnected = false;
    QTcpSocket *peer = nullptr; ///< the server's
    QByteArray bytes{};
    RequestUpload upload{socket, false};
};

} // namespace

class tst_RequestUpload final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsAHeadAlone();
    void sendsWhatIsThereAndThenTheRest_data();
    void sendsWhatIsThereAndThenTheRest();
    void readsNoFurtherThanThePeer();
    void stopsForGood();
    void tellsOfASourceThatFails();
    void letsTheAnswerBeReadFirst();
};

void tst_RequestUpload::sendsAHeadAlone()
{
    Rig rig;
    QVERIFY(rig.isConnected);
    QVERIFY(rig.upload.isSent());
    QSignalSpy progressed(&rig.upload, &RequestUpload::progressed);
    rig.upload.begin({.bytes = head}, nullptr);
    QTRY_COMPARE(rig.received(), head);
    QTRY_VERIFY(rig.upload.isSent());
    QVERIFY(progressed.count() >= 1);
    QCOMPARE(rig.upload.sentBytes(), head.size());
}

void tst_RequestUpload::sendsWhatIsThereAndThenTheRest_data()
{
    QTest::addColumn<bool>("isChunked");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    const QByteArray early = patternBytes(0, 3);
    const QByteArray late = patternBytes(3, 2);
    QTest::addRow("length") << false << early << late;
    QTest::addRow("chunks") << true << chunkBytes(early) << chunkBytes(late) + chunkBytes({});
}

void tst_RequestUpload::sendsWhatIsThereAndThenTheRest()
{
    QFETCH(bool, isChunked);
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    PatternBody body(5, 3); // outlives the upload
    Rig rig;
    if (isChunked)
        body.hideSize();
    rig.upload.begin({.bytes = head, .isChunked = isChunked}, &body);
    QTRY_COMPARE(rig.received(), head + first);
    QVERIFY(!rig.upload.isSent());
    body.grow(2);
    QTRY_COMPARE(rig.received(), head + first + second);
    QTRY_VERIFY(rig.upload.isSent());
    QCOMPARE(rig.upload.sentBytes(), rig.bytes.size());
    QVERIFY(!body.isWatched());
}

void tst_RequestUpload::readsNoFurtherThanThePeer()
{
    constexpr qint64 size = 64 * 1024 * 1024; // more than two kernels' buffers hold
    PatternBody body(size);                   // outlives the upload
    Rig rig;
    rig.peer->setReadBufferSize(1);
    rig.upload.begin({.bytes = head}, &body);
    QTRY_VERIFY(rig.socket.bytesToWrite() > 0);
    QVERIFY(body.furthestRead() < size / 2);
    QVERIFY(rig.socket.bytesToWrite() <= 2 * transport::pieceBytes);
    QVERIFY(!rig.upload.isSent());
}

void tst_RequestUpload::stopsForGood()
{
    PatternBody body(5, 3); // outlives the upload
    Rig rig;
    rig.upload.begin({.bytes = head}, &body);
    QTRY_COMPARE(rig.received(), head + patternBytes(0, 3));
    rig.upload.stop();
    QVERIFY(!body.isWatched());
    body.grow(2);
    rig.upload.begin({.bytes = "next"_ba}, nullptr);
    QTRY_COMPARE(rig.received(), head + patternBytes(0, 3) + "next");
}

void tst_RequestUpload::tellsOfASourceThatFails()
{
    PatternBody body(5); // outlives the upload
    Rig rig;
    body.failReads();
    QSignalSpy failed(&rig.upload, &RequestUpload::sourceFailed);
    rig.upload.begin({.bytes = head}, &body);
    QCOMPARE(failed.count(), 0); // later: this may be the beginning of a call
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.at(0).at(0).value<Error>().kind, ErrorKind::StorageFailed);
    QTRY_COMPARE(rig.received(), head);
    QVERIFY(!rig.upload.isSent());
    QVERIFY(!body.isWatched());
}

void tst_RequestUpload::letsTheAnswerBeReadFirst()
{
    PatternBody body(5, 3); // outlives the upload
    Rig rig;
    rig.upload.begin({.bytes = head}, &body);
    QTRY_COMPARE(rig.received(), head + patternBytes(0, 3));
    rig.peer->write("HTTP/1.1 413 Content Too Large\r\n\r\n");
    QVERIFY(rig.peer->waitForBytesWritten());
    // Whoever reads stops the upload; the piece that came meanwhile stays here.
    connect(&rig.socket, &QTcpSocket::readyRead, &rig.upload, [&rig] { rig.upload.stop(); });
    body.grow(2);
    QTRY_VERIFY(!body.isWatched());
    QCOMPARE(body.furthestRead(), 3);
}

} // namespace keyferry::test

QTEST_GUILESS_MAIN(keyferry::test::tst_RequestUpload)
#include "tst_requestupload.moc"
