#include "ui/widgets/choicedelegate.h"

#include <QComboBox>

namespace keyferry::ui {

QWidget *ChoiceDelegate::createEditor(QWidget *parent,
                                      const QStyleOptionViewItem & /*option*/,
                                      const QModelIndex &index) const
{
    auto *box = new QComboBox(parent);
    for (const Choice &choice : m_choices)
        box->addItem(choice.text, choice.value);
    box->setAccessibleName(
        index.model()->headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString());
    // A choice from the list is the whole edit.
    connect(box, &QComboBox::activated, this, [self = const_cast<ChoiceDelegate *>(this), box] {
        self->choose(box);
    });
    return box;
}

void ChoiceDelegate::choose(QWidget *editor)
{
    Q_EMIT commitData(editor);
    Q_EMIT closeEditor(editor);
}

void ChoiceDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *box = qobject_cast<QComboBox *>(editor);
    box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
}

void ChoiceDelegate::setModelData(QWidget *editor,
                                  QAbstractItemModel *model,
                                  const QModelIndex &index) const
{
    model->setData(index, qobject_cast<QComboBox *>(editor)->currentData());
}

} // namespace keyferry::ui
