#pragma once

#include "proxy/core/httphead.h"

#include <QByteArray>

#include <chrono>
#include <variant>
#include <vector>

namespace keyferry::test {

/// What a scripted upstream does after a request, step by step. When the steps are through without
/// finish() or reset(), the connection stays open for the next request.
class Answer
{
public:
    struct Send
    {
        QByteArray bytes{};
    };
    struct Fill
    {
        qint64 bytes = 0;
    };
    struct Wait
    {
        std::chrono::milliseconds time{0};
    };
    struct Hold
    {};
    struct Finish
    {};
    struct Reset
    {};
    using Step = std::variant<Send, Fill, Wait, Hold, Finish, Reset>;

    Answer &send(const QByteArray &bytes) { return add(Send{bytes}); }
    /// Generates `bytes` of patternBytes() without ever holding more than a quarter MiB.
    Answer &fill(qint64 bytes) { return add(Fill{bytes}); }
    Answer &wait(std::chrono::milliseconds time) { return add(Wait{time}); }
    /// Waits for ScriptedUpstream::release().
    Answer &hold() { return add(Hold{}); }
    /// Ends the connection by FIN once everything is sent.
    Answer &finish() { return add(Finish{}); }
    /// Ends it by FIN a moment later. An answer that comes together with the FIN, before
    /// QNetworkAccessManager has heard that its request is out, is none to it: docs/qt-network.md
    /// "QNAM: what comes back".
    Answer &finishLater() { return wait(std::chrono::milliseconds(100)).finish(); }
    /// Ends it by RST once everything is sent.
    Answer &reset() { return add(Reset{}); }

    [[nodiscard]] const std::vector<Step> &steps() const { return m_steps; }

private:
    Answer &add(Step step)
    {
        m_steps.push_back(std::move(step));
        return *this;
    }

    std::vector<Step> m_steps{};
};

/// The bytes that fill() sends at `position`; a reader can check any piece of a big body with it.
[[nodiscard]] QByteArray patternBytes(qint64 position, qint64 count);

/// A head's bytes; `Content-Length` and the like are the caller's.
[[nodiscard]] QByteArray headBytes(int status, const HeaderFields &fields);
[[nodiscard]] QByteArray chunkBytes(const QByteArray &payload);

/// Exactly these bytes, then the connection stays open.
[[nodiscard]] Answer rawAnswer(const QByteArray &bytes);
[[nodiscard]] Answer jsonAnswer(int status, const QByteArray &body, const HeaderFields &more = {});
/// 200 with a chunked event stream: each event in a chunk of its own, `gap` between two.
[[nodiscard]] Answer sseAnswer(const std::vector<QByteArray> &events,
                               std::chrono::milliseconds gap = {});
/// 200 with `Content-Length` and a generated body.
[[nodiscard]] Answer bigAnswer(qint64 bytes);
[[nodiscard]] Answer closeUnanswered();
[[nodiscard]] Answer resetUnanswered();
/// Says nothing until release().
[[nodiscard]] Answer silence();

} // namespace keyferry::test
