#pragma once

#include "proxy/http/clientwriter.h"
#include "proxy/http/endwitness.h"
#include "proxy/http/limits.h"
#include "proxy/http/requestparser.h"
#include "proxy/http/responder.h"
#include "proxy/http/responseencoder.h"

#include <QHostAddress>
#include <QObject>
#include <QTcpSocket>

#include <optional>

namespace keyferry::http {

/// One client connection: its socket, one request after the other, the answer to each before the
/// next one is read. Lives on a worker's thread for life. Never delete it from within a call it
/// makes: use deleteLater() on closed(). Deleting it tells no observer.
class Connection final : public QObject
{
    Q_OBJECT

public:
    /// Takes the descriptor over. Wheel and handler outlive the connection.
    Connection(qintptr descriptor,
               const ServerLimits &limits,
               TimerWheel &wheel,
               RequestHandler &handler,
               QObject *parent = nullptr);
    ~Connection() override;

    /// Finishes the answer in work, if any, then closes.
    void drain();
    /// Closes at once; an observer hears clientGone().
    void abort();

    /// Between two requests: no answer is owed.
    [[nodiscard]] bool isIdle() const { return m_phase == Phase::Head; }
    [[nodiscard]] QHostAddress peerAddress() const { return m_peerAddress; }
    [[nodiscard]] QHostAddress localAddress() const { return m_localAddress; }

Q_SIGNALS:
    /// The last one; nothing comes after it.
    void closed();

private:
    friend class Responder;

    enum class Phase {
        Head,      ///< waiting for a request, or amid its head
        Turn,      ///< a request was handed over, its answer is not finished
        Tunnel,    ///< no longer HTTP: bytes both ways
        Closing,   ///< the last answer leaves
        Lingering, ///< FIN is sent; the client's last bytes are read so that no RST destroys the
                   ///< answer
        Closed,
    };

    /// One request and its answer.
    struct Turn
    {
        ResponseEncoder encoder{QByteArray(), 1};
        RequestObserver *observer = nullptr;
        bool keepsAlive = false;
        bool wantsContinue = false;
        bool readsBody = true;
        bool isBodyDone = false;
    };

    // for the Responder
    void observe(RequestObserver *observer);
    void setBodyReading(bool reading);
    void sendInformational(const ResponseHead &head);
    void sendHead(const ResponseHead &head);
    void switchProtocols(const ResponseHead &head);
    void sendBody(QByteArrayView bytes);
    void flush();
    void writeNow(const QByteArray &bytes);
    void sendWhole(ResponseHead head, QByteArrayView body, bool close);
    void finish();
    void cut();
    void abandon();

    // reading
    void pump();
    void schedulePump();
    [[nodiscard]] bool takeFromParser();
    [[nodiscard]] bool takeFromSocket();
    [[nodiscard]] bool takeHead();
    [[nodiscard]] bool takeBody();
    [[nodiscard]] bool takeTunnelled();
    [[nodiscard]] bool discard();
    void swallowBody();
    [[nodiscard]] bool isBodyFlowing() const;
    void onBodyFlowChanged();
    [[nodiscard]] bool owesAnswer() const
    {
        return m_phase == Phase::Turn || m_phase == Phase::Tunnel;
    }

    // turns
    void beginTurn(RequestHead head);
    void endTurn();
    void refuse(const Error &error);
    void failBody(const Error &error);
    [[nodiscard]] bool mayKeepAlive() const;

    // ending
    void onReadDeadline();
    void onDisconnected();
    void concludeTunnel();
    void onDrained();
    void onEmptied();
    void lose();
    void closeGently();
    void linger();
    void close();

    const ServerLimits m_limits;
    RequestHandler &m_handler;
    QTcpSocket m_socket{};
    ClientWriter m_writer;
    RequestParser m_parser;
    Timeout m_readDeadline;
    QHostAddress m_peerAddress{};
    QHostAddress m_localAddress{};
    Phase m_phase = Phase::Head;
    Turn m_turn{};
    std::optional<EndWitness> m_witness{}; ///< of a tunnel
    qint64 m_discarded = 0;
    bool m_isDiscarding = false;   ///< what still comes is no request
    bool m_hasClientEnded = false; ///< a tunnel's, in good manners
    bool m_isDraining = false;
    bool m_isPumping = false;
    bool m_isPumpQueued = false;
};

} // namespace keyferry::http
