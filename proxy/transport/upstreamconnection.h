#pragma once

#include "proxy/core/timerwheel.h"
#include "proxy/http/endwitness.h"
#include "proxy/transport/connector.h"
#include "proxy/transport/requestupload.h"
#include "proxy/transport/responsereader.h"

#include <QObject>

#include <optional>

namespace keyferry::transport {

class UpstreamConnection;

/// How an exchange ended before its answer was complete.
struct ExchangeBreak
{
    Error error{};
    bool isByUpstream = false;   ///< FIN, close_notify, RST or a failed write
    bool isUntouched = false;    ///< not one byte of an answer had come
    bool isReused = false;       ///< the connection had carried a whole exchange before
    bool hasSentNothing = false; ///< not one byte of the request had left
};

/// What the exchange on a connection reports. The connection calls nothing on it after
/// answerFinished(), exchangeBroke() or UpstreamConnection::abandon(), each of which may be the
/// user's end.
class ConnectionUser
{
public:
    ConnectionUser() = default;
    ConnectionUser(const ConnectionUser &) = delete;
    ConnectionUser &operator=(const ConnectionUser &) = delete;
    virtual ~ConnectionUser() = default;

    /// Request bytes have left. Also from within UpstreamConnection::begin().
    virtual void uploadProgressed(bool isSent) = 0;
    virtual void informationalCame(const ResponseHead &head) = 0;
    virtual void headCame(const ResponseHead &head) = 0;
    virtual void bodyCame(QByteArrayView bytes) = 0;
    /// All that was there has been reported.
    virtual void turnEnded() = 0;
    virtual void answerFinished() = 0;
    virtual void exchangeBroke(const ExchangeBreak &end) = 0;
};

/// Who keeps connections between exchanges.
class ConnectionKeeper
{
public:
    ConnectionKeeper() = default;
    ConnectionKeeper(const ConnectionKeeper &) = delete;
    ConnectionKeeper &operator=(const ConnectionKeeper &) = delete;
    virtual ~ConnectionKeeper() = default;

    /// The exchange is over and the connection ready for another one. It may begin one at once.
    virtual void connectionFree(UpstreamConnection &connection) = 0;
    /// It is of no more use. The keeper lets go of it with deleteLater().
    virtual void connectionGone(UpstreamConnection &connection) = 0;
};

/// One connection to an upstream and the exchange on it: sends the request, reads the answer, tells
/// how it ended. Between exchanges it reads on, so that an end or a stray byte is noticed. Worker's
/// thread.
class UpstreamConnection final : public QObject
{
    Q_OBJECT

public:
    /// \param host  for error texts
    UpstreamConnection(UpstreamSocket socket,
                       ConnectionKeeper &keeper,
                       TimerWheel &wheel,
                       QString host);
    ~UpstreamConnection() override;

    /// Sends a request; everything is heard later, but for uploadProgressed(). \pre isIdle()
    /// \returns MalformedRequest for a head that cannot be sent
    [[nodiscard]] Outcome begin(const UpstreamRequest &request, ConnectionUser &user);
    /// The user leaves: the connection ends.
    void abandon();
    /// Behind a 101: bytes as they are. uploadProgressed() tells when they leave. \pre the head was
    /// reported and the user is there
    void send(QByteArrayView bytes);
    /// Bytes that were given to it and have not left.
    [[nodiscard]] qint64 pendingBytes() const { return m_upload.pending(); }
    /// The user leaves in good manners. \pre pendingBytes() is 0
    void leave();
    /// However it closes from now on, the upstream sees RST.
    void resetOnClose();
    /// False: the upstream is held back.
    void setReading(bool isReading);

    [[nodiscard]] bool isIdle() const { return m_user == nullptr && !m_isGone; }
    /// Idle, and neither an end nor a stray byte waits in the kernel.
    [[nodiscard]] bool isReusable() const;
    [[nodiscard]] bool isReused() const { return m_exchanges > 1; }
    /// Ends it in good manners if no exchange takes it for so long.
    void expireAfter(std::chrono::milliseconds idle);
    /// The last head was one of HTTP/1.0.
    [[nodiscard]] bool speaksOldHttp() const { return m_reader.minorVersion() == 0; }
    /// What the last answer's `Keep-Alive: timeout` allows.
    [[nodiscard]] std::optional<std::chrono::seconds> announcedIdle() const;

private:
    enum class Ending { None, Clean, Unclean };
    enum class Manner { AtOnce, Gently };

    void listen();
    void onReadable();
    void onError(QAbstractSocket::SocketError error);
    void judgeEnd();
    void readAll();
    void take(QByteArrayView bytes);
    void takeHead();
    void finishAnswer(bool hasSurplus);
    void concludeEnd();
    void breakOff(const Error &error, bool isByUpstream);
    void close(Manner manner = Manner::AtOnce);

    UpstreamSocket m_socket;
    ConnectionKeeper &m_keeper;
    const QString m_host;
    RequestUpload m_upload;
    ResponseReader m_reader{};
    Timeout m_idleTimeout;
    ConnectionUser *m_user = nullptr;
    QByteArray m_leftover{};   ///< read from the socket, not wanted yet
    bool m_isHeldBack = false; ///< the reader has something to say, if only an end
    int m_exchanges = 0;
    int m_errorCount = 0;
    std::optional<http::EndWitness> m_witness{};
    bool m_wasReset = false;
    Ending m_ending = Ending::None;
    bool m_isTunnel = false; ///< a 101 has come: bytes are no HTTP any more
    bool m_isReading = true;
    bool m_isPumping = false;
    bool m_isGone = false;
};

} // namespace keyferry::transport
