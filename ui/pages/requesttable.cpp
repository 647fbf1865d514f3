#include "ui/pages/requesttable.h"

#include "ui/models/requestcolumns.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/statelook.h"
#include "ui/widgets/valuedelegates.h"

#include <QHeaderView>
#include <QMenu>

namespace keyferry::ui {

namespace {

CellDelegate *delegateFor(RequestColumn column, QObject *parent)
{
    constexpr TextDelegate::Look address{.color = &Theme::textMuted, .elide = Qt::ElideMiddle};
    switch (column) {
    case RequestColumn::Time: return new TimeOfDayDelegate(parent);
    case RequestColumn::Group:
    case RequestColumn::Model: return new TextDelegate({}, parent);
    case RequestColumn::Status: return new StatusDelegate(parent);
    case RequestColumn::Key: return new MaskDelegate(parent);
    case RequestColumn::Tries: return new NumberDelegate(parent, 1);
    case RequestColumn::FirstByte: return new DurationDelegate(parent);
    case RequestColumn::Duration:
        return new DurationDelegate(parent, DurationDelegate::Kind::Growing);
    case RequestColumn::Path:
    case RequestColumn::Upstream: return new TextDelegate(address, parent);
    case RequestColumn::Size: return new SizeDelegate(parent);
    }
    Q_UNREACHABLE();
}

int width(RequestColumn column)
{
    switch (column) {
    case RequestColumn::Time: return 104;
    case RequestColumn::Group: return 80;
    case RequestColumn::Model: return 110;
    case RequestColumn::Status: return 76;
    case RequestColumn::Key: return 76;
    case RequestColumn::Tries: return 46;
    case RequestColumn::FirstByte: return 76;
    case RequestColumn::Duration: return 80;
    case RequestColumn::Path: return 220;
    case RequestColumn::Upstream: return 170;
    case RequestColumn::Size: return 88;
    }
    Q_UNREACHABLE();
}

// Longer than any number.
QStringList runningWords()
{
    return {lookOf(RequestOutcome::Running, 0, true).word,
            lookOf(RequestOutcome::Running, 0, false).word};
}

bool isUsual(RequestColumn column, bool isWide)
{
    const bool isExtra = column == RequestColumn::Upstream || column == RequestColumn::Size;
    return column != RequestColumn::Path && (isWide || !isExtra);
}

} // namespace

void prepareRequestTable(DataTable *table)
{
    QHeaderView *header = table->horizontalHeader();
    for (int i = 0; i < requestColumnCount; ++i) {
        const auto column = static_cast<RequestColumn>(i);
        table->setItemDelegateForColumn(i, delegateFor(column, table));
        table->setColumnWidth(i, width(column));
    }
    table->makeRoom(static_cast<int>(RequestColumn::Status), runningWords());
    header->setMinimumSectionSize(width(RequestColumn::Tries));
    header->setSectionResizeMode(static_cast<int>(RequestColumn::Model), QHeaderView::Stretch);
    showUsualColumns(table, 0);
}

void showUsualColumns(DataTable *table, int windowWidth)
{
    constexpr int allColumnsFrom = 1500;
    const bool isWide = windowWidth >= allColumnsFrom;
    for (int i = 0; i < requestColumnCount; ++i)
        table->setColumnHidden(i, !isUsual(static_cast<RequestColumn>(i), isWide));
}

QMenu *makeColumnMenu(DataTable *table, QWidget *parent, const std::function<void()> &chosen)
{
    auto *menu = new QMenu(parent);
    for (int i = 0; i < requestColumnCount; ++i) {
        QAction *action = menu->addAction(columnTitle(static_cast<RequestColumn>(i)));
        action->setCheckable(true);
        QObject::connect(action, &QAction::triggered, table, [table, i, chosen](bool isShown) {
            chosen();
            table->setColumnHidden(i, !isShown);
        });
    }
    QObject::connect(menu, &QMenu::aboutToShow, table, [menu, table] {
        const QList<QAction *> actions = menu->actions();
        for (int i = 0; i < actions.size(); ++i)
            actions.at(i)->setChecked(!table->isColumnHidden(i));
    });
    return menu;
}

} // namespace keyferry::ui
