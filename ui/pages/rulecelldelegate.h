#pragma once

#include "ui/widgets/celldelegate.h"

namespace keyferry::ui {

/// A text of a rule, edited in its cell; with the shape and colour of an error where it has one
/// (roles::error), muted where it stands for an empty one.
class RuleCellDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

    [[nodiscard]] CellContent content(const QModelIndex &index) const override;
    [[nodiscard]] QWidget *createEditor(QWidget *parent,
                                        const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const override;
};

} // namespace keyferry::ui
