#pragma once

#include "proxy/core/ids.h"

#include <QByteArray>
#include <QLatin1String>
#include <QList>
#include <QMetaType>
#include <QString>

namespace keyferry {

/// What the classifier made of one attempt. docs/keys.md "Judging an answer".
enum class Verdict {
    Success,
    ClientFault,
    KeyRejected,
    OutOfCredit,
    RateLimited,
    Overloaded,
    UpstreamFault,
    ClientLeft,
};

[[nodiscard]] QLatin1String verdictName(Verdict verdict); ///< `key-rejected`
[[nodiscard]] Verdict verdictFromName(QStringView name);  ///< Success for a name it does not know

enum class RequestOutcome {
    Running,
    Succeeded, ///< an answer below 400 was delivered whole
    Failed,    ///< an error answer, the upstream's or ours, was delivered
    Cut,       ///< the answer broke off after its head had been forwarded
    ClientGone,
};

[[nodiscard]] QLatin1String outcomeName(RequestOutcome outcome); ///< `client-gone`
[[nodiscard]] RequestOutcome outcomeFromName(QStringView name);

/// One try of one request at one upstream with one key.
struct AttemptRecord
{
    int seq = 1;
    KeyId key{};
    QString keyMask{};
    QString upstream{}; ///< base URL
    int status = 0;     ///< 0: no answer
    Verdict verdict = Verdict::Success;
    qint64 startedMs = 0;    ///< since the request began; likewise below
    qint64 firstByteMs = -1; ///< -1: none came
    qint64 durationMs = 0;
    int resends = 0; ///< times the transport sent it once more by itself: qt-network.md
    QString error{}; ///< empty if an answer came

    friend bool operator==(const AttemptRecord &, const AttemptRecord &) = default;
};

/// One client request, running or ended. Never holds bodies, header values or key material.
struct RequestRecord
{
    RequestId id{};
    qint64 startedAt = 0; ///< UTC ms
    GroupId group{};
    QString groupName{};     ///< of an aggregate's member once one was tried
    QString aggregateName{}; ///< the aggregate the client asked, else empty
    AccessKeyId accessKey{};
    KeyId key{}; ///< of the last attempt
    QString keyMask{};
    QByteArray keyFingerprint{};
    QString method{};
    QString path{}; ///< as the client sent it, query left out
    QString model{};
    int status = 0;
    RequestOutcome outcome = RequestOutcome::Running;
    bool stream = false;
    QString upstream{};
    qint64 firstByteMs = -1;
    qint64 durationMs = 0;
    qint64 requestBytes = 0;  ///< body
    qint64 responseBytes = 0; ///< body
    QString error{};
    QString client{}; ///< peer address
    QString userAgent{};
    QList<AttemptRecord> attempts{};
    int tries =
        0; ///< how many attempts there were, also where they are left out (pages of the log)
    bool logged = true; ///< false where the group keeps no request log

    friend bool operator==(const RequestRecord &, const RequestRecord &) = default;
};

/// Where ended requests go. Called from any thread; never blocks. Storage implements it.
class RecordSink
{
public:
    RecordSink() = default;
    RecordSink(const RecordSink &) = delete;
    RecordSink &operator=(const RecordSink &) = delete;
    virtual ~RecordSink() = default;

    /// Takes the record, or drops and counts it when the bounded queue is full.
    virtual void append(RequestRecord record) = 0;
    virtual void updateKeys(QList<struct KeyUsage> usages) = 0;
    /// Rows dropped since the start.
    [[nodiscard]] virtual qint64 dropped() const = 0;
};

} // namespace keyferry

Q_DECLARE_METATYPE(keyferry::RequestRecord)
