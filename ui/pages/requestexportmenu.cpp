#include "ui/pages/requestexportmenu.h"

#include "ui/models/requesttablemodel.h"

#include <QFileDialog>
#include <QItemSelectionModel>

#include <algorithm>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

RequestExportMenu::RequestExportMenu(const RequestTableModel &model,
                                     const QItemSelectionModel *selection,
                                     QWidget *parent)
    : QMenu(parent)
    , m_model(model)
    , m_selection(selection)
{
    const QList<QAction *> ofSelection{
        add(tr("Selected as CSV…"), true, LogFileFormat::Csv),
        add(tr("Selected as JSON lines…"), true, LogFileFormat::JsonLines)};
    addSeparator();
    add(tr("All that match as CSV…"), false, LogFileFormat::Csv);
    add(tr("All that match as JSON lines…"), false, LogFileFormat::JsonLines);
    connect(this, &QMenu::aboutToShow, this, [this, ofSelection] {
        for (QAction *action : ofSelection)
            action->setEnabled(m_selection->hasSelection());
    });
}

QAction *RequestExportMenu::add(const QString &text, bool isSelection, LogFileFormat format)
{
    QAction *action = addAction(text);
    connect(action, &QAction::triggered, this, [this, isSelection, format] {
        ask(isSelection, format);
    });
    return action;
}

void RequestExportMenu::ask(bool isSelection, LogFileFormat format)
{
    LogExportOrder order{.format = format};
    if (isSelection)
        order.selection.records = selectedRecords();
    else
        order.selection.query = m_model.query();
    const bool isCsv = format == LogFileFormat::Csv;
    order.path =
        QFileDialog::getSaveFileName(window(),
                                     tr("Export requests"),
                                     isCsv ? u"requests.csv"_s : u"requests.jsonl"_s,
                                     isCsv ? tr("CSV (*.csv)") : tr("JSON lines (*.jsonl)"));
    if (!order.path.isEmpty())
        Q_EMIT exportRequested(order);
}

QList<RequestRecord> RequestExportMenu::selectedRecords() const
{
    QList<RequestRecord> records;
    for (const QModelIndex &index : m_selection->selectedRows())
        records.append(m_model.recordAt(index.row()));
    std::sort(records.begin(), records.end(), [](const RequestRecord &a, const RequestRecord &b) {
        return a.id > b.id;
    });
    return records;
}

} // namespace keyferry::ui
