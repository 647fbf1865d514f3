#include "ui/models/headerruletablemodel.h"

namespace keyferry::ui {

using namespace Qt::StringLiterals;

QString headerActionText(HeaderRule::Action action)
{
    return action == HeaderRule::Action::Set ? HeaderRuleTableModel::tr("Set")
                                             : HeaderRuleTableModel::tr("Remove");
}

int HeaderRuleTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : headerRuleColumnCount;
}

QVariant HeaderRuleTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::ToolTipRole && section == static_cast<int>(HeaderRuleColumn::Value))
        return tr("Variables: ${CLIENT_IP}, ${GROUP_NAME}, ${API_KEY}, ${TIMESTAMP_MS}, "
                  "${TIMESTAMP_S}");
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (static_cast<HeaderRuleColumn>(section)) {
    case HeaderRuleColumn::Action: return tr("Action");
    case HeaderRuleColumn::Name: return tr("Header");
    case HeaderRuleColumn::Value: return tr("Value");
    }
    return {};
}

QString HeaderRuleTableModel::shown(int row, int column) const
{
    const HeaderRule &rule = this->rule(row);
    switch (static_cast<HeaderRuleColumn>(column)) {
    case HeaderRuleColumn::Action: return headerActionText(rule.action);
    case HeaderRuleColumn::Name: return QString::fromUtf8(rule.name);
    case HeaderRuleColumn::Value: return rule.value.isEmpty() ? QString() : rule.value.masked();
    }
    Q_UNREACHABLE();
}

QVariant HeaderRuleTableModel::stored(int row, int column) const
{
    const HeaderRule &rule = this->rule(row);
    switch (static_cast<HeaderRuleColumn>(column)) {
    case HeaderRuleColumn::Action: return static_cast<int>(rule.action);
    case HeaderRuleColumn::Name: return QString::fromUtf8(rule.name);
    case HeaderRuleColumn::Value: return QString::fromUtf8(rule.value.reveal());
    }
    Q_UNREACHABLE();
}

void HeaderRuleTableModel::assign(int row, int column, const QVariant &value)
{
    HeaderRule &rule = this->rule(row);
    switch (static_cast<HeaderRuleColumn>(column)) {
    case HeaderRuleColumn::Action:
        rule.action = static_cast<HeaderRule::Action>(value.toInt());
        if (rule.action == HeaderRule::Action::Remove)
            rule.value = Secret();
        break;
    case HeaderRuleColumn::Name: rule.name = value.toString().trimmed().toUtf8(); break;
    case HeaderRuleColumn::Value: rule.value = Secret(value.toString().trimmed().toUtf8()); break;
    }
}

bool HeaderRuleTableModel::isEditable(int row, int column) const
{
    return column != static_cast<int>(HeaderRuleColumn::Value)
           || rule(row).action == HeaderRule::Action::Set;
}

QLatin1String HeaderRuleTableModel::field() const
{
    return "header_rules"_L1;
}

int HeaderRuleTableModel::columnOf(QStringView part) const
{
    if (part == "name"_L1)
        return static_cast<int>(HeaderRuleColumn::Name);
    return part == "value"_L1 ? static_cast<int>(HeaderRuleColumn::Value) : -1;
}

} // namespace keyferry::ui
