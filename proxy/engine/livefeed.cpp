#include "proxy/engine/livefeed.h"

#include <utility>

namespace keyferry::engine {

namespace {

constexpr int gatherMilliseconds = 100;

} // namespace

LiveFeed::LiveFeed(const std::atomic<bool> &isObserved, QObject *parent)
    : QObject(parent)
    , m_isObserved(isObserved)
{}

void LiveFeed::update(const RequestRecord &record)
{
    if (!isObserved())
        return;
    const auto place = m_places.constFind(record.id);
    if (place != m_places.constEnd()) {
        m_pending[*place] = record;
    } else {
        m_places.insert(record.id, m_pending.size());
        m_pending.append(record);
    }
    if (!m_timer.isActive())
        m_timer.start(gatherMilliseconds, this);
}

void LiveFeed::flush()
{
    m_timer.stop();
    m_places.clear();
    if (!m_pending.isEmpty())
        Q_EMIT changed(std::exchange(m_pending, {}));
}

void LiveFeed::timerEvent(QTimerEvent *)
{
    flush();
}

} // namespace keyferry::engine
