#include "ui/pages/requestspage.h"

#include "ui/models/errortext.h"
#include "ui/pages/requestdetail.h"
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
#include <QMenu>
#include <QScrollBar>
#include <QSettings>
#include <QSplitter>
#include <QToolButton>

#include <chrono>

namespace keyferry::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

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
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    prepareRequestTable(m_table);
    fillColumnMenu();
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

void RequestsPage::fillColumnMenu()
{
    auto *menu = new QMenu(m_columns);
    QHeaderView *header = m_table->horizontalHeader();
    for (int i = 0; i < requestColumnCount; ++i) {
        QAction *action = menu->addAction(columnTitle(static_cast<RequestColumn>(i)));
        action->setCheckable(true);
        connect(action, &QAction::toggled, this, [header, i](bool isShown) {
            header->setSectionHidden(i, !isShown);
        });
    }
    connect(menu, &QMenu::aboutToShow, this, [menu, header] {
        const QList<QAction *> actions = menu->actions();
        for (int i = 0; i < actions.size(); ++i)
            actions.at(i)->setChecked(!header->isSectionHidden(i));
    });
    m_columns->setMenu(menu);
}

QLatin1String RequestsPage::iconName() const
{
    return "requests"_L1;
}

void RequestsPage::focusFilter()
{
    m_filter->focusField();
}

void RequestsPage::saveState(QSettings &state) const
{
    state.setValue(u"columns"_s, m_table->horizontalHeader()->saveState());
    state.setValue(u"splitter"_s, m_splitter->saveState());
}

void RequestsPage::restoreState(const QSettings &state)
{
    m_table->horizontalHeader()->restoreState(state.value(u"columns"_s).toByteArray());
    m_isPlaced = m_splitter->restoreState(state.value(u"splitter"_s).toByteArray());
    placeDetail();
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
    m_detail->setBaseUrl(baseUrl(snapshot->settings));
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
    m_detail->setRequest(m_model.recordAt(selected.first().row()));
    m_detail->show();
}

void RequestsPage::showChanged(const QModelIndex &first, const QModelIndex &last)
{
    const int row = m_detail->isVisible() ? m_model.rowOf(m_detail->request()) : -1;
    if (row >= first.row() && row <= last.row() && first.column() == 0)
        m_detail->setRequest(m_model.recordAt(row));
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
    m_counts->setText(parts.join(", "_L1));
    m_clear->setEnabled(m_model.rowCount() > 0);
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
    if (isVisible())
        m_model.tick(QDateTime::currentMSecsSinceEpoch());
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
}

// Escape closes the detail, then clears the filter.
bool RequestsPage::stepBack()
{
    if (m_detail->isVisible()) {
        closeDetail();
        return true;
    }
    if (m_filter->text().isEmpty())
        return false;
    m_filter->clear();
    return true;
}

QWidget *RequestsPage::mainList()
{
    return m_table;
}

QList<QWidget *> RequestsPage::regions()
{
    return {m_pause->parentWidget(), m_table, m_detail};
}

QList<Command> RequestsPage::commands()
{
    const bool isPaused = m_model.isPaused();
    return {{.title = isPaused ? tr("Resume the request list") : tr("Pause the request list"),
             .aliases = tr("log"),
             .icon = isPaused ? "play"_L1 : "pause"_L1,
             .run = [this] { m_pause->toggle(); }},
            {.title = tr("Clear the request list"),
             .aliases = tr("log"),
             .icon = "trash"_L1,
             .run = [this] { clearList(); }}};
}

} // namespace keyferry::ui
