#include "app/demoprovider.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpSocket>
#include <QTest>

using namespace keyferry;
using namespace keyferry::app;
using namespace Qt::StringLiterals;

namespace {

QByteArray chat(const QByteArray &framing, bool isStream)
{
    const QByteArray body = isStream ? R"({"stream":true,"messages":[{"content":"one two three"}]})"
                                     : R"({"messages":[{"content":"one two three"}]})";
    return "POST /v1/chat/completions HTTP/1.1\r\nHost: demo\r\nAuthorization: Bearer demo-1\r\n"
           + (framing == "chunked"
                  ? "Transfer-Encoding: chunked\r\n\r\n" + QByteArray::number(body.size(), 16)
                        + "\r\n" + body + "\r\n0\r\n\r\n"
                  : "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

} // namespace

class tst_DemoProvider final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answersSeveralRequestsOnOneConnection();
    void streamsInChunks();
    void streamToAnOldClientEndsWithTheConnection();
    void bodyOfHeadIsLeftOut();
    void hangsUpOnGarbage();
    void qtClientReadsTheStream();

private:
    std::unique_ptr<QTcpSocket> connected();
    DemoProvider m_provider{std::chrono::milliseconds(1)};
    quint16 m_port = 0;
};

void tst_DemoProvider::initTestCase()
{
    QVERIFY(m_provider.listen());
    m_port = static_cast<quint16>(QUrl(m_provider.baseUrl()).port());
}

std::unique_ptr<QTcpSocket> tst_DemoProvider::connected()
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(QHostAddress::LocalHost, m_port);
    return socket;
}

void tst_DemoProvider::answersSeveralRequestsOnOneConnection()
{
    const auto socket = connected();
    socket->write(chat("length", false) + chat("chunked", false) + chat("length", true)
                  + chat("length", false));
    QByteArray answers;
    QTRY_VERIFY((answers += socket->readAll()).count("HTTP/1.1 200 OK") == 4
                && answers.endsWith('}'));
    QCOMPARE(answers.count("one two three"), 3);
    QCOMPARE(socket->state(), QAbstractSocket::ConnectedState);
}

void tst_DemoProvider::streamsInChunks()
{
    const auto socket = connected();
    socket->write(chat("length", true));
    QByteArray answer;
    QTRY_VERIFY((answer += socket->readAll()).endsWith("0\r\n\r\n"));
    QVERIFY(answer.contains("Transfer-Encoding: chunked\r\n"));
    QVERIFY(answer.contains("Content-Type: text/event-stream\r\n"));
    QVERIFY(answer.contains(R"("delta":{"content":" two"})"));
    QVERIFY(answer.contains("\r\ne\r\ndata: [DONE]\n\n\r\n0\r\n\r\n"));
}

void tst_DemoProvider::streamToAnOldClientEndsWithTheConnection()
{
    const auto socket = connected();
    socket->write(chat("length", true).replace("HTTP/1.1", "HTTP/1.0"));
    QByteArray answer;
    QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
    answer = socket->readAll();
    QVERIFY(!answer.contains("chunked"));
    QVERIFY(answer.endsWith("data: [DONE]\n\n"));
}

void tst_DemoProvider::bodyOfHeadIsLeftOut()
{
    const auto socket = connected();
    socket->write(
        "HEAD /v1/models HTTP/1.1\r\nAuthorization: Bearer demo-1\r\nConnection: close\r\n\r\n");
    QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
    const QByteArray answer = socket->readAll();
    QVERIFY(answer.startsWith("HTTP/1.1 200 OK"));
    QVERIFY(answer.endsWith("\r\n\r\n"));
}

void tst_DemoProvider::hangsUpOnGarbage()
{
    const auto socket = connected();
    socket->write("hello\r\n\r\n");
    QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
    QVERIFY(socket->readAll().isEmpty());
}

void tst_DemoProvider::qtClientReadsTheStream()
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(m_provider.baseUrl() + "/v1/messages"_L1));
    request.setRawHeader("x-api-key", "demo-anthropic-1");
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const std::unique_ptr<QNetworkReply> reply(
        network.post(request, R"({"stream":true,"messages":[{"content":"one two"}]})"_ba));
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    QVERIFY(reply->readAll().contains("event: message_stop\n"));
}

QTEST_GUILESS_MAIN(tst_DemoProvider)
#include "tst_demoprovider.moc"
