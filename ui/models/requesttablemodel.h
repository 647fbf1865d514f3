#pragma once

#include "proxy/core/gateway.h"
#include "proxy/core/logreader.h"
#include "ui/models/requestcolumns.h"

#include <QAbstractTableModel>
#include <QSet>

#include <deque>
#include <map>

namespace keyferry::ui {

/// Requests, newest first: those the engine announces, and older pages of the log below them as a
/// view scrolls down. Keeps at most `capacity` records, the newest. Main thread; gateway and reader
/// must outlive it.
class RequestTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr qsizetype usualCapacity = 50'000;

    RequestTableModel(Gateway &gateway,
                      LogReader &reader,
                      qsizetype capacity = usualCapacity,
                      QObject *parent = nullptr);

    /// Group, status, model and text of the query decide what is shown.
    void setQuery(const LogQuery &query);
    [[nodiscard]] const LogQuery &query() const { return m_query; }
    /// While paused nothing changes; what happens meanwhile is held and shown on going on.
    void setPaused(bool isPaused);
    [[nodiscard]] bool isPaused() const { return m_isPaused; }
    [[nodiscard]] qsizetype heldCount() const { return static_cast<qsizetype>(m_held.size()); }
    /// Takes ended requests out of the list (the log keeps them); undoClear() brings them back.
    void clear();
    void undoClear();
    [[nodiscard]] qsizetype runningCount() const { return m_running.size(); }
    /// False while the first page of the present query is under way.
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }

    /// Lets the durations of running requests grow. \param now UTC ms
    void tick(qint64 now);

    [[nodiscard]] const RequestRecord &recordAt(int row) const;
    [[nodiscard]] int rowOf(RequestId id) const; ///< -1 if it is not shown

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void loaded();
    void countsChanged(); ///< running or held ones
    void failed(const keyferry::Error &error);

private:
    struct Entry
    {
        RequestRecord record{};
        bool isLive = false; ///< came from the engine
    };
    using Entries = std::map<RequestId, Entry>;
    using Ids = std::vector<RequestId>;

    void onRequestsChanged(const QList<RequestRecord> &records);
    void onLogCleared();
    void takeLive(const QList<RequestRecord> &records);
    void askPage();
    void takePage(int serial, qint64 asked, const Result<QList<RequestRecord>> &result);
    [[nodiscard]] bool isWanted(const RequestRecord &record) const;
    void keep(const RequestRecord &record, bool isLive);
    void showRows(Ids ids);
    void hideRow(RequestId id);
    void announce(const Ids &ids);
    void trim();
    void rebuild();
    void restart(bool keepsEnded);

    Gateway &m_gateway;
    LogReader &m_reader;
    qsizetype m_capacity;
    LogQuery m_query{};
    Entries m_entries{};
    Entries m_cleared{};            ///< for undoClear()
    std::deque<RequestId> m_rows{}; ///< newest first
    std::map<RequestId, RequestRecord> m_held{};
    QSet<RequestId> m_running{};
    RequestId m_clearedUpTo{};
    RequestId m_clearedBefore{}; ///< the floor before the last clear()
    RequestId m_pagedDownTo{};
    qint64 m_now = 0;
    int m_serial = 0; ///< pages asked for before a restart are not taken
    bool m_isFetching = false;
    bool m_isAtEnd = false;
    bool m_isLoaded = false;
    bool m_isPaused = false;
};

} // namespace keyferry::ui
