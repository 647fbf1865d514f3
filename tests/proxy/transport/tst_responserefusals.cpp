#include "tests/proxy/http/chunkbounds.h"
#include "tests/proxy/transport/responsereading.h"

using namespace keyferry;
using namespace keyferry::transport;
using namespace Qt::StringLiterals;

class tst_ResponseRefusals final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesHeads_data();
    void refusesHeads();
    void refusesChunks_data();
    void refusesChunks();
    void boundsHeadsAndFields_data();
    void boundsHeadsAndFields();
    void boundsChunkHeadersAndTrailers_data();
    void boundsChunkHeadersAndTrailers();
    void boundsInformationalAnswers();
};

void tst_ResponseRefusals::refusesHeads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("rule");
    const auto head = [](const char *name, const QByteArray &bytes, const QString &rule) {
        QTest::addRow("%s", name) << bytes << rule;
    };
    const QString pair = u"CR and LF not as a pair"_s;
    const QString version = u"version is neither HTTP/1.1 nor HTTP/1.0"_s;
    const QString status = u"status is not a number from 100 to 999"_s;
    const QString coding = u"Transfer-Encoding is not the single value chunked"_s;
    const QString digits = u"Content-Length is not digits only"_s;
    const QString lengths = u"more than one Content-Length"_s;
    const QString both = u"Transfer-Encoding together with Content-Length"_s;
    const QString fold = u"line starts with white space"_s;

    head("HTTP/2.0", statusLine("HTTP/2.0 200 OK"_ba), version);
    head("HTTP/1.2", statusLine("HTTP/1.2 200 OK"_ba), version);
    head("HTTP/0.9", statusLine("HTTP/0.9 200 OK"_ba), version);
    head("lower case", statusLine("http/1.1 200 OK"_ba), version);
    head("another protocol", "220 smtp.example ready\r\n\r\n"_ba, version);
    head("ICY", statusLine("ICY 200 OK"_ba), version);
    head("short", "HTTP\r\n\r\n"_ba, version);
    head("version alone", statusLine("HTTP/1.1"_ba), u"no space after the version"_s);
    head("tab after the version",
         statusLine("HTTP/1.1\t200 OK"_ba),
         u"no space after the version"_s);
    head("two spaces before the status", statusLine("HTTP/1.1  200 OK"_ba), status);
    head("status of two digits", statusLine("HTTP/1.1 20 OK"_ba), status);
    head("status of one", statusLine("HTTP/1.1 2"_ba), status);
    head(
        "status of four digits", statusLine("HTTP/1.1 2000 OK"_ba), u"no space after the status"_s);
    head("status below 100", statusLine("HTTP/1.1 099 OK"_ba), status);
    head("status with a sign", statusLine("HTTP/1.1 +20 OK"_ba), status);
    head(
        "tab before the reason", statusLine("HTTP/1.1 200\tOK"_ba), u"no space after the status"_s);
    head("CR in the reason", statusLine("HTTP/1.1 200 O\rK"_ba), pair);
    head("NUL in the reason", statusLine("HTTP/1.1 200 O\0K"_ba), u"control byte"_s);
    head("control byte in the reason", statusLine("HTTP/1.1 200 O\x1bK"_ba), u"control byte"_s);
    head("LF alone", "HTTP/1.1 200 OK\nContent-Length: 0\n\n"_ba, pair);
    head("empty line first",
         "\r\nHTTP/1.1 200 OK\r\n\r\n"_ba,
         u"empty line before the status line"_s);
    head("space first", " HTTP/1.1 200 OK\r\n\r\n"_ba, fold);

    head("fold", answer("X: a\r\n b\r\n"_ba), fold);
    head("fold inside TE", answer("Transfer-Encoding: chunked\r\n , identity\r\n"_ba), fold);
    head("fold that hides a length", answer("X: a\r\n\tContent-Length: 5\r\n"_ba), fold);
    head("empty name", answer(": a\r\n"_ba), u"empty field name"_s);
    head("space before the colon",
         answer("Content-Length : 5\r\n"_ba),
         u"white space before the colon"_s);
    head("no colon", answer("nonsense\r\n"_ba), u"field line without a colon"_s);
    head("bracket in a name", answer("X[]: a\r\n"_ba), u"field name is not a token"_s);
    head("CVE-2023-30589 CR inside a value",
         answer("X: \rxTransfer-Encoding: chunked\r\n"_ba),
         pair);
    head("NUL in a value", answer("X: a\0b\r\n"_ba), u"control byte"_s);

    head("TE under 1.0",
         "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"_ba,
         u"Transfer-Encoding under HTTP/1.0"_s);
    head("TE gzip, chunked", answer("Transfer-Encoding: gzip, chunked\r\n"_ba), coding);
    head("TE xchunked", answer("Transfer-Encoding: xchunked\r\n"_ba), coding);
    head("TE chunked, identity", answer("Transfer-Encoding: chunked, identity\r\n"_ba), coding);
    head("TE identity", answer("Transfer-Encoding: identity\r\n"_ba), coding);
    head("TE empty", answer("Transfer-Encoding:\r\n"_ba), coding);
    head("TE twice",
         answer("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"_ba),
         coding);
    head("TE with CL", answer("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n"_ba), both);
    head("CL with TE", answer("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"_ba), both);
    head("CL twice, equal", answer("Content-Length: 3\r\nContent-Length: 3\r\n"_ba), lengths);
    head("CL twice, different", answer("Content-Length: 3\r\ncontent-length: 4\r\n"_ba), lengths);
    head("CL 3, 3", answer("Content-Length: 3, 3\r\n"_ba), digits);
    head("CL +3", answer("Content-Length: +3\r\n"_ba), digits);
    head("CL -3", answer("Content-Length: -3\r\n"_ba), digits);
    head("CL 0x3", answer("Content-Length: 0x3\r\n"_ba), digits);
    head("CL empty", answer("Content-Length:\r\n"_ba), digits);
    head("CL of 64 bits",
         answer("Content-Length: 18446744073709551616\r\n"_ba),
         u"Content-Length does not fit into 63 bits"_s);
    head("CL twice before no body",
         "HTTP/1.1 304 \r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\n"_ba,
         lengths);
    head("TE gzip in a 103", "HTTP/1.1 103 \r\nTransfer-Encoding: gzip\r\n\r\n"_ba, coding);
    head("an unasked 101",
         "HTTP/1.1 101 \r\n\r\n"_ba,
         u"a switch of protocols that was not asked for"_s);
}

void tst_ResponseRefusals::refusesHeads()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, rule);
    QCOMPARE(ruleOf(bytes), rule);
    QCOMPARE(readInPieces(bytes, bytes.size(), "GET"_ba), "!"_ba);
    QCOMPARE(readInPieces(bytes, 1, "GET"_ba), "!"_ba);
    for (qsizetype cut = 1; cut < bytes.size(); ++cut)
        QCOMPARE(readInTwo(bytes, cut, "GET"_ba), "!"_ba);
}

void tst_ResponseRefusals::refusesChunks_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &body) {
        QTest::addRow("%s", name) << body;
    };
    row("size 0x1", "0x1\r\nx\r\n0\r\n\r\n"_ba);
    row("size -1", "-1\r\nx\r\n0\r\n\r\n"_ba);
    row("size +1", "+1\r\nx\r\n0\r\n\r\n"_ba);
    row("size with a space", "1 \r\nx\r\n0\r\n\r\n"_ba);
    row("size after a space", " 1\r\nx\r\n0\r\n\r\n"_ba);
    row("no size", "\r\nx\r\n0\r\n\r\n"_ba);
    row("extension without a size", ";a\r\nx\r\n0\r\n\r\n"_ba);
    row("size ZZ", "ZZ\r\nx\r\n0\r\n\r\n"_ba);
    row("size ended by LF", "1\nx\r\n0\r\n\r\n"_ba);
    row("CR inside a header", "1\r;\r\nx\r\n0\r\n\r\n"_ba);
    row("LF inside an extension", "1;a\nb\r\nx\r\n0\r\n\r\n"_ba);
    row("control byte in an extension", "1;a\x01\r\nx\r\n0\r\n\r\n"_ba);
    row("fold in trailers", "0\r\nA: b\r\n c\r\n\r\n"_ba);
    row("trailer without a name", "0\r\n: b\r\n\r\n"_ba);
    row("trailer name is no token", "0\r\nA b: c\r\n\r\n"_ba);
    row("CR in a trailer", "0\r\nA: b\rc\r\n\r\n"_ba);
    row("LF behind the last chunk", "0\r\n\n"_ba);
    row("a plain body", "{\"id\": 1}"_ba + QByteArray(300, ' '));
}

void tst_ResponseRefusals::refusesChunks()
{
    QFETCH(QByteArray, body);
    const QByteArray bytes = chunked(body);
    const QByteArray expected = "1.1 200 OK|Transfer-Encoding=chunked [!"_ba;
    QCOMPARE(readInPieces(bytes, bytes.size(), "GET"_ba), expected);
    QCOMPARE(readInPieces(bytes, 1, "GET"_ba), expected);
    for (qsizetype cut = 1; cut < bytes.size(); ++cut)
        QCOMPARE(readInTwo(bytes, cut, "GET"_ba), expected);
}

void tst_ResponseRefusals::boundsHeadsAndFields_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isRead");
    constexpr qsizetype limit = 64 * 1024;
    const auto headOf = [](qsizetype size) {
        const QByteArray frame = answer("Content-Length: 0\r\nX: \r\n"_ba);
        return answer("Content-Length: 0\r\nX: "_ba + QByteArray(size - frame.size(), 'x')
                      + "\r\n"_ba);
    };
    const auto fieldsOf = [](int count) {
        return answer("Content-Length: 0\r\n"_ba + "X: y\r\n"_ba.repeated(count - 1));
    };
    QTest::addRow("64 KiB") << headOf(limit) << true;
    QTest::addRow("one byte more") << headOf(limit + 1) << false;
    QTest::addRow("no end") << headOf(limit + 5).chopped(4) << false;
    QTest::addRow("all of it in the reason")
        << statusLine("HTTP/1.1 200 "_ba + QByteArray(60'000, 'r')) << true;
    QTest::addRow("200 fields") << fieldsOf(200) << true;
    QTest::addRow("201 fields") << fieldsOf(201) << false;
}

void tst_ResponseRefusals::boundsHeadsAndFields()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isRead);
    for (const qsizetype size : {bytes.size(), qsizetype(4096), qsizetype(1)})
        QCOMPARE(readInPieces(bytes, size, "GET"_ba).endsWith("[] keep"), isRead);
    QCOMPARE(ruleOf(bytes).isEmpty(), isRead);
}

void tst_ResponseRefusals::boundsChunkHeadersAndTrailers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    for (const http::ChunkBound &bound : http::chunkBounds()) {
        const bool isWhole = bound.end == http::ChunkBound::End::Whole;
        QTest::addRow("%s", bound.name)
            << bound.body << "["_ba + bound.read + (isWhole ? "] keep"_ba : "!"_ba);
    }
    QTest::addRow("63 bits of size") << "7fffffffffffffff\r\nx"_ba
                                     << "[x~cut"_ba;
}

void tst_ResponseRefusals::boundsChunkHeadersAndTrailers()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    const QByteArray bytes = chunked(body);
    for (const qsizetype size : {bytes.size(), qsizetype(700), qsizetype(7), qsizetype(1)})
        QCOMPARE(readInPieces(bytes, size, "GET"_ba),
                 "1.1 200 OK|Transfer-Encoding=chunked "_ba + expected);
}

void tst_ResponseRefusals::boundsInformationalAnswers()
{
    const QByteArray final = answer("Content-Length: 0\r\n"_ba);
    const QByteArray continues = "HTTP/1.1 100 \r\n\r\n"_ba;
    const QByteArray hints = "HTTP/1.1 103 \r\n\r\n"_ba;
    QVERIFY(ruleOf(continues.repeated(20) + final).isEmpty());
    QVERIFY(ruleOf(hints.repeated(20) + final).isEmpty());
    const QString rule = u"more than 20 informational answers"_s;
    QCOMPARE(ruleOf(continues.repeated(21) + final), rule);
    QCOMPARE(ruleOf(continues.repeated(10) + hints.repeated(11) + final), rule);
}

QTEST_GUILESS_MAIN(tst_ResponseRefusals)
#include "tst_responserefusals.moc"
