#include "proxy/http/requestparser.h"
#include "proxy/transport/requestwriter.h"

using namespace keyferry;
using namespace keyferry::transport;
using namespace Qt::StringLiterals;

namespace {

/// A body as it arrives; its size is known from the start or at the end.
class ArrivingBody final : public BodySource
{
public:
    explicit ArrivingBody(std::optional<qint64> declaredSize = std::nullopt)
        : m_declaredSize(declaredSize)
    {}
    void arrive(const QByteArray &bytes) { m_bytes += bytes; }
    void complete() { m_declaredSize = m_bytes.size(); }
    void breakDown() { m_isBroken = true; }

    [[nodiscard]] qint64 size() const override { return m_declaredSize.value_or(-1); }
    [[nodiscard]] qint64 available() const override { return m_bytes.size(); }
    [[nodiscard]] qint64 read(qint64 position, char *data, qint64 maxBytes) override
    {
        if (m_isBroken)
            return -1;
        const QByteArray part = m_bytes.mid(position, maxBytes);
        std::copy(part.begin(), part.end(), data);
        return part.size();
    }

private:
    std::optional<qint64> m_declaredSize;
    QByteArray m_bytes{};
    bool m_isBroken = false;
};

UpstreamRequest
request(const QByteArray &method, const HeaderFields &fields = {}, BodySource *body = nullptr)
{
    return {.method = method,
            .base = "https://api.test/v1"_ba,
            .target = "/x"_ba,
            .fields = fields,
            .body = body};
}

QByteArray headOf(const UpstreamRequest &request, const HeadForm &form = {})
{
    const auto head = writeHead(request, form);
    return head ? head->bytes : "!"_ba + QByteArray(errorKindName(head.error().kind).data());
}

/// What an upstream makes of the bytes: method, target, fields, body.
QByteArray readBack(const QByteArray &wire)
{
    http::RequestParser parser({}, 1'000'000);
    parser.append(wire);
    QByteArray text;
    while (true) {
        const auto event = parser.next();
        if (!event)
            return text + "!"_ba + event.error().detail.toLatin1();
        switch (*event) {
        case http::RequestParser::Event::NeedMore: return text;
        case http::RequestParser::Event::Head: {
            const RequestHead head = parser.takeHead();
            text += head.method + ' ' + head.target;
            for (const HeaderField &field : head.fields)
                text += '|' + field.name + '=' + field.value;
            text += " ["_ba;
            break;
        }
        case http::RequestParser::Event::Body: text += parser.body(); break;
        case http::RequestParser::Event::End: text += ']'; break;
        }
    }
}

} // namespace

class tst_RequestWriter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTargetsByteForByte_data();
    void writesTargetsByteForByte();
    void writesFieldsInOrder_data();
    void writesFieldsInOrder();
    void framesBodies_data();
    void framesBodies();
    void refusesWhatCouldBeReadTwice_data();
    void refusesWhatCouldBeReadTwice();
    void sendsBodiesInPieces();
    void chunksBodiesOfUnknownSize();
    void neverMakesUpTheEnd();
    void reportsBodiesThatCannotBeRead();
};

void tst_RequestWriter::writesTargetsByteForByte_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("isAbsolute");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("host");
    const auto row = [](const QByteArray &base,
                        const QByteArray &target,
                        const QByteArray &written,
                        const QByteArray &host) {
        QTest::addRow("%s %s", base.constData(), target.constData())
            << base << target << false << written << host;
    };
    row("https://api.test/v1"_ba, "/chat?x=1"_ba, "/v1/chat?x=1"_ba, "api.test"_ba);
    row("https://api.test/v1"_ba, ""_ba, "/v1"_ba, "api.test"_ba);
    row("https://api.test/v1"_ba, "?a"_ba, "/v1?a"_ba, "api.test"_ba);
    row("https://api.test"_ba, ""_ba, "/"_ba, "api.test"_ba);
    row("https://api.test"_ba, "?"_ba, "/?"_ba, "api.test"_ba);
    row("https://api.test"_ba, "/"_ba, "/"_ba, "api.test"_ba);
    row("https://api.test:443/v1"_ba, "/a"_ba, "/v1/a"_ba, "api.test"_ba);
    row("http://api.test:80"_ba, "/a"_ba, "/a"_ba, "api.test"_ba);
    row("http://api.test:443"_ba, "/a"_ba, "/a"_ba, "api.test:443"_ba);
    row("http://[::1]:8080/v1"_ba, "/a"_ba, "/v1/a"_ba, "[::1]:8080"_ba);
    row("https://u:p@api.test/v1"_ba, "/a"_ba, "/v1/a"_ba, "api.test"_ba);
    // All that QUrl would change.
    row("https://api.test"_ba, "/%41%7e%2f%zz"_ba, "/%41%7e%2f%zz"_ba, "api.test"_ba);
    row("https://api.test"_ba, "/a/%2e%2e/b/../c"_ba, "/a/%2e%2e/b/../c"_ba, "api.test"_ba);
    row("https://api.test"_ba, "/\xc3\xa9|\"<>{}^`\\"_ba, "/\xc3\xa9|\"<>{}^`\\"_ba, "api.test"_ba);
    row("https://api.test"_ba, "//a"_ba, "//a"_ba, "api.test"_ba);
    row("https://api.test/%7euser"_ba, "/a"_ba, "/%7euser/a"_ba, "api.test"_ba);
    row("https://api.test"_ba,
        "/a?u=http://x/y?z&&[]"_ba,
        "/a?u=http://x/y?z&&[]"_ba,
        "api.test"_ba);

    QTest::addRow("absolute form") << "http://api.test/v1"_ba
                                   << "/%41"_ba << true << "http://api.test/v1/%41"_ba
                                   << "api.test"_ba;
    QTest::addRow("absolute form with a port, empty path")
        << "http://api.test:81"_ba
        << ""_ba << true << "http://api.test:81/"_ba
        << "api.test:81"_ba;
    QTest::addRow("absolute form without the user of the base")
        << "http://u:p@api.test:80"_ba
        << "/a"_ba << true << "http://api.test/a"_ba
        << "api.test"_ba;
}

void tst_RequestWriter::writesTargetsByteForByte()
{
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, target);
    QFETCH(bool, isAbsolute);
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, host);
    const UpstreamRequest outgoing{.method = "GET"_ba, .base = base, .target = target};
    QCOMPARE(headOf(outgoing, {.isAbsolute = isAbsolute}),
             "GET "_ba + line + " HTTP/1.1\r\nHost: "_ba + host + "\r\n\r\n"_ba);
}

void tst_RequestWriter::writesFieldsInOrder_data()
{
    QTest::addColumn<HeaderFields>("fields");
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray host = "Host: api.test\r\n"_ba;

    QTest::addRow("none") << HeaderFields{} << ""_ba << host;
    QTest::addRow("order, case, repeats, empty values")
        << HeaderFields{{"b"_ba, "1"_ba}, {"A"_ba, ""_ba}, {"B"_ba, "2"_ba}, {"b"_ba, "3"_ba}}
        << ""_ba << host + "b: 1\r\nA: \r\nB: 2\r\nb: 3\r\n"_ba;
    QTest::addRow("Host of their own")
        << HeaderFields{{"a"_ba, "1"_ba}, {"hOST"_ba, "other.test"_ba}} << ""_ba
        << "a: 1\r\nhOST: other.test\r\n"_ba;
    QTest::addRow("empty Host") << HeaderFields{{"a"_ba, "1"_ba}, {"hOST"_ba, ""_ba}} << ""_ba
                                << "a: 1\r\nhOST: api.test\r\n"_ba;
    QTest::addRow("their Transfer-Encoding")
        << HeaderFields{{"Transfer-Encoding"_ba, "chunked"_ba}, {"a"_ba, "1"_ba}} << ""_ba
        << host + "a: 1\r\n"_ba;
    QTest::addRow("proxy") << HeaderFields{{"a"_ba, "1"_ba}} << "Basic eA=="_ba
                           << host + "a: 1\r\nProxy-Authorization: Basic eA==\r\n"_ba;
    QTest::addRow("the proxy's credentials are ours")
        << HeaderFields{{"Proxy-Authorization"_ba, "Basic other"_ba}} << "Basic eA=="_ba
        << host + "Proxy-Authorization: Basic eA==\r\n"_ba;
}

void tst_RequestWriter::writesFieldsInOrder()
{
    QFETCH(HeaderFields, fields);
    QFETCH(QByteArray, authorization);
    QFETCH(QByteArray, expected);
    UpstreamRequest outgoing = request("GET"_ba, fields);
    outgoing.base = "http://api.test"_ba;
    const bool isAbsolute = !authorization.isEmpty();
    const QByteArray line =
        isAbsolute ? "GET http://api.test/x HTTP/1.1\r\n"_ba : "GET /x HTTP/1.1\r\n"_ba;
    QCOMPARE(headOf(outgoing, {.isAbsolute = isAbsolute, .proxyAuthorization = authorization}),
             line + expected + "\r\n"_ba);
    // to an origin its own credentials never go
    QVERIFY(!headOf(outgoing, {.proxyAuthorization = "Basic eA=="_ba}).contains("eA=="));
}

void tst_RequestWriter::framesBodies_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<HeaderFields>("fields");
    QTest::addColumn<int>("size"); // -1: unknown, -2: no body
    QTest::addColumn<QByteArray>("expected");
    const HeaderFields given{
        {"content-length"_ba, "7"_ba}, {"a"_ba, "1"_ba}, {"Content-Length"_ba, "8"_ba}};
    const auto row = [](const char *name,
                        const QByteArray &method,
                        const HeaderFields &fields,
                        int size,
                        const QByteArray &expected) {
        QTest::addRow("%s", name) << method << fields << size << expected;
    };
    row("GET without a body", "GET"_ba, {}, -2, ""_ba);
    row("DELETE without a body", "DELETE"_ba, {}, -2, ""_ba);
    row("a method of their own without a body", "QUERY"_ba, {}, -2, ""_ba);
    row("POST without a body", "POST"_ba, {}, -2, "|Content-Length=0"_ba);
    row("PUT without a body", "PUT"_ba, {}, -2, "|Content-Length=0"_ba);
    row("PATCH without a body", "PATCH"_ba, {}, -2, "|Content-Length=0"_ba);
    row("GET with a length of 0 given",
        "GET"_ba,
        {{"content-length"_ba, "0"_ba}},
        -2,
        "|content-length=0"_ba);
    row("a length without a body", "GET"_ba, given, -2, "|a=1"_ba);
    row("empty body", "GET"_ba, {}, 0, "|Content-Length=0"_ba);
    row("body", "POST"_ba, {{"a"_ba, "1"_ba}}, 5, "|a=1|Content-Length=5"_ba);
    row("GET with a body", "GET"_ba, {}, 5, "|Content-Length=5"_ba);
    row("the true length at the place of the first",
        "POST"_ba,
        given,
        5,
        "|content-length=5|a=1"_ba);
    row("unknown size", "POST"_ba, given, -1, "|a=1|Transfer-Encoding=chunked"_ba);
}

void tst_RequestWriter::framesBodies()
{
    QFETCH(QByteArray, method);
    QFETCH(HeaderFields, fields);
    QFETCH(int, size);
    QFETCH(QByteArray, expected);
    ArrivingBody body(size < 0 ? std::nullopt : std::optional<qint64>(size));
    const auto head = writeHead(request(method, fields, size == -2 ? nullptr : &body), {});
    QVERIFY(head);
    QCOMPARE(head->isChunked, size == -1);
    QVERIFY(
        readBack(head->bytes).startsWith(method + " /v1/x|Host=api.test"_ba + expected + " ["_ba));
}

void tst_RequestWriter::refusesWhatCouldBeReadTwice_data()
{
    QTest::addColumn<UpstreamRequest>("outgoing");
    QTest::addColumn<QByteArray>("kind");
    const auto row = [](const char *name, const UpstreamRequest &outgoing) {
        QTest::addRow("%s", name) << outgoing << "!malformed-request"_ba;
    };
    const auto to = [](const QByteArray &target) {
        return UpstreamRequest{.method = "GET"_ba, .base = "https://a"_ba, .target = target};
    };
    const QByteArray injection = "a\r\nX: y"_ba;
    row("method", request("GET / HTTP/1.1\r\nA: b\r\n\r\nGET"_ba));
    row("target with CR LF", to("/a HTTP/1.1\r\nA: b"_ba));
    row("target with NUL", to("/a\0"_ba));
    row("target with a space", to("/a b"_ba));
    row("target with a fragment", to("/a#b"_ba));
    row("target without a slash", to("a"_ba));
    row("name", request("GET"_ba, {{injection, "1"_ba}}));
    row("value", request("GET"_ba, {{"A"_ba, injection}}));
    row("value with LF", request("GET"_ba, {{"A"_ba, "a\nb"_ba}}));
    row("value with NUL", request("GET"_ba, {{"A"_ba, "a\0b"_ba}}));
    row("Host", request("GET"_ba, {{"Host"_ba, injection}}));
    row("two Hosts", request("GET"_ba, {{"Host"_ba, "a"_ba}, {"Host"_ba, "b"_ba}}));
    const UpstreamRequest elsewhere{.method = "GET"_ba, .base = "ftp://a"_ba};
    QTest::addRow("base") << elsewhere << "!upstream-unreachable"_ba;
    const UpstreamRequest nowhere{.method = "GET"_ba};
    QTest::addRow("no base") << nowhere << "!upstream-unreachable"_ba;
}

void tst_RequestWriter::refusesWhatCouldBeReadTwice()
{
    QFETCH(UpstreamRequest, outgoing);
    QFETCH(QByteArray, kind);
    QCOMPARE(headOf(outgoing), kind);
    outgoing.fields.set("Proxy-Authorization", "x"_ba);
    QCOMPARE(headOf(outgoing, {.isAbsolute = true, .proxyAuthorization = "a"_ba}), kind);
}

void tst_RequestWriter::sendsBodiesInPieces()
{
    ArrivingBody body(10);
    body.arrive("hello"_ba);
    QCOMPARE(*nextPiece(body, 0, false, 3), (BodyPiece{.wire = "hel"_ba, .taken = 3}));
    QCOMPARE(*nextPiece(body, 3, false, 3), (BodyPiece{.wire = "lo"_ba, .taken = 2}));
    QCOMPARE(*nextPiece(body, 5, false, 3), BodyPiece{.wire = ""_ba});
    body.arrive("world"_ba);
    QCOMPARE(*nextPiece(body, 5, false),
             (BodyPiece{.wire = "world"_ba, .taken = 5, .isLast = true}));

    ArrivingBody none(0);
    QCOMPARE(*nextPiece(none, 0, false), (BodyPiece{.wire = ""_ba, .isLast = true}));
}

void tst_RequestWriter::chunksBodiesOfUnknownSize()
{
    const QByteArray text = QByteArray("0123456789abcdef").repeated(20'000);
    for (const qint64 pieceSize : {qint64(7919), pieceBytes, qint64(1'000'000)}) {
        ArrivingBody body;
        body.arrive(text.first(text.size() / 2));
        QByteArray wire = headOf(request("POST"_ba, {}, &body));
        qint64 position = 0;
        for (bool isLast = false; !isLast;) {
            const auto piece = nextPiece(body, position, true, pieceSize);
            QVERIFY(piece);
            QVERIFY(piece->taken <= pieceSize);
            wire += piece->wire;
            position += piece->taken;
            isLast = piece->isLast;
            if (piece->taken == 0 && !isLast) {
                body.arrive(text.sliced(text.size() / 2));
                body.complete();
            }
        }
        QCOMPARE(readBack(wire),
                 "POST /v1/x|Host=api.test|Transfer-Encoding=chunked ["_ba + text + "]"_ba);
    }
}

void tst_RequestWriter::neverMakesUpTheEnd()
{
    ArrivingBody body;
    QCOMPARE(*nextPiece(body, 0, true), BodyPiece{.wire = ""_ba});
    body.arrive("ab"_ba);
    QCOMPARE(*nextPiece(body, 0, true), (BodyPiece{.wire = "2\r\nab\r\n"_ba, .taken = 2}));
    QCOMPARE(*nextPiece(body, 2, true), BodyPiece{.wire = ""_ba});
    body.complete();
    QCOMPARE(*nextPiece(body, 2, true), (BodyPiece{.wire = "0\r\n\r\n"_ba, .isLast = true}));
    QCOMPARE(*nextPiece(body, 1, true),
             (BodyPiece{.wire = "1\r\nb\r\n0\r\n\r\n"_ba, .taken = 1, .isLast = true}));
}

void tst_RequestWriter::reportsBodiesThatCannotBeRead()
{
    ArrivingBody body(2);
    body.arrive("ab"_ba);
    body.breakDown();
    const auto piece = nextPiece(body, 0, false);
    QVERIFY(!piece);
    QCOMPARE(piece.error().kind, ErrorKind::StorageFailed);
}

QTEST_GUILESS_MAIN(tst_RequestWriter)
#include "tst_requestwriter.moc"
