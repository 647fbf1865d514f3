#include "proxy/core/logging.h"
#include "proxy/http/connection.h"
#include "proxy/http/erroranswer.h"
#include "proxy/http/nativesocket.h"

#include <QThread>

// The half of Connection that its Responder drives; connection.cpp reads, turns and ends.
namespace keyferry::http {

using namespace Qt::StringLiterals;

namespace {

bool takesLength(int status)
{
    return status != 204 && status != 304;
}

} // namespace

void Connection::observe(RequestObserver *observer)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (!owesAnswer())
        return;
    m_turn.observer = observer;
    onBodyFlowChanged();
}

void Connection::setBodyReading(bool reading)
{
    if (!owesAnswer() || m_turn.readsBody == reading)
        return;
    m_turn.readsBody = reading;
    onBodyFlowChanged();
}

void Connection::onBodyFlowChanged()
{
    if (m_phase == Phase::Tunnel)
        return schedulePump();
    if (!isBodyFlowing())
        return m_readDeadline.stop();

    // Not needed any more once the client has begun without it. RFC 9110 10.1.1.
    const bool isWaitedFor =
        m_turn.wantsContinue && !m_turn.encoder.hasHead() && m_parser.buffered() == 0;
    m_turn.wantsContinue = false;
    if (isWaitedFor)
        writeNow("HTTP/1.1 100 Continue\r\n\r\n"_ba);
    m_readDeadline.start(m_limits.bodyIdleTimeout);
    schedulePump();
}

void Connection::sendInformational(const ResponseHead &head)
{
    if (m_phase == Phase::Turn)
        writeNow(m_turn.encoder.informational(head));
}

void Connection::writeNow(const QByteArray &bytes)
{
    m_writer.write(bytes);
    m_writer.flush();
}

void Connection::flush()
{
    if (m_phase == Phase::Turn || m_phase == Phase::Tunnel)
        m_writer.flush();
}

bool Connection::mayKeepAlive() const
{
    return m_turn.keepsAlive && !m_isDraining && !m_isDiscarding;
}

void Connection::sendHead(const ResponseHead &head)
{
    if (m_phase == Phase::Turn)
        m_writer.write(m_turn.encoder.head(head, mayKeepAlive()));
}

void Connection::sendBody(QByteArrayView bytes)
{
    if (m_phase == Phase::Tunnel)
        return m_writer.write(bytes.toByteArray());
    if (m_phase != Phase::Turn)
        return;
    const auto encoded = m_turn.encoder.body(bytes);
    if (encoded)
        return m_writer.write(*encoded);
    qCWarning(lcHttp, "cut: %ls", qUtf16Printable(encoded.error().detail));
    cut();
}

void Connection::finish()
{
    // A client that has ended needs no time to read; its twin descriptor would hold back our FIN.
    if (m_phase == Phase::Tunnel)
        return m_hasClientEnded ? close() : closeGently();
    if (m_phase != Phase::Turn)
        return;
    const auto end = m_turn.encoder.end();
    if (!end) {
        qCWarning(lcHttp, "cut: %ls", qUtf16Printable(end.error().detail));
        return cut();
    }
    writeNow(*end);
    swallowBody();
    endTurn();
}

void Connection::sendWhole(ResponseHead head, QByteArrayView body, bool close)
{
    if (m_phase != Phase::Turn)
        return;
    swallowBody();
    if (takesLength(head.status))
        head.fields.set("Content-Length", QByteArray::number(body.size()));

    // With a body still under way there will be no next request; the head had better say so.
    QByteArray bytes = m_turn.encoder.head(head, mayKeepAlive() && m_turn.isBodyDone && !close);
    bytes += m_turn.encoder.body(body).value();
    writeNow(bytes);
    endTurn();
}

void Connection::cut()
{
    if (!owesAnswer())
        return;
    m_turn.observer = nullptr;
    m_writer.flush(); // what came before the cut is the client's
    resetOnClose(m_socket.socketDescriptor());
    close();
}

void Connection::abandon()
{
    if (!owesAnswer())
        return;
    if (m_turn.encoder.hasHead())
        return cut();
    qCWarning(lcHttp, "a request was dropped without an answer");
    const auto answer = errorAnswer(ErrorKind::Internal, "internal error");
    sendWhole(answer.head, answer.body, false);
}

} // namespace keyferry::http
