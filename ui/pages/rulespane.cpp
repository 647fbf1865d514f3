#include "ui/pages/rulespane.h"

#include "ui/models/errortext.h"
#include "ui/models/wordlist.h"
#include "ui/pages/parameditor.h"
#include "ui/pages/rulesfoot.h"
#include "ui/pages/ruletables.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/segmentedfilter.h"

#include <QCheckBox>
#include <QShortcut>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

RulesPane::RulesPane(ConfigEditor &editor, RuleEdits &edits, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_edits(edits)
    , m_titles({tr("Models"), tr("Headers"), tr("Parameters"), tr("Failures")})
    , m_parts(new QStackedWidget(this))
    , m_models(makeModelRuleTable(&m_modelRules, this))
    , m_headers(makeHeaderRuleTable(&m_headerRules, this))
    , m_params(new ParamEditor(this))
    , m_failures(makeFailureRuleTable(&m_failureRules, this))
    , m_foot(new RulesFoot(this))
{
    QList<SegmentedFilter::Segment> segments;
    for (const QString &title : std::as_const(m_titles))
        segments.append({.text = title});
    m_choice = new SegmentedFilter(segments, this);
    m_choice->setAccessibleName(tr("Kind of rules"));
    addStrict();
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_models, m_headers, m_params, m_failures})
        m_parts->addWidget(part);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(metrics::wide, 0, metrics::wide, 0);
    bar->addWidget(m_choice);
    bar->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics::block, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addSpacing(metrics::gap);
    column->addWidget(m_parts, 1);
    column->addWidget(m_foot);
    setTabOrder(m_choice, m_parts);
    setTabOrder(m_parts, m_foot);
    bind();
    showState();
}

void RulesPane::addStrict()
{
    m_strict = new QCheckBox(tr("&Only these models"), m_models);
    m_strict->setToolTip(tr("Strict: a request for any other model is answered with 404"));
    m_strictNote = new FieldNote(m_strict, m_models);
    m_strictNote->setContentsMargins(metrics::wide, 0, metrics::wide, metrics::gap);
    m_models->addToBar(m_strict);
    m_models->layout()->addWidget(m_strictNote);
}

void RulesPane::bind()
{
    connect(m_choice, &SegmentedFilter::currentChanged, m_parts, &QStackedWidget::setCurrentIndex);
    for (RuleTableModel *model :
         std::initializer_list<RuleTableModel *>{&m_modelRules, &m_headerRules, &m_failureRules})
        connect(model, &RuleTableModel::edited, this, &RulesPane::onEdited);
    connect(m_strict, &QCheckBox::toggled, this, &RulesPane::onEdited);
    connect(m_params, &ParamEditor::edited, this, &RulesPane::onEdited);
    connect(m_params, &ParamEditor::errorShown, this, &RulesPane::showState);
    connect(m_foot, &RulesFoot::saveRequested, this, &RulesPane::save);
    connect(m_foot, &RulesFoot::revertRequested, this, &RulesPane::revert);
    auto *save = new QShortcut(QKeySequence::Save, this);
    save->setContext(Qt::WidgetWithChildrenShortcut);
    connect(save, &QShortcut::activated, this, &RulesPane::save);
}

void RulesPane::setGroup(const GroupPtr &group)
{
    const bool isShown = group && group->kind == GroupKind::Standard;
    const bool isSame = isShown && m_group && m_group->id == group->id;
    if (!isSame) {
        commit(); // what stands in an open cell is of the group that goes
        m_said.clear();
    }
    m_edits.follow(*m_editor.snapshot());
    m_group = isShown ? group : nullptr;
    if (m_group)
        present(m_edits.rules(*m_group));
}

void RulesPane::present(const RuleSet &rules)
{
    m_modelRules.setRules(rules.modelRules);
    m_headerRules.setRules(rules.headerRules);
    m_failureRules.setRules(rules.failureRules);
    m_params->setJson(rules.paramOverrides);
    const QSignalBlocker blocker(m_strict);
    m_strict->setChecked(rules.modelStrict);
    judge();
}

RuleSet RulesPane::shown() const
{
    return {.modelRules = m_modelRules.rules(),
            .modelStrict = m_strict->isChecked(),
            .headerRules = m_headerRules.rules(),
            .paramOverrides = m_params->json(),
            .failureRules = m_failureRules.rules()};
}

qint64 RulesPane::count() const
{
    return m_group ? ruleCount(shown()) : 0;
}

bool RulesPane::isUnsaved() const
{
    return m_group && m_edits.isUnsaved(m_group->id);
}

QStringList RulesPane::unsavedGroups() const
{
    QStringList names;
    for (const GroupPtr &group : m_editor.snapshot()->groups) {
        if (m_edits.isUnsaved(group->id))
            names.append(QString::fromLatin1(group->name));
    }
    return names;
}

void RulesPane::commit()
{
    for (RuleTable *table : {m_models, m_headers, m_failures})
        table->commit();
}

void RulesPane::onEdited()
{
    if (!m_group)
        return;
    m_said.clear();
    m_edits.change(*m_group, shown());
    judge();
}

void RulesPane::judge()
{
    const std::vector<Error> errors = checkRules(shown());
    m_modelRules.setErrors(errors);
    m_headerRules.setErrors(errors);
    m_failureRules.setErrors(errors);
    const auto sentence = [&errors](QLatin1String field) {
        const auto found = std::find_if(errors.begin(), errors.end(), [field](const Error &error) {
            return error.field == field;
        });
        return found == errors.end() ? QString() : fieldErrorText(*found);
    };
    m_strictNote->setError(sentence("model_strict"_L1));
    m_params->setError(sentence("param_overrides"_L1));
    showState();
}

int RulesPane::wrongCells(Part part) const
{
    switch (part) {
    case Models: return m_modelRules.shownErrors() + (m_strictNote->hasError() ? 1 : 0);
    case Headers: return m_headerRules.shownErrors();
    case Parameters: return m_params->showsError() ? 1 : 0;
    case Failures: return m_failureRules.shownErrors();
    }
    Q_UNREACHABLE();
}

// Names the parts, since one sees but one of them.
QString RulesPane::wrongWords() const
{
    int wrong = 0;
    QStringList where;
    for (const Part part : {Models, Headers, Parameters, Failures}) {
        wrong += wrongCells(part);
        if (wrongCells(part) > 0)
            where.append(m_titles.at(part));
    }
    if (wrong == 0)
        return {};
    const QString count =
        wrong == 1 ? tr("1 field needs a change") : tr("%n fields need a change", nullptr, wrong);
    return tr("%1: %2").arg(count, listed(where));
}

void RulesPane::showState()
{
    m_choice->setCount(Models, m_modelRules.rowCount());
    m_choice->setCount(Headers, m_headerRules.rowCount());
    m_choice->setCount(Parameters, parameterCount(m_params->json()));
    m_choice->setCount(Failures, m_failureRules.rowCount());
    const QString wrong = wrongWords();
    RulesFoot::State state{.sentence = tr("Nothing to save."),
                           .canSave = isUnsaved() && wrong.isEmpty() && !m_isSaving,
                           .canRevert = isUnsaved() && !m_isSaving};
    if (m_isSaving)
        state.sentence = tr("Saving…");
    else if (!m_said.isEmpty())
        state.sentence = m_said;
    else if (!wrong.isEmpty())
        state.sentence = wrong;
    else if (isUnsaved())
        state.sentence = m_edits.isOvertaken(*m_group)
                             ? tr("Not saved yet. The rules were changed elsewhere meanwhile: "
                                  "saving replaces them, reverting shows them.")
                             : tr("Not saved yet.");
    state.isFailure = m_isFailure && !m_said.isEmpty();
    m_foot->setState(state);
    Q_EMIT changed();
}

void RulesPane::showFirstError()
{
    for (RuleTableModel *model :
         std::initializer_list<RuleTableModel *>{&m_modelRules, &m_headerRules, &m_failureRules})
        model->showAllErrors();
    m_params->showErrorNow();
    showState();
    for (const Part part : {Models, Headers, Parameters, Failures}) {
        if (wrongCells(part) == 0)
            continue;
        m_choice->setCurrent(part);
        switch (part) {
        case Models: return m_models->goTo(m_modelRules.firstShownError());
        case Headers: return m_headers->goTo(m_headerRules.firstShownError());
        case Parameters: return m_params->goToFault();
        case Failures: return m_failures->goTo(m_failureRules.firstShownError());
        }
    }
}

void RulesPane::save()
{
    commit();
    if (!isUnsaved() || m_isSaving)
        return;
    const RuleSet rules = shown();
    if (!checkRules(rules).empty())
        return showFirstError();
    m_isSaving = true;
    showState();
    const auto done = [this, rules, group = m_group->id](const Outcome &outcome) {
        finish(group, rules, outcome);
    };
    m_editor.editGroup(m_group->id, withRules(draftOf(*m_group), rules), {this, done});
}

void RulesPane::finish(GroupId group, const RuleSet &sent, const Outcome &outcome)
{
    m_isSaving = false;
    const GroupPtr stored = m_editor.snapshot()->group(group);
    if (outcome && stored)
        m_edits.finish(group, sent, rulesOf(*stored));
    // An answer that comes after another group was chosen is not about what is shown.
    if (!m_group || m_group->id != group)
        return showState();
    m_isFailure = !outcome;
    if (!outcome)
        m_said = errorText(outcome.error());
    else
        m_said = isUnsaved() ? QString() : tr("Saved.");
    present(m_edits.rules(*m_group));
}

void RulesPane::revert()
{
    commit(); // closes it, too: what stands in an open cell would come back
    m_said.clear();
    m_edits.discard(m_group->id);
    present(rulesOf(*m_group));
}

} // namespace keyferry::ui
