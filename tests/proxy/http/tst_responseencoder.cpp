#include "proxy/http/responseencoder.h"

using namespace keyferry;
using namespace Qt::StringLiterals;
using http::AnswerFraming;

class tst_ResponseEncoder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesFramingAndConnection_data();
    void choosesFramingAndConnection();
    void framesBodies_data();
    void framesBodies();
    void holdsToTheContentLength();
    void leavesOutWhatBreaksALine();
    void passesInformationalHeads_data();
    void passesInformationalHeads();
};

void tst_ResponseEncoder::choosesFramingAndConnection_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<int>("minorVersion");
    QTest::addColumn<bool>("mayKeepAlive");
    QTest::addColumn<ResponseHead>("head");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<AnswerFraming>("framing");
    QTest::addColumn<bool>("keepsAlive");
    const HeaderFields none;
    const HeaderFields five{{"Content-Length"_ba, "5"_ba}};
    const auto answer = [](int status, const HeaderFields &fields) {
        return ResponseHead{.status = status, .reason = "R"_ba, .fields = fields};
    };

    QTest::addRow("1.1 length") << "GET"_ba << 1 << true << answer(200, five)
                                << "HTTP/1.1 200 R\r\nContent-Length: 5\r\n\r\n"_ba
                                << AnswerFraming::Length << true;
    QTest::addRow("1.1 chunked") << "GET"_ba << 1 << true << answer(200, none)
                                 << "HTTP/1.1 200 R\r\nTransfer-Encoding: chunked\r\n\r\n"_ba
                                 << AnswerFraming::Chunked << true;
    QTest::addRow("1.1 to be closed")
        << "GET"_ba << 1 << false << answer(200, five)
        << "HTTP/1.1 200 R\r\nContent-Length: 5\r\nConnection: close\r\n\r\n"_ba
        << AnswerFraming::Length << false;
    QTest::addRow("1.0 length kept alive")
        << "GET"_ba << 0 << true << answer(200, five)
        << "HTTP/1.1 200 R\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\n"_ba
        << AnswerFraming::Length << true;
    QTest::addRow("1.0 length")
        << "GET"_ba << 0 << false << answer(200, five)
        << "HTTP/1.1 200 R\r\nContent-Length: 5\r\nConnection: close\r\n\r\n"_ba
        << AnswerFraming::Length << false;
    QTest::addRow("1.0 until close")
        << "GET"_ba << 0 << true << answer(200, none)
        << "HTTP/1.1 200 R\r\nConnection: close\r\n\r\n"_ba << AnswerFraming::UntilClose << false;
    QTest::addRow("HEAD keeps the length")
        << "HEAD"_ba << 1 << true << answer(200, five)
        << "HTTP/1.1 200 R\r\nContent-Length: 5\r\n\r\n"_ba << AnswerFraming::None << true;
    QTest::addRow("HEAD without a length")
        << "HEAD"_ba << 1 << true << answer(200, none) << "HTTP/1.1 200 R\r\n\r\n"_ba
        << AnswerFraming::None << true;
    QTest::addRow("1.0 HEAD kept alive")
        << "HEAD"_ba << 0 << true << answer(200, none)
        << "HTTP/1.1 200 R\r\nConnection: keep-alive\r\n\r\n"_ba << AnswerFraming::None << true;
    QTest::addRow("method names have a case")
        << "head"_ba << 1 << true << answer(200, none)
        << "HTTP/1.1 200 R\r\nTransfer-Encoding: chunked\r\n\r\n"_ba << AnswerFraming::Chunked
        << true;
    QTest::addRow("204 loses its length")
        << "GET"_ba << 1 << true << answer(204, five) << "HTTP/1.1 204 R\r\n\r\n"_ba
        << AnswerFraming::None << true;
    QTest::addRow("304 keeps its length")
        << "GET"_ba << 1 << true << answer(304, five)
        << "HTTP/1.1 304 R\r\nContent-Length: 5\r\n\r\n"_ba << AnswerFraming::None << true;
    QTest::addRow("205 has a body") << "GET"_ba << 1 << true << answer(205, none)
                                    << "HTTP/1.1 205 R\r\nTransfer-Encoding: chunked\r\n\r\n"_ba
                                    << AnswerFraming::Chunked << true;
    for (const QByteArray &length : {"-5"_ba, "5, 5"_ba, ""_ba, "99999999999999999999"_ba})
        QTest::addRow("length '%s' cannot be obeyed", length.constData())
            << "GET"_ba << 1 << true << answer(200, {{"content-length"_ba, length}})
            << "HTTP/1.1 200 R\r\nTransfer-Encoding: chunked\r\n\r\n"_ba << AnswerFraming::Chunked
            << true;
    QTest::addRow("two lengths cannot be obeyed")
        << "GET"_ba << 1 << true
        << answer(200, {{"Content-Length"_ba, "5"_ba}, {"Content-Length"_ba, "6"_ba}})
        << "HTTP/1.1 200 R\r\nTransfer-Encoding: chunked\r\n\r\n"_ba << AnswerFraming::Chunked
        << true;
    QTest::addRow("order, case, repeats and empty values are kept")
        << "GET"_ba << 1 << true
        << answer(200,
                  {{"sEt-Cookie"_ba, "a"_ba},
                   {"X"_ba, ""_ba},
                   {"Set-Cookie"_ba, "b"_ba},
                   {"content-length"_ba, "5"_ba}})
        << "HTTP/1.1 200 R\r\nsEt-Cookie: a\r\nX: \r\nSet-Cookie: b\r\ncontent-length: 5\r\n\r\n"_ba
        << AnswerFraming::Length << true;
    QTest::addRow("framing of the upstream is not ours")
        << "GET"_ba << 1 << true
        << answer(200, {{"connection"_ba, "close"_ba}, {"transfer-encoding"_ba, "gzip"_ba}})
        << "HTTP/1.1 200 R\r\nTransfer-Encoding: chunked\r\n\r\n"_ba << AnswerFraming::Chunked
        << true;
    QTest::addRow("no reason") << "GET"_ba << 1 << true
                               << ResponseHead{.status = 299, .fields = five}
                               << "HTTP/1.1 299 \r\nContent-Length: 5\r\n\r\n"_ba
                               << AnswerFraming::Length << true;
}

void tst_ResponseEncoder::choosesFramingAndConnection()
{
    QFETCH(QByteArray, method);
    QFETCH(int, minorVersion);
    QFETCH(bool, mayKeepAlive);
    QFETCH(ResponseHead, head);
    QFETCH(QByteArray, expected);
    QFETCH(AnswerFraming, framing);
    QFETCH(bool, keepsAlive);
    http::ResponseEncoder encoder(method, minorVersion);
    QVERIFY(!encoder.hasHead());
    QCOMPARE(encoder.head(head, mayKeepAlive), expected);
    QVERIFY(encoder.hasHead());
    QCOMPARE(encoder.framing(), framing);
    QCOMPARE(encoder.keepsAlive(), keepsAlive);
}

void tst_ResponseEncoder::framesBodies_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<int>("minorVersion");
    QTest::addColumn<HeaderFields>("fields");
    QTest::addColumn<QByteArray>("expected");
    QTest::addRow("chunked") << "GET"_ba << 1 << HeaderFields{}
                             << "5\r\nhello\r\n10\r\n0123456789abcdef\r\n0\r\n\r\n"_ba;
    QTest::addRow("until close") << "GET"_ba << 0 << HeaderFields{} << "hello0123456789abcdef"_ba;
    QTest::addRow("length") << "GET"_ba << 1 << HeaderFields{{"Content-Length"_ba, "21"_ba}}
                            << "hello0123456789abcdef"_ba;
    QTest::addRow("HEAD") << "HEAD"_ba << 1 << HeaderFields{{"Content-Length"_ba, "21"_ba}}
                          << ""_ba;
}

void tst_ResponseEncoder::framesBodies()
{
    QFETCH(QByteArray, method);
    QFETCH(int, minorVersion);
    QFETCH(HeaderFields, fields);
    QFETCH(QByteArray, expected);
    http::ResponseEncoder encoder(method, minorVersion);
    (void)encoder.head({.fields = fields}, true);
    QByteArray bytes;
    // An empty piece must not become the last chunk.
    for (const QByteArray &piece : {"hello"_ba, ""_ba, "0123456789abcdef"_ba})
        bytes += encoder.body(piece).value();
    bytes += encoder.end().value();
    QCOMPARE(bytes, expected);
}

void tst_ResponseEncoder::holdsToTheContentLength()
{
    http::ResponseEncoder encoder("GET"_ba, 1);
    (void)encoder.head({.fields = {{"Content-Length"_ba, "3"_ba}}}, true);
    QVERIFY(!encoder.body("abcd"));
    QVERIFY(encoder.body("ab"));
    QVERIFY(!encoder.end());
    QVERIFY(!encoder.body("cd"));
    QVERIFY(encoder.body("c"));
    QVERIFY(encoder.end());
}

void tst_ResponseEncoder::leavesOutWhatBreaksALine()
{
    QTest::ignoreMessage(QtWarningMsg, "a response field that would break the line was left out");
    QTest::ignoreMessage(QtWarningMsg, "a response field that would break the line was left out");
    QTest::ignoreMessage(QtWarningMsg, "a response field that would break the line was left out");
    QTest::ignoreMessage(QtWarningMsg, "a response field that would break the line was left out");
    http::ResponseEncoder encoder("GET"_ba, 1);
    const ResponseHead head{.status = 200,
                            .reason = "O\r\nX: y"_ba,
                            .fields = {{"A"_ba, "b\r\nC: d"_ba},
                                       {"E\n"_ba, "f"_ba},
                                       {"G"_ba, QByteArray("h\0", 2)},
                                       {""_ba, "i"_ba},
                                       {"Content-Length"_ba, "0"_ba}}};
    QCOMPARE(encoder.head(head, true), "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n"_ba);
}

void tst_ResponseEncoder::passesInformationalHeads_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("minorVersion");
    QTest::addColumn<bool>("isAfterHead");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray hints = "HTTP/1.1 103 Early\r\nLink: a\r\n\r\n"_ba;
    QTest::addRow("103") << 103 << 1 << false << hints;
    QTest::addRow("103 to 1.0") << 103 << 0 << false << ""_ba;
    QTest::addRow("103 too late") << 103 << 1 << true << ""_ba;
    QTest::addRow("100 is ours") << 100 << 1 << false << ""_ba;
    QTest::addRow("101 is a tunnel's") << 101 << 1 << false << ""_ba;
    QTest::addRow("200 is none") << 200 << 1 << false << ""_ba;
}

void tst_ResponseEncoder::passesInformationalHeads()
{
    QFETCH(int, status);
    QFETCH(int, minorVersion);
    QFETCH(bool, isAfterHead);
    QFETCH(QByteArray, expected);
    http::ResponseEncoder encoder("GET"_ba, minorVersion);
    if (isAfterHead)
        (void)encoder.head({}, true);
    const ResponseHead head{.status = status,
                            .reason = "Early"_ba,
                            .fields = {{"Link"_ba, "a"_ba},
                                       {"Content-Length"_ba, "9"_ba},
                                       {"Connection"_ba, "close"_ba}}};
    QCOMPARE(encoder.informational(head), expected);
}

QTEST_GUILESS_MAIN(tst_ResponseEncoder)
#include "tst_responseencoder.moc"
