#pragma once

#include "proxy/core/config.h"
#include "proxy/core/records.h"
#include "proxy/core/result.h"

#include <QList>
#include <QObject>
#include <QStringList>

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
};

} // namespace keyferry
