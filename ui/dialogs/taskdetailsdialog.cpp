#include "ui/dialogs/taskdetailsdialog.h"

#include "ui/dialogs/refusaltable.h"
#include "ui/models/checkresultmodel.h"
#include "ui/widgets/card.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/valuedelegates.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QVBoxLayout>

namespace keyferry::ui {

namespace {

constexpr QSize usualSize{640, 420};
constexpr int mostRefusals = 20;
constexpr TextLabel::Look quiet{.font = &Fonts::caption, .color = &Theme::textMuted};

int widthOf(CheckColumn column)
{
    switch (column) {
    case CheckColumn::Key: return 110;
    case CheckColumn::Result: return 190;
    case CheckColumn::Status: return 64;
    case CheckColumn::Message: return 180;
    }
    Q_UNREACHABLE();
}

} // namespace

TaskDetailsDialog::TaskDetailsDialog(const Task &task, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(task.title);
    resize(usualSize);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(
        metrics::dialogMargin, metrics::wide, metrics::dialogMargin, metrics::wide);
    column->setSpacing(metrics::block);
    auto *lead = new TextLabel(task.result, {.font = &Fonts::section}, this);
    lead->setWordWrap(true);
    column->addWidget(lead);

    const TaskDetails &details = task.details;
    if (!details.checks.isEmpty())
        column->addWidget(makeChecks(details.checks), 1);
    if (details.checksLeftOut > 0)
        column->addWidget(new TextLabel(
            tr("%1 further results are not kept.").arg(format::count(details.checksLeftOut)),
            quiet));
    if (!details.refusals.empty()) {
        auto *refusals = new RefusalTable(mostRefusals, this);
        refusals->setRefusals(details.refusals);
        column->addWidget(refusals);
        column->addStretch();
    }
    const auto listed = static_cast<qint64>(details.refusals.size());
    if (details.refused > listed)
        column->addWidget(new TextLabel(
            tr("%1 further lines were refused.").arg(format::count(details.refused - listed)),
            quiet));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

QWidget *TaskDetailsDialog::makeChecks(const QList<CheckResult> &results)
{
    auto *card = new Card(this);
    auto *table = new DataTable(card);
    table->setAccessibleName(tr("Result by key"));
    table->setModel(new CheckResultModel(results, table));
    table->setItemDelegateForColumn(static_cast<int>(CheckColumn::Key), new MaskDelegate(table));
    for (int i = 0; i < checkColumnCount; ++i)
        table->setColumnWidth(i, widthOf(static_cast<CheckColumn>(i)));
    table->horizontalHeader()->setStretchLastSection(true);
    auto *inner = new QVBoxLayout(card);
    inner->setContentsMargins(1, 1, 1, 1);
    inner->addWidget(table);
    return card;
}

} // namespace keyferry::ui
