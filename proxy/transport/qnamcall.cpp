#include "proxy/transport/qnamcall.h"

#include "proxy/core/logging.h"
#include "proxy/transport/qnamheaders.h"
#include "proxy/transport/qnamrequest.h"
#include "proxy/transport/uploaddevice.h"

#include <QPointer>

namespace keyferry::transport {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 readLimit =
    256 * 1024; // measured in docs/qt-network.md: 0.21 s for 100 MB, 0.43 s at 16 KiB
constexpr qint64 pieceBytes = 64 * 1024;
constexpr int noContent = 204;
constexpr int notModified = 304;
constexpr int temporaryRedirect = 307;
constexpr int permanentRedirect = 308;

} // namespace

QnamCall::QnamCall(const UpstreamRequest &request, UpstreamObserver &observer, TimerWheel &wheel)
    : m_observer(observer)
    , m_method(request.method)
    , m_body(request.body)
    , m_needsDevice(needsUploadDevice(request))
    , m_connectionLimit(request.connectionLimit)
    , m_deadlines(request.deadlines)
    , m_timeout(wheel, [this] { expire(); })
{}

QnamCall::~QnamCall()
{
    end();
}

void QnamCall::prepare(QNetworkRequest request, QnamPool &pool)
{
    m_request = std::move(request);
    m_host = m_request.url().host();
    m_pool = &pool;
    startPhase(Phase::Waiting);
    pool.enter(*this);
}

void QnamCall::refuse(const Error &error)
{
    fail({.error = error, .requestSent = false});
}

void QnamCall::begin(QnamLease lease)
{
    m_lease = std::move(lease);
    m_pool->applyPolicy(m_request);
    m_reply = sendRequest();
    listen();
    // For a device without bytes Qt never says that the request was sent; from here on it may have
    // been.
    const bool staysUntold = m_device != nullptr && m_device->atEnd();
    startPhase(staysUntold ? Phase::AwaitingHead : Phase::Connecting);
}

QNetworkReply *QnamCall::sendRequest()
{
    QNetworkAccessManager &manager = m_lease.manager();
    if (m_needsDevice)
        return sendWithDevice();
    if (m_method == "GET"_ba)
        return manager.get(m_request);
    if (m_method == "HEAD"_ba)
        return manager.head(m_request);
    return manager.sendCustomRequest(m_request, m_method);
}

QNetworkReply *QnamCall::sendWithDevice()
{
    const auto replay =
        m_method == "PUT"_ba ? UploadDevice::Replay::Once : UploadDevice::Replay::Never;
    auto device = std::make_unique<UploadDevice>(m_body, replay);
    m_device = device.get();
    connect(m_device, &UploadDevice::progressed, this, &QnamCall::onUploadProgress);
    connect(m_device, &UploadDevice::sourceFailed, this, &QnamCall::onSourceFailed);
    QNetworkReply *reply = m_lease.manager().sendCustomRequest(m_request, m_method, m_device);
    device.release()->setParent(reply);
    return reply;
}

void QnamCall::listen()
{
    connect(m_reply, &QNetworkReply::requestSent, this, &QnamCall::onRequestSent);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &QnamCall::onHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &QnamCall::schedulePump);
    connect(m_reply, &QNetworkReply::finished, this, &QnamCall::onReplyFinished);
}

void QnamCall::pause()
{
    m_isPaused = true;
    if (m_phase == Phase::Body)
        m_timeout.stop();
}

void QnamCall::resume()
{
    m_isPaused = false;
    if (m_phase == Phase::Body)
        startPhase(Phase::Body);
    // What was held back has been announced already: nobody but us asks for it now.
    schedulePump();
}

void QnamCall::cancel()
{
    end();
}

void QnamCall::sever()
{
    m_pool = nullptr;
    end();
}

void QnamCall::startPhase(Phase phase)
{
    m_phase = phase;
    m_hasExpired = false;
    const auto deadline = deadlineOf(phase);
    if (deadline.count() > 0)
        m_timeout.start(deadline);
    else
        m_timeout.stop();
}

std::chrono::milliseconds QnamCall::deadlineOf(Phase phase) const
{
    switch (phase) {
    case Phase::Waiting: return m_deadlines.queue;
    case Phase::Connecting: return m_deadlines.connect;
    case Phase::AwaitingHead: return m_deadlines.firstByte;
    case Phase::Body: return m_isPaused ? std::chrono::milliseconds(0) : m_deadlines.idle;
    case Phase::Over: return std::chrono::milliseconds(0);
    }
    Q_UNREACHABLE();
}

void QnamCall::expire()
{
    // Judged in the pump, behind what Qt has signalled already: a head that is here counts.
    m_hasExpired = true;
    schedulePump();
}

void QnamCall::fail(const TransportFailure &failure)
{
    if (!m_failure)
        m_failure = failure;
    schedulePump();
}

void QnamCall::onRequestSent()
{
    if (m_requestSent)
        qCDebug(lcTransport) << "Qt sent a" << m_method << "request once more";
    m_requestSent = true;
    if (m_phase == Phase::Connecting)
        startPhase(Phase::AwaitingHead);
    schedulePump();
}

void QnamCall::onUploadProgress()
{
    if (m_phase == Phase::AwaitingHead)
        startPhase(Phase::AwaitingHead);
}

void QnamCall::onSourceFailed()
{
    fail({.error = {.kind = ErrorKind::StorageFailed,
                    .detail = u"the request body's temporary file could not be read"_s}});
}

void QnamCall::onHead()
{
    const std::optional<int> code = status();
    if (!code || m_isHeadIn)
        return;
    m_isHeadIn = true;
    if (m_device != nullptr && (*code == temporaryRedirect || *code == permanentRedirect))
        m_device->allowResetAfterAnswer();
    // RFC 9112 6.3: whoever sends both may mean somebody else's answer to begin in between.
    if (m_reply->hasRawHeader("Transfer-Encoding") && m_reply->hasRawHeader("Content-Length"))
        m_lease.poison();
    const bool hasNoFields =
        m_reply->rawHeaderPairs().isEmpty() && *code != noContent && *code != notModified;
    const bool isNoStatus = *code < 200 || *code > 999;
    if (isNoStatus || hasNoFields) {
        // What follows on that connection would be taken for the answer to somebody else's request.
        m_lease.poison();
        fail(unreadableAnswer(m_host,
                              hasNoFields ? u"an answer without readable header fields"_s
                                          : u"a status that is no final answer's"_s));
    }
    schedulePump();
}

void QnamCall::onReplyFinished()
{
    m_replyFinished = true;
    onHead();
    m_lease.land();
    schedulePump();
}

void QnamCall::schedulePump()
{
    if (std::exchange(m_isPumpQueued, true))
        return;
    QMetaObject::invokeMethod(this, &QnamCall::pump, Qt::QueuedConnection);
}

void QnamCall::pump()
{
    m_isPumpQueued = false;
    if (m_phase == Phase::Over)
        return;
    if (m_failure)
        return endWith(*m_failure);
    if (reportStart() && reportHead() && deliverBody())
        concludeIfDone();
}

template<typename Call>
bool QnamCall::isOpenAfter(const Call &call)
{
    const QPointer<QnamCall> self(this);
    call();
    return self && m_phase != Phase::Over;
}

bool QnamCall::reportStart()
{
    // An answer may come before the news that the request went out.
    if (m_startReported || !(m_requestSent || m_isHeadIn))
        return true;
    m_startReported = true;
    return isOpenAfter([this] { m_observer.requestStarted(); });
}

bool QnamCall::reportHead()
{
    if (m_headReported || !m_isHeadIn)
        return true;
    m_headReported = true;
    startPhase(Phase::Body);
    const ResponseHead head{
        .status = status().value_or(0),
        // Qt has made a text of the bytes.
        .reason =
            m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString().toLatin1(),
        .fields = incomingFields(m_reply->rawHeaderPairs())};
    return isOpenAfter([this, &head] { m_observer.headReceived(head); });
}

bool QnamCall::deliverBody()
{
    while (m_headReported && !m_isPaused && m_reply->bytesAvailable() > 0) {
        startPhase(Phase::Body);
        const QByteArray bytes = m_reply->read(pieceBytes);
        if (bytes.isEmpty())
            break;
        if (!isOpenAfter([this, &bytes] { m_observer.bodyReceived(bytes); }))
            return false;
    }
    return true;
}

void QnamCall::concludeIfDone()
{
    const bool isPaused = m_headReported && m_reply->bytesAvailable() > 0;
    if (!m_replyFinished || isPaused) {
        if (!isOpenAfter([this] { m_observer.turnEnded(); }))
            return;
        if (!m_replyFinished) {
            limitBuffer();
            judgeExpiry();
        }
        return;
    }
    const ReplyEnd replyEnd = endOfReply();
    if (!isWholeAnswer(replyEnd))
        return endWith(failureOf(replyEnd));
    end();
    m_observer.finished();
}

void QnamCall::limitBuffer()
{
    // Not before there is an answer that goes on: Qt looks for more bytes when the limit changes,
    // and if the answer has ended meanwhile it closes the connection as one that nobody reads from.
    if (m_headReported && m_reply->readBufferSize() == 0)
        m_reply->setReadBufferSize(readLimit);
}

void QnamCall::judgeExpiry()
{
    if (!m_hasExpired)
        return;
    switch (m_phase) {
    case Phase::Waiting: return endWith(missed(Deadline::Queue, m_host));
    case Phase::Connecting: return endWith(missed(Deadline::Connect, m_host));
    case Phase::AwaitingHead: return endWith(missed(Deadline::FirstByte, m_host));
    case Phase::Body: return endWith(missed(Deadline::Idle, m_host));
    case Phase::Over: return;
    }
}

void QnamCall::endWith(TransportFailure failure)
{
    failure.headSeen = m_headReported;
    failure.requestSent = failure.requestSent || m_requestSent;
    end();
    m_observer.failed(failure);
}

std::optional<int> QnamCall::status() const
{
    const QVariant code = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
    return code.isValid() ? std::optional(code.toInt()) : std::nullopt;
}

ReplyEnd QnamCall::endOfReply() const
{
    return {.error = m_reply->error(),
            .status = status(),
            .text = m_reply->errorString(),
            .host = m_host,
            .headSeen = m_headReported,
            .requestSent = m_requestSent};
}

void QnamCall::detachFromReply()
{
    if (m_device != nullptr)
        std::exchange(m_device, nullptr)->detach();
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        // What abort() emits is no news; and a reply is never deleted under its own signal.
        reply->disconnect(this);
        if (!m_replyFinished)
            reply->abort();
        reply->deleteLater();
    }
    m_lease.giveBack();
}

void QnamCall::end()
{
    // Qt leaves a connection half made when its request is aborted, and would give it to a later
    // one.
    if (m_lease && !m_requestSent && !m_isHeadIn && !m_replyFinished)
        m_lease.poison();
    m_phase = Phase::Over;
    m_timeout.stop();
    detachFromReply();
    if (QnamPool *pool = std::exchange(m_pool, nullptr))
        pool->leave(*this);
}

} // namespace keyferry::transport
