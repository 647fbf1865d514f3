#include "ui/dialogs/trialdelegate.h"

#include "ui/models/keytrialmodel.h"
#include "ui/models/roles.h"

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

struct Mark
{
    QLatin1String icon{};
    ThemeColor color = &Theme::text;
};

Mark markOf(TrialState state)
{
    switch (state) {
    case TrialState::Waiting: return {"more"_L1, &Theme::textMuted};
    case TrialState::Running: return {"state-running-request"_L1, &Theme::accent};
    case TrialState::Works: return {"check-circle"_L1, &Theme::success};
    case TrialState::Rejected: return {"state-invalid"_L1, &Theme::danger};
    case TrialState::Unclear: return {"warning"_L1, &Theme::warning};
    }
    Q_UNREACHABLE();
}

} // namespace

CellContent TrialDelegate::content(const QModelIndex &index) const
{
    CellContent cell = CellDelegate::content(index);
    const Mark mark = markOf(static_cast<TrialState>(index.data(roles::state).toInt()));
    cell.icon = mark.icon;
    cell.color = mark.color;
    return cell;
}

} // namespace keyferry::ui
