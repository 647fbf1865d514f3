#pragma once

#include "proxy/transport/responsereader.h"

namespace keyferry::transport {

using namespace Qt::StringLiterals;

inline QByteArray answer(const QByteArray &fields, const QByteArray &body = {})
{
    return "HTTP/1.1 200 OK\r\n"_ba + fields + "\r\n"_ba + body;
}

inline QByteArray chunked(const QByteArray &body)
{
    return answer("Transfer-Encoding: chunked\r\n"_ba, body);
}

inline QByteArray statusLine(const QByteArray &line)
{
    return line + "\r\nContent-Length: 0\r\n\r\n"_ba;
}

inline QByteArray headText(const ResponseReader &reader)
{
    QByteArray text = "1."_ba + QByteArray::number(reader.minorVersion()) + ' '
                      + QByteArray::number(reader.head().status) + ' ' + reader.head().reason;
    for (const HeaderField &field : reader.head().fields)
        text += '|' + field.name + '=' + field.value;
    return text;
}

/// What a caller with a socket does, and a word for everything it hears. Pieces of a body are
/// joined, so that the way it was split does not show.
class Reading
{
public:
    explicit Reading(const QByteArray &method = "GET"_ba, bool acceptsSwitch = false)
    {
        m_reader.begin(method, acceptsSwitch);
    }

    void give(QByteArrayView bytes)
    {
        while (!m_isRefused && !m_reader.isFinished()) {
            const auto step = m_reader.step(bytes);
            if (!step)
                return refuse(step.error());
            bytes = bytes.sliced(step->consumed);
            if (step->event == ResponseReader::Event::NeedMore)
                break;
            note(*step);
        }
        if (!m_isRefused)
            m_surplus += bytes;
    }
    void end(ResponseReader::Cut cut)
    {
        if (!m_isRefused && !m_reader.isFinished())
            text += m_reader.connectionEnded(cut) ? "] close"_ba : "~cut"_ba;
    }
    [[nodiscard]] QByteArray surplus() const { return m_surplus; }
    [[nodiscard]] const ResponseReader &reader() const { return m_reader; }

    QByteArray text{};
    QString rule{};

private:
    void refuse(const Error &error)
    {
        m_isRefused = true;
        rule = error.detail;
        text += error.kind == ErrorKind::UpstreamMalformed ? '!' : '?';
    }
    void note(const ResponseReader::Step &step)
    {
        switch (step.event) {
        case ResponseReader::Event::NeedMore: break;
        case ResponseReader::Event::Informational: text += '(' + headText(m_reader) + ')'; break;
        case ResponseReader::Event::Head: text += headText(m_reader) + " ["_ba; break;
        case ResponseReader::Event::Body: text += step.body; break;
        case ResponseReader::Event::End:
            text += m_reader.keepsConnection() ? "] keep"_ba : "] close"_ba;
            break;
        }
    }

    ResponseReader m_reader{};
    QByteArray m_surplus{};
    bool m_isRefused = false;
};

inline QByteArray readInPieces(const QByteArray &bytes, qsizetype size, const QByteArray &method)
{
    Reading reading(method);
    for (qsizetype at = 0; at < bytes.size(); at += size)
        reading.give(QByteArrayView(bytes).sliced(at, std::min(size, bytes.size() - at)));
    reading.end(ResponseReader::Cut::Clean);
    return reading.text + reading.surplus();
}

inline QByteArray readInTwo(const QByteArray &bytes, qsizetype cut, const QByteArray &method)
{
    Reading reading(method);
    reading.give(QByteArrayView(bytes).first(cut));
    reading.give(QByteArrayView(bytes).sliced(cut));
    reading.end(ResponseReader::Cut::Clean);
    return reading.text + reading.surplus();
}

inline QString ruleOf(const QByteArray &bytes, const QByteArray &method = "GET"_ba)
{
    Reading reading(method);
    reading.give(bytes);
    return reading.rule;
}

} // namespace keyferry::transport
