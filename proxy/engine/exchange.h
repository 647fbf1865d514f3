#pragma once

// One request through the files (docs/architecture.md "One request, file by file"; change both
// together):
//  1 http/server accepts and hands the socket to a worker's http/connection.
//  2 http/headcheck refuses malformed heads, http/requestparser feeds llhttp.
//  3 engine/exchange is born with the head, a BodyBuffer (memory, then a temporary file) and a
//    move-only http/responder.
//  4 engine/intake asks routing/admission about Host and Origin, routing/route for the group in the
//    path, and admission again for the access key.
//  5 channels/<x>dialect reads model and stream flag, engine/sessionid the session where a group
//    wants it; engine/requestreading says how much of the body has to be here for that.
//  6 engine/servinggroups knows once a snapshot which groups may serve, engine/memberplan lists
//    them for this request (an aggregate's members in the order of routing/memberorder) and applies
//    each one's edits (channels/requestedit) when it is needed.
//  7 engine/attemptchain runs the tries:
//  8   routing/keypool and routing/balancer choose key and upstream (engine/booking tells them
//      afterwards how it went),
//  9   engine/requestbuilder builds the outgoing head, header rules last,
// 10   engine/attempt runs it on a transport and keeps what comes until it is judged,
// 11   engine/inspection says how much that is; routing/classifier judges head and first bytes,
//      routing/retrypolicy says deliver, or try again and after which pause (engine/keywait: or
//      wait for a key); the last real answer is held while another key is tried.
// 12 engine/answerlinks points the head's links to us, engine/relay copies head and body under high
//    and low water marks; behind a 101, which transport/tunnelcall got, bytes both ways.
// 13 engine/exchange closes the record, which engine/attemptjournal kept; storage/requestlogwriter
//    batches it; ui/models/requesttablemodel shows it.

#include "proxy/core/records.h"
#include "proxy/core/timerwheel.h"
#include "proxy/engine/attemptchain.h"
#include "proxy/engine/bodybuffer.h"
#include "proxy/engine/intake.h"
#include "proxy/engine/livefeed.h"
#include "proxy/engine/localreply.h"
#include "proxy/engine/meterdirectory.h"
#include "proxy/engine/relay.h"
#include "proxy/engine/servinggroups.h"
#include "proxy/engine/shared.h"
#include "proxy/http/responder.h"

#include <QObject>

#include <memory>

namespace keyferry::engine {

/// What an exchange borrows from its worker.
struct ExchangeServices
{
    EngineShared &shared;
    TimerWheel &wheel;
    transport::UpstreamTransport &transport;
    BalancerSet &balancers;
    LiveFeed &feed;
    SnapshotPtr snapshot{};  ///< the one it keeps
    ServingMapPtr serving{}; ///< of that snapshot
    PoolMapPtr pools{};
    AccessMeterMapPtr meters{};
    qint64 workers = 1;
};

/// One client request from its head to its log record. Owned by the worker, which deletes it after
/// ended(). Worker's thread.
class Exchange final : public QObject, private http::RequestObserver, private AttemptChainListener
{
    Q_OBJECT

public:
    Exchange(ExchangeServices services, RequestHead head, http::Responder responder);
    ~Exchange() override;

    void begin();
    /// Ends it now for the reason given: a local answer if the client has seen nothing yet, else a
    /// cut.
    void abort(const Error &reason);
    /// The record as it would be logged now.
    [[nodiscard]] RequestRecord liveRecord() const;

Q_SIGNALS:
    void ended();

private:
    // http::RequestObserver
    void bodyReceived(QByteArrayView bytes) override;
    void bodyFinished() override;
    void requestFailed(const Error &error) override;
    void clientGone() override;
    void clientDrained() override;
    // AttemptChainListener
    void answerChosen(const ResponseHead &head, Attempt &attempt) override;
    void allAttemptsFailed(const ChainFailure &failure) override;
    void recordChanged() override;
    void informationalCame(const ResponseHead &head, const Attempt &attempt) override;

    void beginRecord();
    void beginForwarding();
    [[nodiscard]] bool refusesOverLimit();
    [[nodiscard]] const ServingGroups &servingGroups() const;
    [[nodiscard]] bool waitsForWholeBody();
    void startWhenReady();
    [[nodiscard]] ClientRequest readRequest();
    void noteStream();
    [[nodiscard]] ResponseHead clientsHead(const ResponseHead &head, const Attempt &attempt) const;
    [[nodiscard]] bool isTunnel() const { return m_relay && m_relay->isTunnel(); }
    void sendLocally(LocalReply reply);
    void answerLocally(const Error &error, std::optional<std::chrono::seconds> retryAfter = {});
    void relayEnded(RequestOutcome outcome, const QString &error);
    void totalTimeExpired();
    void cancelAttempts(Verdict verdict, const QString &error = {});
    void end(RequestOutcome outcome, int status, const QString &error);
    [[nodiscard]] qint64 elapsedMs() const;

    ExchangeServices m_services;
    RequestHead m_head;
    http::Responder m_responder;
    Intake m_intake{};
    BodyBuffer m_body;
    bool m_isForwarding = false; ///< the first attempt has begun
    bool m_hasEnded = false;
    bool m_isStreamCounted = false;
    int m_informationals = 0; ///< that the client may have got, of all attempts
    std::chrono::milliseconds m_startedAt{};
    Timeout m_totalTimeout;
    RequestRecord m_record{};
    std::unique_ptr<AttemptChain> m_chain{};
    std::unique_ptr<Relay> m_relay{};
};

} // namespace keyferry::engine
