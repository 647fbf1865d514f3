#pragma once

#include "proxy/core/records.h"

#include <QBasicTimer>
#include <QHash>
#include <QList>
#include <QObject>

#include <atomic>

namespace keyferry::engine {

/// Gathers what happened to a worker's requests and tells it at most every 100 ms, so that a busy
/// proxy does not flood the window. Does nothing while nobody looks. Worker's thread.
class LiveFeed final : public QObject
{
    Q_OBJECT

public:
    explicit LiveFeed(const std::atomic<bool> &isObserved, QObject *parent = nullptr);

    [[nodiscard]] bool isObserved() const { return m_isObserved.load(std::memory_order_relaxed); }
    void update(const RequestRecord &record);
    /// Tells what is gathered at once; nothing if there is nothing.
    void flush();

Q_SIGNALS:
    void changed(const QList<keyferry::RequestRecord> &records);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    const std::atomic<bool> &m_isObserved;
    QList<RequestRecord> m_pending{};
    QHash<RequestId, qsizetype> m_places{};
    QBasicTimer m_timer;
};

} // namespace keyferry::engine
