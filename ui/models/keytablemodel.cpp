#include "ui/models/keytablemodel.h"

#include "ui/models/idpieces.h"
#include "ui/models/keycooling.h"
#include "ui/models/roles.h"

#include <chrono>

namespace keyferry::ui {

using namespace std::chrono_literals;

namespace {

constexpr int pageSize = 128;
// More separate pieces than this are brought together by one permutation first: 200,000 rows of
// alternating states would otherwise be 100,000 removals.
constexpr qsizetype mostPieces = 16;
// Engine news asks for ids anew at most this often: a list of 200,000 is not read every second.
constexpr auto newsPause = 2s;

} // namespace

KeyTableModel::KeyTableModel(ConfigEditor &editor, int cacheSize, QObject *parent)
    : QAbstractTableModel(parent)
    , m_editor(editor)
    , m_cache(cacheSize)
{
    // All cells of one paint become one request a page.
    m_fetchTimer.setSingleShot(true);
    connect(&m_fetchTimer, &QTimer::timeout, this, &KeyTableModel::fetchWanted);
    m_newsTimer.setSingleShot(true);
    m_newsTimer.setInterval(newsPause);
    connect(&m_newsTimer, &QTimer::timeout, this, &KeyTableModel::takeNews);
    connect(&editor, &ConfigEditor::keysChanged, this, &KeyTableModel::onKeysChanged);
    connect(&editor, &ConfigEditor::keyUsageStored, this, &KeyTableModel::onUsageStored);
}

void KeyTableModel::setGroup(GroupId group)
{
    beginResetModel();
    m_query = {.group = group};
    m_all.clear();
    m_ids.clear();
    m_rows.clear();
    m_cache.clear();
    m_cooling.clear();
    m_isLoaded = false;
    m_hasTags = false;
    endResetModel();
    Q_EMIT coolingChanged();
    ask();
}

void KeyTableModel::setFilter(std::optional<KeyState> state, const QString &search)
{
    if (m_query.state == state && m_query.search == search)
        return;
    m_query.state = state;
    m_query.search = search;
    ask();
}

void KeyTableModel::sort(int column, Qt::SortOrder order)
{
    // A header without a sort mark says -1.
    const auto wanted =
        column < 0 ? KeyQuery::Order::Pool : orderBy(static_cast<KeyColumn>(column));
    const bool isDescending = wanted != KeyQuery::Order::Pool && order == Qt::DescendingOrder;
    if (m_query.order == wanted && m_query.descending == isDescending)
        return;
    m_query.order = wanted;
    m_query.descending = isDescending;
    ask();
}

void KeyTableModel::hide(const QList<KeyId> &keys)
{
    m_hidden.unite(setOf(keys));
    applyIds(without(m_all, m_hidden));
}

void KeyTableModel::unhide(const QList<KeyId> &keys)
{
    m_hidden.subtract(setOf(keys));
    applyIds(without(m_all, m_hidden));
}

void KeyTableModel::ask()
{
    m_isStale = m_isAsking;
    if (m_isAsking || m_query.group == GroupId{})
        return;
    m_isAsking = true;
    const auto take = [this, query = m_query](const Result<QList<KeyId>> &result) {
        takeIds(query, result);
    };
    m_editor.keyIds(m_query, {this, take});
}

void KeyTableModel::takeIds(const KeyQuery &query, const Result<QList<KeyId>> &result)
{
    m_isAsking = false;
    if (query != m_query || m_isStale)
        return ask();
    if (!result)
        return Q_EMIT failed(result.error());
    m_all = *result;
    m_isLoaded = true;
    applyIds(without(m_all, m_hidden));
    Q_EMIT loaded();
}

void KeyTableModel::applyIds(const QList<KeyId> &next)
{
    if (m_ids == next)
        return;
    removeGone(setOf(next));
    const QList<KeyId> kept = m_ids.size() == next.size() ? next : only(next, setOf(m_ids));
    if (kept != m_ids)
        permute(kept);
    if (m_ids.size() != next.size())
        insertNew(next);
}

void KeyTableModel::removeGone(const QSet<KeyId> &next)
{
    QList<IdPiece> pieces = piecesOf(m_ids, next, false);
    if (pieces.size() > mostPieces) {
        permute(only(m_ids, next) + without(m_ids, next));
        pieces = piecesOf(m_ids, next, false);
    }
    for (auto piece = pieces.crbegin(); piece != pieces.crend(); ++piece) {
        beginRemoveRows({}, piece->first, piece->first + piece->count - 1);
        m_ids.remove(piece->first, piece->count);
        m_rows.clear();
        endRemoveRows();
    }
}

void KeyTableModel::insertNew(const QList<KeyId> &next)
{
    const QSet<KeyId> present = setOf(m_ids);
    QList<IdPiece> pieces = piecesOf(next, present, false);
    const bool isScattered = pieces.size() > mostPieces;
    const QList<KeyId> target = isScattered ? m_ids + without(next, present) : next;
    if (isScattered)
        pieces = {{.first = static_cast<int>(m_ids.size()),
                   .count = static_cast<int>(target.size() - m_ids.size())}};
    for (const IdPiece &piece : std::as_const(pieces)) {
        beginInsertRows({}, piece.first, piece.first + piece.count - 1);
        m_ids.insert(piece.first, piece.count, KeyId{});
        std::copy_n(target.begin() + piece.first, piece.count, m_ids.begin() + piece.first);
        m_rows.clear();
        endInsertRows();
    }
    if (isScattered)
        permute(next);
}

void KeyTableModel::permute(const QList<KeyId> &next)
{
    Q_EMIT reordering();
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    QHash<KeyId, int> rows;
    rows.reserve(next.size());
    for (int row = 0; row < next.size(); ++row)
        rows.insert(next.at(row), row);
    const QModelIndexList from = persistentIndexList();
    QModelIndexList to;
    for (const QModelIndex &index : from)
        to.append(createIndex(rows.value(m_ids.at(index.row())), index.column()));
    m_ids = next;
    m_rows = std::move(rows);
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

int KeyTableModel::rowOf(KeyId key) const
{
    if (m_rows.isEmpty()) {
        m_rows.reserve(m_ids.size());
        for (int row = 0; row < m_ids.size(); ++row)
            m_rows.insert(m_ids.at(row), row);
    }
    return m_rows.value(key, -1);
}

const KeyRow *KeyTableModel::rowAt(int row) const
{
    const KeyRow *cached = m_cache.object(m_ids.at(row));
    if (!cached)
        want(row);
    return cached;
}

int KeyTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int KeyTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : keyColumnCount;
}

QVariant KeyTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == roles::id)
        return toNumber(m_ids.at(index.row()));
    if (role == Qt::TextAlignmentRole && isNumber(static_cast<KeyColumn>(index.column())))
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    const bool isOfRow = role == Qt::DisplayRole || role == Qt::AccessibleTextRole
                         || (role >= roles::state && role <= roles::errorStatus);
    const KeyRow *row = isOfRow ? rowAt(index.row()) : nullptr;
    return row ? rowValue(*row, static_cast<KeyColumn>(index.column()), role) : QVariant();
}

QVariant KeyTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= keyColumnCount)
        return {};
    if (role == Qt::DisplayRole)
        return columnTitle(static_cast<KeyColumn>(section));
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(
            (isNumber(static_cast<KeyColumn>(section)) ? Qt::AlignRight : Qt::AlignLeft)
            | Qt::AlignVCenter));
    return {};
}

void KeyTableModel::want(int row) const
{
    if (m_asked.contains(m_ids.at(row)))
        return;
    m_wantedPages.insert(row / pageSize);
    if (!m_fetchTimer.isActive())
        m_fetchTimer.start(0);
}

void KeyTableModel::fetchWanted()
{
    QList<KeyId> keys;
    for (const int page : std::as_const(m_wantedPages)) {
        for (const KeyId key : m_ids.mid(page * pageSize, pageSize)) {
            if (!m_cache.contains(key) && !m_asked.contains(key))
                keys.append(key);
        }
    }
    m_wantedPages.clear();
    fetch(keys);
}

void KeyTableModel::fetch(const QList<KeyId> &keys)
{
    if (keys.isEmpty())
        return;
    m_asked.unite(QSet<KeyId>(keys.begin(), keys.end()));
    m_editor.keyRows(keys, {this, [this, keys](const Result<QList<KeyRow>> &result) {
                                takeRows(keys, result);
                            }});
}

void KeyTableModel::takeRows(const QList<KeyId> &asked, const Result<QList<KeyRow>> &result)
{
    m_asked.subtract(QSet<KeyId>(asked.begin(), asked.end()));
    if (!result)
        return Q_EMIT failed(result.error());
    QList<int> changed;
    for (const KeyRow &row : *result) {
        const int position = rowOf(row.id);
        const KeyRow *known = m_cache.object(row.id);
        if (position < 0 || (known && *known == row))
            continue;
        m_cache.insert(row.id, new KeyRow(row));
        changed.append(position);
        note(row);
    }
    announce(changed);
}

void KeyTableModel::note(const KeyRow &row)
{
    const bool hadCooling = hasCooling();
    if (row.cooldowns.isEmpty())
        m_cooling.remove(row.id);
    else
        m_cooling.insert(row.id);
    if (hasCooling() != hadCooling)
        Q_EMIT coolingChanged();
    if (!m_hasTags && !row.tag.isEmpty()) {
        m_hasTags = true;
        Q_EMIT tagsFound();
    }
}

void KeyTableModel::endCooldowns(qint64 now)
{
    QList<int> changed;
    QList<KeyId> active;
    m_cooling.removeIf([&](KeyId key) {
        KeyRow *row = m_cache.object(key);
        if (!row)
            return true; // fetched again when somebody looks
        if (ui::endCooldowns(*row, now)) {
            changed.append(rowOf(key));
            if (row->state != KeyState::Cooling)
                active.append(key);
        }
        return row->cooldowns.isEmpty();
    });
    changed.removeAll(-1);
    announce(changed);
    if (m_query.state == KeyState::Cooling && !active.isEmpty()) {
        m_all = without(m_all, setOf(active));
        applyIds(without(m_all, m_hidden));
    }
    if (!hasCooling())
        Q_EMIT coolingChanged();
}

void KeyTableModel::announce(const QList<int> &rows)
{
    QList<int> sorted = rows;
    std::sort(sorted.begin(), sorted.end());
    for (qsizetype i = 0; i < sorted.size();) {
        qsizetype end = i + 1;
        while (end < sorted.size() && sorted.at(end) == sorted.at(end - 1) + 1)
            ++end;
        Q_EMIT dataChanged(index(sorted.at(i), 0), index(sorted.at(end - 1), keyColumnCount - 1));
        i = end;
    }
}

// Rows nobody has looked at are not fetched for being changed.
void KeyTableModel::refresh(const QList<KeyId> &keys)
{
    QList<KeyId> cached;
    std::copy_if(keys.begin(), keys.end(), std::back_inserter(cached), [this](KeyId key) {
        return m_cache.contains(key);
    });
    fetch(cached);
}

void KeyTableModel::onKeysChanged(const KeyDelta &delta)
{
    if (delta.group != m_query.group)
        return;
    // Notes and tags are no part of a delta: one without keys may stand for them.
    QList<KeyId> touched;
    for (const ProviderKey &key : delta.upserted)
        touched.append(key.id);
    refresh(touched.isEmpty() ? m_cache.keys() : touched);
    ask();
}

void KeyTableModel::onUsageStored(const QList<KeyId> &keys)
{
    refresh(keys);
    // A key that turned invalid enters or leaves such a list. The orders by count and time stay as
    // they were asked for: rows must not move under the hand while requests run.
    if (!m_query.state && m_query.order != KeyQuery::Order::State)
        return;
    m_hasNews = true;
    if (!m_newsTimer.isActive())
        takeNews();
}

void KeyTableModel::takeNews()
{
    if (!std::exchange(m_hasNews, false))
        return;
    ask();
    m_newsTimer.start();
}

} // namespace keyferry::ui
