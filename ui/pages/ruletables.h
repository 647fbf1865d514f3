#pragma once

#include "ui/models/failureruletablemodel.h"
#include "ui/models/headerruletablemodel.h"
#include "ui/models/modelruletablemodel.h"
#include "ui/pages/ruletable.h"

namespace keyferry::ui {

// The three tables of RulesPane: words, columns and what cells are edited with.

[[nodiscard]] RuleTable *makeModelRuleTable(ModelRuleTableModel *model, QWidget *parent);
[[nodiscard]] RuleTable *makeHeaderRuleTable(HeaderRuleTableModel *model, QWidget *parent);
[[nodiscard]] RuleTable *makeFailureRuleTable(FailureRuleTableModel *model, QWidget *parent);

} // namespace keyferry::ui
