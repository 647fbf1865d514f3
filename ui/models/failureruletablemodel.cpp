#include "ui/models/failureruletablemodel.h"

#include "ui/models/verdicttext.h"

namespace keyferry::ui {

using namespace Qt::StringLiterals;

int FailureRuleTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : failureRuleColumnCount;
}

QVariant FailureRuleTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (static_cast<FailureRuleColumn>(section)) {
    case FailureRuleColumn::Statuses: return tr("Status");
    case FailureRuleColumn::Text: return tr("Text in the answer");
    case FailureRuleColumn::Verdict: return tr("Verdict");
    }
    return {};
}

// An empty condition says what it stands for.
QString FailureRuleTableModel::shown(int row, int column) const
{
    const FailureRuleDraft &rule = this->rule(row);
    switch (static_cast<FailureRuleColumn>(column)) {
    case FailureRuleColumn::Statuses:
        return rule.statuses.isEmpty() ? tr("any from 400 on") : rule.statuses;
    case FailureRuleColumn::Text: return rule.text.isEmpty() ? tr("any text") : rule.text;
    case FailureRuleColumn::Verdict: return verdictTitle(rule.verdict);
    }
    Q_UNREACHABLE();
}

QVariant FailureRuleTableModel::stored(int row, int column) const
{
    const FailureRuleDraft &rule = this->rule(row);
    switch (static_cast<FailureRuleColumn>(column)) {
    case FailureRuleColumn::Statuses: return rule.statuses;
    case FailureRuleColumn::Text: return rule.text;
    case FailureRuleColumn::Verdict: return static_cast<int>(rule.verdict);
    }
    Q_UNREACHABLE();
}

void FailureRuleTableModel::assign(int row, int column, const QVariant &value)
{
    FailureRuleDraft &rule = this->rule(row);
    switch (static_cast<FailureRuleColumn>(column)) {
    case FailureRuleColumn::Statuses: rule.statuses = value.toString().trimmed(); break;
    case FailureRuleColumn::Text: rule.text = value.toString(); break; // spaces may count
    case FailureRuleColumn::Verdict: rule.verdict = static_cast<Verdict>(value.toInt()); break;
    }
}

QLatin1String FailureRuleTableModel::field() const
{
    return "failure_rules"_L1;
}

int FailureRuleTableModel::columnOf(QStringView part) const
{
    if (part == "statuses"_L1)
        return static_cast<int>(FailureRuleColumn::Statuses);
    if (part == "text"_L1)
        return static_cast<int>(FailureRuleColumn::Text);
    return part == "verdict"_L1 ? static_cast<int>(FailureRuleColumn::Verdict) : -1;
}

} // namespace keyferry::ui
