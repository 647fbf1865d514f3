#include "proxy/routing/streamstart.h"

#include <algorithm>

namespace keyferry::routing {

namespace {

constexpr QByteArrayView byteOrderMark("\xef\xbb\xbf");

QByteArrayView withoutMark(QByteArrayView start)
{
    return start.startsWith(byteOrderMark) ? start.sliced(byteOrderMark.size()) : start;
}

struct Line
{
    QByteArrayView text{};
    bool isEnded = false;
};

/// Takes lines off the front; CR, LF and CRLF end one.
class Lines
{
public:
    explicit Lines(QByteArrayView rest)
        : m_rest(rest)
    {}

    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }

    Line next()
    {
        const auto end = std::find_if(
            m_rest.begin(), m_rest.end(), [](char byte) { return byte == '\r' || byte == '\n'; });
        const Line line{.text = m_rest.first(end - m_rest.begin()), .isEnded = end != m_rest.end()};
        m_rest = m_rest.sliced(line.text.size());
        if (m_rest.startsWith("\r\n"))
            m_rest = m_rest.sliced(2);
        else if (line.isEnded)
            m_rest = m_rest.sliced(1);
        return line;
    }

private:
    QByteArrayView m_rest;
};

QByteArrayView valueOf(QByteArrayView line, qsizetype colon)
{
    const QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
    return value.startsWith(' ') ? value.sliced(1) : value;
}

} // namespace

std::optional<StreamEvent> firstEvent(QByteArrayView start)
{
    StreamEvent event;
    bool hasData = false;
    Lines lines(withoutMark(start));
    while (!lines.atEnd()) {
        const Line line = lines.next();
        if (line.text.isEmpty() && hasData) {
            event.isWhole = true;
            return event;
        }
        if (line.text.isEmpty())
            event.name.clear();

        const auto colon = line.text.indexOf(':');
        const QByteArrayView name = colon < 0 ? line.text : line.text.first(colon);
        const QByteArrayView value = valueOf(line.text, colon);
        if (name == QByteArrayView("event")) {
            event.name = value.toByteArray();
        } else if (name == QByteArrayView("data")) {
            if (hasData)
                event.data += '\n';
            event.data += value;
            hasData = true;
        }
    }
    return hasData ? std::optional(event) : std::nullopt;
}

bool isNoEventStream(QByteArrayView start)
{
    const QByteArrayView text = withoutMark(start).trimmed();
    return text.startsWith('{') || text.startsWith('[') || text.startsWith('<');
}

} // namespace keyferry::routing
