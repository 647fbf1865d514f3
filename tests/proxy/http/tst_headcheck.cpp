#include "proxy/core/httphead.h"
#include "proxy/http/headcheck.h"
#include "proxy/http/requesthead.h"

using namespace keyferry;
using namespace Qt::StringLiterals;

namespace {

const QByteArray smallHead = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"_ba;

QByteArray headWith(const QByteArray &lines)
{
    return "POST /v1 HTTP/1.1\r\nHost: a\r\n"_ba + lines + "\r\n"_ba;
}

QByteArray headTo(const QByteArray &target)
{
    return "GET "_ba + target + " HTTP/1.1\r\nHost: a.example:3001\r\n\r\n"_ba;
}

QByteArray repeated(const QByteArray &line, int times)
{
    return line.repeated(times);
}

} // namespace

class tst_HeadCheck final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesBytesTwoParsersReadDifferently_data();
    void refusesBytesTwoParsersReadDifferently();
    void refusesHeadsThatBreakARule_data();
    void refusesHeadsThatBreakARule();
    void refusesTargets_data();
    void refusesTargets();
    void readsOddButSoundHeads_data();
    void readsOddButSoundHeads();
    void readsFraming_data();
    void readsFraming();
    void findsTheEmptyLine_data();
    void findsTheEmptyLine();
    void checksSectionsWithoutStartLine();
    void knowsTokens();
};

void tst_HeadCheck::refusesBytesTwoParsersReadDifferently_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("rule");
    const QString control = u"control byte, or CR and LF not as a pair"_s;
    const QString blank = u"line starts with white space"_s;
    const QString spaceBefore = u"white space before the colon"_s;

    QTest::addRow("CVE-2023-30589 CR inside a value")
        << headWith("X: \rxTransfer-Encoding: chunked\r\n"_ba) << control;
    QTest::addRow("CVE-2024-27982 folded line") << headWith("X: a\r\n b\r\n"_ba) << blank;
    QTest::addRow("folded with a tab") << headWith("X: a\r\n\tb\r\n"_ba) << blank;
    QTest::addRow("fold inside TE")
        << headWith("Transfer-Encoding: chunked\r\n , identity\r\n"_ba) << blank;
    QTest::addRow("fold that hides a TE")
        << headWith("X: a\r\n Transfer-Encoding: chunked\r\n"_ba) << blank;
    QTest::addRow("first field folded") << "GET / HTTP/1.1\r\n Host: a\r\n\r\n"_ba << blank;
    QTest::addRow("space before the colon")
        << "GET / HTTP/1.1\r\nHost : a\r\n\r\n"_ba << spaceBefore;
    QTest::addRow("tab before the colon")
        << "GET / HTTP/1.1\r\nHost\t: a\r\n\r\n"_ba << spaceBefore;
    QTest::addRow("empty field name") << headWith(": a\r\n"_ba) << u"empty field name"_s;
    QTest::addRow("no colon") << headWith("nonsense\r\n"_ba) << u"field line without a colon"_s;
    QTest::addRow("space in a name") << headWith("X Y: a\r\n"_ba) << u"field name is not a token"_s;
    QTest::addRow("bracket in a name")
        << headWith("X[]: a\r\n"_ba) << u"field name is not a token"_s;
    QTest::addRow("UTF-8 in a name")
        << headWith("X\xc3\xa4: a\r\n"_ba) << u"field name is not a token"_s;
    QTest::addRow("empty line before the request line")
        << "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"_ba << u"empty line before the request line"_s;
    QTest::addRow("space before the request line")
        << " GET / HTTP/1.1\r\nHost: a\r\n\r\n"_ba << blank;
    QTest::addRow("LF alone") << "GET / HTTP/1.1\r\nX: a\nHost: a\r\n\r\n"_ba << control;
    QTest::addRow("LF alone after the request line")
        << "GET / HTTP/1.1\nHost: a\r\n\r\n"_ba << control;
    QTest::addRow("CR alone at a line's end")
        << "GET / HTTP/1.1\r\nX: a\rHost: a\r\n\r\n"_ba << control;
    QTest::addRow("two CR before LF") << headWith("X: a\r\r\n"_ba) << control;
    QTest::addRow("NUL in a value") << headWith(QByteArray("X: a\0b\r\n", 8)) << control;
    QTest::addRow("DEL in a value") << headWith("X: a\x7f\r\n"_ba) << control;
    QTest::addRow("escape in a value") << headWith("X: \x1b[0m\r\n"_ba) << control;
    QTest::addRow("vertical tab in a value") << headWith("X: a\vb\r\n"_ba) << control;
    QTest::addRow("control byte in the request line")
        << "GET /\x01 HTTP/1.1\r\nHost: a\r\n\r\n"_ba << control;
    QTest::addRow("control byte in a name") << headWith("X\x02: a\r\n"_ba) << control;
    QTest::addRow("no empty line")
        << "GET / HTTP/1.1\r\nHost: a\r\n"_ba << u"no empty line at the end"_s;
    QTest::addRow("bytes after the empty line")
        << smallHead + 'x' << u"bytes after the empty line"_s;
}

void tst_HeadCheck::refusesBytesTwoParsersReadDifferently()
{
    QFETCH(QByteArray, head);
    QFETCH(QString, rule);
    const auto checked = http::checkHead(head, {});
    QVERIFY(!checked);
    QCOMPARE(httpStatusFor(checked.error().kind), 400);
    QCOMPARE(checked.error().detail, rule);
    QVERIFY(!http::readRequestHead(head, {}));
}

void tst_HeadCheck::refusesHeadsThatBreakARule_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("rule");
    const QString version = u"version is neither HTTP/1.1 nor HTTP/1.0"_s;
    const QString single = u"Transfer-Encoding is not the single value chunked"_s;
    const QString digits = u"Content-Length is not digits only"_s;
    const QString spaces = u"request line is not split by single spaces"_s;
    const auto versioned = [](const QByteArray &text) {
        return "GET / "_ba + text + "\r\nHost: a\r\n\r\n"_ba;
    };

    for (const QByteArray &text : {"HTTP/0.9"_ba,
                                   "HTTP/2.0"_ba,
                                   "HTTP/1.2"_ba,
                                   "HTTP/1.01"_ba,
                                   "http/1.1"_ba,
                                   "HTTP/1.1x"_ba,
                                   "HTTP/11"_ba,
                                   "RTSP/1.0"_ba})
        QTest::addRow("version %s", text.constData()) << versioned(text) << 400 << version;
    QTest::addRow("no version") << "GET /\r\nHost: a\r\n\r\n"_ba << 400
                                << u"request line is not method, target and version"_s;
    QTest::addRow("two spaces") << versioned(" HTTP/1.1"_ba) << 400 << spaces;
    QTest::addRow("space in the target")
        << "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n"_ba << 400 << spaces;
    QTest::addRow("tab as separator") << "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n"_ba << 400
                                      << u"request line is not method, target and version"_s;
    QTest::addRow("method is no token")
        << "G(T / HTTP/1.1\r\nHost: a\r\n\r\n"_ba << 400 << u"method is not a token"_s;
    QTest::addRow("space after the version")
        << "GET / HTTP/1.1 \r\nHost: a\r\n\r\n"_ba << 400 << spaces;

    QTest::addRow("no Host") << "GET / HTTP/1.1\r\nX: a\r\n\r\n"_ba << 400 << u"no Host"_s;
    QTest::addRow("two Hosts") << headWith("host: b\r\n"_ba) << 400 << u"more than one Host"_s;
    QTest::addRow("two equal Hosts under 1.0")
        << "GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n"_ba << 400 << u"more than one Host"_s;
    QTest::addRow("empty Host") << "GET / HTTP/1.1\r\nHost: \r\n\r\n"_ba << 400
                                << u"Host is empty"_s;
    for (const QByteArray &host :
         {"a b"_ba, "a/b"_ba, "u@a"_ba, "a,b@c"_ba, "a?b"_ba, "a#b"_ba, "a\\b"_ba})
        QTest::addRow("Host %s", host.constData())
            << "GET / HTTP/1.1\r\nHost: "_ba + host + "\r\n\r\n"_ba << 400
            << u"Host is not a name or address with a port"_s;

    QTest::addRow("TE under HTTP/1.0")
        << "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"_ba << 400
        << u"Transfer-Encoding under HTTP/1.0"_s;
    for (const QByteArray &coding : {"gzip, chunked"_ba,
                                     "xchunked"_ba,
                                     "chunked, identity"_ba,
                                     "identity"_ba,
                                     ""_ba,
                                     "chunked, chunked"_ba,
                                     "chunked;q=1"_ba})
        QTest::addRow("TE %s", coding.constData())
            << headWith("Transfer-Encoding: "_ba + coding + "\r\n"_ba) << 400 << single;
    QTest::addRow("TE twice") << headWith(
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"_ba)
                              << 400 << single;
    QTest::addRow("TE before CL") << headWith(
        "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n"_ba)
                                  << 400 << u"Transfer-Encoding together with Content-Length"_s;
    QTest::addRow("CL before TE") << headWith(
        "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"_ba)
                                  << 400 << u"Transfer-Encoding together with Content-Length"_s;
    QTest::addRow("CL twice, equal") << headWith("Content-Length: 3\r\nContent-Length: 3\r\n"_ba)
                                     << 400 << u"more than one Content-Length"_s;
    for (const QByteArray &length :
         {"3, 3"_ba, "+3"_ba, "-3"_ba, "0x3"_ba, ""_ba, "3 4"_ba, "3a"_ba, "\xd9\xa3"_ba})
        QTest::addRow("CL %s", length.constData())
            << headWith("Content-Length: "_ba + length + "\r\n"_ba) << 400 << digits;
    QTest::addRow("CL overflow") << headWith("Content-Length: 9223372036854775808\r\n"_ba) << 400
                                 << u"Content-Length does not fit into 63 bits"_s;
    QTest::addRow("CL 18446744073709551617")
        << headWith("Content-Length: 18446744073709551617\r\n"_ba) << 400
        << u"Content-Length does not fit into 63 bits"_s;

    QTest::addRow("request line over the limit")
        << headTo('/' + QByteArray(16 * 1024, 'a')) << 414 << u"request line over 16384 bytes"_s;
    QTest::addRow("head over the limit")
        << headWith("X: "_ba + QByteArray(64 * 1024, 'a') + "\r\n"_ba) << 431
        << u"head over 65536 bytes"_s;
    QTest::addRow("201 fields") << headWith(repeated("X: a\r\n"_ba, 200)) << 431
                                << u"more than 200 header fields"_s;
}

void tst_HeadCheck::refusesHeadsThatBreakARule()
{
    QFETCH(QByteArray, head);
    QFETCH(int, status);
    QFETCH(QString, rule);
    const auto read = http::readRequestHead(head, {});
    QVERIFY(!read);
    QCOMPARE(read.error().detail, rule);
    QCOMPARE(httpStatusFor(read.error().kind), status);
}

void tst_HeadCheck::refusesTargets_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("rule");
    const QString slash = u"target does not start with a slash"_s;
    const QString dots = u"dot segment in the path"_s;
    const QString authority = u"the target's authority is not the one in Host"_s;

    QTest::addRow("asterisk form") << "*"_ba << slash;
    QTest::addRow("authority form") << "a.example:3001"_ba << slash;
    QTest::addRow("relative") << "v1/models"_ba << slash;
    QTest::addRow("query alone") << "?a=b"_ba << slash;
    QTest::addRow("another scheme") << "ftp://a.example:3001/"_ba << slash;
    QTest::addRow("leading double slash") << "//evil/x"_ba << u"target starts with two slashes"_s;
    QTest::addRow("fragment") << "/a#b"_ba << u"fragment in the target"_s;
    QTest::addRow("fragment in the query") << "/a?b#c"_ba << u"fragment in the target"_s;
    QTest::addRow("backslash") << "/a\\..\\b"_ba << u"backslash in the target"_s;
    for (const QByteArray &path : {"/a/../b"_ba,
                                   "/./a"_ba,
                                   "/.."_ba,
                                   "/a/."_ba,
                                   "/a/%2e%2e/b"_ba,
                                   "/%2E"_ba,
                                   "/a/.%2e"_ba,
                                   "/a/%2e./?q"_ba,
                                   "/..?q=/"_ba})
        QTest::addRow("dots %s", path.constData()) << path << dots;
    QTest::addRow("foreign authority") << "http://b.example/v1"_ba << authority;
    QTest::addRow("authority without the port") << "http://a.example/v1"_ba << authority;
    QTest::addRow("authority with user info") << "http://u@a.example:3001/v1"_ba << authority;
    QTest::addRow("no authority") << "http:///v1"_ba << authority;
    QTest::addRow("absolute with dots") << "http://a.example:3001/a/../b"_ba << dots;
    QTest::addRow("absolute with double slash")
        << "http://a.example:3001//b"_ba << u"target starts with two slashes"_s;
    QTest::addRow("absolute with fragment") << "http://a.example:3001#x"_ba << slash;
}

void tst_HeadCheck::refusesTargets()
{
    QFETCH(QByteArray, target);
    QFETCH(QString, rule);
    const auto read = http::readRequestHead(headTo(target), {});
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::MalformedRequest);
    QCOMPARE(read.error().detail, rule);
}

void tst_HeadCheck::readsOddButSoundHeads_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<RequestHead>("expected");
    const auto get = [](const QByteArray &target) {
        return RequestHead{
            .method = "GET"_ba, .target = target, .fields = {{"Host"_ba, "a.example:3001"_ba}}};
    };

    for (const QByteArray &target : {"/"_ba,
                                     "/a//b"_ba,
                                     "/a/...?x=../y"_ba,
                                     "/%2e%2e%2fx"_ba,
                                     "/%zz%41%2F?&&"_ba,
                                     "/caf\xc3\xa9"_ba,
                                     "/a?b?c"_ba,
                                     "/.a/b../..c"_ba,
                                     "/a|b{c}"_ba})
        QTest::addRow("target %s", target.constData()) << headTo(target) << get(target);
    QTest::addRow("absolute form") << headTo("http://a.example:3001/v1?x"_ba) << get("/v1?x"_ba);
    QTest::addRow("absolute form, other case")
        << headTo("HTTP://A.Example:3001/V1"_ba) << get("/V1"_ba);
    QTest::addRow("absolute https form") << headTo("https://a.example:3001/v1"_ba) << get("/v1"_ba);
    QTest::addRow("absolute form without a path")
        << headTo("http://a.example:3001"_ba) << get("/"_ba);
    QTest::addRow("absolute form, query only")
        << headTo("http://a.example:3001?x"_ba) << get("/?x"_ba);
    QTest::addRow("HTTP/1.0 without Host or fields")
        << "GET / HTTP/1.0\r\n\r\n"_ba
        << RequestHead{.method = "GET"_ba, .target = "/"_ba, .minorVersion = 0};
    QTest::addRow("unknown method, IPv6 Host")
        << "QUERY /a HTTP/1.1\r\nhOST:[::1]:3001\r\n\r\n"_ba
        << RequestHead{
               .method = "QUERY"_ba, .target = "/a"_ba, .fields = {{"hOST"_ba, "[::1]:3001"_ba}}};
    QTest::addRow("values: trimmed, empty, repeated, UTF-8, inner tab")
        << headWith("X:  \t a \t \r\nX:\r\nx: b\xc3\xa4\tc\r\n!#$%&'*+-.^_`|~9: z\r\n"_ba)
        << RequestHead{.method = "POST"_ba,
                       .target = "/v1"_ba,
                       .fields = {{"Host"_ba, "a"_ba},
                                  {"X"_ba, "a"_ba},
                                  {"X"_ba, ""_ba},
                                  {"x"_ba, "b\xc3\xa4\tc"_ba},
                                  {"!#$%&'*+-.^_`|~9"_ba, "z"_ba}}};
}

void tst_HeadCheck::readsOddButSoundHeads()
{
    QFETCH(QByteArray, head);
    QFETCH(RequestHead, expected);
    const auto read = http::readRequestHead(head, {});
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    QCOMPARE(read->head.target, expected.target);
    QVERIFY(read->head == expected);
}

void tst_HeadCheck::readsFraming_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<bool>("isChunked");
    QTest::addColumn<qint64>("length");
    QTest::addRow("none") << ""_ba << false << qint64(0);
    QTest::addRow("length") << "content-length: 0042\r\n"_ba << false << qint64(42);
    QTest::addRow("largest length") << "Content-Length: 9223372036854775807\r\n"_ba << false
                                    << std::numeric_limits<qint64>::max();
    QTest::addRow("chunked") << "transfer-encoding: Chunked\r\n"_ba << true << qint64(0);
    QTest::addRow("198 more fields")
        << repeated("X: a\r\n"_ba, 198) + "Content-Length: 1\r\n"_ba << false << qint64(1);
}

void tst_HeadCheck::readsFraming()
{
    QFETCH(QByteArray, lines);
    QFETCH(bool, isChunked);
    QFETCH(qint64, length);
    const auto read = http::readRequestHead(headWith(lines), {});
    QVERIFY(read);
    QCOMPARE(read->framing.isChunked, isChunked);
    QCOMPARE(read->framing.contentLength, length);
}

void tst_HeadCheck::findsTheEmptyLine_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("end"); // 0: not yet; -1: refused
    QTest::addRow("nothing") << ""_ba << 0;
    QTest::addRow("at once") << "\r\nrest"_ba << 2;
    QTest::addRow("after a line") << "a\r\n\r\nrest"_ba << 5;
    QTest::addRow("CR last") << "a\r\n\r"_ba << 0;
    QTest::addRow("line ends only") << "a\r\nb\r\n"_ba << 0;
    QTest::addRow("LF alone as the empty line") << "a\r\n\n"_ba << -1;
    QTest::addRow("LF first") << "\na"_ba << -1;
    QTest::addRow("LF pair") << "a\n\n"_ba << -1;
    QTest::addRow("CR then text") << "a\rb"_ba << -1;
    QTest::addRow("TLS hello at a plain port") << "\x16\x03\x01"_ba << -1;
    QTest::addRow("bad bytes behind the end are not its business") << "a\r\n\r\n\n"_ba << 5;
}

void tst_HeadCheck::findsTheEmptyLine()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, end);
    for (qsizetype scanned = 0; scanned <= bytes.size(); ++scanned) {
        const auto before = http::findEmptyLine(QByteArrayView(bytes).first(scanned));
        if (!before || *before)
            break;
        const auto found = http::findEmptyLine(bytes, scanned);
        QCOMPARE(bool(found), end >= 0);
        if (found)
            QCOMPARE(found->value_or(0), end);
    }
}

void tst_HeadCheck::checksSectionsWithoutStartLine()
{
    QVERIFY(http::checkFieldSection("\r\n"_ba, 0));
    QVERIFY(http::checkFieldSection("A: b\r\n\r\n"_ba, 1));
    QVERIFY(!http::checkFieldSection("A: b\r\n\r\n"_ba, 0));
    QVERIFY(!http::checkFieldSection("A: b\r\n c\r\n\r\n"_ba, 9));
    QVERIFY(!http::checkFieldSection(""_ba, 9));
}

void tst_HeadCheck::knowsTokens()
{
    QVERIFY(isToken("M-SEARCH"));
    QVERIFY(!isToken(""));
    for (int code = 0; code < 256; ++code) {
        const char byte = static_cast<char>(code);
        const bool isLetter = QByteArrayView("abcXYZ019!#$%&'*+-.^_`|~").contains(byte);
        const bool isSeparator =
            code <= 32 || code >= 127 || QByteArrayView("()<>@,;:\\\"/[]?={}").contains(byte);
        if (isLetter || isSeparator)
            QCOMPARE(isToken(QByteArrayView(&byte, 1)), isLetter);
    }
}

QTEST_GUILESS_MAIN(tst_HeadCheck)
#include "tst_headcheck.moc"
