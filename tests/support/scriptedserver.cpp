#include "tests/support/scriptedserver.h"

#include <sys/socket.h>

namespace keyferry::test {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 pieceBytes = 64 * 1024;
constexpr qint64 pendingLimit = 256 * 1024;

} // namespace

Answer Script::answerFor(const RecordedRequest &request) const
{
    QMutexLocker lock(&mutex);
    for (const auto &[marker, answer] : markedAnswers) {
        if (request.head.contains(marker))
            return answer;
    }
    const auto asked = handler;
    lock.unlock();
    return asked ? asked(request) : jsonAnswer(200, "{}"_ba);
}

std::optional<Answer> Script::earlyAnswerFor(const RecordedRequest &request) const
{
    QMutexLocker lock(&mutex);
    const auto asked = headHandler;
    lock.unlock();
    return asked ? asked(request) : std::nullopt;
}

ScriptedConnection::ScriptedConnection(qintptr descriptor,
                                       std::shared_ptr<Script> script,
                                       ScriptedServer &server)
    : QObject(&server)
    , m_script(std::move(script))
    , m_server(server)
    , m_ordinal(++m_script->accepted)
{
    m_script->mostOpen = std::max(m_script->mostOpen.load(), ++m_script->open);
    m_waitTimer.setSingleShot(true);
    connect(&m_waitTimer, &QTimer::timeout, this, &ScriptedConnection::advance);
    connect(&m_readTimer, &QTimer::timeout, this, &ScriptedConnection::consume);
    connect(&m_socket, &QTcpSocket::readyRead, this, &ScriptedConnection::onReadable);
    connect(&m_socket, &QTcpSocket::bytesWritten, this, [this](qint64 bytes) {
        m_script->sent += bytes;
        advance();
    });
    connect(&m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);

    QMutexLocker lock(&m_script->mutex);
    if (m_script->readPace > 0) {
        m_socket.setReadBufferSize(m_script->readPace);
        m_readTimer.start(m_script->readInterval);
    }
    lock.unlock();
    m_socket.setSocketDescriptor(descriptor);
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

ScriptedConnection::~ScriptedConnection()
{
    setHeld(false);
    m_socket.disconnect(this);
    --m_script->open;
}

void ScriptedConnection::onReadable()
{
    if (!m_readTimer.isActive())
        consume();
}

void ScriptedConnection::consume()
{
    m_input += m_socket.readAll();
    // Pipelined requests wait until the answer before them is through, an early one's body does
    // not.
    while (!m_input.isEmpty() && (m_inBody || m_steps.empty())) {
        if (!m_inBody ? !consumeHead() : !(m_isChunked ? consumeChunk() : consumeBody()))
            return;
    }
}

bool ScriptedConnection::consumeHead()
{
    const qsizetype end = m_input.indexOf("\r\n\r\n"_ba);
    if (end < 0)
        return false;
    m_request = {.connection = m_ordinal, .head = m_input.first(end + 4)};
    m_input.remove(0, end + 4);
    m_bodyLength = m_request.field("Content-Length").toLongLong();
    m_isChunked = m_request.field("Transfer-Encoding") == "chunked";
    m_request.isComplete = m_bodyLength == 0 && !m_isChunked;
    m_inBody = !m_request.isComplete;
    {
        const QMutexLocker lock(&m_script->mutex);
        m_recordIndex = m_script->requests.size();
        m_script->requests.push_back(m_request);
    }
    const std::optional<Answer> early = m_script->earlyAnswerFor(m_request);
    m_isAnswered = early.has_value();
    if (early)
        play(*early);
    else if (!m_inBody)
        play(m_script->answerFor(m_request));
    return true;
}

bool ScriptedConnection::consumeBody()
{
    const qint64 taken = std::min<qint64>(m_input.size(), m_bodyLength - m_request.bodySize);
    const QByteArray piece = m_input.first(taken);
    m_input.remove(0, taken);
    keep(piece, m_request.bodySize + taken == m_bodyLength);
    return true;
}

bool ScriptedConnection::consumeChunk()
{
    // Neither extensions nor trailers: keyferry sends none.
    const qsizetype begin = m_input.indexOf("\r\n"_ba) + 2;
    const qsizetype size = m_input.first(qMax(begin - 2, qsizetype(0))).toLongLong(nullptr, 16);
    if (begin < 2 || m_input.size() < begin + size + 2)
        return false;
    const QByteArray piece = m_input.sliced(begin, size);
    m_input.remove(0, begin + size + 2);
    keep(piece, size == 0);
    return true;
}

void ScriptedConnection::keep(const QByteArray &piece, bool isLast)
{
    m_request.bodySize += piece.size();
    m_request.isComplete = isLast;
    {
        const QMutexLocker lock(&m_script->mutex);
        RecordedRequest &kept = m_script->requests[m_recordIndex];
        kept.body += piece.first(std::min(piece.size(), m_script->keptBody - kept.body.size()));
        kept.bodySize = m_request.bodySize;
        kept.isComplete = isLast;
        if (isLast)
            m_request.body = kept.body;
    }
    m_inBody = !isLast;
    if (isLast && !m_isAnswered)
        play(m_script->answerFor(m_request));
}

void ScriptedConnection::play(const Answer &answer)
{
    m_steps.assign(answer.steps().begin(), answer.steps().end());
    advance();
}

void ScriptedConnection::release()
{
    setHeld(false);
    m_steps.pop_front();
    advance();
}

void ScriptedConnection::setHeld(bool held)
{
    if (m_isHeld == held)
        return;
    m_isHeld = held;
    m_script->held += held ? 1 : -1;
    if (held)
        m_server.waiting.push_back(this);
    else
        std::erase(m_server.waiting, this);
}

void ScriptedConnection::advance()
{
    if (m_steps.empty() || !m_socket.isOpen()) // closed from outside, about to be deleted
        return;
    while (!m_steps.empty() && perform(m_steps.front()))
        m_steps.pop_front();
    if (m_steps.empty() && !m_input.isEmpty())
        QMetaObject::invokeMethod(this, &ScriptedConnection::consume, Qt::QueuedConnection);
}

bool ScriptedConnection::perform(const Answer::Step &step)
{
    if (m_isHeld || m_waitTimer.isActive())
        return false;
    if (const auto *send = std::get_if<Answer::Send>(&step)) {
        m_socket.write(send->bytes);
        return true;
    }
    if (const auto *fill = std::get_if<Answer::Fill>(&step))
        return performFill(fill->bytes);
    if (const auto *wait = std::get_if<Answer::Wait>(&step)) {
        m_hasWaited = !m_hasWaited;
        if (m_hasWaited && wait->time.count() > 0)
            m_waitTimer.start(wait->time);
        else
            m_hasWaited = false;
        return !m_hasWaited;
    }
    if (std::holds_alternative<Answer::Hold>(step)) {
        setHeld(true);
        return false;
    }
    return performEnd(std::holds_alternative<Answer::Reset>(step));
}

bool ScriptedConnection::performFill(qint64 total)
{
    while (m_filled < total && m_socket.bytesToWrite() < pendingLimit) {
        const qint64 piece = std::min(pieceBytes, total - m_filled);
        m_socket.write(patternBytes(m_filled, piece));
        m_filled += piece;
    }
    if (m_filled < total)
        return false;
    m_filled = 0;
    return true;
}

bool ScriptedConnection::performEnd(bool byReset)
{
    if (!byReset) {
        m_socket.disconnectFromHost();
        return true;
    }
    if (m_socket.bytesToWrite() > 0)
        return false;
    reset();
    return true;
}

void ScriptedConnection::reset()
{
    // Zero linger time turns close() into RST.
    const linger now{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(
        static_cast<int>(m_socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    m_socket.abort();
}

ScriptedServer::ScriptedServer(std::shared_ptr<Script> script)
    : m_script(std::move(script))
{
    setListenBacklogSize(512);
}

ScriptedServer::~ScriptedServer()
{
    // They take themselves off the waiting list, so they go before it does.
    qDeleteAll(findChildren<ScriptedConnection *>());
}

void ScriptedServer::incomingConnection(qintptr descriptor)
{
    new ScriptedConnection(descriptor, m_script, *this); // our child until it disconnects
}

void ScriptedServer::release(int most)
{
    const auto waitingNow = waiting;
    for (std::size_t i = 0; i < waitingNow.size() && std::cmp_less(i, most); ++i)
        waitingNow[i]->release();
}

void ScriptedServer::closeConnections()
{
    for (ScriptedConnection *connection : findChildren<ScriptedConnection *>())
        connection->finish();
}

void ScriptedServer::closeIdleConnections()
{
    for (ScriptedConnection *connection : findChildren<ScriptedConnection *>()) {
        if (connection->isIdle())
            connection->finish();
    }
}

void ScriptedServer::resetConnections()
{
    for (ScriptedConnection *connection : findChildren<ScriptedConnection *>())
        connection->reset();
}

} // namespace keyferry::test
