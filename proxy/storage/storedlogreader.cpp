#include "proxy/storage/storedlogreader.h"

#include "proxy/storage/ask.h"
#include "proxy/storage/store.h"
#include "proxy/storage/storereader.h"

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

Result<QList<RequestRecord>> readPage(StoreReader &reader, const LogQuery &query)
{
    constexpr qint64 largestPage = 10'000;
    if (query.limit < 1 || query.limit > largestPage) {
        const auto detail = u"limit: must be 1\u2013%1"_s.arg(largestPage);
        return Error{ErrorKind::InvalidValue, detail, u"limit"_s};
    }
    return reader.log().page(query);
}

} // namespace

StoredLogReader::StoredLogReader(Store *store, StoreReader *reader, const Clock &clock)
    : m_store(store)
    , m_reader(reader)
    , m_clock(clock)
{
    connect(store, &Store::rowsStored, this, &LogReader::rowsStored);
}

void StoredLogReader::detach()
{
    m_store = nullptr;
    m_reader = nullptr;
}

void StoredLogReader::page(const LogQuery &query, const Reply<QList<RequestRecord>> &reply)
{
    ask(m_reader, this, reply, [query](StoreReader &reader) { return readPage(reader, query); });
}

void StoredLogReader::detail(RequestId id, const Reply<RequestRecord> &reply)
{
    ask(m_reader, this, reply, [id](StoreReader &reader) { return reader.log().detail(id); });
}

void StoredLogReader::stats(const StatsQuery &query, const Reply<Stats> &reply)
{
    const qint64 now = m_clock.wall();
    ask(m_reader, this, reply, [query, now](StoreReader &reader) {
        return reader.hourly().stats(query, now);
    });
}

void StoredLogReader::activity(const ActivityQuery &query, const Reply<QList<ActivitySlot>> &reply)
{
    ask(m_reader, this, reply, [query](StoreReader &reader) {
        return reader.activity().activity(query);
    });
}

void StoredLogReader::firstBytes(qint64 since, const Reply<FirstByteTimes> &reply)
{
    ask(m_reader, this, reply, [since](StoreReader &reader) {
        return reader.activity().firstBytes(since);
    });
}

void StoredLogReader::sizeOnDisk(const Reply<qint64> &reply)
{
    ask(m_reader, this, reply, [](StoreReader &reader) {
        return requestLogBytes(reader.database());
    });
}

void StoredLogReader::cleanUp(const Reply<Nothing> &reply)
{
    run(&Store::cleanUpLog, reply, false);
}

void StoredLogReader::clear(const Reply<Nothing> &reply)
{
    run(&Store::clearLog, reply, true);
}

// Not through ask(): the work goes on after the call on the storage thread has returned.
void StoredLogReader::run(void (Store::*work)(const Done &),
                          const Reply<Nothing> &reply,
                          bool empties)
{
    if (!m_store)
        return ask(m_store, this, reply, [](Store &) { return ok(); });
    const auto done = [this, reply, empties](const Outcome &outcome) {
        const auto tell = [this, reply, outcome, empties] {
            if (outcome && empties)
                Q_EMIT cleared();
            reply(outcome);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(
        m_store, [store = m_store, work, done] { (store->*work)(done); }, Qt::QueuedConnection);
}

} // namespace keyferry::storage
