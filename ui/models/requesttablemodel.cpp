#include "ui/models/requesttablemodel.h"

#include "ui/models/roles.h"

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

// Newest first.
constexpr auto isNewer = [](RequestId a, RequestId b) { return a > b; };

} // namespace

RequestTableModel::RequestTableModel(Gateway &gateway,
                                     LogReader &reader,
                                     qsizetype capacity,
                                     QObject *parent)
    : QAbstractTableModel(parent)
    , m_gateway(gateway)
    , m_reader(reader)
    , m_capacity(capacity)
{
    connect(&gateway, &Gateway::requestsChanged, this, &RequestTableModel::onRequestsChanged);
    connect(&reader, &LogReader::cleared, this, &RequestTableModel::onLogCleared);
    takeLive(gateway.running());
    fetchMore({});
}

void RequestTableModel::setQuery(const LogQuery &query)
{
    if (m_query == query)
        return;
    m_query = query;
    restart(true);
}

void RequestTableModel::setPaused(bool isPaused)
{
    if (m_isPaused == isPaused)
        return;
    m_isPaused = isPaused;
    QList<RequestRecord> held;
    for (const auto &[id, record] : std::exchange(m_held, {}))
        held.append(record);
    takeLive(held);
    Q_EMIT countsChanged();
}

void RequestTableModel::clear()
{
    m_clearedBefore = m_clearedUpTo;
    m_cleared = m_entries; // running ones among them stay
    if (!m_entries.empty())
        m_clearedUpTo = qMax(m_clearedUpTo, m_entries.rbegin()->first);
    restart(false);
}

void RequestTableModel::undoClear()
{
    m_clearedUpTo = m_clearedBefore;
    m_entries.merge(std::exchange(m_cleared, {}));
    restart(true);
}

void RequestTableModel::onLogCleared()
{
    m_cleared.clear();
    restart(false);
}

/// Builds the list anew from what is in memory and asks for pages from the top. Pages that were
/// fetched for another query have gaps and go.
void RequestTableModel::restart(bool keepsEnded)
{
    beginResetModel();
    std::erase_if(m_entries, [this, keepsEnded](const auto &entry) {
        const bool isRunning = m_running.contains(entry.first);
        return !isRunning && (!keepsEnded || !entry.second.isLive);
    });
    rebuild();
    m_pagedDownTo = {};
    m_isAtEnd = false;
    m_isFetching = true; // views ask as soon as they hear of the reset
    m_isLoaded = false;
    ++m_serial;
    endResetModel();
    askPage();
    Q_EMIT countsChanged();
}

void RequestTableModel::rebuild()
{
    m_rows.clear();
    for (const auto &[id, entry] : m_entries) {
        if (isWanted(entry.record))
            m_rows.push_front(id);
    }
}

void RequestTableModel::onRequestsChanged(const QList<RequestRecord> &records)
{
    if (!m_isPaused)
        return takeLive(records);
    for (const RequestRecord &record : records)
        m_held.insert_or_assign(record.id, record);
    while (static_cast<qsizetype>(m_held.size()) > m_capacity)
        m_held.erase(m_held.begin());
    Q_EMIT countsChanged();
}

void RequestTableModel::takeLive(const QList<RequestRecord> &records)
{
    if (records.isEmpty())
        return;
    Ids fresh;
    Ids changed;
    for (const RequestRecord &record : records) {
        keep(record, true);
        if (!m_entries.contains(record.id))
            continue;
        const bool isShown = rowOf(record.id) >= 0;
        if (!isWanted(record))
            hideRow(record.id);
        else if (isShown)
            changed.push_back(record.id);
        else
            fresh.push_back(record.id);
    }
    announce(changed);
    showRows(std::move(fresh));
    trim();
    Q_EMIT countsChanged();
}

bool RequestTableModel::isWanted(const RequestRecord &record) const
{
    return matches(record, m_query);
}

/// Stores the record, unless it was cleared away or is older than all that a full list holds.
void RequestTableModel::keep(const RequestRecord &record, bool isLive)
{
    const bool isRunning = record.outcome == RequestOutcome::Running;
    const bool isKnown = m_entries.contains(record.id);
    const bool isFull = static_cast<qsizetype>(m_entries.size()) >= m_capacity;
    if (!isKnown && record.id <= m_clearedUpTo && !isRunning)
        return;
    if (!isKnown && isFull && record.id < m_entries.begin()->first)
        return;
    // What the engine said last is newer than a page, and has its attempts.
    if (isKnown && !isLive)
        return;
    m_entries.insert_or_assign(record.id, Entry{record, isLive});
    if (isRunning)
        m_running.insert(record.id);
    else
        m_running.remove(record.id);
}

void RequestTableModel::showRows(Ids ids)
{
    std::sort(ids.begin(), ids.end(), isNewer);
    // From the bottom up, so that positions above stay true; neighbours go in together.
    for (auto end = ids.end(); end != ids.begin();) {
        const auto place = [this](RequestId id) {
            return std::lower_bound(m_rows.begin(), m_rows.end(), id, isNewer) - m_rows.begin();
        };
        const auto position = place(*(end - 1));
        auto begin = end - 1;
        while (begin != ids.begin() && place(*(begin - 1)) == position)
            --begin;
        const int first = static_cast<int>(position);
        beginInsertRows({}, first, first + static_cast<int>(end - begin) - 1);
        m_rows.insert(m_rows.begin() + position, begin, end);
        endInsertRows();
        end = begin;
    }
}

void RequestTableModel::hideRow(RequestId id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
}

void RequestTableModel::announce(const Ids &ids)
{
    std::vector<int> rows;
    for (const RequestId id : ids)
        rows.push_back(rowOf(id));
    std::sort(rows.begin(), rows.end());
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t end = i + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1)
            ++end;
        Q_EMIT dataChanged(index(rows[i], 0), index(rows[end - 1], requestColumnCount - 1));
        i = end;
    }
}

void RequestTableModel::trim()
{
    const qsizetype excess = static_cast<qsizetype>(m_entries.size()) - m_capacity;
    if (excess <= 0)
        return;
    const auto oldestKept = std::next(m_entries.begin(), excess);
    int kept = rowCount();
    while (kept > 0 && m_rows[static_cast<std::size_t>(kept) - 1] < oldestKept->first)
        --kept;

    const bool isSeen = kept < rowCount();
    if (isSeen)
        beginRemoveRows({}, kept, rowCount() - 1);
    m_rows.resize(static_cast<std::size_t>(kept));
    for (auto entry = m_entries.begin(); entry != oldestKept; entry = m_entries.erase(entry))
        m_running.remove(entry->first);
    if (isSeen)
        endRemoveRows();
}

void RequestTableModel::tick(qint64 now)
{
    m_now = now;
    if (m_isPaused)
        return;
    for (const RequestId id : std::as_const(m_running)) {
        const int row = rowOf(id);
        const QModelIndex cell = index(row, static_cast<int>(RequestColumn::Duration));
        if (row >= 0)
            Q_EMIT dataChanged(cell, cell, {Qt::DisplayRole});
    }
}

const RequestRecord &RequestTableModel::recordAt(int row) const
{
    return m_entries.at(m_rows.at(static_cast<std::size_t>(row))).record;
}

int RequestTableModel::rowOf(RequestId id) const
{
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), id, isNewer);
    return found != m_rows.end() && *found == id ? static_cast<int>(found - m_rows.begin()) : -1;
}

int RequestTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RequestTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : requestColumnCount;
}

QVariant RequestTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RequestRecord &record = recordAt(index.row());
    const auto column = static_cast<RequestColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole: return cellValue(record, column, m_now);
    case Qt::AccessibleTextRole: return cellSpeech(record, column);
    case Qt::TextAlignmentRole:
        return isNumber(column)
                   ? QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter))
                   : QVariant();
    case roles::id: return toNumber(record.id);
    case roles::outcome: return static_cast<int>(record.outcome);
    case roles::isStream: return record.stream;
    case roles::startedAt: return record.startedAt;
    default: return {};
    }
}

QVariant RequestTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= requestColumnCount)
        return {};
    const auto column = static_cast<RequestColumn>(section);
    if (role == Qt::DisplayRole)
        return columnTitle(column);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    return {};
}

bool RequestTableModel::canFetchMore(const QModelIndex &parent) const
{
    const bool isFull = static_cast<qsizetype>(m_entries.size()) >= m_capacity;
    return !parent.isValid() && !m_isAtEnd && !m_isFetching && !isFull;
}

void RequestTableModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_isFetching = true;
    askPage();
}

void RequestTableModel::askPage()
{
    LogQuery query = m_query;
    query.before = m_pagedDownTo;
    const auto take =
        [this, serial = m_serial, limit = query.limit](const Result<QList<RequestRecord>> &page) {
            takePage(serial, limit, page);
        };
    m_reader.page(query, {this, take});
}

void RequestTableModel::takePage(int serial,
                                 qint64 asked,
                                 const Result<QList<RequestRecord>> &result)
{
    if (serial != m_serial)
        return;
    m_isFetching = false;
    if (!result) {
        m_isAtEnd = true; // else the view would ask again at once, without end
        return Q_EMIT failed(result.error());
    }
    Ids fresh;
    for (const RequestRecord &record : *result) {
        const bool isKnown = m_entries.contains(record.id);
        keep(record, false);
        if (!isKnown && m_entries.contains(record.id))
            fresh.push_back(record.id);
    }
    const bool isPastCleared = !result->isEmpty() && result->last().id <= m_clearedUpTo;
    m_isAtEnd = result->size() < asked || isPastCleared;
    if (!result->isEmpty())
        m_pagedDownTo = result->last().id;

    const bool bringsNothing = fresh.empty();
    showRows(std::move(fresh));
    trim();
    if (!std::exchange(m_isLoaded, true))
        Q_EMIT loaded();
    // Pages begin at the top again after a new filter and first repeat what came live.
    if (bringsNothing)
        fetchMore({});
}

} // namespace keyferry::ui
