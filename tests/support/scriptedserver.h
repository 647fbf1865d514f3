#pragma once

#include "tests/support/scriptedupstream.h"

#include <QMutex>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <atomic>
#include <deque>

namespace keyferry::test {

/// What the test sets and reads, and the server's thread uses.
struct Script
{
    mutable QMutex mutex{};
    std::vector<RecordedRequest> requests{};
    ScriptedUpstream::Handler handler{};
    ScriptedUpstream::HeadHandler headHandler{};
    std::vector<std::pair<QByteArray, Answer>> markedAnswers{};
    qint64 readPace = 0; ///< 0: as fast as it comes
    std::chrono::milliseconds readInterval{0};
    qint64 keptBody = 16 * 1024 * 1024;

    std::atomic<int> accepted{0};
    std::atomic<int> open{0};
    std::atomic<int> mostOpen{0};
    std::atomic<int> held{0};
    std::atomic<qint64> sent{0};

    [[nodiscard]] Answer answerFor(const RecordedRequest &request) const;
    [[nodiscard]] std::optional<Answer> earlyAnswerFor(const RecordedRequest &request) const;
};

class ScriptedServer;

/// One accepted connection: reads requests one after the other and plays an answer's steps.
class ScriptedConnection final : public QObject
{
    Q_OBJECT

public:
    ScriptedConnection(qintptr descriptor, std::shared_ptr<Script> script, ScriptedServer &server);
    ~ScriptedConnection() override;

    void release();
    void finish() { m_socket.disconnectFromHost(); }
    void reset();
    /// Between two requests, nothing of the next one read.
    [[nodiscard]] bool isIdle() const
    {
        return m_steps.empty() && m_input.isEmpty() && !m_inBody && !m_socket.bytesToWrite();
    }

private:
    void onReadable();
    void consume();
    bool consumeHead();
    bool consumeBody();
    bool consumeChunk();
    void keep(const QByteArray &piece, bool isLast);
    void play(const Answer &answer);
    void advance();
    /// \returns false while the step is not done
    bool perform(const Answer::Step &step);
    bool performFill(qint64 total);
    bool performEnd(bool byReset);
    void setHeld(bool held);

    QTcpSocket m_socket;
    QTimer m_readTimer;
    QTimer m_waitTimer;
    std::shared_ptr<Script> m_script;
    ScriptedServer &m_server;
    int m_ordinal = 0;
    QByteArray m_input{};
    RecordedRequest m_request{};
    std::size_t m_recordIndex = 0;
    qint64 m_bodyLength = 0;
    bool m_inBody = false;
    bool m_isChunked = false;
    bool m_isAnswered = false; ///< the head handler has answered the current request
    bool m_isHeld = false;
    bool m_hasWaited = false;
    qint64 m_filled = 0;
    std::deque<Answer::Step> m_steps{};
};

class ScriptedServer final : public QTcpServer
{
    Q_OBJECT

public:
    explicit ScriptedServer(std::shared_ptr<Script> script);
    ~ScriptedServer() override;

    void release(int most);
    void closeConnections();
    void closeIdleConnections();
    void resetConnections();
    /// Connections in Answer::hold(), longest waiting first.
    std::deque<ScriptedConnection *> waiting{};

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    std::shared_ptr<Script> m_script;
};

} // namespace keyferry::test
