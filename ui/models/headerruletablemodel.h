#pragma once

#include "proxy/core/config.h"
#include "ui/models/ruletablemodel.h"

namespace keyferry::ui {

enum class HeaderRuleColumn { Action, Name, Value };
inline constexpr int headerRuleColumnCount = 3;

/// `Set` or `Remove`
[[nodiscard]] QString headerActionText(HeaderRule::Action action);

/// Header fields that are set or removed. Values are shown masked: they may be credentials; only
/// Qt::EditRole has them clear, for the field that a person opens to edit one.
class HeaderRuleTableModel final : public RuleRows<HeaderRule>
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
    [[nodiscard]] bool isEditable(int row, int column) const override;
    [[nodiscard]] QLatin1String field() const override;
    [[nodiscard]] int columnOf(QStringView part) const override;
};

} // namespace keyferry::ui
