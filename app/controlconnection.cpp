#include "app/controlconnection.h"

#include "app/arguments.h"
#include "app/commandinput.h"
#include "app/jsonvalues.h"

#include <QCborArray>
#include <QMetaMethod>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace keyferry::app {

using namespace Qt::StringLiterals;

namespace {

// A tail that nobody reads may not fill memory; what does not fit is left out.
constexpr qint64 tailBacklog = 1024 * 1024;
// From here on what a verb used is given back to the system: the list of 200,000 keys leaves
// 350 MB of free small blocks behind, which glibc keeps (measured).
constexpr qint64 largeTraffic = 1024 * 1024;

QStringList stringList(const QCborValue &value)
{
    QStringList out;
    for (const QCborValue &member : value.toArray())
        out.append(member.toString());
    return out;
}

void giveBackMemory()
{
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

} // namespace

ControlConnection::ControlConnection(QLocalSocket *socket,
                                     const CommandBackend &backend,
                                     CommandExecutor &executor,
                                     QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_backend(backend)
    , m_executor(executor)
{
    socket->setParent(this);
    connect(socket, &QLocalSocket::readyRead, this, &ControlConnection::onReadyRead);
    connect(socket, &QLocalSocket::disconnected, this, &QObject::deleteLater);
    send({{u"keyferry"_s, QStringLiteral(KEYFERRY_VERSION)}});
}

ControlConnection::~ControlConnection()
{
    m_reader = control::FrameReader();
    if (m_bytes >= largeTraffic)
        giveBackMemory();
}

void ControlConnection::send(const QCborMap &message)
{
    const QByteArray frame = control::encodeFrame(message);
    m_bytes += frame.size();
    m_socket->write(frame);
}

void ControlConnection::onReadyRead()
{
    m_bytes += m_socket->bytesAvailable();
    m_reader.append(m_socket->readAll());
    const auto message = m_reader.next();
    if (!message)
        return finish(message.error());
    if (!*message || m_hasRequest)
        return;
    m_hasRequest = true;
    handle(**message);
}

void ControlConnection::handle(const QCborMap &request)
{
    if (request[u"show_window"_s].toBool())
        return showWindow();
    auto parsed = parseArguments(stringList(request[u"arguments"_s]), m_backend.clock.wall());
    if (!parsed)
        return finish(parsed.error());
    if (std::holds_alternative<command::LogTail>(parsed->command))
        return startTail();
    giveInput(parsed->command, request[u"input"_s].toByteArray());
    m_executor.execute(parsed->command, {this, [this](const auto &result) { finish(result); }});
}

void ControlConnection::showWindow()
{
    const bool hasWindow =
        isSignalConnected(QMetaMethod::fromSignal(&ControlConnection::showWindowRequested));
    if (!hasWindow) {
        return finish(
            Error{.kind = ErrorKind::FolderInUse,
                  .detail = u"a keyferry without a window (keyferry serve) owns this data folder"_s,
                  .field = {}});
    }
    Q_EMIT showWindowRequested();
    finish(QJsonObject{{u"shown"_s, true}});
}

void ControlConnection::startTail()
{
    Q_ASSERT(m_backend.gateway);
    connect(
        m_backend.gateway, &Gateway::requestsChanged, this, &ControlConnection::onRequestsChanged);
}

void ControlConnection::onRequestsChanged(const QList<RequestRecord> &records)
{
    for (const RequestRecord &record : records) {
        if (record.outcome == RequestOutcome::Running || m_socket->bytesToWrite() > tailBacklog)
            continue;
        send({{u"item"_s, QCborMap::fromJsonObject(json::request(record))}});
    }
}

void ControlConnection::finish(const Result<QJsonObject> &result)
{
    if (result)
        send({{u"result"_s, QCborMap::fromJsonObject(*result)}});
    else
        send(QCborMap::fromJsonObject(json::error(result.error())));
    m_socket->disconnectFromServer();
}

} // namespace keyferry::app
