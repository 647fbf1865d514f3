#pragma once

#include "ui/widgets/celldelegate.h"

namespace keyferry::ui {

/// A number edited in its cell: a spin box over Qt::EditRole, Qt::DisplayRole in words.
class WeightDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    struct Range
    {
        int least = 0;
        int most = 10'000;
    };

    explicit WeightDelegate(QObject *parent)
        : WeightDelegate({}, parent)
    {}
    WeightDelegate(const Range &range, QObject *parent)
        : CellDelegate(parent)
        , m_range(range)
    {}

    [[nodiscard]] QWidget *createEditor(QWidget *parent,
                                        const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const override;

private:
    Range m_range;
};

} // namespace keyferry::ui
