#pragma once

#include "proxy/core/clock.h"
#include "proxy/core/logreader.h"

#include <functional>

namespace keyferry::storage {

class Store;
class StoreReader;

/// LogReader on the database: reads on the reader thread, clears on the storage thread. Main
/// thread.
class StoredLogReader final : public LogReader
{
    Q_OBJECT

public:
    /// Both stay usable until detach().
    StoredLogReader(Store *store, StoreReader *reader, const Clock &clock);

    /// From now on every call is answered with Stopping.
    void detach();

    /// At most 10,000 rows a page; InvalidValue (`limit`) outside 1–10,000.
    void page(const LogQuery &query, const Reply<QList<RequestRecord>> &reply) override;
    void detail(RequestId id, const Reply<RequestRecord> &reply) override;
    void stats(const StatsQuery &query, const Reply<Stats> &reply) override;
    void activity(const ActivityQuery &query, const Reply<QList<ActivitySlot>> &reply) override;
    void firstBytes(qint64 since, const Reply<FirstByteTimes> &reply) override;
    void sizeOnDisk(const Reply<qint64> &reply) override;
    void cleanUp(const Reply<Nothing> &reply) override;
    void clear(const Reply<Nothing> &reply) override;

private:
    using Done = std::function<void(const Outcome &)>;
    /// Runs work on the storage thread that goes on after the call has returned.
    void run(void (Store::*work)(const Done &), const Reply<Nothing> &reply, bool empties);

    Store *m_store = nullptr;
    StoreReader *m_reader = nullptr;
    const Clock &m_clock;
};

} // namespace keyferry::storage
