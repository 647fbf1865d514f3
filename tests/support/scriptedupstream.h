#pragma once

#include "proxy/core/threadptr.h"
#include "tests/support/scriptedanswer.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace keyferry::test {

class ScriptedServer;
struct Script;

/// A request as it stood on the wire.
struct RecordedRequest
{
    int connection = 0;      ///< which connection brought it, from 1
    QByteArray head{};       ///< every byte up to and including the empty line
    QByteArray body{};       ///< the first keptBody bytes
    qint64 bodySize = 0;     ///< bytes that came
    bool isComplete = false; ///< the declared length or the last chunk has come

    [[nodiscard]] QByteArray method() const;
    [[nodiscard]] QByteArray target() const;
    [[nodiscard]] HeaderFields fields() const;
    /// The first value, empty if there is none.
    [[nodiscard]] QByteArray field(QByteArrayView name) const { return fields().first(name); }
};

/// An HTTP/1.1 server on 127.0.0.1 and a free port that records every byte and answers by script;
/// of chunked request bodies it keeps what is in the chunks. Runs in the thread that made it, which
/// then needs an event loop, or in its own, so that a test may block. Handlers run in the server's
/// thread.
class ScriptedUpstream
{
public:
    enum class Runs { InThisThread, InItsOwn };
    using Handler = std::function<Answer(const RecordedRequest &)>;
    using HeadHandler = std::function<std::optional<Answer>(const RecordedRequest &)>;

    explicit ScriptedUpstream(Runs runs = Runs::InThisThread);
    ~ScriptedUpstream();
    ScriptedUpstream(const ScriptedUpstream &) = delete;
    ScriptedUpstream &operator=(const ScriptedUpstream &) = delete;

    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QByteArray authority() const; ///< `127.0.0.1:41234`
    [[nodiscard]] QByteArray
    url(const QByteArray &path = {}) const; ///< `http://127.0.0.1:41234/v1`

    /// What is asked first to last: setHeadHandler() at the head, setAnswerFor(), the handler.
    /// Until one is set: 200 `{}`.
    void setAnswer(const Answer &answer);
    void setHandler(Handler handler);
    /// For requests whose head holds `marker`: a path, a key. The marker that was set first wins.
    void setAnswerFor(const QByteArray &marker, const Answer &answer);
    /// Asked when the head is in; an answer given then goes out while the body may still be coming.
    void setHeadHandler(HeadHandler handler);
    /// Takes at most `bytes` of a request every `interval`.
    void setReadPace(qint64 bytes, std::chrono::milliseconds interval);
    void setKeptBody(qint64 bytes); ///< 16 MiB unless set

    /// Lets the connections go on that wait in Answer::hold(), longest waiting first.
    void release(int most = 1'000'000);
    /// Ends all connections by FIN, as an upstream does with idle ones.
    void closeConnections();
    void closeIdleConnections(); ///< those between two requests
    void resetConnections();     ///< all of them, by RST
    /// Stops accepting: new connections are refused until listenAgain(), on the same port.
    void stopListening();
    void listenAgain();

    [[nodiscard]] std::vector<RecordedRequest> requests() const;
    [[nodiscard]] int requestCount() const;    ///< heads seen
    [[nodiscard]] int held() const;            ///< connections waiting in Answer::hold()
    [[nodiscard]] int connectionCount() const; ///< accepted ever
    [[nodiscard]] int openConnections() const;
    [[nodiscard]] int mostOpenConnections() const;
    [[nodiscard]] qint64 bytesSent() const; ///< handed to the kernel

private:
    std::shared_ptr<Script> m_script; ///< shared with the server's thread, guarded by its mutex
    ThreadPtr m_thread;
    ScriptedServer *m_server = nullptr; ///< deleted by us, or at the end of m_thread
    quint16 m_port = 0;
};

} // namespace keyferry::test
