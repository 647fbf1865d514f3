#include "tests/proxy/transport/responsereading.h"

using namespace keyferry;
using namespace Qt::StringLiterals;
using namespace keyferry::transport;
using Event = ResponseReader::Event;
using Cut = ResponseReader::Cut;

class tst_ResponseReader final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAnswersHoweverTheyAreSplit_data();
    void readsAnswersHoweverTheyAreSplit();
    void knowsWhetherTheConnectionStays_data();
    void knowsWhetherTheConnectionStays();
    void switchesOnlyWhereAsked();
    void judgesTheEndOfTheConnection_data();
    void judgesTheEndOfTheConnection();
    void noticesTheFirstByte();
    void refusesBytesThatNobodyAskedFor();
    void staysRefused();
    void readsOneAnswerAfterTheOther();
    void givesBodyBytesWhereTheyLie();
};

void tst_ResponseReader::readsAnswersHoweverTheyAreSplit_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &expected) {
        QTest::addRow("%s", name) << "GET"_ba << bytes << expected;
    };

    row("length",
        answer("Content-Length: 5\r\n"_ba, "hello"_ba),
        "1.1 200 OK|Content-Length=5 [hello] keep"_ba);
    row("length 0", answer("Content-Length: 0\r\n"_ba), "1.1 200 OK|Content-Length=0 [] keep"_ba);
    row("length with leading zeros",
        answer("Content-Length: 002\r\n"_ba, "ok"_ba),
        "1.1 200 OK|Content-Length=002 [ok] keep"_ba);
    row("length cut",
        answer("Content-Length: 5\r\n"_ba, "hell"_ba),
        "1.1 200 OK|Content-Length=5 [hell~cut"_ba);
    row("length and a byte too many",
        answer("Content-Length: 2\r\n"_ba, "okX"_ba),
        "1.1 200 OK|Content-Length=2 [ok] keepX"_ba);
    row("until close", answer({}, "abc\r\n0\r\n\r\n"_ba), "1.1 200 OK [abc\r\n0\r\n\r\n] close"_ba);
    row("until close, nothing", answer({}), "1.1 200 OK [] close"_ba);
    row("1.0 until close", "HTTP/1.0 200 OK\r\n\r\nabc"_ba, "1.0 200 OK [abc] close"_ba);
    row("1.0 with length",
        "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok"_ba,
        "1.0 200 OK|Content-Length=2 [ok] close"_ba);
    row("head cut", "HTTP/1.1 200 OK\r\nContent-Le"_ba, "~cut"_ba);
    row("nothing at all", ""_ba, "~cut"_ba);

    const QByteArray te = "1.1 200 OK|Transfer-Encoding=chunked ["_ba;
    row("chunks",
        chunked("5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"_ba),
        te + "hello world] keep"_ba);
    row("no chunk", chunked("0\r\n\r\n"_ba), te + "] keep"_ba);
    row("chunk sizes in both cases, leading zeros",
        chunked("000A\r\n0123456789\r\nb\r\n0123456789a\r\n00\r\n\r\n"_ba),
        te + "01234567890123456789a] keep"_ba);
    row("chunk extensions",
        chunked("1;a=b;g\r\nx\r\n1;c=\"d e\";f\r\ny\r\n0;z\r\n\r\n"_ba),
        te + "xy] keep"_ba);
    row("trailers are dropped",
        chunked("1\r\nx\r\n0\r\nA: b\r\nContent-Length: 5\r\n\r\n"_ba),
        te + "x] keep"_ba);
    row("chunks that look like chunks",
        chunked("7\r\n0\r\n\r\n\r\n\r\n0\r\n\r\n"_ba),
        te + "0\r\n\r\n\r\n] keep"_ba);
    row("chunks without an end", chunked("5\r\nhello\r\n"_ba), te + "hello~cut"_ba);
    row("chunk cut", chunked("5\r\nhel"_ba), te + "hel~cut"_ba);
    row("trailers cut", chunked("1\r\nx\r\n0\r\nA: b\r\n"_ba), te + "x~cut"_ba);
    row("surplus after the last chunk", chunked("0\r\n\r\nHTTP/1.1"_ba), te + "] keepHTTP/1.1"_ba);
    row("Chunked with a capital",
        answer("Transfer-Encoding: Chunked\r\n"_ba, "0\r\n\r\n"_ba),
        "1.1 200 OK|Transfer-Encoding=Chunked [] keep"_ba);

    row("fields as they came",
        answer("x-a:1\r\nX-A:  2 \r\nEmpty:\r\nSet-Cookie: a=b\r\nset-cookie: c, d\r\n"
               "Content-Length: 0\r\n"_ba),
        "1.1 200 OK|x-a=1|X-A=2|Empty=|Set-Cookie=a=b|set-cookie=c, d|Content-Length=0 [] keep"_ba);
    row("reason with UTF-8 and a tab",
        statusLine("HTTP/1.1 429 tr\xc3\xa8s\tvite"_ba),
        "1.1 429 tr\xc3\xa8s\tvite|Content-Length=0 [] keep"_ba);
    row("empty reason", statusLine("HTTP/1.1 404 "_ba), "1.1 404 |Content-Length=0 [] keep"_ba);
    row("no blank before an empty reason",
        statusLine("HTTP/1.1 404"_ba),
        "1.1 404 |Content-Length=0 [] keep"_ba);
    row("reason that begins with a blank",
        statusLine("HTTP/1.1 200  OK"_ba),
        "1.1 200  OK|Content-Length=0 [] keep"_ba);
    row("status of no class",
        statusLine("HTTP/1.1 999 x"_ba),
        "1.1 999 x|Content-Length=0 [] keep"_ba);
    row("value with UTF-8",
        answer("X: \xc3\xa9\r\nContent-Length: 0\r\n"_ba),
        "1.1 200 OK|X=\xc3\xa9|Content-Length=0 [] keep"_ba);
    row("an offer of h2c",
        answer("Connection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 2\r\n"_ba, "ok"_ba),
        "1.1 200 OK|Connection=Upgrade|Upgrade=h2c|Content-Length=2 [ok] keep"_ba);

    row("204 with a length",
        "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n"_ba,
        "1.1 204 No Content|Content-Length=5 [] keep"_ba);
    row("304 with a length",
        "HTTP/1.1 304 \r\nContent-Length: 5\r\n\r\n"_ba,
        "1.1 304 |Content-Length=5 [] keep"_ba);
    row("204 with chunks announced",
        "HTTP/1.1 204 \r\nTransfer-Encoding: chunked\r\n\r\n"_ba,
        "1.1 204 |Transfer-Encoding=chunked [] keep"_ba);
    row("204 with a body after all", "HTTP/1.1 204 \r\n\r\nbody"_ba, "1.1 204  [] keepbody"_ba);
    QTest::addRow("HEAD with a length") << "HEAD"_ba << answer("Content-Length: 5\r\n"_ba)
                                        << "1.1 200 OK|Content-Length=5 [] keep"_ba;
    QTest::addRow("HEAD with chunks announced")
        << "HEAD"_ba << chunked({}) << "1.1 200 OK|Transfer-Encoding=chunked [] keep"_ba;
    QTest::addRow("HEAD without framing") << "HEAD"_ba << answer({}) << "1.1 200 OK [] keep"_ba;

    row("100 is swallowed",
        "HTTP/1.1 100 Continue\r\n\r\n"_ba + answer("Content-Length: 2\r\n"_ba, "ok"_ba),
        "1.1 200 OK|Content-Length=2 [ok] keep"_ba);
    row("102 and 103 before the answer",
        "HTTP/1.1 102 \r\n\r\nHTTP/1.1 103 Early\r\nLink: a\r\n\r\n"_ba
            + answer("Content-Length: 2\r\n"_ba, "ok"_ba),
        "(1.1 102 )(1.1 103 Early|Link=a)1.1 200 OK|Content-Length=2 [ok] keep"_ba);
    row("103 with Connection: close",
        "HTTP/1.1 103 \r\nConnection: close\r\n\r\n"_ba + chunked("1\r\nx\r\n0\r\n\r\n"_ba),
        "(1.1 103 |Connection=close)"_ba + te + "x] keep"_ba);
    row("100 under 1.0",
        "HTTP/1.0 100 \r\n\r\n"_ba + answer("Content-Length: 0\r\n"_ba),
        "1.1 200 OK|Content-Length=0 [] keep"_ba);
    row("103 with a length",
        "HTTP/1.1 103 \r\nContent-Length: 9\r\n\r\n"_ba + answer("Content-Length: 0\r\n"_ba),
        "(1.1 103 |Content-Length=9)1.1 200 OK|Content-Length=0 [] keep"_ba);
    row("101 that nobody asked for",
        "HTTP/1.1 101 \r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n"_ba,
        "!"_ba);

    row("chunk without a line end", chunked("1\r\nxy0\r\n\r\n"_ba), te + "x!"_ba);
    row("chunk ended by LF", chunked("1\r\nx\n0\r\n\r\n"_ba), te + "x!"_ba);
    row("chunk size ZZ after a chunk", chunked("1\r\nx\r\nZZ\r\n"_ba), te + "x!"_ba);
    row("0 CRLF LF as the end", chunked("1\r\nx\r\n0\r\n\n"_ba), te + "x!"_ba);
}

void tst_ResponseReader::readsAnswersHoweverTheyAreSplit()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    QCOMPARE(readInPieces(bytes, std::max<qsizetype>(bytes.size(), 1), method), expected);
    QCOMPARE(readInPieces(bytes, 1, method), expected);
    for (qsizetype cut = 1; cut < bytes.size(); ++cut)
        QCOMPARE(readInTwo(bytes, cut, method), expected);
}

void tst_ResponseReader::knowsWhetherTheConnectionStays_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<bool>("stays");
    const auto row = [](const char *version, const char *fields, bool stays) {
        QTest::addRow("%s %s", version, fields)
            << QByteArray(version) << QByteArray(fields) << stays;
    };
    row("1.1", "", true);
    row("1.1", "Connection: close", false);
    row("1.1", "connection: Close", false);
    row("1.1", "Connection: keep-alive", true);
    row("1.1", "Connection: keep-alive, close", false);
    row("1.1", "Connection: close, keep-alive", false);
    row("1.1", "Connection: closed", true);
    QTest::addRow("1.1, close in a second field")
        << "1.1"_ba
        << "Connection: x\r\nConnection: close"_ba << false;
    // only llhttp takes this one for Connection; one of two readers is enough
    row("1.1", "Proxy-Connection: close", false);
    row("1.0", "", false);
    row("1.0", "Connection: keep-alive", true);
    row("1.0", "Connection: Keep-Alive", true);
    row("1.0", "Connection: x, keep-alive", true);
    row("1.0", "Connection: keep-alive, close", false);
}

void tst_ResponseReader::knowsWhetherTheConnectionStays()
{
    QFETCH(QByteArray, version);
    QFETCH(QByteArray, fields);
    QFETCH(bool, stays);
    Reading reading;
    reading.give("HTTP/"_ba + version + " 200 OK\r\nContent-Length: 2\r\n"_ba + fields
                 + (fields.isEmpty() ? ""_ba : "\r\n"_ba) + "\r\no"_ba);
    QVERIFY(!reading.reader().keepsConnection());
    reading.give("k"_ba);
    QVERIFY(reading.reader().isFinished());
    QCOMPARE(reading.reader().keepsConnection(), stays);
}

void tst_ResponseReader::switchesOnlyWhereAsked()
{
    const QByteArray head =
        "HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"_ba;
    Reading reading("GET"_ba, true);
    reading.give(head + "\x81\x01x"_ba);
    QCOMPARE(reading.text, "1.1 101 Switching|Upgrade=websocket|Connection=Upgrade [] close"_ba);
    QCOMPARE(reading.surplus(), "\x81\x01x"_ba);

    Reading declined("GET"_ba, true);
    declined.give(answer("Content-Length: 2\r\n"_ba, "no"_ba));
    QCOMPARE(declined.text, "1.1 200 OK|Content-Length=2 [no] keep"_ba);
}

void tst_ResponseReader::judgesTheEndOfTheConnection_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isWholeIfClean");
    QTest::addColumn<bool>("isWholeIfUnclean");
    QTest::addRow("until close") << answer({}, "abc"_ba) << true << false;
    QTest::addRow("length, whole") << answer("Content-Length: 2\r\n"_ba, "ok"_ba) << true << true;
    QTest::addRow("length, cut") << answer("Content-Length: 2\r\n"_ba, "o"_ba) << false << false;
    QTest::addRow("chunks, whole") << chunked("0\r\n\r\n"_ba) << true << true;
    QTest::addRow("chunks, cut") << chunked("1\r\nx\r\n"_ba) << false << false;
    QTest::addRow("head cut") << "HTTP/1.1 200"_ba << false << false;
    QTest::addRow("nothing") << ""_ba << false << false;
    QTest::addRow("1xx only") << "HTTP/1.1 103 \r\n\r\n"_ba << false << false;
    QTest::addRow("refused") << "x\n"_ba << false << false;
}

void tst_ResponseReader::judgesTheEndOfTheConnection()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isWholeIfClean);
    QFETCH(bool, isWholeIfUnclean);
    for (const Cut cut : {Cut::Clean, Cut::Unclean}) {
        ResponseReader reader;
        reader.begin("GET");
        for (QByteArrayView rest = bytes;;) {
            const auto step = reader.step(rest);
            if (!step || step->event == Event::NeedMore || step->event == Event::End)
                break;
            rest = rest.sliced(step->consumed);
        }
        const bool isWhole = cut == Cut::Clean ? isWholeIfClean : isWholeIfUnclean;
        QCOMPARE(reader.connectionEnded(cut), isWhole);
        QCOMPARE(reader.isFinished(), isWhole);
        QVERIFY(!reader.keepsConnection());
    }
}

void tst_ResponseReader::noticesTheFirstByte()
{
    ResponseReader reader;
    reader.begin("GET");
    QVERIFY(reader.isUntouched());
    QCOMPARE(reader.step({})->event, Event::NeedMore);
    QVERIFY(reader.isUntouched());
    QCOMPARE(reader.step("HTTP/1.1 100 \r\n\r\n"_ba)->event, Event::NeedMore);
    QVERIFY(!reader.isUntouched());
    QVERIFY(!reader.hasHead());
    QCOMPARE(reader.step(answer("Content-Length: 0\r\n"_ba))->event, Event::Head);
    QVERIFY(reader.hasHead());
    QVERIFY(!reader.isFinished());
    QCOMPARE(reader.step({})->event, Event::End);
    QVERIFY(reader.isFinished());

    reader.begin("GET");
    QVERIFY(reader.isUntouched());
    QVERIFY(!reader.hasHead());
    QVERIFY(!reader.isFinished());
    QVERIFY(!reader.keepsConnection());
}

void tst_ResponseReader::refusesBytesThatNobodyAskedFor()
{
    ResponseReader fresh;
    QCOMPARE(fresh.step({})->event, Event::NeedMore);
    const auto early = fresh.step("H"_ba);
    QVERIFY(!early);
    QCOMPARE(early.error().kind, ErrorKind::UpstreamMalformed);

    ResponseReader idle;
    idle.begin("HEAD");
    QCOMPARE(idle.step(answer({}))->event, Event::Head);
    QCOMPARE(idle.step({})->event, Event::End);
    QVERIFY(idle.keepsConnection());
    QCOMPARE(idle.step({})->event, Event::NeedMore);
    QVERIFY(!idle.step("HTTP/1.1 408 \r\n\r\n"_ba));
    QVERIFY(!idle.keepsConnection());
}

void tst_ResponseReader::staysRefused()
{
    ResponseReader reader;
    reader.begin("GET");
    const auto refused = reader.step("HTTP/2.0 200 OK\r\n\r\n"_ba);
    QVERIFY(!refused);
    const auto again = reader.step(answer("Content-Length: 0\r\n"_ba));
    QVERIFY(!again);
    QCOMPARE(again.error(), refused.error());
    QVERIFY(!reader.connectionEnded(Cut::Clean));
}

void tst_ResponseReader::readsOneAnswerAfterTheOther()
{
    ResponseReader reader;
    const auto read = [&reader](const char *method, QByteArrayView bytes) {
        reader.begin(method);
        QByteArray body;
        while (true) {
            const auto step = reader.step(bytes);
            if (!step || step->event == Event::NeedMore)
                return "broken"_ba;
            if (step->event == Event::End)
                return QByteArray::number(reader.head().status) + body;
            body += step->body;
            bytes = bytes.sliced(step->consumed);
        }
    };
    const QByteArray hints = "HTTP/1.1 100 \r\n\r\n"_ba.repeated(15);
    for (int round = 0; round < 3; ++round) {
        QCOMPARE(read("GET", hints + answer("Content-Length: 0\r\n"_ba)), "200"_ba);
        QCOMPARE(read("POST", chunked("1\r\na\r\n0\r\nT: u\r\n\r\n"_ba)), "200a"_ba);
        QCOMPARE(read("HEAD", answer("Content-Length: 9\r\n"_ba)), "200"_ba);
        QCOMPARE(read("GET", "HTTP/1.1 404 \r\nContent-Length: 1\r\n\r\nb"_ba), "404b"_ba);
        QCOMPARE(read("GET", "HTTP/1.1 304 \r\n\r\n"_ba), "304"_ba);
    }
}

void tst_ResponseReader::givesBodyBytesWhereTheyLie()
{
    ResponseReader reader;
    reader.begin("GET");
    QCOMPARE(reader.step(chunked({}))->event, Event::Head);
    QCOMPARE(reader.step("4"_ba)->event, Event::NeedMore);
    QCOMPARE(reader.step("4"_ba)->event, Event::NeedMore); // 0x44 bytes

    const QByteArray first = "\r\n"_ba + QByteArray(60, 'a');
    const auto early = reader.step(first);
    QCOMPARE(early->body.data(), first.constData() + 2);
    QCOMPARE(early->body.size(), 60);
    QCOMPARE(early->consumed, first.size());

    // an event with its whole chunk around it: one step
    const QByteArray second = "aaaaaaaa\r\n3\r\nbcd\r\n"_ba;
    const auto tail = reader.step(second);
    QCOMPARE(tail->body.data(), second.constData());
    QCOMPARE(tail->consumed, 10);
    const auto event = reader.step(QByteArrayView(second).sliced(10));
    QCOMPARE(event->body.data(), second.constData() + 13);
    QCOMPARE(event->consumed, second.size() - 10);
}

QTEST_GUILESS_MAIN(tst_ResponseReader)
#include "tst_responsereader.moc"
