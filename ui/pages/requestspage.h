#pragma once

#include "proxy/core/configeditor.h"
#include "ui/models/requestexporttask.h"
#include "ui/models/requesttablemodel.h"
#include "ui/pages/page.h"

#include <QPointer>
#include <QTimer>

class QPushButton;
class QSplitter;
class QToolButton;

namespace keyferry::ui {

class DataTable;
class EmptyState;
class RequestDetail;
class RequestFilter;
class TextLabel;
class Toast;

/// Requests as they come, newest on top, with a filter and the detail of the chosen one.
class RequestsPage final : public Page
{
    Q_OBJECT

public:
    RequestsPage(ConfigEditor &editor,
                 Gateway &gateway,
                 LogReader &reader,
                 QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Requests"); }
    [[nodiscard]] QLatin1String iconName() const override;
    void focusFilter() override;
    [[nodiscard]] QList<Command> commands() override;
    [[nodiscard]] QList<QWidget *> regions() override;
    bool stepBack() override;
    [[nodiscard]] QWidget *mainList() override;
    void saveState(QSettings &state) const override;
    void restoreState(const QSettings &state) override;

    void showQuery(const LogQuery &query);
    /// Selects it, with the filter cleared; one that is no longer in the list shows its detail
    /// alone.
    void showRequest(RequestId request);

Q_SIGNALS:
    void exportRequested(const keyferry::ui::LogExportOrder &order);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHead();
    void prepareTable();
    void connectModel();
    void openWindow(const RequestRecord &record);
    void chooseColumnsByWidth();
    void applySnapshot(const SnapshotPtr &snapshot);
    void setPaused(bool isPaused);
    void setFollowing(bool isFollowing);
    void clearList();
    void showCurrent();
    void showChanged(const QModelIndex &first, const QModelIndex &last);
    [[nodiscard]] QList<RequestDetail *> shownDetails() const;
    void showFromLog(RequestId request);
    void closeDetail();
    void showCounts();
    void showEmptiness();
    void notePlace();
    void keepPlace();
    void goOn();
    void placeDetail();

    LogReader &m_reader;
    RequestTableModel m_model;
    QString m_baseUrl{};
    Toast *m_toast = nullptr;
    TextLabel *m_counts = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_follow = nullptr;
    QPushButton *m_clear = nullptr;
    QPushButton *m_export = nullptr;
    QToolButton *m_columns = nullptr;
    RequestFilter *m_filter = nullptr;
    QSplitter *m_splitter = nullptr;
    DataTable *m_table = nullptr;
    EmptyState *m_empty = nullptr;
    RequestDetail *m_detail = nullptr;
    QList<QPointer<RequestDetail>> m_windows{}; ///< details in windows of their own
    QTimer m_tick{};
    RequestId m_topRow{}; ///< what stood on top before rows came in above it
    int m_topOffset = 0;
    bool m_hasOwnColumns = false; ///< chosen by the person: the width decides no more
    bool m_isPlaced = false;      ///< the detail stands where the width wants it
};

} // namespace keyferry::ui
