#include "tests/support/scriptedanswer.h"

namespace keyferry::test {

using namespace Qt::StringLiterals;

QByteArray patternBytes(qint64 position, qint64 count)
{
    // A prime period, so that a piece lost or doubled at a buffer boundary shows.
    constexpr qint64 period = 251;
    QByteArray bytes(count, Qt::Uninitialized);
    for (qint64 i = 0; i < count; ++i)
        bytes[i] = static_cast<char>((position + i) % period);
    return bytes;
}

QByteArray headBytes(int status, const HeaderFields &fields)
{
    QByteArray bytes = "HTTP/1.1 "_ba + QByteArray::number(status) + " Scripted\r\n"_ba;
    for (const HeaderField &field : fields)
        bytes += field.name + ": "_ba + field.value + "\r\n"_ba;
    return bytes + "\r\n"_ba;
}

QByteArray chunkBytes(const QByteArray &payload)
{
    return QByteArray::number(payload.size(), 16) + "\r\n"_ba + payload + "\r\n"_ba;
}

Answer rawAnswer(const QByteArray &bytes)
{
    return Answer().send(bytes);
}

Answer jsonAnswer(int status, const QByteArray &body, const HeaderFields &more)
{
    HeaderFields fields = more;
    fields.set("Content-Type", "application/json"_ba);
    fields.set("Content-Length", QByteArray::number(body.size()));
    return Answer().send(headBytes(status, fields) + body);
}

Answer sseAnswer(const std::vector<QByteArray> &events, std::chrono::milliseconds gap)
{
    const HeaderFields fields{{"Content-Type"_ba, "text/event-stream"_ba},
                              {"Transfer-Encoding"_ba, "chunked"_ba}};
    Answer answer = Answer().send(headBytes(200, fields));
    for (const QByteArray &event : events)
        answer.send(chunkBytes(event)).wait(gap);
    return answer.send("0\r\n\r\n"_ba);
}

Answer bigAnswer(qint64 bytes)
{
    const HeaderFields fields{{"Content-Length"_ba, QByteArray::number(bytes)}};
    return Answer().send(headBytes(200, fields)).fill(bytes);
}

Answer closeUnanswered()
{
    return Answer().finish();
}

Answer resetUnanswered()
{
    return Answer().reset();
}

Answer silence()
{
    return Answer().hold();
}

} // namespace keyferry::test
