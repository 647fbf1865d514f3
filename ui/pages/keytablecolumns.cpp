#include "ui/pages/keytablecolumns.h"

#include "ui/models/keytablemodel.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/statelook.h"
#include "ui/widgets/valuedelegates.h"

#include <QHeaderView>
#include <QMenu>
#include <QSettings>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

int widthOf(KeyColumn column)
{
    switch (column) {
    case KeyColumn::State: return 92;
    case KeyColumn::Key: return 76;
    case KeyColumn::Notes: return 120;
    case KeyColumn::Tag: return 56;
    case KeyColumn::Requests: return 80;
    case KeyColumn::Failures: return 68;
    case KeyColumn::LastUsed: return 86;
    case KeyColumn::LastError: return 118;
    case KeyColumn::CoolingUntil: return 146;
    case KeyColumn::Weight:
    case KeyColumn::Priority: return 76;
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
    case KeyColumn::Failures:
    case KeyColumn::Weight:
    case KeyColumn::Priority: return new NumberDelegate(parent);
    case KeyColumn::LastUsed: return new RelativeTimeDelegate(parent);
    case KeyColumn::CoolingUntil: return new DeadlineDelegate(parent);
    }
    Q_UNREACHABLE();
}

bool isShownAtFirst(KeyColumn column)
{
    return column != KeyColumn::Tag && column != KeyColumn::Weight && column != KeyColumn::Priority;
}

} // namespace

KeyTableColumns::KeyTableColumns(DataTable *table, KeyTableModel &model)
    : QObject(table)
    , m_table(table)
    , m_model(model)
    , m_menu(new QMenu(table))
{
    prepare();
    fillMenu();
    QHeaderView *header = table->horizontalHeader();
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint &at) {
        m_menu->popup(header->mapToGlobal(at));
    });
    connect(&model, &KeyTableModel::tagsFound, this, &KeyTableColumns::showTags);
}

void KeyTableColumns::prepare()
{
    QHeaderView *header = m_table->horizontalHeader();
    for (int i = 0; i < keyColumnCount; ++i) {
        const auto column = static_cast<KeyColumn>(i);
        m_table->setItemDelegateForColumn(i, delegateFor(column, m_table));
        m_table->setColumnWidth(i, widthOf(column));
        header->setSectionHidden(i, !isShownAtFirst(column));
    }
    QStringList states;
    for (const KeyState state :
         {KeyState::Active, KeyState::Cooling, KeyState::Invalid, KeyState::Disabled})
        states.append(lookOf(state).word);
    m_table->makeRoom(static_cast<int>(KeyColumn::State), states);
    header->setMinimumSectionSize(widthOf(KeyColumn::Tag));
    header->setSectionResizeMode(static_cast<int>(KeyColumn::Notes), QHeaderView::Stretch);
}

void KeyTableColumns::fillMenu()
{
    m_menu->setAccessibleName(tr("Columns"));
    for (int i = 0; i < keyColumnCount; ++i) {
        const auto column = static_cast<KeyColumn>(i);
        QAction *action = m_menu->addAction(columnTitle(column));
        action->setCheckable(true);
        // Without these two the rest says nothing.
        action->setEnabled(column != KeyColumn::State && column != KeyColumn::Key);
        connect(action, &QAction::triggered, this, [this, column](bool isShown) {
            choose(column, isShown);
        });
    }
    connect(m_menu, &QMenu::aboutToShow, this, [this] {
        for (int i = 0; i < keyColumnCount; ++i)
            m_menu->actions().at(i)->setChecked(!m_table->isColumnHidden(i));
    });
}

void KeyTableColumns::choose(KeyColumn column, bool isShown)
{
    m_isTagChosen |= column == KeyColumn::Tag;
    show(column, isShown);
}

void KeyTableColumns::show(KeyColumn column, bool isShown)
{
    m_table->setColumnHidden(static_cast<int>(column), !isShown);
}

void KeyTableColumns::startAnew()
{
    if (!m_isTagChosen)
        show(KeyColumn::Tag, m_model.hasTags());
}

void KeyTableColumns::showTags()
{
    if (!m_isTagChosen)
        show(KeyColumn::Tag, true);
}

void KeyTableColumns::saveState(QSettings &state) const
{
    state.setValue(u"keyTable"_s, m_table->horizontalHeader()->saveState());
    state.setValue(u"keyTagChosen"_s, m_isTagChosen);
}

void KeyTableColumns::restoreState(const QSettings &state)
{
    m_table->horizontalHeader()->restoreState(state.value(u"keyTable"_s).toByteArray());
    m_isTagChosen = state.value(u"keyTagChosen"_s, false).toBool();
    startAnew();
}

} // namespace keyferry::ui
