#include "ui/pages/keyspane.h"

#include "ui/dialogs/addkeysdialog.h"
#include "ui/models/grouplistmodel.h"
#include "ui/pages/keyactions.h"
#include "ui/pages/revealstrip.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmentedfilter.h"
#include "ui/widgets/statelook.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/valuedelegates.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

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

int columnWidth(KeyColumn column)
{
    switch (column) {
    case KeyColumn::State: return 104;
    case KeyColumn::Key: return 108;
    case KeyColumn::Notes: return 120;
    case KeyColumn::Tag: return 84;
    case KeyColumn::Requests: return 92;
    case KeyColumn::Failures: return 80;
    case KeyColumn::LastUsed: return 100;
    case KeyColumn::LastError: return 150;
    }
    Q_UNREACHABLE();
}

CellDelegate *delegateFor(KeyColumn column, QObject *parent)
{
    switch (column) {
    case KeyColumn::State: return new KeyStateDelegate(parent);
    case KeyColumn::Key: return new MaskDelegate(parent);
    case KeyColumn::Notes:
    case KeyColumn::LastError: return new TextDelegate({}, parent);
    case KeyColumn::Tag: return new TagDelegate(parent);
    case KeyColumn::Requests:
    case KeyColumn::Failures: return new NumberDelegate(parent);
    case KeyColumn::LastUsed: return new RelativeTimeDelegate(parent);
    }
    Q_UNREACHABLE();
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

KeysPane::KeysPane(ConfigEditor &editor, GroupListModel &groups, Toast *toast, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_groups(groups)
    , m_toast(toast)
    , m_model(editor)
    , m_table(new DataTable(this))
    , m_strip(new RevealStrip(this))
{
    prepareTable();
    m_actions = new KeyActions({.editor = &editor,
                                .model = &m_model,
                                .selection = m_table->selectionModel(),
                                .toast = toast,
                                .window = this},
                               this);
    m_table->addActions(m_actions->all());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics::gap, 0, 0);
    column->setSpacing(metrics::gap);
    column->addWidget(makeToolbar());
    column->addWidget(makeFilter());
    column->addWidget(m_table, 1);
    column->addWidget(m_strip);

    connect(m_actions, &KeyActions::revealed, m_strip, &RevealStrip::reveal);
    connect(m_actions, &KeyActions::requestsRequested, this, &KeysPane::requestsRequested);
    connect(m_actions, &KeyActions::countsChanged, this, &KeysPane::showCounts);
    connect(&groups, &GroupListModel::countsChanged, this, &KeysPane::showCounts);
    connect(&m_model, &KeyTableModel::loaded, this, &KeysPane::showEmptiness);
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
    QHeaderView *header = m_table->horizontalHeader();
    for (int i = 0; i < keyColumnCount; ++i) {
        const auto column = static_cast<KeyColumn>(i);
        m_table->setItemDelegateForColumn(i, delegateFor(column, m_table));
        m_table->setColumnWidth(i, columnWidth(column));
    }
    header->setSectionResizeMode(static_cast<int>(KeyColumn::Notes), QHeaderView::Stretch);
    header->setMinimumSectionSize(columnWidth(KeyColumn::Failures));
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
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(metrics::wide, 0, metrics::wide, 0);
    row->setSpacing(metrics::gap);
    auto *add = makeButton(
        tr("&Add keys"), {.kind = ButtonKind::Primary, .size = ButtonSize::Small, .icon = "plus"});
    connect(add, &QPushButton::clicked, this, &KeysPane::addKeys);
    row->addWidget(add);
    row->addSpacing(metrics::tight);
    addButton(row, m_actions->restore());
    addButton(row, m_actions->toggle());
    addButton(row, m_actions->remove());
    auto *exported = makeButton(tr("Export…"), {.size = ButtonSize::Small, .icon = "export"});
    connect(exported, &QPushButton::clicked, this, [this] {
        Q_EMIT exportRequested(m_actions->selected());
    });
    row->addWidget(exported);
    row->addStretch();
    m_selected = new TextLabel({}, {.font = &Fonts::caption, .color = &Theme::textMuted});
    row->addWidget(m_selected);
    return bar;
}

void KeysPane::addButton(QHBoxLayout *row, QAction *action)
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
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(metrics::wide, 0, metrics::wide, 0);
    row->setSpacing(metrics::gap);
    m_states = new SegmentedFilter(segments(), bar);
    m_states->setAccessibleName(tr("Keys by state"));
    m_search = new SearchField(tr("Notes, tag, mask, or a whole key"), bar);
    m_search->setKeyCap(QKeySequence::Find);
    m_search->setProperty("kf-size", u"small"_s);
    row->addWidget(m_states);
    row->addWidget(m_search, 1);
    connect(m_states, &SegmentedFilter::currentChanged, this, &KeysPane::applyFilter);
    connect(m_search, &QLineEdit::textChanged, this, &KeysPane::applyFilter);
    return bar;
}

void KeysPane::setGroup(const GroupPtr &group)
{
    const bool isSame = m_group && group && m_group->id == group->id;
    m_group = group;
    m_actions->setGroup(group);
    if (!isSame) {
        m_strip->conceal();
        const QSignalBlocker stateBlocker(m_states);
        const QSignalBlocker searchBlocker(m_search);
        m_states->setCurrent(0);
        m_search->clear();
        m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
        m_model.setGroup(group ? group->id : GroupId{});
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

void KeysPane::saveState(QSettings &state) const
{
    state.setValue(u"keyColumns"_s, m_table->horizontalHeader()->saveState());
}

void KeysPane::restoreState(const QSettings &state)
{
    m_table->horizontalHeader()->restoreState(state.value(u"keyColumns"_s).toByteArray());
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
}

KeyCounts KeysPane::counts() const
{
    KeyCounts counts = m_group ? m_groups.counts(m_group->id) : KeyCounts{};
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
    m_selected->setText(selected == 0
                            ? QString()
                            : tr("%1 of %2 selected")
                                  .arg(format::count(selected), format::count(m_model.rowCount())));
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
    auto *dialog = new AddKeysDialog(m_editor, m_group, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QString name = QString::fromLatin1(m_group->name);
    connect(dialog, &AddKeysDialog::added, this, [this, name](const ImportReport &report) {
        m_toast->show({.text = importSummary(name, report)});
    });
    dialog->open();
}

void KeysPane::showMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions->fillMenu(menu);
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

} // namespace keyferry::ui
