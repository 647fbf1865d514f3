#include "ui/pages/ruletables.h"

#include "ui/models/verdicttext.h"
#include "ui/widgets/choicedelegate.h"
#include "ui/widgets/datatable.h"

#include <QHeaderView>

namespace keyferry::ui {

namespace {

constexpr int modelWidth = 240;
constexpr int actionWidth = 112;
constexpr int nameWidth = 200;
constexpr int statusWidth = 160;
constexpr int verdictWidth = 184;

template<typename Column>
void setWidth(DataTable *table, Column column, int width)
{
    table->setColumnWidth(static_cast<int>(column), width);
}

template<typename Column>
void setStretch(DataTable *table, Column column)
{
    table->horizontalHeader()->setSectionResizeMode(static_cast<int>(column), QHeaderView::Stretch);
}

template<typename Column>
void setChoices(DataTable *table, Column column, const QList<ChoiceDelegate::Choice> &choices)
{
    table->setItemDelegateForColumn(static_cast<int>(column), new ChoiceDelegate(choices, table));
}

} // namespace

RuleTable *makeModelRuleTable(ModelRuleTableModel *model, QWidget *parent)
{
    auto *rules = new RuleTable(
        model,
        {.name = RuleTable::tr("Model redirects"),
         .add = RuleTable::tr("&Add redirect"),
         .help = RuleTable::tr("A request for one model goes out for another. Names are exact."),
         .emptyTitle = RuleTable::tr("No redirects"),
         .emptySentence = RuleTable::tr("Requests go out for the model they ask for.")},
        parent);
    setWidth(rules->table(), ModelRuleColumn::Source, modelWidth);
    setStretch(rules->table(), ModelRuleColumn::Target);
    return rules;
}

RuleTable *makeHeaderRuleTable(HeaderRuleTableModel *model, QWidget *parent)
{
    auto *rules = new RuleTable(
        model,
        {.name = RuleTable::tr("Header rules"),
         .add = RuleTable::tr("&Add header"),
         .help = RuleTable::tr("Applied last. Values are masked until edited; they may hold "
                               "variables such as ${API_KEY}."),
         .emptyTitle = RuleTable::tr("No header rules"),
         .emptySentence = RuleTable::tr("A rule sets a header of what goes out, or removes one.")},
        parent);
    QList<ChoiceDelegate::Choice> actions;
    for (const auto action : {HeaderRule::Action::Set, HeaderRule::Action::Remove})
        actions.append({headerActionText(action), static_cast<int>(action)});
    setChoices(rules->table(), HeaderRuleColumn::Action, actions);
    setWidth(rules->table(), HeaderRuleColumn::Action, actionWidth);
    setWidth(rules->table(), HeaderRuleColumn::Name, nameWidth);
    setStretch(rules->table(), HeaderRuleColumn::Value);
    rules->setFirstColumn(static_cast<int>(HeaderRuleColumn::Name));
    return rules;
}

RuleTable *makeFailureRuleTable(FailureRuleTableModel *model, QWidget *parent)
{
    auto *rules = new RuleTable(
        model,
        {.name = RuleTable::tr("Failure rules"),
         .add = RuleTable::tr("&Add rule"),
         .help = RuleTable::tr("Tried from the top, before keyferry's own judgement; the first "
                               "that fits counts."),
         .emptyTitle = RuleTable::tr("No failure rules"),
         .emptySentence =
             RuleTable::tr("The answers of this group are judged by keyferry's own table.")},
        parent);
    QList<ChoiceDelegate::Choice> verdicts;
    for (const Verdict verdict : failureRuleVerdicts)
        verdicts.append({verdictTitle(verdict), static_cast<int>(verdict)});
    setChoices(rules->table(), FailureRuleColumn::Verdict, verdicts);
    setWidth(rules->table(), FailureRuleColumn::Statuses, statusWidth);
    setWidth(rules->table(), FailureRuleColumn::Verdict, verdictWidth);
    setStretch(rules->table(), FailureRuleColumn::Text);
    return rules;
}

} // namespace keyferry::ui
