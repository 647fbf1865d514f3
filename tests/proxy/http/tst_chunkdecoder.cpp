#include "proxy/http/chunkdecoder.h"
#include "proxy/http/framingmachine.h"
#include "tests/proxy/http/chunkbounds.h"

using namespace keyferry;
using namespace Qt::StringLiterals;

namespace {

const QByteArray chunkedAnswer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"_ba;
const QByteArray chunkedRequest = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"_ba;

/// A decoder behind a head.
struct Rig
{
    http::FramingMachine machine{};
    http::ChunkDecoder decoder{machine};

    Rig(llhttp_type type, const QByteArray &head, qint64 limit = 1'000'000)
    {
        machine.reset(type);
        if (!machine.feed(head) || !machine.sawHeadEnd)
            qFatal("the head was not read");
        decoder.begin(limit);
    }
    /// The body, and how it ended.
    QByteArray read(QByteArrayView bytes)
    {
        QByteArray text;
        while (true) {
            const auto step = decoder.step(bytes);
            if (!step)
                return text + (step.error().kind == ErrorKind::BodyTooLarge ? "!large"_ba : "!"_ba);
            text += step->body;
            bytes = bytes.sliced(step->consumed);
            if (step->isFinished)
                return text.append('.').append(bytes);
            if (step->consumed == 0)
                return text;
        }
    }
};

} // namespace

class tst_ChunkDecoder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsToItsBounds_data();
    void keepsToItsBounds();
    void takesAWholeChunkInOneStep();
    void holdsNoDataBackForWhatFollows();
    void leavesWhatIsIncomplete();
    void boundsTheBody();
    void startsAgain();
    void refusesWhatLlhttpReadsDifferently();
};

void tst_ChunkDecoder::keepsToItsBounds_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    using End = http::ChunkBound::End;
    for (const http::ChunkBound &bound : http::chunkBounds()) {
        const QByteArray end = bound.end == End::Whole      ? "."_ba
                               : bound.end == End::TooLarge ? "!large"_ba
                                                            : "!"_ba;
        QTest::addRow("%s", bound.name) << bound.body << bound.read + end;
    }
}

void tst_ChunkDecoder::keepsToItsBounds()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    QCOMPARE(Rig(HTTP_REQUEST, chunkedRequest).read(body), expected);
    QCOMPARE(Rig(HTTP_RESPONSE, chunkedAnswer).read(body), expected);
}

void tst_ChunkDecoder::takesAWholeChunkInOneStep()
{
    Rig rig(HTTP_RESPONSE, chunkedAnswer);
    const QByteArray bytes = "3\r\nabc\r\n2;e\r\nde\r\n"_ba;
    const auto first = rig.decoder.step(bytes);
    QCOMPARE(first->consumed, 8);
    QCOMPARE(first->body.data(), bytes.constData() + 3);
    QCOMPARE(first->body.size(), 3);
    const auto second = rig.decoder.step(QByteArrayView(bytes).sliced(8));
    QCOMPARE(second->consumed, 9);
    QCOMPARE(second->body.toByteArray(), "de"_ba);
    QVERIFY(!second->isFinished);
}

void tst_ChunkDecoder::holdsNoDataBackForWhatFollows()
{
    for (const QByteArray &wrong : {"\n"_ba, "x\r\n"_ba, "\rx"_ba, "0\r\n\r\n"_ba}) {
        Rig rig(HTTP_RESPONSE, chunkedAnswer);
        QCOMPARE(rig.read("3\r\nabc"_ba + wrong), "abc!"_ba);
    }
}

void tst_ChunkDecoder::leavesWhatIsIncomplete()
{
    Rig rig(HTTP_RESPONSE, chunkedAnswer);
    QCOMPARE(rig.decoder.step({})->consumed, 0);
    QCOMPARE(rig.decoder.step("3"_ba)->consumed, 0);
    QCOMPARE(rig.decoder.step("3\r"_ba)->consumed, 0);
    QCOMPARE(rig.decoder.step("3\r\n"_ba)->consumed, 3);
    QCOMPARE(rig.decoder.step("ab"_ba)->body.toByteArray(), "ab"_ba);
    QCOMPARE(rig.decoder.step("c\r"_ba)->consumed, 1);
    QCOMPARE(rig.decoder.step("\r"_ba)->consumed, 0);
    QCOMPARE(rig.decoder.step("\r\n"_ba)->consumed, 2);
    QCOMPARE(rig.decoder.step("0\r\nA: b\r\n"_ba)->consumed, 3);
    QCOMPARE(rig.decoder.step("A: b\r\n"_ba)->consumed, 0);
    const auto end = rig.decoder.step("A: b\r\n\r\nnext"_ba);
    QCOMPARE(end->consumed, 8);
    QVERIFY(end->isFinished);
}

void tst_ChunkDecoder::boundsTheBody()
{
    QCOMPARE(Rig(HTTP_REQUEST, chunkedRequest, 4).read("2\r\nab\r\n2\r\ncd\r\n0\r\n\r\n"_ba),
             "abcd."_ba);
    QCOMPARE(Rig(HTTP_REQUEST, chunkedRequest, 4).read("2\r\nab\r\n3\r\n"_ba), "ab!large"_ba);
}

void tst_ChunkDecoder::startsAgain()
{
    Rig rig(HTTP_RESPONSE, chunkedAnswer, 3);
    for (int round = 0; round < 3; ++round) {
        QCOMPARE(rig.read("3\r\nabc\r\n0\r\nTrailer: u\r\n"_ba), "abc"_ba);
        QCOMPARE(rig.read("Trailer: u\r\n\r\nrest"_ba), ".rest"_ba);
        rig.machine.reset(HTTP_RESPONSE);
        QVERIFY(rig.machine.feed(chunkedAnswer));
        rig.decoder.begin(3);
        QCOMPARE(rig.read("3\r\nabc\r\n0\r\n\r\nrest"_ba), "abc.rest"_ba);
        rig.machine.reset(HTTP_RESPONSE);
        QVERIFY(rig.machine.feed(chunkedAnswer));
        rig.decoder.begin(3);
    }
}

void tst_ChunkDecoder::refusesWhatLlhttpReadsDifferently()
{
    // llhttp has read a head that promises no chunks
    const QByteArray lengthAnswer = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"_ba;
    for (const QByteArray &body : {"3\r\nabc\r\n"_ba, "0\r\n\r\n"_ba, "3\r\n"_ba}) {
        Rig rig(HTTP_RESPONSE, lengthAnswer);
        QCOMPARE(rig.read(body), "!"_ba);
    }
}

QTEST_GUILESS_MAIN(tst_ChunkDecoder)
#include "tst_chunkdecoder.moc"
