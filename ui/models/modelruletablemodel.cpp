#include "ui/models/modelruletablemodel.h"

namespace keyferry::ui {

using namespace Qt::StringLiterals;

int ModelRuleTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : modelRuleColumnCount;
}

QVariant ModelRuleTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (static_cast<ModelRuleColumn>(section)) {
    case ModelRuleColumn::Source: return tr("Model asked for");
    case ModelRuleColumn::Target: return tr("Model sent");
    }
    return {};
}

QString ModelRuleTableModel::shown(int row, int column) const
{
    return stored(row, column).toString();
}

QVariant ModelRuleTableModel::stored(int row, int column) const
{
    switch (static_cast<ModelRuleColumn>(column)) {
    case ModelRuleColumn::Source: return rule(row).from;
    case ModelRuleColumn::Target: return rule(row).to;
    }
    Q_UNREACHABLE();
}

void ModelRuleTableModel::assign(int row, int column, const QVariant &value)
{
    ModelRule &rule = this->rule(row);
    const bool isSource = column == static_cast<int>(ModelRuleColumn::Source);
    (isSource ? rule.from : rule.to) = value.toString().trimmed();
}

QLatin1String ModelRuleTableModel::field() const
{
    return "model_rules"_L1;
}

int ModelRuleTableModel::columnOf(QStringView part) const
{
    if (part == "from"_L1)
        return static_cast<int>(ModelRuleColumn::Source);
    return part == "to"_L1 ? static_cast<int>(ModelRuleColumn::Target) : -1;
}

} // namespace keyferry::ui
