#pragma once

#include "proxy/core/config.h"
#include "proxy/core/drafts.h"
#include "proxy/core/records.h"
#include "proxy/core/reply.h"
#include "proxy/core/result.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <optional>

namespace keyferry {

enum class GatewayState { Stopped, Starting, Running, Draining, Failed };

struct GatewayStatus
{
    GatewayState state = GatewayState::Stopped;
    QStringList listening{}; ///< `http://127.0.0.1:3001`
    Error error{};           ///< why, when state is Failed
    int freePort = 0;        ///< with PortInUse: the next port that is free, else 0
    qint64 startedAt = 0;    ///< UTC ms
    qint64 requestsInFlight = 0;
    qint64 streams = 0;
    qint64 requestsLastMinute = 0;
    qint64 droppedLogRows = 0;
    KeyCounts keys{};
};

enum class BreakerState {
    Closed,
    Open,     ///< skipped while another upstream is closed
    HalfOpen, ///< one trial request decides
};

[[nodiscard]] QLatin1String breakerStateName(BreakerState state); ///< `half-open`

/// How one upstream of a group is doing. docs/keys.md "Upstreams".
struct UpstreamHealth
{
    UpstreamId id{};
    BreakerState state = BreakerState::Closed;
    qint64 openUntil = 0; ///< UTC ms; 0 unless open
    int consecutiveFailures = 0;
    qint64 firstByteMs = -1; ///< moving average; -1: nothing measured yet
    QString lastError{};

    friend bool operator==(const UpstreamHealth &, const UpstreamHealth &) = default;
};

/// What the pool thinks of one key right now, for "Why?".
struct KeyStanding
{
    KeyState state = KeyState::Active;
    QList<Cooldown> cooldowns{};
    int consecutiveFailures = 0;
    int threshold = 0;  ///< blacklist_threshold in force
    QString strategy{}; ///< key_strategy in force
    qint64 keysBefore =
        -1; ///< keys that are served before it, where the strategy has an order; else -1
    int inFlight = 0;
    int maxInFlight = 0; ///< 0: no limit; likewise below
    int usedThisMinute = 0;
    int perMinute = 0;
    int usedToday = 0;
    int perDay = 0;
    qint64 servesAgainAt = 0; ///< UTC ms; 0: now; -1: not by itself

    friend bool operator==(const KeyStanding &, const KeyStanding &) = default;
};

/// One checked key.
struct CheckResult
{
    KeyId id{};
    QString mask{};
    Verdict verdict = Verdict::Success;
    int status = 0;                    ///< 0: no answer
    QString message{};                 ///< in words, no key material
    KeyState state = KeyState::Active; ///< after the check
    qint64 firstByteMs = -1;           ///< until the answer began; -1: none came

    friend bool operator==(const CheckResult &, const CheckResult &) = default;
};

/// How far a check has come. docs/keys.md "Checking keys".
struct CheckProgress
{
    CheckId id{};
    GroupId group{};
    bool isScheduled = false;
    qint64 total = 0;
    qint64 checked = 0;
    qint64 valid = 0;
    qint64 invalid = 0; ///< rejected or out of credit
    qint64 unchanged = 0;
    bool isFinished = false; ///< the last word on this check
    bool isCancelled = false;
    QList<CheckResult> results{}; ///< since the last one
};

/// The running engine as everything above it sees it: window, tray, command line. GUI (main)
/// thread.
class Gateway : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual GatewayStatus status() const = 0;
    [[nodiscard]] virtual KeyCounts keyCounts(GroupId group) const = 0;
    /// Requests that are running now, oldest first.
    [[nodiscard]] virtual QList<RequestRecord> running() const = 0;
    /// In the order of the group's upstreams.
    [[nodiscard]] virtual QList<UpstreamHealth> upstreamHealth(GroupId group) const = 0;
    /// Empty if the pool does not have the key.
    [[nodiscard]] virtual std::optional<KeyStanding> keyStanding(GroupId group,
                                                                 KeyId key) const = 0;

    /// Checks keys against their provider, also while the engine is stopped; a key that is being
    /// checked already is left to that check and does not count in this one. UnknownGroup,
    /// UnknownName (a key that is not there), InvalidValue (`kind`: an aggregate; `check_path`: a
    /// channel that needs one). checkAdvanced() follows, the last one finished, never inside the
    /// call. \param selection  all, a state or ids; clear keys become ids by
    /// ConfigEditor::findKey() first
    [[nodiscard]] virtual Result<CheckId> startCheck(const KeySelection &selection) = 0;
    /// Ends it: what is under way is dropped. Nothing for one that has ended.
    virtual void cancelCheck(CheckId check) = 0;
    /// Those under way, without results.
    [[nodiscard]] virtual QList<CheckProgress> checks() const = 0;

    /// Checks a key that need not be stored against a group that need not be saved. The reply comes
    /// later; its result has no id, and as state Active or, where the answer speaks against the
    /// key, Invalid. InvalidValue with the field at fault; a missing name is none. It ends when the
    /// reply's context does, and also works while the engine is stopped.
    virtual void
    tryKey(const GroupDraft &draft, const Secret &secret, const Reply<CheckResult> &reply) = 0;
    /// The same with an active key of the group `owner`, whose state it leaves alone: tells how a
    /// draft or one upstream does without the key leaving the engine. Also UnknownGroup, and
    /// NoUsableKey or KeysCooling where no key is active.
    virtual void
    tryStoredKey(const GroupDraft &draft, GroupId owner, const Reply<CheckResult> &reply) = 0;

    /// Binds and accepts; the result shows in stateChanged(). Nothing happens when it is running.
    virtual void start() = 0;
    /// Stops accepting, lets running requests end up to the drain deadline, then cuts them;
    /// stateChanged() says Stopped.
    virtual void stop() = 0;

Q_SIGNALS:
    void stateChanged();
    /// Requests that began, went on or ended since the last one, at most every 100 ms; the latest
    /// record of each.
    void requestsChanged(const QList<keyferry::RequestRecord> &records);
    /// Key counts of these groups changed; at most once a second.
    void keyCountsChanged(const QList<keyferry::GroupId> &groups);
    /// Breakers of these groups changed state; at most once a second.
    void upstreamHealthChanged(const QList<keyferry::GroupId> &groups);
    /// At most every 100 ms a check, and once when it has ended.
    void checkAdvanced(const keyferry::CheckProgress &progress);
};

} // namespace keyferry
