#include "ui/models/commandlistmodel.h"

#include <algorithm>
#include <utility>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

int CommandListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant CommandListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Command &command = commandAt(index.row());
    switch (role) {
    case Qt::DisplayRole: return command.title;
    case Qt::AccessibleTextRole:
        return command.kind.isEmpty() ? command.title
                                      : tr("%1, %2").arg(command.title, command.kind);
    case KindRole: return command.kind;
    case KeysRole: return command.keys;
    case IconRole: return QString(command.icon);
    default: return {};
    }
}

void CommandListModel::setCommands(const QList<Command> &commands)
{
    m_commands = commands;
    m_typed.clear();
    rank();
}

void CommandListModel::setTyped(const QString &typed)
{
    m_typed = typed;
    rank();
}

const Command &CommandListModel::commandAt(int row) const
{
    return m_commands.at(m_shown.at(row));
}

// Another text is another list: nothing of the last one can be told to have stayed.
void CommandListModel::rank()
{
    QList<std::pair<int, int>> scored; // score, place
    for (int place = 0; place < m_commands.size(); ++place) {
        if (const int score = matchScore(m_typed, m_commands.at(place)); score > 0)
            scored.append({score, place});
    }
    std::stable_sort(scored.begin(), scored.end(), [](const auto &a, const auto &b) {
        return a.first > b.first;
    });
    beginResetModel();
    m_shown.clear();
    for (const auto &[score, place] : std::as_const(scored))
        m_shown.append(place);
    endResetModel();
}

} // namespace keyferry::ui
