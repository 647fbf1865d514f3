#pragma once

#include "proxy/core/configeditor.h"
#include "ui/models/keycolumns.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QSet>
#include <QTimer>

namespace keyferry::ui {

/// The keys of one group, good for 200,000 rows: it holds their ids and the rows that were looked
/// at last; rows come through ConfigEditor::keyRows() when a view asks for them and are empty until
/// then. Sorting and filtering ask the store again; persistent indexes (a selection) follow their
/// key. Main thread; the editor must outlive it.
class KeyTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// Rows kept in memory.
    static constexpr int usualCacheSize = 4096;

    explicit KeyTableModel(ConfigEditor &editor,
                           int cacheSize = usualCacheSize,
                           QObject *parent = nullptr);

    /// Another group starts without filter, in pool order.
    void setGroup(GroupId group);
    void setFilter(std::optional<KeyState> state, const QString &search);
    /// Keys that are to be deleted are left out until they are gone or shown again.
    void hide(const QList<KeyId> &keys);
    void unhide(const QList<KeyId> &keys);

    /// Cooldowns that are over by now end; their keys turn active without the store being asked,
    /// and leave a list of cooling ones. Whoever shows deadlines calls it while hasCooling().
    void endCooldowns(qint64 now);
    /// Whether one of the rows in memory cools.
    [[nodiscard]] bool hasCooling() const { return !m_cooling.isEmpty(); }
    /// Whether a row that was looked at has a tag.
    [[nodiscard]] bool hasTags() const { return m_hasTags; }

    [[nodiscard]] const KeyQuery &query() const { return m_query; }
    /// False until the first ids of this group and filter have come.
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    [[nodiscard]] KeyId keyAt(int row) const { return m_ids.at(row); }
    [[nodiscard]] int rowOf(KeyId key) const; ///< -1 if it is not shown
    /// Null until the row has come.
    [[nodiscard]] const KeyRow *rowAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;
    /// State, requests, failures and last used sort; every other column means pool order.
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void loaded();
    void failed(const keyferry::Error &error);
    /// Rows are about to take other places. A selection of very many scattered rows is let go here:
    /// QAbstractItemModel takes minutes to follow 100,000 persistent indexes.
    void reordering();
    /// hasCooling() may have changed.
    void coolingChanged();
    void tagsFound();

private:
    void ask();
    void takeIds(const KeyQuery &query, const Result<QList<KeyId>> &result);
    void applyIds(const QList<KeyId> &next);
    void removeGone(const QSet<KeyId> &next);
    void insertNew(const QList<KeyId> &next);
    void permute(const QList<KeyId> &next);
    void want(int row) const;
    void fetchWanted();
    void fetch(const QList<KeyId> &keys);
    void takeRows(const QList<KeyId> &asked, const Result<QList<KeyRow>> &result);
    void note(const KeyRow &row);
    void refresh(const QList<KeyId> &keys);
    void onKeysChanged(const KeyDelta &delta);
    void onUsageStored(const QList<KeyId> &keys);
    void takeNews();
    void announce(const QList<int> &rows);

    ConfigEditor &m_editor;
    KeyQuery m_query{};
    QList<KeyId> m_all{}; ///< as the store gave them
    QList<KeyId> m_ids{}; ///< without the hidden ones
    QSet<KeyId> m_hidden{};
    mutable QHash<KeyId, int> m_rows{}; ///< made when needed
    QCache<KeyId, KeyRow> m_cache;
    mutable QSet<int> m_wantedPages{};
    QSet<KeyId> m_asked{}; ///< under way
    mutable QTimer m_fetchTimer;
    QSet<KeyId> m_cooling{}; ///< rows in memory that have a deadline
    QTimer m_newsTimer{};
    bool m_hasNews = false;
    bool m_hasTags = false;
    bool m_isAsking = false;
    bool m_isStale = false; ///< ask again when the present answer has come
    bool m_isLoaded = false;
};

} // namespace keyferry::ui
