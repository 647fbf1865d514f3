#include "proxy/http/upgrade.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;

class tst_Upgrade : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAHandshake_data();
    void readsAHandshake();
    void checksTheSwitch_data();
    void checksTheSwitch();
};

namespace {

enum class Seen { Handshake, Nothing, Broken };

// RFC 6455 1.2 and 1.3.
const HeaderFields handshake{{"Host", "a"},
                             {"Upgrade", "websocket"},
                             {"Connection", "Upgrade"},
                             {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="},
                             {"Sec-WebSocket-Version", "13"}};
const HeaderFields answer{{"Upgrade", "websocket"},
                          {"Connection", "Upgrade"},
                          {"Sec-WebSocket-Accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="}};

/// An empty value removes the field.
HeaderFields with(HeaderFields fields, const QByteArray &name, const QByteArray &value)
{
    if (value.isEmpty())
        fields.remove(name);
    else
        fields.set(name, value);
    return fields;
}

HeaderFields twice(HeaderFields fields, const QByteArray &name)
{
    fields.append(name, fields.first(name));
    return fields;
}

} // namespace

void tst_Upgrade::readsAHandshake_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<int>("minorVersion");
    QTest::addColumn<HeaderFields>("fields");
    QTest::addColumn<int>("seen");

    const auto row = [](const char *name, const HeaderFields &fields, Seen seen) {
        QTest::newRow(name) << "GET"_ba << 1 << fields << int(seen);
    };
    row("RFC 6455 1.2", handshake, Seen::Handshake);
    row("names and values in any case",
        {{"UPGRADE", "WebSocket"},
         {"connection", "UPGRADE"},
         {"sec-websocket-key", "x"},
         {"SEC-WEBSOCKET-VERSION", "8"}},
        Seen::Handshake);
    row("in lists",
        with(with(handshake, "Connection", "keep-alive, Upgrade"), "Upgrade", "h2c, websocket"),
        Seen::Handshake);
    row("an empty body", with(handshake, "Content-Length", "0"), Seen::Handshake);

    row("no Upgrade", with(handshake, "Upgrade", ""), Seen::Nothing);
    row("another protocol", with(handshake, "Upgrade", "h2c"), Seen::Nothing);
    row("a protocol of a like name", with(handshake, "Upgrade", "websocket2"), Seen::Nothing);
    QTest::newRow("RFC 9110 7.8: HTTP/1.0") << "GET"_ba << 0 << handshake << int(Seen::Nothing);

    QTest::newRow("POST") << "POST"_ba << 1 << handshake << int(Seen::Broken);
    row("no Connection", with(handshake, "Connection", ""), Seen::Broken);
    row("another Connection", with(handshake, "Connection", "keep-alive"), Seen::Broken);
    row("no key", with(handshake, "Sec-WebSocket-Key", ""), Seen::Broken);
    row("blank key", with(handshake, "Sec-WebSocket-Key", "  "), Seen::Broken);
    row("two keys", twice(handshake, "Sec-WebSocket-Key"), Seen::Broken);
    row("no version", with(handshake, "Sec-WebSocket-Version", ""), Seen::Broken);
    row("two versions", twice(handshake, "Sec-WebSocket-Version"), Seen::Broken);
    row("a body", with(handshake, "Content-Length", "3"), Seen::Broken);
    row("chunks", with(handshake, "Transfer-Encoding", "chunked"), Seen::Broken);
}

void tst_Upgrade::readsAHandshake()
{
    QFETCH(QByteArray, method);
    QFETCH(int, minorVersion);
    QFETCH(HeaderFields, fields);
    QFETCH(int, seen);
    const auto read = http::asksForWebSocket(
        {.method = method, .target = "/", .minorVersion = minorVersion, .fields = fields});
    QCOMPARE(bool(read), Seen(seen) != Seen::Broken);
    if (read)
        QCOMPARE(*read, Seen(seen) == Seen::Handshake);
    else
        QCOMPARE(read.error().kind, ErrorKind::MalformedRequest);
}

void tst_Upgrade::checksTheSwitch_data()
{
    QTest::addColumn<HeaderFields>("fields");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("RFC 6455 1.3") << answer << true;
    QTest::newRow("any case, lists")
        << with(with(answer, "Upgrade", "WebSocket"), "Connection", "keep-alive, upgrade") << true;
    QTest::newRow("no Upgrade") << with(answer, "Upgrade", "") << false;
    QTest::newRow("another protocol") << with(answer, "Upgrade", "h2c") << false;
    QTest::newRow("no Connection") << with(answer, "Connection", "") << false;
    QTest::newRow("no Accept") << with(answer, "Sec-WebSocket-Accept", "") << false;
    QTest::newRow("another's Accept")
        << with(answer, "Sec-WebSocket-Accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOp=") << false;
    QTest::newRow("two of them") << twice(answer, "Sec-WebSocket-Accept") << false;
}

void tst_Upgrade::checksTheSwitch()
{
    QFETCH(HeaderFields, fields);
    QFETCH(bool, isGood);
    const auto checked =
        http::checkSwitch({.status = 101, .fields = fields}, "dGhlIHNhbXBsZSBub25jZQ=="_ba);
    QCOMPARE(bool(checked), isGood);
    if (!checked)
        QCOMPARE(checked.error().kind, ErrorKind::UpstreamMalformed);
}

QTEST_GUILESS_MAIN(tst_Upgrade)
#include "tst_upgrade.moc"
