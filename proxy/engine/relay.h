#pragma once

#include "proxy/core/records.h"
#include "proxy/engine/attempt.h"
#include "proxy/http/responder.h"

#include <functional>
#include <optional>

namespace keyferry::engine {

/// Copies one answer to the client as it arrives, holding the upstream back while the client is
/// slow; behind a 101 also what the client says to the upstream, by the same marks. Worker's
/// thread.
class Relay final : public AnswerSink
{
public:
    using Ended = std::function<void(RequestOutcome outcome, const QString &error)>;

    /// \param ended  called once, last; the responder is used up by then
    Relay(http::Responder &client, Ended ended);

    /// Sends the head and takes the attempt's body. \param size  of the body, where it is known.
    /// \param head  as the client is to see it
    void begin(const ResponseHead &head, Attempt &upstream, std::optional<qint64> size);
    /// True once the client was given every byte that was announced, though the upstream has not
    /// ended yet: a client that closes now has its whole answer.
    [[nodiscard]] bool isWhole() const { return m_size && m_bytes >= *m_size; }
    [[nodiscard]] bool isErrorAnswer() const { return m_isErrorAnswer; }
    void clientDrained();
    [[nodiscard]] bool isTunnel() const { return m_isTunnel; }
    /// For a tunnel: more of the client's bytes, and their end.
    void clientSent(QByteArrayView bytes);
    void clientFinished();
    [[nodiscard]] qint64 bytes() const { return m_bytes; }

    void answerData(QByteArrayView bytes) override;
    void answerPaused() override { m_client.flush(); }
    void answerFinished() override;
    void answerFailed(const transport::TransportFailure &failure) override;
    void uplinkDrained() override;

private:
    http::Responder &m_client;
    Ended m_ended;
    Attempt *m_upstream = nullptr;
    qint64 m_bytes = 0;
    std::optional<qint64> m_size{};
    bool m_isPaused = false;
    bool m_isErrorAnswer = false;
    bool m_isTunnel = false;
};

} // namespace keyferry::engine
