#pragma once

#include "ui/widgets/celldelegate.h"

#include <QList>

namespace keyferry::ui {

/// One of a few values, chosen in its cell: a combo box over Qt::EditRole (int), Qt::DisplayRole in
/// words.
class ChoiceDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    struct Choice
    {
        QString text{};
        int value = 0;
    };

    ChoiceDelegate(const QList<Choice> &choices, QObject *parent)
        : CellDelegate(parent)
        , m_choices(choices)
    {}

    [[nodiscard]] QWidget *createEditor(QWidget *parent,
                                        const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor,
                      QAbstractItemModel *model,
                      const QModelIndex &index) const override;

private:
    void choose(QWidget *editor);

    QList<Choice> m_choices;
};

} // namespace keyferry::ui
