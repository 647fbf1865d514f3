#include "ui/pages/rulecelldelegate.h"

#include "ui/models/roles.h"

#include <QLineEdit>

namespace keyferry::ui {

CellContent RuleCellDelegate::content(const QModelIndex &index) const
{
    const QString error = index.data(roles::error).toString();
    const bool isEmpty = index.data(Qt::EditRole).toString().isEmpty();
    CellContent content{.text = index.data().toString(), .isMono = !isEmpty};
    if (isEmpty)
        content.color = &Theme::textMuted;
    if (error.isEmpty())
        return content;
    content.tip = error;
    content.color = &Theme::danger;
    content.icon = QLatin1String("error");
    content.iconColor = &Theme::danger;
    return content;
}

QWidget *RuleCellDelegate::createEditor(QWidget *parent,
                                        const QStyleOptionViewItem & /*option*/,
                                        const QModelIndex &index) const
{
    auto *edit = new QLineEdit(parent);
    edit->setFont(Theme::current().fonts.mono);
    edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
                              | Qt::ImhNoAutoUppercase);
    edit->setAccessibleName(
        index.model()->headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString());
    return edit;
}

} // namespace keyferry::ui
