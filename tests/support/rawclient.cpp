#include "tests/support/rawclient.h"

#include "tests/support/instrumented.h"

#include <QEventLoop>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QTimer>

namespace keyferry::test {

using namespace Qt::StringLiterals;

RawClient::RawClient(quint16 port)
    : m_socket(std::make_unique<QTcpSocket>())
{
    m_socket->setProxy(QNetworkProxy::NoProxy);
    m_socket->connectToHost(QHostAddress::LocalHost, port);
}

void RawClient::request(const QByteArray &method,
                        const QByteArray &target,
                        const QByteArray &body,
                        const QByteArray &moreFields)
{
    QByteArray bytes = method + ' ' + target
                       + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer sk-123456\r\n"
                       + moreFields;
    if (!body.isEmpty() || method == "POST")
        bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    send(bytes + "\r\n" + body);
}

void RawClient::setReadLimit(qint64 bytes)
{
    m_socket->setReadBufferSize(bytes);
}

const QByteArray &RawClient::received()
{
    m_received += m_socket->readAll();
    return m_received;
}

int RawClient::status()
{
    return received().startsWith("HTTP/1.1 ") ? m_received.sliced(9, 3).toInt() : 0;
}

HeaderFields RawClient::fields()
{
    HeaderFields fields;
    const QByteArray head =
        received().first(std::max<qsizetype>(received().indexOf("\r\n\r\n"), 0));
    const auto lines = head.split('\n');
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const auto colon = lines.at(i).indexOf(':');
        fields.append(lines.at(i).first(colon), lines.at(i).sliced(colon + 1).trimmed());
    }
    return fields;
}

RawClient::Decoded RawClient::decode()
{
    const auto headEnd = received().indexOf("\r\n\r\n");
    if (headEnd < 0)
        return {};
    const HeaderFields head = fields();
    QByteArray rest = m_received.sliced(headEnd + 4);
    if (const QByteArray length = head.first("Content-Length"); !length.isEmpty())
        return {.body = rest, .isComplete = rest.size() >= length.toLongLong()};
    if (!head.contains("Transfer-Encoding"))
        return {.body = rest, .isComplete = isClosed()};

    Decoded decoded;
    while (true) {
        const auto lineEnd = rest.indexOf("\r\n");
        if (lineEnd < 0)
            return decoded;
        const auto size = rest.first(lineEnd).toLongLong(nullptr, 16);
        if (rest.size() < lineEnd + 2 + size + 2)
            return decoded;
        decoded.body += rest.sliced(lineEnd + 2, size);
        rest = rest.sliced(lineEnd + 2 + size + 2);
        if (size == 0) {
            decoded.isComplete = true;
            return decoded;
        }
    }
}

QByteArray RawClient::body()
{
    return decode().body;
}

bool RawClient::isComplete()
{
    return decode().isComplete;
}

bool RawClient::waitUntilComplete()
{
    constexpr int longestMilliseconds = 30'000 * patience;
    QEventLoop loop;
    QObject::connect(m_socket.get(), &QTcpSocket::readyRead, &loop, &QEventLoop::quit);
    QObject::connect(m_socket.get(), &QTcpSocket::disconnected, &loop, &QEventLoop::quit);
    bool isOver = false;
    QTimer::singleShot(longestMilliseconds, &loop, [&] {
        isOver = true;
        loop.quit();
    });
    while (!isComplete() && !isClosed() && !isOver)
        loop.exec();
    return isComplete();
}

} // namespace keyferry::test
