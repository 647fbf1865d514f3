#include "app/controlclient.h"

#include <QCborArray>
#include <QCborMap>

namespace keyferry::app {

using namespace Qt::StringLiterals;

namespace {

Error inUse(const QString &detail)
{
    return {.kind = ErrorKind::FolderInUse, .detail = detail, .field = {}};
}

Error errorOf(const QCborMap &content)
{
    return {.kind = errorKindFromName(content[u"kind"_s].toString()),
            .detail = content[u"message"_s].toString(),
            .field = content[u"field"_s].toString()};
}

} // namespace

ControlClient::ControlClient(std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent)
{
    m_timeout.setSingleShot(true);
    m_timeout.setInterval(patience);
    connect(&m_timeout, &QTimer::timeout, this, [this] {
        settle(inUse(u"another instance owns the data folder and does not answer: stop it, or name"
                     " another folder with --data-dir"_s));
    });
    connect(&m_socket, &QLocalSocket::readyRead, this, &ControlClient::onReadyRead);
    connect(&m_socket, &QLocalSocket::errorOccurred, this, &ControlClient::onError);
}

void ControlClient::send(const QString &socketPath, const ControlRequest &request)
{
    m_request = request;
    m_timeout.start();
    m_socket.connectToServer(socketPath);
}

void ControlClient::onError(QLocalSocket::LocalSocketError error)
{
    // An answer may have come together with the end.
    if (m_socket.isOpen())
        onReadyRead();
    if (m_isSettled)
        return;
    if (error == QLocalSocket::PeerClosedError)
        return settle(Error{.kind = ErrorKind::Stopping,
                            .detail = u"the running instance ended before it answered"_s,
                            .field = {}});
    m_isSettled = true;
    m_timeout.stop();
    Q_EMIT nobodyListens();
}

void ControlClient::onReadyRead()
{
    m_reader.append(m_socket.readAll());
    while (!m_isSettled) {
        const auto message = m_reader.next();
        if (!message)
            return settle(message.error());
        if (!*message)
            return;
        if (m_isGreeted)
            onMessage(**message);
        else
            onGreeting(**message);
    }
}

void ControlClient::onGreeting(const QCborMap &greeting)
{
    m_isGreeted = true;
    m_timeout.stop();
    const QString version = greeting[u"keyferry"_s].toString();
    if (version != QStringLiteral(KEYFERRY_VERSION)) {
        return settle(inUse(u"the running instance is keyferry %1, this is %2; restart it"_s.arg(
            version, QStringLiteral(KEYFERRY_VERSION))));
    }
    const QCborMap request =
        m_request.showWindow
            ? QCborMap{{u"show_window"_s, true}}
            : QCborMap{{u"arguments"_s, QCborArray::fromStringList(m_request.arguments)},
                       {u"input"_s, m_request.input}};
    m_socket.write(control::encodeFrame(request));
}

void ControlClient::onMessage(const QCborMap &message)
{
    if (message.contains(u"item"_s))
        Q_EMIT itemReceived(message[u"item"_s].toMap().toJsonObject());
    else if (message.contains(u"error"_s))
        settle(errorOf(message[u"error"_s].toMap()));
    else
        settle(message[u"result"_s].toMap().toJsonObject());
}

void ControlClient::settle(const Result<QJsonObject> &result)
{
    if (m_isSettled)
        return;
    m_isSettled = true;
    m_timeout.stop();
    m_socket.abort();
    Q_EMIT finished(result);
}

} // namespace keyferry::app
