#include "proxy/transport/upstreamconnection.h"

#include "proxy/http/nativesocket.h"
#include "proxy/http/upgrade.h"
#include "proxy/transport/socketstate.h"
#include "proxy/transport/transporterror.h"

#include <QScopedValueRollback>

#include <array>
#include <utility>

namespace keyferry::transport {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t readBytes = 64 * 1024;

// One for the thread: a connection that is read from within another's report brings its own.
using ReadBuffer = std::array<char, readBytes>;
thread_local std::unique_ptr<ReadBuffer> spareBuffer;

/// Lends the thread's buffer.
class BufferLoan
{
public:
    BufferLoan()
        : m_buffer(spareBuffer ? std::move(spareBuffer) : std::make_unique<ReadBuffer>())
    {}
    ~BufferLoan() { spareBuffer = std::move(m_buffer); }
    BufferLoan(const BufferLoan &) = delete;
    BufferLoan &operator=(const BufferLoan &) = delete;
    [[nodiscard]] char *data() const { return m_buffer->data(); }

private:
    std::unique_ptr<ReadBuffer> m_buffer;
};

Error closedEarly(const QString &host)
{
    return {.kind = ErrorKind::UpstreamClosed, .detail = u"%1: connection closed"_s.arg(host)};
}

} // namespace

UpstreamConnection::UpstreamConnection(UpstreamSocket socket,
                                       ConnectionKeeper &keeper,
                                       TimerWheel &wheel,
                                       QString host)
    : m_socket(std::move(socket))
    , m_keeper(keeper)
    , m_host(std::move(host))
    , m_upload(*m_socket.socket, m_socket.isEncrypted)
    , m_idleTimeout(wheel, [this] { leave(); })
{
    listen();
}

UpstreamConnection::~UpstreamConnection()
{
    if (m_socket.socket)
        m_socket.socket->disconnect(this);
}

void UpstreamConnection::listen()
{
    QTcpSocket *socket = m_socket.socket.get();
    connect(socket, &QTcpSocket::readyRead, this, &UpstreamConnection::onReadable);
    connect(socket, &QTcpSocket::errorOccurred, this, &UpstreamConnection::onError);
    connect(&m_upload, &RequestUpload::progressed, this, [this] {
        if (m_user != nullptr)
            m_user->uploadProgressed(m_upload.isSent());
    });
    connect(&m_upload, &RequestUpload::sourceFailed, this, [this](const Error &error) {
        breakOff(error, false);
    });
}

Outcome UpstreamConnection::begin(const UpstreamRequest &request, ConnectionUser &user)
{
    Q_ASSERT(isIdle());
    Result<WrittenHead> head =
        writeHead(request, {m_socket.wantsAbsoluteForm, m_socket.proxyAuthorization});
    if (!head)
        return head.error();
    m_idleTimeout.stop();
    m_user = &user;
    m_isReading = true;
    ++m_exchanges;
    m_reader.begin(request.method, request.isUpgrade);
    m_upload.begin(*std::move(head), request.body);
    return ok();
}

void UpstreamConnection::abandon()
{
    m_user = nullptr;
    close();
}

void UpstreamConnection::send(QByteArrayView bytes)
{
    Q_ASSERT(m_isTunnel && m_user != nullptr);
    m_socket.socket->write(bytes.data(), bytes.size());
    m_socket.socket->flush();
}

void UpstreamConnection::leave()
{
    m_user = nullptr;
    m_witness.reset(); // FIN waits for it
    m_socket.socket->disconnectFromHost();
    close(Manner::Gently);
}

void UpstreamConnection::resetOnClose()
{
    http::resetOnClose(m_socket.socket->socketDescriptor());
}

void UpstreamConnection::setReading(bool isReading)
{
    m_isReading = isReading;
    if (!isReading || m_user == nullptr || m_isPumping)
        return;
    // Later: whoever resumes is in the middle of something. What was held back has been announced
    // already, and nobody but us asks for it.
    QMetaObject::invokeMethod(this, &UpstreamConnection::onReadable, Qt::QueuedConnection);
}

bool UpstreamConnection::isReusable() const
{
    const QTcpSocket &socket = *m_socket.socket;
    return isIdle() && m_ending == Ending::None && socket.state() == QAbstractSocket::ConnectedState
           && socket.bytesAvailable() == 0 && !hasNews(socket.socketDescriptor());
}

void UpstreamConnection::expireAfter(std::chrono::milliseconds idle)
{
    m_idleTimeout.start(idle);
}

std::optional<std::chrono::seconds> UpstreamConnection::announcedIdle() const
{
    for (const QByteArray &member : m_reader.head().fields.listValues("Keep-Alive")) {
        bool isNumber = false;
        const QByteArray lower = member.toLower();
        const int seconds = lower.startsWith("timeout=") ? lower.mid(8).toInt(&isNumber) : 0;
        if (isNumber && seconds >= 0)
            return std::chrono::seconds(seconds);
    }
    return {};
}

void UpstreamConnection::onReadable()
{
    if (m_isGone)
        return;
    if (m_user == nullptr) // an answer that nobody asked for
        return close();
    readAll();
    if (m_ending != Ending::None && m_user != nullptr && m_isReading)
        concludeEnd();
    if (m_user != nullptr)
        m_user->turnEnded();
}

void UpstreamConnection::onError(QAbstractSocket::SocketError error)
{
    // TLS tells an end by close_notify as one error, FIN after it as a second one; FIN alone
    // disconnects at once. Judged when the rest of it has been heard: docs/qt-network.md "Where a
    // body ends".
    m_wasReset = m_wasReset || error != QAbstractSocket::RemoteHostClosedError
                 || (m_witness && m_witness->wasReset());
    if (m_errorCount++ == 0)
        QMetaObject::invokeMethod(this, &UpstreamConnection::judgeEnd, Qt::QueuedConnection);
}

void UpstreamConnection::judgeEnd()
{
    if (m_isGone)
        return;
    const bool hasNotified =
        m_errorCount > 1 || m_socket.socket->state() == QAbstractSocket::ConnectedState;
    // A tunnel's own frames tell whether something is missing.
    const bool mayBeSilent = !m_socket.isEncrypted || m_isTunnel;
    const bool isClean = !m_wasReset && (mayBeSilent || hasNotified);
    m_ending = isClean ? Ending::Clean : Ending::Unclean;
    if (m_user == nullptr)
        return close();
    onReadable();
}

void UpstreamConnection::readAll()
{
    if (m_isPumping)
        return;
    const QScopedValueRollback guard(m_isPumping, true);
    const BufferLoan buffer;
    while (m_user != nullptr && m_isReading) {
        if (std::exchange(m_isHeldBack, false)) {
            const QByteArray held = std::exchange(m_leftover, {});
            take(held);
            continue;
        }
        const qint64 count =
            !m_socket.socket->isOpen() ? 0 : m_socket.socket->read(buffer.data(), readBytes);
        if (count <= 0)
            return;
        take(QByteArrayView(buffer.data(), count));
    }
}

void UpstreamConnection::take(QByteArrayView bytes)
{
    // The end of an answer without a body comes behind its head, from no bytes at all.
    while (m_user != nullptr) {
        if (!m_isReading) {
            m_leftover = bytes.toByteArray();
            m_isHeldBack = true;
            return;
        }
        if (m_isTunnel) {
            if (!bytes.isEmpty())
                m_user->bodyCame(bytes);
            return;
        }
        const auto step = m_reader.step(bytes);
        if (!step)
            return breakOff(step.error(), true);
        bytes = bytes.sliced(step->consumed);
        switch (step->event) {
        case ResponseReader::Event::NeedMore: return;
        case ResponseReader::Event::Informational:
            m_user->informationalCame(m_reader.head());
            break;
        case ResponseReader::Event::Head: takeHead(); break;
        case ResponseReader::Event::Body: m_user->bodyCame(step->body); break;
        case ResponseReader::Event::End: return finishAnswer(!bytes.isEmpty());
        }
    }
}

void UpstreamConnection::takeHead()
{
    // A refusal while we still send: what is left of the body would be for nobody.
    if (m_reader.head().status >= 300)
        m_upload.stop();
    // Qt tells a reset as it tells an end, which here is the only sign that the answer is whole.
    m_isTunnel = m_reader.head().status == http::switchingProtocols;
    if (m_isTunnel || (m_reader.endsWithConnection() && !m_socket.isEncrypted))
        m_witness.emplace(m_socket.socket->socketDescriptor());
    m_user->headCame(m_reader.head());
}

void UpstreamConnection::finishAnswer(bool hasSurplus)
{
    ConnectionUser *user = std::exchange(m_user, nullptr);
    const bool isFree = !m_isTunnel && !hasSurplus && m_upload.isSent()
                        && m_reader.keepsConnection() && m_ending == Ending::None
                        && m_errorCount == 0 && m_socket.socket->bytesAvailable() == 0;
    m_upload.stop();
    // First the connection, then the user: it may be gone after it was told.
    if (isFree)
        m_keeper.connectionFree(*this);
    else
        close();
    user->answerFinished();
}

void UpstreamConnection::concludeEnd()
{
    const bool isClean = m_ending == Ending::Clean;
    const auto cut = isClean ? ResponseReader::Cut::Clean : ResponseReader::Cut::Unclean;
    if (m_isTunnel ? isClean : m_reader.connectionEnded(cut))
        return finishAnswer(false);
    breakOff(closedEarly(m_host), true);
}

void UpstreamConnection::breakOff(const Error &error, bool isByUpstream)
{
    ConnectionUser *user = std::exchange(m_user, nullptr);
    if (user == nullptr)
        return;
    const ExchangeBreak end{.error = error,
                            .isByUpstream = isByUpstream && error.kind == ErrorKind::UpstreamClosed,
                            .isUntouched = m_reader.isUntouched(),
                            .isReused = isReused(),
                            .hasSentNothing = m_upload.sentBytes() == 0};
    close();
    user->exchangeBroke(end);
}

void UpstreamConnection::close(Manner manner)
{
    if (std::exchange(m_isGone, true))
        return;
    m_idleTimeout.stop();
    m_upload.stop();
    m_socket.socket->disconnect(this);
    m_witness.reset();
    if (manner == Manner::AtOnce)
        m_socket.socket.reset();
    m_keeper.connectionGone(*this);
}

} // namespace keyferry::transport
