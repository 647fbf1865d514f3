#include "app/democonnection.h"

namespace keyferry::app {

using namespace Qt::StringLiterals;

namespace {

QByteArray reason(int status)
{
    switch (status) {
    case 200: return "OK";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    default: return "Not Found";
    }
}

} // namespace

DemoConnection::DemoConnection(QTcpSocket *socket, std::chrono::milliseconds gap, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
{
    socket->setParent(this);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(gap);
    connect(&m_pause, &QTimer::timeout, this, &DemoConnection::sendPiece);
    connect(socket, &QTcpSocket::readyRead, this, &DemoConnection::onReadyRead);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
}

void DemoConnection::onReadyRead()
{
    m_reader.append(m_socket->readAll());
    answerNext();
}

void DemoConnection::answerNext()
{
    while (!m_isAnswering) {
        const auto request = m_reader.next();
        if (!request)
            return m_socket->abort();
        if (!*request)
            return;
        begin(**request);
    }
}

void DemoConnection::begin(const DemoRequest &request)
{
    const DemoAnswer answer = answerDemo(request);
    const bool hasBody = request.head.method != "HEAD";
    m_isAnswering = true;
    m_pieces = hasBody ? answer.pieces : QByteArrayList();
    // A 1.0 client knows no chunks; for it the end of the connection ends a stream.
    m_isChunked = answer.streams && hasBody && request.head.minorVersion >= 1;
    m_keepsAlive = request.keepsAlive() && (m_isChunked || !answer.streams);

    QByteArray head =
        "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reason(answer.status) + "\r\n";
    head += "Content-Type: " + answer.contentType + "\r\n";
    if (m_isChunked)
        head += "Transfer-Encoding: chunked\r\n";
    else if (!answer.streams)
        head += "Content-Length: " + QByteArray::number(answer.pieces.join().size()) + "\r\n";
    if (!m_keepsAlive)
        head += "Connection: close\r\n";
    m_socket->write(head + "\r\n");
    sendPiece();
}

void DemoConnection::sendPiece()
{
    if (!m_pieces.isEmpty()) {
        const QByteArray piece = m_pieces.takeFirst();
        if (m_isChunked)
            m_socket->write(QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n");
        else
            m_socket->write(piece);
    }
    if (m_pieces.isEmpty())
        return end();
    m_pause.start();
}

void DemoConnection::end()
{
    if (m_isChunked)
        m_socket->write("0\r\n\r\n");
    m_isAnswering = false;
    if (!m_keepsAlive)
        return m_socket->disconnectFromHost();
    // Not from within answerNext(), which may be what called us.
    QMetaObject::invokeMethod(this, &DemoConnection::answerNext, Qt::QueuedConnection);
}

} // namespace keyferry::app
