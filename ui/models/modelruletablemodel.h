#pragma once

#include "proxy/core/config.h"
#include "ui/models/ruletablemodel.h"

namespace keyferry::ui {

enum class ModelRuleColumn { Source, Target };
inline constexpr int modelRuleColumnCount = 2;

/// Models that requests ask for, and those that take their place.
class ModelRuleTableModel final : public RuleRows<ModelRule>
{
    Q_OBJECT

public:
    using RuleRows::RuleRows;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] QString shown(int row, int column) const override;
    [[nodiscard]] QVariant stored(int row, int column) const override;
    void assign(int row, int column, const QVariant &value) override;
    [[nodiscard]] QLatin1String field() const override;
    [[nodiscard]] int columnOf(QStringView part) const override;
};

} // namespace keyferry::ui
