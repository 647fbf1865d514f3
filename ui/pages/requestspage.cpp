#include "ui/pages/requestspage.h"

#include "ui/models/errortext.h"
#include "ui/models/wordlist.h"
#include "ui/pages/requestdetail.h"
#include "ui/pages/requestexportmenu.h"
#include "ui/pages/requestfilter.h"
#include "ui/pages/requesttable.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toast.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QSplitter>
#include <QToolButton>

#include <chrono>

namespace keyferry::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr QSize windowSize{560, 640}; // of a detail that stands alone

} // namespace

RequestsPage::RequestsPage(ConfigEditor &editor,
                           Gateway &gateway,
                           LogReader &reader,
                           QWidget *parent)
    : Page(parent)
    , m_reader(reader)
    , m_model(gateway, reader)
    , m_toast(new Toast(this))
    , m_filter(new RequestFilter(this))
    , m_splitter(new QSplitter(this))
    , m_table(new DataTable(this))
    , m_detail(new RequestDetail(reader, m_toast, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_splitter, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 1);
    m_detail->hide();
    prepareTable();
    connectModel();
    m_tick.setInterval(500ms);
    connect(&m_tick, &QTimer::timeout, this, &RequestsPage::goOn);
    m_tick.start();
    connect(&editor, &ConfigEditor::snapshotChanged, this, &RequestsPage::applySnapshot);
    connect(m_filter, &RequestFilter::queryChanged, &m_model, &RequestTableModel::setQuery);
    connect(m_detail, &RequestDetail::closeRequested, this, &RequestsPage::closeDetail);
    connect(m_detail, &RequestDetail::windowRequested, this, &RequestsPage::openWindow);
    applySnapshot(editor.snapshot());
    showCounts();
    showEmptiness();
}

QWidget *RequestsPage::makeHead()
{
    auto *head = new Band(Band::Fill::Window, Band::Line::Bottom, this);
    m_counts = new TextLabel({}, {.font = &Fonts::caption, .color = &Theme::textMuted}, head);
    m_pause = makeButton(tr("&Pause"), {.size = ButtonSize::Small, .icon = "pause"}, head);
    m_pause->setCheckable(true);
    m_follow = makeButton(tr("F&ollow"), {.size = ButtonSize::Small, .icon = "follow"}, head);
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_follow->setToolTip(tr("Stay with the newest request"));
    m_clear = makeButton(tr("C&lear"), {.size = ButtonSize::Small, .icon = "trash"}, head);
    m_clear->setToolTip(tr("Empty this list; the log keeps its rows"));
    m_export = makeButton(tr("&Export"), {.size = ButtonSize::Small, .icon = "export"}, head);
    m_columns = makeIconButton("columns", tr("Columns"), head);
    m_columns->setPopupMode(QToolButton::InstantPopup);
    connect(m_pause, &QPushButton::toggled, this, &RequestsPage::setPaused);
    connect(m_follow, &QPushButton::toggled, this, &RequestsPage::setFollowing);
    connect(m_clear, &QPushButton::clicked, this, &RequestsPage::clearList);

    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::gap);
    row->addWidget(new TextLabel(title(), {.font = &Fonts::title}));
    row->addWidget(m_counts, 1);
    row->addWidget(m_pause);
    row->addWidget(m_follow);
    row->addWidget(m_clear);
    row->addWidget(m_export);
    row->addWidget(m_columns);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(
        metrics::pageMargin, metrics::block, metrics::pageMargin, metrics::block);
    column->setSpacing(metrics::gap);
    column->addLayout(row);
    column->addWidget(m_filter);
    return head;
}

void RequestsPage::prepareTable()
{
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Requests"));
    prepareRequestTable(m_table);
    m_columns->setMenu(makeColumnMenu(m_table, m_columns, [this] { m_hasOwnColumns = true; }));
    auto *exports = new RequestExportMenu(m_model, m_table->selectionModel(), m_export);
    m_export->setMenu(exports);
    connect(exports, &RequestExportMenu::exportRequested, this, &RequestsPage::exportRequested);
    m_empty = new EmptyState(m_table->viewport());
    auto *over = new QVBoxLayout(m_table->viewport());
    over->setContentsMargins(0, 0, 0, 0);
    over->addWidget(m_empty);
    connect(m_table->selectionModel(),
            &QItemSelectionModel::selectionChanged,
            this,
            &RequestsPage::showCurrent);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        // Whoever scrolls down to read wants to stay there; whoever comes back up, follow again.
        const QSignalBlocker blocker(m_follow);
        m_follow->setChecked(value == 0);
    });
}

void RequestsPage::connectModel()
{
    connect(&m_model, &RequestTableModel::countsChanged, this, &RequestsPage::showCounts);
    connect(&m_model, &RequestTableModel::loaded, this, &RequestsPage::showEmptiness);
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeInserted, this, &RequestsPage::notePlace);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &RequestsPage::keepPlace);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &RequestsPage::showEmptiness);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &RequestsPage::showEmptiness);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &RequestsPage::showEmptiness);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &RequestsPage::showChanged);
    connect(&m_model, &RequestTableModel::failed, this, [this](const Error &error) {
        m_toast->show({.text = errorText(error), .icon = "error"});
    });
}

void RequestsPage::showQuery(const LogQuery &query)
{
    m_filter->setQuery(query);
}

void RequestsPage::showRequest(RequestId request)
{
    m_filter->clear();
    const int row = m_model.rowOf(request);
    if (row < 0)
        return showFromLog(request);
    m_table->setCurrentIndex(m_model.index(row, 0));
    m_table->selectRow(row);
    m_table->scrollTo(m_model.index(row, 0));
    m_table->setFocus();
}

void RequestsPage::showFromLog(RequestId request)
{
    m_table->clearSelection();
    const auto show = [this](const Result<RequestRecord> &record) {
        if (!record)
            return m_toast->show({.text = errorText(record.error()), .icon = "error"});
        m_detail->setRequest(*record);
        m_detail->show();
    };
    m_reader.detail(request, {this, show});
}

void RequestsPage::applySnapshot(const SnapshotPtr &snapshot)
{
    QStringList names;
    for (const GroupPtr &group : snapshot->groups)
        names.append(QString::fromLatin1(group->name));
    m_filter->setGroups(names);
    m_baseUrl = baseUrl(snapshot->settings);
    m_detail->setBaseUrl(m_baseUrl);
}

void RequestsPage::setPaused(bool isPaused)
{
    m_model.setPaused(isPaused);
    m_pause->setText(isPaused ? tr("&Resume") : tr("&Pause"));
    m_pause->setIcon(icon(isPaused ? QAnyStringView("play") : QAnyStringView("pause")));
    showEmptiness();
}

void RequestsPage::setFollowing(bool isFollowing)
{
    if (isFollowing)
        m_table->scrollToTop();
}

void RequestsPage::clearList()
{
    m_model.clear();
    closeDetail();
    const QPointer<RequestTableModel> model(&m_model);
    m_toast->show({.text = tr("List cleared; the log keeps its rows"), .undo = [model] {
                       if (model)
                           model->undoClear();
                   }});
}

void RequestsPage::showCurrent()
{
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    if (selected.isEmpty())
        return m_detail->hide();
    const QModelIndex current = m_table->currentIndex();
    const bool isCurrent = m_table->selectionModel()->isRowSelected(current.row());
    m_detail->setRequest(m_model.recordAt(isCurrent ? current.row() : selected.first().row()));
    m_detail->show();
    goOn();
}

QList<RequestDetail *> RequestsPage::shownDetails() const
{
    QList<RequestDetail *> shown;
    if (m_detail->isVisible())
        shown.append(m_detail);
    for (const QPointer<RequestDetail> &detail : std::as_const(m_windows)) {
        if (detail)
            shown.append(detail);
    }
    return shown;
}

void RequestsPage::showChanged(const QModelIndex &first, const QModelIndex &last)
{
    for (RequestDetail *detail : shownDetails()) {
        const int row = m_model.rowOf(detail->request());
        if (row >= first.row() && row <= last.row() && first.column() == 0)
            detail->setRequest(m_model.recordAt(row));
    }
}

void RequestsPage::openWindow(const RequestRecord &record)
{
    auto *detail = new RequestDetail(m_reader, m_toast, this);
    detail->setAttribute(Qt::WA_DeleteOnClose);
    detail->setWindowFlag(Qt::Window);
    detail->setWindowTitle(tr("Request %1 – keyferry").arg(toNumber(record.id)));
    detail->setBaseUrl(m_baseUrl);
    detail->setRequest(record);
    detail->resize(windowSize);
    connect(detail, &RequestDetail::closeRequested, detail, &QWidget::close);
    m_windows.removeAll(nullptr);
    m_windows.append(detail);
    detail->show();
}

void RequestsPage::closeDetail()
{
    m_table->clearSelection();
    m_detail->hide();
}

void RequestsPage::showCounts()
{
    QStringList parts{m_model.rowCount() == 1
                          ? tr("1 shown")
                          : tr("%1 shown").arg(format::count(m_model.rowCount()))};
    parts.append(tr("%1 running").arg(format::count(m_model.runningCount())));
    if (m_model.heldCount() > 0)
        parts.append(tr("%1 came meanwhile").arg(format::count(m_model.heldCount())));
    m_counts->setText(listed(parts));
    m_clear->setEnabled(m_model.rowCount() > 0);
    const QString matching = format::count(m_model.rowCount());
    const bool isFiltered = m_model.query() != LogQuery{};
    // How many older ones there are the log would have to count.
    m_filter->setCount(!isFiltered                ? QString()
                       : m_model.canFetchMore({}) ? tr("%1+ match").arg(matching)
                                                  : tr("%1 match").arg(matching));
}

void RequestsPage::showEmptiness()
{
    showCounts();
    const bool isEmpty = m_model.isLoaded() && m_model.rowCount() == 0;
    m_empty->setVisible(isEmpty);
    if (!isEmpty)
        return;
    if (!m_filter->text().isEmpty()) {
        m_empty->setTexts(tr("Nothing matches"),
                          tr("No request passes the filter “%1”.").arg(m_filter->text()));
        connect(m_empty->setAction(tr("Clear filter")),
                &QPushButton::clicked,
                m_filter,
                &RequestFilter::clear);
    } else if (m_model.isPaused()) {
        m_empty->setTexts(tr("Paused"), tr("New requests are held until you go on."));
        connect(m_empty->setAction(tr("Resume"), "play"), &QPushButton::clicked, this, [this] {
            m_pause->setChecked(false);
        });
    } else {
        m_empty->setTexts(tr("No requests yet"),
                          tr("Point a client at a group; its requests appear here as they come."));
    }
}

/// Rows come in on top. Without following, what one reads stays where it is.
void RequestsPage::notePlace()
{
    const int row = m_table->rowAt(0);
    m_topRow = row >= 0 ? m_model.recordAt(row).id : RequestId{};
    m_topOffset = row >= 0 ? m_table->rowViewportPosition(row) : 0;
}

void RequestsPage::keepPlace()
{
    if (m_follow->isChecked())
        return;
    QScrollBar *bar = m_table->verticalScrollBar();
    const int row = m_model.rowOf(m_topRow);
    if (row >= 0)
        bar->setValue(bar->value() + m_table->rowViewportPosition(row) - m_topOffset);
}

void RequestsPage::goOn()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (isVisible())
        m_model.tick(now);
    if (m_model.isPaused())
        return;
    for (RequestDetail *detail : shownDetails())
        detail->goOn(now);
}

void RequestsPage::placeDetail()
{
    const bool isBelow = window()->width() < metrics::detailBelowUnder;
    const auto orientation = isBelow ? Qt::Vertical : Qt::Horizontal;
    m_detail->setMinimumWidth(isBelow ? 0 : metrics::detailLeast);
    if (m_splitter->orientation() == orientation && m_isPlaced)
        return;
    m_isPlaced = true;
    m_splitter->setOrientation(orientation);
    m_splitter->setSizes(isBelow
                             ? QList<int>{height() / 2, height() / 2}
                             : QList<int>{width() - metrics::detailWidth, metrics::detailWidth});
}

void RequestsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    placeDetail();
    chooseColumnsByWidth();
}

void RequestsPage::chooseColumnsByWidth()
{
    if (!m_hasOwnColumns)
        showUsualColumns(m_table, window()->width());
}

} // namespace keyferry::ui
