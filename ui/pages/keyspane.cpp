#include "ui/pages/keyspane.h"

#include "ui/dialogs/addkeysdialog.h"
#include "ui/dialogs/exportkeysdialog.h"
#include "ui/models/errortext.h"
#include "ui/models/grouplistmodel.h"
#include "ui/pages/keyactions.h"
#include "ui/pages/keychecks.h"
#include "ui/pages/keytablecolumns.h"
#include "ui/pages/revealstrip.h"
#include "ui/pages/whyclock.h"
#include "ui/pages/whystrip.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmentedfilter.h"
#include "ui/widgets/statelook.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QShortcut>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int searchLeast = 160;

// The segments of the filter, after All.
constexpr std::array states{
    KeyState::Active, KeyState::Cooling, KeyState::Invalid, KeyState::Disabled};

QList<SegmentedFilter::Segment> segments()
{
    QList<SegmentedFilter::Segment> segments{{.text = KeysPane::tr("All")}};
    for (const KeyState state : states) {
        const StateLook look = lookOf(state);
        segments.append({.text = look.word, .icon = look.icon, .iconColor = look.color});
    }
    return segments;
}

qint64 countOf(const KeyCounts &counts, KeyState state)
{
    switch (state) {
    case KeyState::Active: return counts.active;
    case KeyState::Cooling: return counts.cooling;
    case KeyState::Invalid: return counts.invalid;
    case KeyState::Disabled: return counts.disabled;
    }
    Q_UNREACHABLE();
}

} // namespace

KeysPane::KeysPane(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_model(*parts.editor)
    , m_table(new DataTable(this))
    , m_whyStrip(new WhyStrip(this))
    , m_strip(new RevealStrip(this))
{
    prepareTable();
    makeActions();
    m_whyStrip->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics::gap, 0, 0);
    column->setSpacing(metrics::gap);
    column->addWidget(makeToolbar());
    column->addWidget(makeFilter());
    auto *lower = new QVBoxLayout;
    lower->setSpacing(0);
    lower->addWidget(m_table, 1);
    lower->addWidget(m_whyStrip);
    lower->addWidget(m_strip);
    column->addLayout(lower, 1);
    connectParts();
}

void KeysPane::makeActions()
{
    m_actions = new KeyActions({.editor = m_parts.editor,
                                .model = &m_model,
                                .selection = m_table->selectionModel(),
                                .toast = m_parts.toast,
                                .window = this},
                               this);
    m_table->addActions(m_actions->all());
    m_checks = new KeyChecks({.gateway = m_parts.gateway,
                              .toast = m_parts.toast,
                              .selected = [this] { return m_actions->selected(); },
                              .selectedCount = [this] { return m_actions->selectedCount(); }},
                             this);
    m_why = new WhyClock({.gateway = m_parts.gateway,
                          .model = &m_model,
                          .actions = m_actions,
                          .table = m_table,
                          .strip = m_whyStrip},
                         this);
}

void KeysPane::connectParts()
{
    connect(m_actions, &KeyActions::revealed, m_strip, &RevealStrip::reveal);
    connect(m_actions, &KeyActions::requestsRequested, this, &KeysPane::requestsRequested);
    connect(m_actions, &KeyActions::countsChanged, this, &KeysPane::showCounts);
    connect(m_parts.groups, &GroupListModel::countsChanged, this, &KeysPane::showCounts);
    connect(m_parts.transfers, &TransferTasks::failed, this, &KeysPane::tell);
    connect(&m_model, &KeyTableModel::loaded, this, &KeysPane::showEmptiness);
    connect(&m_model, &KeyTableModel::loaded, this, &KeysPane::explainWanted);
    // "Why?" asks for its row once the model has its new places.
    connect(&m_model, &KeyTableModel::loaded, this, &KeysPane::showSelection, Qt::QueuedConnection);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &KeysPane::showEmptiness);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &KeysPane::showEmptiness);
    connect(m_table->selectionModel(),
            &QItemSelectionModel::selectionChanged,
            this,
            &KeysPane::showSelection);
    connect(m_table, &QWidget::customContextMenuRequested, this, &KeysPane::showMenu);
}

void KeysPane::prepareTable()
{
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Keys"));
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_columns = new KeyTableColumns(m_table, m_model);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSortIndicator(-1, Qt::AscendingOrder); // pool order until somebody asks
    header->setSortIndicatorClearable(true);
    m_table->setSortingEnabled(true);

    m_empty = new EmptyState(m_table->viewport());
    auto *over = new QVBoxLayout(m_table->viewport());
    over->setContentsMargins(0, 0, 0, 0);
    over->addWidget(m_empty);
    m_empty->hide();
}

QWidget *KeysPane::makeToolbar()
{
    auto *bar = new QWidget(this);
    auto *row = new FlowLayout(bar);
    row->setContentsMargins(metrics::wide, 0, metrics::wide, 0);
    row->setSpacing(metrics::gap);
    auto *add = makeButton(
        tr("&Add keys"), {.kind = ButtonKind::Primary, .size = ButtonSize::Small, .icon = "plus"});
    connect(add, &QPushButton::clicked, this, &KeysPane::addKeys);
    row->addWidget(add);
    m_check = makeButton(tr("Check"), {.size = ButtonSize::Small, .icon = "check-circle"});
    m_check->setMenu(m_checks->menu());
    row->addWidget(m_check);
    addButton(row, m_actions->restore());
    addButton(row, m_actions->toggle());
    addButton(row, m_actions->remove());
    auto *exported = makeButton(tr("Export…"), {.size = ButtonSize::Small, .icon = "export"});
    connect(exported, &QPushButton::clicked, this, [this] { exportKeys(m_actions->selected()); });
    row->addWidget(exported);
    constexpr TextLabel::Look quiet{.font = &Fonts::caption, .color = &Theme::textMuted};
    m_selected = new ElidedLabel(quiet, Qt::ElideRight);
    m_selected->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_selected->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    row->addWidget(m_selected);
    return bar;
}

void KeysPane::addButton(QLayout *row, QAction *action)
{
    auto *button = makeButton(action->text(), {.size = ButtonSize::Small});
    const auto follow = [button, action] {
        button->setText(action->text());
        button->setIcon(action->icon());
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->isEnabled() ? QString() : action->toolTip());
    };
    connect(action, &QAction::changed, button, follow);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    follow();
    row->addWidget(button);
}

QWidget *KeysPane::makeFilter()
{
    auto *bar = new QWidget(this);
    auto *row = new FlowLayout(bar);
    row->setContentsMargins(metrics::wide, 0, metrics::wide, 0);
    row->setSpacing(metrics::gap);
    m_states = new SegmentedFilter(segments(), bar);
    m_states->setAccessibleName(tr("Keys by state"));
    m_search = new SearchField(tr("Notes, tag, mask, or a whole key"), bar);
    m_search->setKeyCap(QKeySequence::Find);
    m_search->setProperty("kf-size", u"small"_s);
    row->addWidget(m_states);
    m_search->setMinimumWidth(searchLeast);
    row->addWidget(m_search);
    QToolButton *columns = makeIconButton("columns", tr("Columns"), bar);
    columns->setPopupMode(QToolButton::InstantPopup);
    columns->setMenu(m_columns->menu());
    row->addWidget(columns);
    setTabOrder(columns, m_table); // which was made first
    connect(m_states, &SegmentedFilter::currentChanged, this, &KeysPane::applyFilter);
    connect(m_search, &QLineEdit::textChanged, this, &KeysPane::applyFilter);
    return bar;
}

void KeysPane::setGroup(const GroupPtr &group)
{
    const bool isSame = m_group && group && m_group->id == group->id;
    m_group = group;
    m_actions->setGroup(group);
    m_checks->setGroup(group);
    m_check->setEnabled(m_checks->whyNot().isEmpty());
    m_check->setToolTip(m_checks->whyNot());
    m_why->setGroup(group ? group->id : GroupId{});
    if (!isSame) {
        m_strip->conceal();
        m_toExplain = {};
        const QSignalBlocker stateBlocker(m_states);
        const QSignalBlocker searchBlocker(m_search);
        m_states->setCurrent(0);
        m_search->clear();
        m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
        m_model.setGroup(group ? group->id : GroupId{});
        m_columns->startAnew();
        m_table->scrollToTop();
    }
    showCounts();
    showSelection();
}

void KeysPane::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

KeyCounts KeysPane::counts() const
{
    KeyCounts counts = m_group ? m_parts.groups->counts(m_group->id) : KeyCounts{};
    const KeyCounts waiting = m_actions->waiting();
    counts.invalid = qMax<qint64>(0, counts.invalid - waiting.invalid);
    counts.disabled = qMax<qint64>(0, counts.disabled - waiting.disabled);
    return counts;
}

void KeysPane::showCounts()
{
    const KeyCounts now = counts();
    m_states->setCount(0, now.total());
    for (std::size_t i = 0; i < states.size(); ++i)
        m_states->setCount(static_cast<int>(i) + 1, countOf(now, states[i]));
    showSelection();
    Q_EMIT countsChanged();
}

void KeysPane::showSelection()
{
    const qint64 selected = m_actions->selectedCount();
    m_checks->refresh(counts());
    m_why->refresh();
    const QString all = format::count(m_model.rowCount());
    const QString words = tr("%1 of %2 selected");
    m_selected->setFullText(selected == 0 ? QString() : words.arg(format::count(selected), all));
    // Room for it is kept: the table must not move when a row is selected.
    m_selected->setMinimumWidth(m_selected->fontMetrics().horizontalAdvance(words.arg(all, all))
                                + 1);
}

void KeysPane::applyFilter()
{
    const int segment = m_states->current();
    const auto state =
        segment > 0 ? std::optional(states[static_cast<std::size_t>(segment) - 1]) : std::nullopt;
    m_model.setFilter(state, m_search->text().trimmed());
}

void KeysPane::clearFilter()
{
    m_states->setCurrent(0);
    m_search->clear();
}

void KeysPane::explainInvalid(KeyId key)
{
    const auto invalid = std::find(states.begin(), states.end(), KeyState::Invalid);
    m_search->clear();
    m_states->setCurrent(static_cast<int>(invalid - states.begin()) + 1);
    m_toExplain = key;
    explainWanted();
}

void KeysPane::explainWanted()
{
    const int row = m_toExplain == KeyId{} ? -1 : m_model.rowOf(m_toExplain);
    if (row < 0)
        return;
    m_toExplain = {};
    const QModelIndex index = m_model.index(row, 0);
    // Not selectRow(): that goes by the keys that are held, and Ctrl takes the row out again.
    m_table->selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->scrollTo(index);
    m_why->open();
}

void KeysPane::showEmptiness()
{
    const bool isEmpty = m_model.isLoaded() && m_model.rowCount() == 0;
    m_empty->setVisible(isEmpty);
    if (!isEmpty)
        return;
    if (m_model.query().state || !m_model.query().search.isEmpty()) {
        m_empty->setTexts(tr("Nothing matches"), tr("No key of this group passes the filter."));
        connect(m_empty->setAction(tr("Clear filter")),
                &QPushButton::clicked,
                this,
                &KeysPane::clearFilter);
        return;
    }
    m_empty->setTexts(tr("No keys yet"),
                      tr("Requests to this group are answered with 503 until it has one."));
    connect(m_empty->setAction(tr("Add keys"), "plus"),
            &QPushButton::clicked,
            this,
            &KeysPane::addKeys);
}

void KeysPane::addKeys()
{
    auto *dialog = new AddKeysDialog(m_group, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const auto import = [this, group = m_group](const KeySource &source, bool checkThem) {
        m_parts.transfers->startImport(*group, source, checkThem);
    };
    connect(dialog, &AddKeysDialog::importRequested, this, import);
    dialog->open();
}

void KeysPane::exportKeys(const QList<KeyId> &selected)
{
    auto *dialog =
        new ExportKeysDialog({.group = m_group, .counts = counts(), .selected = selected}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const auto write = [this, group = m_group](const KeySelection &selection,
                                               KeyFileFormat format,
                                               const QString &path) {
        m_parts.transfers->startExport(*group, selection, format, path);
    };
    connect(dialog, &ExportKeysDialog::exportRequested, this, write);
    dialog->open();
}

void KeysPane::showMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_checks->checkSelected());
    m_actions->fillMenu(menu);
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void KeysPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_why->setSeen(true);
}

void KeysPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_why->setSeen(false);
}

void KeysPane::tell(const Error &error)
{
    m_parts.toast->show({.text = errorText(error), .icon = "error"});
}

} // namespace keyferry::ui
