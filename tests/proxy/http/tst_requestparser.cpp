#include "proxy/http/requestparser.h"
#include "tests/proxy/http/chunkbounds.h"

using namespace keyferry;
using namespace Qt::StringLiterals;
using Event = http::RequestParser::Event;

namespace {

const QByteArray chunkedHead =
    "POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"_ba;

QByteArray chunked(const QByteArray &body)
{
    return chunkedHead + body;
}

QByteArray withLength(qint64 length, const QByteArray &body)
{
    return "POST /l HTTP/1.1\r\nHost: a\r\nContent-Length: "_ba + QByteArray::number(length)
           + "\r\n\r\n"_ba + body;
}

/// All that comes out, one word an event; pieces of a body are joined, so that the way it was split
/// does not show.
QByteArray transcript(http::RequestParser &parser)
{
    QByteArray text;
    while (true) {
        const auto event = parser.next();
        if (!event)
            return text + '!' + QByteArray::number(httpStatusFor(event.error().kind));
        switch (*event) {
        case Event::NeedMore: return text;
        case Event::Head: {
            const RequestHead head = parser.takeHead();
            text += head.method + ' ' + head.target + " ["_ba;
            break;
        }
        case Event::Body: text += parser.body(); break;
        case Event::End: text += "] "_ba; break;
        }
    }
}

QByteArray readInPieces(const QByteArray &bytes, qsizetype size, qint64 bodyLimit = 1000)
{
    http::RequestParser parser({}, bodyLimit);
    QByteArray text;
    for (qsizetype at = 0; at < bytes.size(); at += size) {
        parser.append(QByteArrayView(bytes).sliced(at, std::min(size, bytes.size() - at)));
        text += transcript(parser);
        if (text.contains('!'))
            break;
    }
    return text;
}

} // namespace

class tst_RequestParser final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsMessagesHoweverTheyAreSplit_data();
    void readsMessagesHoweverTheyAreSplit();
    void boundsChunkHeadersAndTrailers_data();
    void boundsChunkHeadersAndTrailers();
    void boundsBodies_data();
    void boundsBodies();
    void refusesBeforeTheEndOfTheHead_data();
    void refusesBeforeTheEndOfTheHead();
    void neverReadsOnAfterARefusal();
    void givesBodyPiecesAsTheyCome();
    void keepsPipelinedBytesForLater();
};

void tst_RequestParser::readsMessagesHoweverTheyAreSplit_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");

    QTest::addRow("GET") << "GET /a HTTP/1.1\r\nHost: a\r\n\r\n"_ba
                         << "GET /a [] "_ba;
    QTest::addRow("HTTP/1.0 without fields") << "GET /a HTTP/1.0\r\n\r\n"_ba
                                             << "GET /a [] "_ba;
    QTest::addRow("length") << withLength(5, "hello"_ba) << "POST /l [hello] "_ba;
    QTest::addRow("length 0") << withLength(0, {}) << "POST /l [] "_ba;
    QTest::addRow("length with leading zeros")
        << "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 003\r\n\r\nabc"_ba
        << "PUT / [abc] "_ba;
    QTest::addRow("GET with a body")
        << "GET /g HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nok"_ba
        << "GET /g [ok] "_ba;
    QTest::addRow("unknown method") << "FOO /g HTTP/1.1\r\nHost: a\r\n\r\n"_ba
                                    << "FOO /g [] "_ba;
    QTest::addRow("HEAD with a body")
        << "HEAD /g HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nok"_ba
        << "HEAD /g [ok] "_ba;
    QTest::addRow("CONNECT-like method with a path") << "CONNECT /g HTTP/1.1\r\nHost: a\r\n\r\n"_ba
                                                     << "CONNECT /g [] "_ba;
    QTest::addRow("chunked") << chunked("5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"_ba)
                             << "POST /c [hello world] "_ba;
    QTest::addRow("chunked, empty") << chunked("0\r\n\r\n"_ba) << "POST /c [] "_ba;
    QTest::addRow("chunk sizes in both cases, leading zeros")
        << chunked("000A\r\n0123456789\r\nb\r\n0123456789a\r\n00\r\n\r\n"_ba)
        << "POST /c [01234567890123456789a] "_ba;
    QTest::addRow("chunk extensions")
        << chunked("1;a=b;g\r\nx\r\n1;c=\"d e\";f\r\ny\r\n0;z\r\n\r\n"_ba) << "POST /c [xy] "_ba;
    QTest::addRow("trailers are dropped")
        << chunked("1\r\nx\r\n0\r\nA: b\r\nC: d\r\n\r\n"_ba) << "POST /c [x] "_ba;
    QTest::addRow("body that looks like a request")
        << withLength(18, "GET /x HTTP/1.1\r\n\r"_ba) << "POST /l [GET /x HTTP/1.1\r\n\r] "_ba;
    QTest::addRow("pipelined") << "GET /1 HTTP/1.1\r\nHost: a\r\n\r\n"_ba + withLength(3, "abc"_ba)
                                      + chunked("1\r\nx\r\n0\r\n\r\n"_ba)
                                      + "GET /4 HTTP/1.0\r\n\r\n"_ba
                               << "GET /1 [] POST /l [abc] POST /c [x] GET /4 [] "_ba;
    QTest::addRow("after Connection: close")
        << "GET /1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n"_ba
        << "GET /1 [] GET /2 [] "_ba;
    QTest::addRow("Java's h2c offer")
        << "POST /l HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEA\r\nContent-Length: 2\r\n\r\nok"_ba
        << "POST /l [ok] "_ba;
    QTest::addRow("WebSocket handshake")
        << "GET /w HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"_ba
        << "GET /w [] "_ba;
    QTest::addRow("UTF-8 in path and value")
        << "GET /\xc3\xa9 HTTP/1.1\r\nHost: a\r\nX: \xc3\xa9\r\n\r\n"_ba
        << "GET /\xc3\xa9 [] "_ba;

    QTest::addRow("bad request line") << "GET  / HTTP/1.1\r\nHost: a\r\n\r\n"_ba
                                      << "!400"_ba;
    QTest::addRow("CRLF between messages")
        << "GET /1 HTTP/1.1\r\nHost: a\r\n\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n"_ba
        << "GET /1 [] !400"_ba;
    QTest::addRow("chunk size 0x1") << chunked("0x1\r\nx\r\n0\r\n\r\n"_ba) << "POST /c [!400"_ba;
    QTest::addRow("chunk size -1") << chunked("-1\r\nx\r\n0\r\n\r\n"_ba) << "POST /c [!400"_ba;
    QTest::addRow("chunk size +1") << chunked("+1\r\nx\r\n0\r\n\r\n"_ba) << "POST /c [!400"_ba;
    QTest::addRow("chunk size with a space")
        << chunked("1 \r\nx\r\n0\r\n\r\n"_ba) << "POST /c [!400"_ba;
    QTest::addRow("chunk size after a space")
        << chunked(" 1\r\nx\r\n0\r\n\r\n"_ba) << "POST /c [!400"_ba;
    QTest::addRow("no chunk size") << chunked("\r\nx\r\n0\r\n\r\n"_ba) << "POST /c [!400"_ba;
    QTest::addRow("chunk size ZZ") << chunked("ZZ\r\nx\r\n0\r\n\r\n"_ba) << "POST /c [!400"_ba;
    QTest::addRow("chunk size ended by LF")
        << chunked("1\nx\r\n0\r\n\r\n"_ba) << "POST /c [!400"_ba;
    QTest::addRow("CR inside a chunk header")
        << chunked("1\r;\r\nx\r\n0\r\n\r\n"_ba) << "POST /c [!400"_ba;
    QTest::addRow("LF inside an extension")
        << chunked("1;a\nb\r\nx\r\n0\r\n\r\n"_ba) << "POST /c [!400"_ba;
    QTest::addRow("control byte in an extension")
        << chunked("1;a\x01\r\nx\r\n0\r\n\r\n"_ba) << "POST /c [!400"_ba;
    QTest::addRow("no CRLF after the data")
        << chunked("1\r\nxy0\r\n\r\n"_ba) << "POST /c [x!400"_ba;
    QTest::addRow("LF after the data") << chunked("1\r\nx\n0\r\n\r\n"_ba) << "POST /c [x!400"_ba;
    QTest::addRow("0 CRLF LF as the end") << chunked("1\r\nx\r\n0\r\n\n"_ba) << "POST /c [x!400"_ba;
    QTest::addRow("fold in trailers")
        << chunked("0\r\nA: b\r\n c\r\n\r\n"_ba) << "POST /c [!400"_ba;
    QTest::addRow("trailer name is no token")
        << chunked("0\r\nA b: c\r\n\r\n"_ba) << "POST /c [!400"_ba;
    QTest::addRow("CR in a trailer") << chunked("0\r\nA: b\rc\r\n\r\n"_ba) << "POST /c [!400"_ba;
    QTest::addRow("Content-Length in trailers is only dropped")
        << chunked("0\r\nContent-Length: 5\r\n\r\n"_ba) << "POST /c [] "_ba;
}

void tst_RequestParser::readsMessagesHoweverTheyAreSplit()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    QCOMPARE(readInPieces(bytes, bytes.size()), expected);
    QCOMPARE(readInPieces(bytes, 1), expected);
    for (qsizetype cut = 1; cut < bytes.size(); ++cut) {
        http::RequestParser parser({}, 1000);
        parser.append(QByteArrayView(bytes).first(cut));
        QByteArray text = transcript(parser);
        if (!text.contains('!')) {
            parser.append(QByteArrayView(bytes).sliced(cut));
            text += transcript(parser);
        }
        QCOMPARE(text, expected);
    }
}

void tst_RequestParser::boundsChunkHeadersAndTrailers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    using End = http::ChunkBound::End;
    for (const http::ChunkBound &bound : http::chunkBounds()) {
        const QByteArray end = bound.end == End::Whole      ? "] "_ba
                               : bound.end == End::TooLarge ? "!413"_ba
                                                            : "!400"_ba;
        QTest::addRow("%s", bound.name) << bound.body << "POST /c ["_ba + bound.read + end;
    }
}

void tst_RequestParser::boundsChunkHeadersAndTrailers()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    QCOMPARE(readInPieces(chunked(body), chunkedHead.size() + body.size()), expected);
    QCOMPARE(readInPieces(chunked(body), 1), expected);
}

void tst_RequestParser::boundsBodies_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    QTest::addRow("length at the limit")
        << withLength(10, "0123456789"_ba) << "POST /l [0123456789] "_ba;
    QTest::addRow("length over it: refused with the head") << withLength(11, {}) << "!413"_ba;
    QTest::addRow("chunks at the limit")
        << chunked("5\r\n01234\r\n5\r\n56789\r\n0\r\n\r\n"_ba) << "POST /c [0123456789] "_ba;
    QTest::addRow("a chunk over it: refused with its header")
        << chunked("5\r\n01234\r\n6\r\n"_ba) << "POST /c [01234!413"_ba;
}

void tst_RequestParser::boundsBodies()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    QCOMPARE(readInPieces(bytes, bytes.size(), 10), expected);
    QCOMPARE(readInPieces(bytes, 1, 10), expected);
}

void tst_RequestParser::refusesBeforeTheEndOfTheHead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addRow("LF line ends") << "GET / HTTP/1.1\nHost: a\n\n"_ba << 400;
    QTest::addRow("TLS hello") << "\x16\x03\x01\x02"_ba << 400;
    QTest::addRow("empty line first") << "\r\n"_ba << 400;
    QTest::addRow("request line without an end") << "GET /"_ba + QByteArray(100, 'a') << 414;
    QTest::addRow("head without an end")
        << "GET / HTTP/1.1\r\nX: "_ba + QByteArray(200, 'a') << 431;
}

void tst_RequestParser::refusesBeforeTheEndOfTheHead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    http::RequestParser parser({.headBytes = 200, .startLineBytes = 100}, 0);
    parser.append(bytes);
    const auto event = parser.next();
    QVERIFY(!event);
    QCOMPARE(httpStatusFor(event.error().kind), status);
}

void tst_RequestParser::neverReadsOnAfterARefusal()
{
    http::RequestParser parser({}, 1000);
    parser.append(chunked("zz\r\n"_ba));
    QCOMPARE(transcript(parser), "POST /c [!400"_ba);
    parser.append("0\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"_ba);
    QCOMPARE(transcript(parser), "!400"_ba);
}

void tst_RequestParser::givesBodyPiecesAsTheyCome()
{
    http::RequestParser parser({}, 1000);
    parser.append(chunked("5\r\nhe"_ba));
    QCOMPARE(*parser.next(), Event::Head);
    QCOMPARE(*parser.next(), Event::Body);
    QCOMPARE(parser.body().toByteArray(), "he"_ba);
    QCOMPARE(*parser.next(), Event::NeedMore);
    parser.append("llo\r\n"_ba);
    QCOMPARE(*parser.next(), Event::Body);
    QCOMPARE(parser.body().toByteArray(), "llo"_ba);
    QCOMPARE(*parser.next(), Event::NeedMore);
}

void tst_RequestParser::keepsPipelinedBytesForLater()
{
    http::RequestParser parser({}, 1000);
    const QByteArray second = "GET /2 HTTP/1.1\r\nHost: a\r\n\r\n"_ba;
    parser.append(withLength(2, "ok"_ba) + second);
    QCOMPARE(*parser.next(), Event::Head);
    QCOMPARE(*parser.next(), Event::Body);
    QCOMPARE(parser.buffered(), second.size());
    QCOMPARE(*parser.next(), Event::End);
    QCOMPARE(parser.buffered(), second.size());
    parser.append("GET"_ba);
    QCOMPARE(transcript(parser), "GET /2 [] "_ba);
    QCOMPARE(parser.buffered(), 3);
}

QTEST_GUILESS_MAIN(tst_RequestParser)
#include "tst_requestparser.moc"
