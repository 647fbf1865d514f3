#include "tests/support/scriptedupstream.h"

#include <QTcpSocket>

#include <array>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace keyferry::test {

using namespace Qt::StringLiterals;

class tst_ScriptedUpstream final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordsBytesAndAnswers_data();
    void recordsBytesAndAnswers();
    void choosesAnswersByMarker();
    void holdsAnswersUntilReleased();
    void endsByFinishOrReset_data();
    void endsByFinishOrReset();
    void generatesBigBodies();
    void answersAtTheHead();
};

namespace {

const QByteArray post = "POST /a?b HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello"_ba;
const QByteArray get = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"_ba;

void open(QTcpSocket &socket, const ScriptedUpstream &upstream)
{
    socket.connectToHost(QHostAddress::LocalHost, upstream.port());
}

/// A blocking socket on plain system calls.
class RawClient
{
public:
    explicit RawClient(quint16 port)
        : m_descriptor(::socket(AF_INET, SOCK_STREAM, 0))
    {
        const sockaddr_in address{.sin_family = AF_INET,
                                  .sin_port = htons(port),
                                  .sin_addr = {htonl(INADDR_LOOPBACK)},
                                  .sin_zero = {}};
        sockaddr generic{};
        std::memcpy(&generic, &address, sizeof address);
        ::connect(m_descriptor, &generic, sizeof address);
    }
    ~RawClient() { ::close(m_descriptor); }
    RawClient(const RawClient &) = delete;
    RawClient &operator=(const RawClient &) = delete;

    void send(const QByteArray &bytes) const
    {
        QCOMPARE(::send(m_descriptor, bytes.constData(), static_cast<std::size_t>(bytes.size()), 0),
                 bytes.size());
    }

    /// What came, and the errno that ended it; 0 for FIN.
    [[nodiscard]] std::pair<QByteArray, int> receiveToEnd() const
    {
        QByteArray all;
        for (std::array<char, 64> buffer{};;) {
            const auto got = ::recv(m_descriptor, buffer.data(), buffer.size(), 0);
            if (got <= 0)
                return {all, got < 0 ? errno : 0};
            all.append(buffer.data(), got);
        }
    }

private:
    int m_descriptor;
};

} // namespace

void tst_ScriptedUpstream::recordsBytesAndAnswers_data()
{
    QTest::addColumn<ScriptedUpstream::Runs>("runs");
    QTest::addRow("in this thread") << ScriptedUpstream::Runs::InThisThread;
    QTest::addRow("in its own") << ScriptedUpstream::Runs::InItsOwn;
}

void tst_ScriptedUpstream::recordsBytesAndAnswers()
{
    QFETCH(ScriptedUpstream::Runs, runs);
    ScriptedUpstream upstream(runs);
    upstream.setAnswer(
        sseAnswer({"data: 1\n\n"_ba, "data: 2\n\n"_ba}, std::chrono::milliseconds(1)));
    QTcpSocket socket;
    open(socket, upstream);
    socket.write(post + get);
    QTRY_COMPARE(upstream.requestCount(), 2);
    QTRY_VERIFY(socket.peek(1000).count("0\r\n\r\n") == 2);

    const RecordedRequest first = upstream.requests().front();
    QCOMPARE(first.head + first.body, post);
    QCOMPARE(first.method(), "POST"_ba);
    QCOMPARE(first.target(), "/a?b"_ba);
    QCOMPARE(first.field("host"), "x"_ba);
    QVERIFY(first.isComplete);
    QCOMPARE(upstream.requests().back().connection, 1);
    QCOMPARE(socket.readAll().count("9\r\ndata: 2\n\n\r\n"), 2);
}

void tst_ScriptedUpstream::choosesAnswersByMarker()
{
    ScriptedUpstream upstream;
    upstream.setAnswerFor("GET "_ba, jsonAnswer(404, "{\"a\":1}"_ba));
    QTcpSocket socket;
    open(socket, upstream);
    socket.write(get);
    QTRY_VERIFY(socket.bytesAvailable() > 0);
    QVERIFY(socket.readAll().startsWith("HTTP/1.1 404 "));
    socket.write(post);
    QTRY_VERIFY(socket.bytesAvailable() > 0);
    QVERIFY(socket.readAll().startsWith("HTTP/1.1 200 "));
}

void tst_ScriptedUpstream::holdsAnswersUntilReleased()
{
    ScriptedUpstream upstream;
    upstream.setAnswer(Answer().hold().send("late"_ba));
    QTcpSocket first;
    QTcpSocket second;
    open(first, upstream);
    first.write(get);
    QTRY_COMPARE(upstream.held(), 1);
    open(second, upstream);
    second.write(get);
    QTRY_COMPARE(upstream.held(), 2);
    upstream.release(1);
    QTRY_COMPARE(first.peek(100), "late"_ba);
    QCOMPARE(upstream.held(), 1);
    QCOMPARE(second.bytesAvailable(), 0);
    upstream.release();
    QTRY_COMPARE(second.peek(100), "late"_ba);
    QCOMPARE(upstream.mostOpenConnections(), 2);
}

void tst_ScriptedUpstream::endsByFinishOrReset_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<int>("error");
    QTest::addRow("finish") << Answer().send("abc"_ba).finish() << 0;
    QTest::addRow("reset") << Answer().send("abc"_ba).reset() << ECONNRESET;
}

void tst_ScriptedUpstream::endsByFinishOrReset()
{
    QFETCH(Answer, answer);
    QFETCH(int, error);
    ScriptedUpstream upstream(ScriptedUpstream::Runs::InItsOwn);
    upstream.setAnswer(answer);
    // Qt's sockets do not tell FIN from RST.
    const RawClient client(upstream.port());
    client.send(get);
    const auto [bytes, seen] = client.receiveToEnd();
    QCOMPARE(bytes, "abc"_ba);
    QCOMPARE(seen, error);
    QTRY_COMPARE(upstream.openConnections(), 0);
}

void tst_ScriptedUpstream::generatesBigBodies()
{
    constexpr qint64 size = 3 * 1024 * 1024 + 7;
    ScriptedUpstream upstream;
    upstream.setAnswer(bigAnswer(size));
    QTcpSocket socket;
    open(socket, upstream);
    socket.write(get);
    QByteArray got;
    QTRY_VERIFY((got += socket.readAll()).endsWith(patternBytes(size - 100, 100)));
    QCOMPARE(got.sliced(got.indexOf("\r\n\r\n"_ba) + 4), patternBytes(0, size));
    QCOMPARE(upstream.bytesSent(), got.size());
}

void tst_ScriptedUpstream::answersAtTheHead()
{
    ScriptedUpstream upstream;
    upstream.setHeadHandler([](const RecordedRequest &) { return rawAnswer("early"_ba); });
    QTcpSocket socket;
    open(socket, upstream);
    socket.write(post.chopped(1));
    QTRY_COMPARE(socket.peek(100), "early"_ba);
    QTRY_COMPARE(upstream.requests().front().bodySize, 4);
    QVERIFY(!upstream.requests().front().isComplete);
    socket.readAll();
    socket.write("o");
    QTRY_VERIFY(upstream.requests().front().isComplete);
    QCOMPARE(socket.bytesAvailable(), 0);
}

} // namespace keyferry::test

QTEST_GUILESS_MAIN(keyferry::test::tst_ScriptedUpstream)

#include "tst_scriptedupstream.moc"
