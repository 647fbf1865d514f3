#include "ui/widgets/weightdelegate.h"

#include <QSpinBox>

namespace keyferry::ui {

QWidget *WeightDelegate::createEditor(QWidget *parent,
                                      const QStyleOptionViewItem & /*option*/,
                                      const QModelIndex &index) const
{
    auto *box = new QSpinBox(parent);
    box->setRange(m_range.least, m_range.most);
    box->setFrame(false);
    box->setAccessibleName(
        index.model()->headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString());
    return box;
}

} // namespace keyferry::ui
