#include "ui/dialogs/refusaltable.h"

#include "ui/models/errortext.h"
#include "ui/widgets/card.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/valuedelegates.h"

#include <QHeaderView>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace keyferry::ui {

namespace {

constexpr int lineColumnWidth = 72;

} // namespace

RefusalTable::RefusalTable(int mostRows, QWidget *parent)
    : QWidget(parent)
    , m_mostRows(mostRows)
    , m_model(new QStandardItemModel(0, 2, this))
{
    auto *card = new Card(this);
    m_table = new DataTable(card);
    m_model->setHorizontalHeaderLabels({tr("Line"), tr("Refused because")});
    m_model->setHeaderData(0,
                           Qt::Horizontal,
                           QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter)),
                           Qt::TextAlignmentRole);
    m_table->setAccessibleName(tr("Refused lines"));
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(0, new NumberDelegate(m_table));
    m_table->setItemDelegateForColumn(1, new TextDelegate({}, m_table));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(0, lineColumnWidth);
    auto *inner = new QVBoxLayout(card);
    inner->setContentsMargins(1, 1, 1, 1);
    inner->addWidget(m_table);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(card);
    hide();
}

void RefusalTable::setRefusals(const std::vector<Refusal> &refusals)
{
    m_model->setRowCount(0);
    for (const Refusal &refusal : refusals) {
        auto *line = new QStandardItem;
        line->setData(refusal.line, Qt::DisplayRole);
        m_model->appendRow({line, new QStandardItem(refusalText(refusal.reason))});
    }
    const int rows = qMin(m_model->rowCount(), m_mostRows);
    m_table->setFixedHeight(metrics::tableHeader + rows * metrics::tableRow);
    setVisible(rows > 0);
}

} // namespace keyferry::ui
