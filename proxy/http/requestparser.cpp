#include "proxy/http/requestparser.h"

#include "proxy/http/headcheck.h"

#include <utility>

namespace keyferry::http {

RequestParser::RequestParser(const HeadLimits &limits, qint64 bodyLimit)
    : m_limits(limits)
    , m_decoder(bodyLimit)
{}

void RequestParser::append(QByteArrayView bytes)
{
    m_body = {};
    m_buffer.remove(0, std::exchange(m_consumed, 0));
    m_buffer.append(bytes);
}

Result<RequestParser::Event> RequestParser::next()
{
    if (m_refusal)
        return *m_refusal;
    auto event = m_isInBody ? nextOfBody() : nextHead();
    if (!event)
        m_refusal = event.error();
    return event;
}

RequestHead RequestParser::takeHead()
{
    return std::exchange(m_head, {});
}

QByteArray RequestParser::takeRest()
{
    m_body = {};
    QByteArray rest = std::exchange(m_buffer, {});
    return rest.remove(0, std::exchange(m_consumed, 0));
}

Result<RequestParser::Event> RequestParser::nextHead()
{
    const auto bytes = unread();
    const auto end = findEmptyLine(bytes, m_scanned);
    if (!end)
        return end.error();
    if (!*end) {
        m_scanned = bytes.size();
        if (const auto checked = checkHeadSize(bytes, m_limits); !checked)
            return checked.error();
        return Event::NeedMore;
    }

    const auto head = bytes.first(**end);
    auto framed = readRequestHead(head, m_limits);
    if (!framed)
        return framed.error();
    const auto fieldSection = head.sliced(head.indexOf("\r\n") + 2);
    if (const auto begun = m_decoder.begin(*framed, fieldSection); !begun)
        return begun.error();

    m_head = std::move(framed->head);
    m_consumed += head.size();
    m_scanned = 0;
    m_isInBody = true;
    return Event::Head;
}

Result<RequestParser::Event> RequestParser::nextOfBody()
{
    while (true) {
        const auto step = m_decoder.step(unread());
        if (!step)
            return step.error();

        m_consumed += step->consumed;
        m_body = step->body;
        if (!m_body.isEmpty())
            return Event::Body;
        if (step->isFinished) {
            m_isInBody = false;
            // Thousands of idle connections must not keep the memory of their last upload.
            if (buffered() == 0) {
                m_buffer.clear();
                m_consumed = 0;
            }
            return Event::End;
        }
        if (step->consumed == 0)
            return Event::NeedMore;
    }
}

} // namespace keyferry::http
