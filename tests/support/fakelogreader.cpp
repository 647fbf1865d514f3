#include "tests/support/fakelogreader.h"

#include <QMetaObject>

#include <algorithm>

namespace keyferry::test {

using namespace Qt::StringLiterals;

template<typename T>
void FakeLogReader::answer(const Reply<T> &reply, const Result<T> &result)
{
    if (!queued)
        return reply(result);
    QMetaObject::invokeMethod(
        this, [reply, result] { reply(result); }, Qt::QueuedConnection);
}

void FakeLogReader::page(const LogQuery &query, const Reply<QList<RequestRecord>> &reply)
{
    queries.append(query);
    QList<RequestRecord> found;
    for (auto record = m_records.crbegin(); record != m_records.crend(); ++record) {
        const bool isOlder =
            query.before == RequestId{} || toNumber(record->id) < toNumber(query.before);
        if (!isOlder || !matches(*record, query))
            continue;
        found.append(*record);
        found.last().attempts.clear();
        if (found.size() == query.limit)
            break;
    }
    answer<QList<RequestRecord>>(reply, found);
}

void FakeLogReader::detail(RequestId id, const Reply<RequestRecord> &reply)
{
    const auto found = std::find_if(m_records.cbegin(),
                                    m_records.cend(),
                                    [id](const RequestRecord &record) { return record.id == id; });
    if (found == m_records.cend()) {
        return answer<RequestRecord>(
            reply, Error{.kind = ErrorKind::NotFound, .detail = u"no such request"_s});
    }
    answer<RequestRecord>(reply, *found);
}

void FakeLogReader::stats(const StatsQuery &query, const Reply<Stats> &reply)
{
    answer<Stats>(reply, statsAnswers.value(query.hours, statsAnswer));
}

void FakeLogReader::activity(const ActivityQuery &query, const Reply<QList<ActivitySlot>> &reply)
{
    activityQueries.append(query);
    QList<ActivitySlot> found;
    for (qsizetype i = 0; i + 1 < query.edges.size(); ++i) {
        ActivitySlot slot{.start = query.edges.at(i)};
        for (const ActivitySlot &each : std::as_const(activityAnswer)) {
            if (each.start < slot.start || each.start >= query.edges.at(i + 1))
                continue;
            slot.requests += each.requests;
            slot.failures += each.failures;
        }
        found.append(slot);
    }
    answer<QList<ActivitySlot>>(reply, found);
}

void FakeLogReader::firstBytes(qint64, const Reply<FirstByteTimes> &reply)
{
    answer<FirstByteTimes>(reply, firstByteAnswer);
}

void FakeLogReader::sizeOnDisk(const Reply<qint64> &reply)
{
    answer<qint64>(reply, sizeAnswer);
}

void FakeLogReader::cleanUp(const Reply<Nothing> &reply)
{
    ++cleanUps;
    sizeAnswer = sizeCleanedUp;
    answer<Nothing>(reply, Nothing{});
}

void FakeLogReader::clear(const Reply<Nothing> &reply)
{
    m_records.clear();
    Q_EMIT cleared();
    answer<Nothing>(reply, Nothing{});
}

void FakeLogReader::append(const QList<RequestRecord> &records)
{
    if (records.isEmpty())
        return;
    m_records.append(records);
    Q_EMIT rowsStored(records.last().id);
}

} // namespace keyferry::test
