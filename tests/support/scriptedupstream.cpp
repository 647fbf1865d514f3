#include "tests/support/scriptedupstream.h"

#include "tests/support/scriptedserver.h"

#include <QHostAddress>

namespace keyferry::test {

using namespace Qt::StringLiterals;

QByteArray RecordedRequest::method() const
{
    return head.first(head.indexOf(' '));
}

QByteArray RecordedRequest::target() const
{
    const QByteArray line = head.first(head.indexOf("\r\n"_ba));
    const qsizetype start = line.indexOf(' ') + 1;
    return line.sliced(start, line.lastIndexOf(' ') - start);
}

HeaderFields RecordedRequest::fields() const
{
    HeaderFields fields;
    qsizetype start = head.indexOf("\r\n"_ba) + 2;
    for (qsizetype end = head.indexOf("\r\n"_ba, start); end > start;
         start = end + 2, end = head.indexOf("\r\n"_ba, start)) {
        const QByteArray line = head.sliced(start, end - start);
        const qsizetype colon = line.indexOf(':');
        // One space after the colon is the convention; more of it is part of what was sent.
        const qsizetype value = colon + (line.mid(colon + 1, 1) == " "_ba ? 2 : 1);
        fields.append(line.first(colon), line.sliced(value));
    }
    return fields;
}

ScriptedUpstream::ScriptedUpstream(Runs runs)
    : m_script(std::make_shared<Script>())
    , m_server(new ScriptedServer(m_script))
{
    m_server->listen(QHostAddress::LocalHost, 0);
    m_port = m_server->serverPort();
    if (runs == Runs::InThisThread)
        return;
    m_thread.reset(new QThread);
    m_server->moveToThread(m_thread.get());
    QObject::connect(m_thread.get(), &QThread::finished, m_server, &QObject::deleteLater);
    m_thread->start();
}

ScriptedUpstream::~ScriptedUpstream()
{
    if (!m_thread)
        delete m_server;
}

quint16 ScriptedUpstream::port() const
{
    return m_port;
}

QByteArray ScriptedUpstream::authority() const
{
    return "127.0.0.1:"_ba + QByteArray::number(m_port);
}

QByteArray ScriptedUpstream::url(const QByteArray &path) const
{
    return "http://"_ba + authority() + path;
}

void ScriptedUpstream::setAnswer(const Answer &answer)
{
    setHandler([answer](const RecordedRequest &) { return answer; });
}

void ScriptedUpstream::setHandler(Handler handler)
{
    const QMutexLocker lock(&m_script->mutex);
    m_script->handler = std::move(handler);
}

void ScriptedUpstream::setAnswerFor(const QByteArray &marker, const Answer &answer)
{
    const QMutexLocker lock(&m_script->mutex);
    m_script->markedAnswers.emplace_back(marker, answer);
}

void ScriptedUpstream::setHeadHandler(HeadHandler handler)
{
    const QMutexLocker lock(&m_script->mutex);
    m_script->headHandler = std::move(handler);
}

void ScriptedUpstream::setReadPace(qint64 bytes, std::chrono::milliseconds interval)
{
    const QMutexLocker lock(&m_script->mutex);
    m_script->readPace = bytes;
    m_script->readInterval = interval;
}

void ScriptedUpstream::setKeptBody(qint64 bytes)
{
    const QMutexLocker lock(&m_script->mutex);
    m_script->keptBody = bytes;
}

void ScriptedUpstream::release(int most)
{
    QMetaObject::invokeMethod(m_server, [server = m_server, most] { server->release(most); });
}

void ScriptedUpstream::closeConnections()
{
    QMetaObject::invokeMethod(m_server, [server = m_server] { server->closeConnections(); });
}

void ScriptedUpstream::closeIdleConnections()
{
    QMetaObject::invokeMethod(m_server, [server = m_server] { server->closeIdleConnections(); });
}

void ScriptedUpstream::resetConnections()
{
    QMetaObject::invokeMethod(m_server, [server = m_server] { server->resetConnections(); });
}

void ScriptedUpstream::stopListening()
{
    QMetaObject::invokeMethod(m_server, [server = m_server] { server->close(); });
}

void ScriptedUpstream::listenAgain()
{
    QMetaObject::invokeMethod(m_server, [server = m_server, port = m_port] {
        if (!server->listen(QHostAddress::LocalHost, port))
            qWarning("cannot listen again: %s", qPrintable(server->errorString()));
    });
}

std::vector<RecordedRequest> ScriptedUpstream::requests() const
{
    const QMutexLocker lock(&m_script->mutex);
    return m_script->requests;
}

int ScriptedUpstream::requestCount() const
{
    const QMutexLocker lock(&m_script->mutex);
    return static_cast<int>(m_script->requests.size());
}

int ScriptedUpstream::held() const
{
    return m_script->held;
}

int ScriptedUpstream::connectionCount() const
{
    return m_script->accepted;
}

int ScriptedUpstream::openConnections() const
{
    return m_script->open;
}

int ScriptedUpstream::mostOpenConnections() const
{
    return m_script->mostOpen;
}

qint64 ScriptedUpstream::bytesSent() const
{
    return m_script->sent;
}

} // namespace keyferry::test
