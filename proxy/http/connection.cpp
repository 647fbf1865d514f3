#include "proxy/http/connection.h"

#include "proxy/http/nativesocket.h"

#include <QNetworkProxy>
#include <QScopedValueRollback>

#include <algorithm>
#include <array>
#include <utility>

namespace keyferry::http {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 socketBufferBytes = 256 * 1024;
constexpr qint64 pieceBytes = 64 * 1024;

// What a client may still send after it was answered: enough for its kernel's buffers and a refused
// upload's first megabytes.
constexpr qint64 lingerBytes = 16 * 1024 * 1024;
constexpr auto lingerTime = 5s;

bool hasOption(const HeaderFields &fields, QByteArrayView name, QByteArrayView option)
{
    const auto values = fields.listValues(name);
    return std::any_of(values.begin(), values.end(), [option](const QByteArray &value) {
        return equalsIgnoringCase(value, option);
    });
}

/// RFC 9112 9.3.
bool asksForKeepAlive(const RequestHead &head)
{
    if (hasOption(head.fields, "Connection", "close"))
        return false;
    return head.minorVersion == 1 || hasOption(head.fields, "Connection", "keep-alive");
}

Error tooSlow(const QString &what, std::chrono::milliseconds limit)
{
    return {.kind = ErrorKind::RequestTimeout,
            .detail = u"%1 within %2 ms"_s.arg(what).arg(limit.count())};
}

} // namespace

Connection::Connection(qintptr descriptor,
                       const ServerLimits &limits,
                       TimerWheel &wheel,
                       RequestHandler &handler,
                       QObject *parent)
    : QObject(parent)
    , m_limits(limits)
    , m_handler(handler)
    , m_writer(m_socket, wheel, limits.writeStallTimeout)
    , m_parser(limits.head, limits.bodyBytes)
    , m_readDeadline(wheel, [this] { onReadDeadline(); })
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.setReadBufferSize(socketBufferBytes);
    if (!m_socket.setSocketDescriptor(descriptor)) {
        closeDescriptor(descriptor);
        QMetaObject::invokeMethod(this, &Connection::close, Qt::QueuedConnection);
        return;
    }
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_peerAddress = m_socket.peerAddress();
    m_localAddress = m_socket.localAddress();

    connect(&m_socket, &QTcpSocket::readyRead, this, &Connection::pump);
    // Queued: a failed write closes the socket within sendBody(), where the observer must not be
    // called back.
    connect(&m_socket,
            &QTcpSocket::disconnected,
            this,
            &Connection::onDisconnected,
            Qt::QueuedConnection);
    connect(&m_writer, &ClientWriter::drained, this, &Connection::onDrained);
    connect(&m_writer, &ClientWriter::emptied, this, &Connection::onEmptied);
    connect(&m_writer, &ClientWriter::stalled, this, &Connection::abort);
    m_readDeadline.start(m_limits.headTimeout);
}

Connection::~Connection()
{
    m_socket.disconnect(this);
    m_socket.disconnect(&m_writer);
}

void Connection::drain()
{
    m_isDraining = true;
    const bool isUntouched = m_parser.buffered() == 0 && m_writer.pendingBytes() == 0;
    if (m_phase == Phase::Head && isUntouched)
        close();
    else if (m_phase == Phase::Head)
        closeGently();
}

void Connection::abort()
{
    resetOnClose(m_socket.socketDescriptor());
    lose();
}

void Connection::schedulePump()
{
    // Within pump() the loop there sees whatever changed.
    if (m_isPumping || std::exchange(m_isPumpQueued, true))
        return;
    QMetaObject::invokeMethod(this, &Connection::pump, Qt::QueuedConnection);
}

void Connection::pump()
{
    m_isPumpQueued = false;
    if (m_isPumping)
        return;
    const QScopedValueRollback guard(m_isPumping, true);
    do {
        while (takeFromParser()) {
        }
    } while (takeFromSocket());
    concludeTunnel();
}

bool Connection::isBodyFlowing() const
{
    return m_turn.observer && m_turn.readsBody && !m_turn.isBodyDone && !m_isDiscarding;
}

bool Connection::takeFromParser()
{
    switch (m_phase) {
    // A client that asks on without reading must not pile up answers: onDrained() goes on.
    case Phase::Head: return m_writer.pendingBytes() < highMark && takeHead();
    case Phase::Turn: return isBodyFlowing() && takeBody();
    case Phase::Tunnel: return takeTunnelled();
    case Phase::Closing:
    case Phase::Lingering:
    case Phase::Closed: return false;
    }
    Q_UNREACHABLE();
}

// Reads until nothing is left, or else stops with a reason that ends in schedulePump(): a socket
// whose buffer was full starts again only after it was read empty. While a request is answered a
// bounded amount is read ahead, because a disconnect is seen only by reading.
bool Connection::takeFromSocket()
{
    if (m_phase == Phase::Closed)
        return false;
    if (m_isDiscarding)
        return discard();
    if (m_parser.buffered() > std::max(m_limits.head.headBytes, pieceBytes))
        return false;

    std::array<char, pieceBytes> piece;
    const qint64 size = m_socket.read(piece.data(), pieceBytes);
    if (size <= 0)
        return false;
    if (m_phase == Phase::Head && m_parser.buffered() == 0)
        m_readDeadline.start(m_limits.headTimeout);
    else if (m_phase == Phase::Turn && isBodyFlowing())
        m_readDeadline.start(m_limits.bodyIdleTimeout);
    m_parser.append(QByteArrayView(piece.data(), size));
    return true;
}

bool Connection::discard()
{
    if (m_discarded > lingerBytes) {
        if (m_phase == Phase::Lingering)
            close();
        return false;
    }
    const qint64 size = m_socket.skip(pieceBytes);
    m_discarded += std::max<qint64>(0, size);
    return size > 0;
}

bool Connection::takeHead()
{
    const auto event = m_parser.next();
    if (!event) {
        refuse(event.error());
        return true;
    }
    if (*event != RequestParser::Event::Head)
        return false;
    beginTurn(m_parser.takeHead());
    return true;
}

bool Connection::takeBody()
{
    const auto event = m_parser.next();
    if (!event) {
        failBody(event.error());
        return true;
    }
    switch (*event) {
    case RequestParser::Event::NeedMore: return false;
    case RequestParser::Event::Body: m_turn.observer->bodyReceived(m_parser.body()); return true;
    case RequestParser::Event::End:
        m_turn.isBodyDone = true;
        m_readDeadline.stop();
        m_turn.observer->bodyFinished();
        return true;
    case RequestParser::Event::Head: break;
    }
    Q_UNREACHABLE();
}

// The rest of a body nobody wants any more, as far as it is here: it spares short requests a new
// connection.
void Connection::swallowBody()
{
    m_turn.observer = nullptr;
    while (!m_turn.isBodyDone && !m_isDiscarding) {
        const auto event = m_parser.next();
        if (!event || *event == RequestParser::Event::NeedMore)
            return;
        m_turn.isBodyDone = *event == RequestParser::Event::End;
    }
}

void Connection::beginTurn(RequestHead head)
{
    m_readDeadline.stop();
    m_phase = Phase::Turn;
    m_turn = Turn{.encoder = ResponseEncoder(head.method, head.minorVersion),
                  .keepsAlive = asksForKeepAlive(head)};
    if (hasOption(head.fields, "Expect", "100-continue")) {
        m_turn.wantsContinue = head.minorVersion == 1;
        head.fields.remove("Expect");
    }
    m_handler.requestArrived(std::move(head), Responder(this));
}

void Connection::endTurn()
{
    if (!m_turn.encoder.keepsAlive() || !m_turn.isBodyDone || m_isDraining || m_isDiscarding)
        return closeGently();
    m_phase = Phase::Head;
    m_readDeadline.start(m_parser.buffered() > 0 ? m_limits.headTimeout
                                                 : m_limits.keepAliveTimeout);
    schedulePump();
}

void Connection::refuse(const Error &error)
{
    m_readDeadline.stop();
    m_phase = Phase::Turn;
    m_turn = Turn{};
    m_isDiscarding = true;
    m_handler.requestRefused(error, Responder(this));
}

void Connection::failBody(const Error &error)
{
    m_readDeadline.stop();
    m_isDiscarding = true;
    if (RequestObserver *observer = std::exchange(m_turn.observer, nullptr))
        observer->requestFailed(error);
}

void Connection::onReadDeadline()
{
    switch (m_phase) {
    case Phase::Head:
        // Still taking the last answer: that is the writer's stall timer's business.
        if (m_writer.pendingBytes() > 0)
            return m_readDeadline.start(m_limits.keepAliveTimeout);
        // Nothing was asked, so nothing is answered: a client that has just begun would take a 408
        // for its answer.
        if (m_parser.buffered() == 0)
            return close();
        refuse(tooSlow(u"the head did not arrive"_s, m_limits.headTimeout));
        return schedulePump();
    case Phase::Turn:
        failBody(tooSlow(u"no byte of the body arrived"_s, m_limits.bodyIdleTimeout));
        return schedulePump();
    case Phase::Closing:
    case Phase::Lingering: return close();
    case Phase::Tunnel:
    case Phase::Closed: return;
    }
    Q_UNREACHABLE();
}

void Connection::onDrained()
{
    if (owesAnswer() && m_turn.observer)
        m_turn.observer->clientDrained();
    else
        schedulePump();
}

void Connection::onEmptied()
{
    if (m_phase == Phase::Closing)
        linger();
}

void Connection::lose()
{
    if (m_phase == Phase::Closed)
        return;
    RequestObserver *observer = owesAnswer() ? std::exchange(m_turn.observer, nullptr) : nullptr;
    close();
    if (observer)
        observer->clientGone();
}

void Connection::closeGently()
{
    m_phase = Phase::Closing;
    m_isDiscarding = true;
    m_readDeadline.stop();
    if (m_writer.pendingBytes() == 0)
        linger();
    else
        schedulePump();
}

void Connection::linger()
{
    m_phase = Phase::Lingering;
    closeSending(m_socket.socketDescriptor());
    m_readDeadline.start(lingerTime);
    schedulePump();
}

void Connection::close()
{
    if (std::exchange(m_phase, Phase::Closed) == Phase::Closed)
        return;
    m_readDeadline.stop();
    m_writer.stop();
    m_witness.reset();
    m_socket.abort();
    Q_EMIT closed();
}

} // namespace keyferry::http
