#pragma once

#include "ui/widgets/celldelegate.h"

namespace keyferry::ui {

/// What a trial found: shape, colour and word. For KeyTrialModel.
class TrialDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    [[nodiscard]] CellContent content(const QModelIndex &index) const override;
};

} // namespace keyferry::ui
