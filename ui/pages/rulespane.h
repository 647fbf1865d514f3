#pragma once

#include "proxy/core/configeditor.h"
#include "ui/models/failureruletablemodel.h"
#include "ui/models/headerruletablemodel.h"
#include "ui/models/modelruletablemodel.h"
#include "ui/models/ruleedits.h"

#include <QWidget>

class QCheckBox;
class QStackedWidget;

namespace keyferry::ui {

class FieldNote;
class ParamEditor;
class RulesFoot;
class RuleTable;
class SegmentedFilter;

/// What a group changes about requests and how it judges answers, in four parts that are saved
/// together: a model redirect and its strictness, or an override and its rule, make sense only as
/// one. Edits that are not saved stay with their group.
class RulesPane final : public QWidget
{
    Q_OBJECT

public:
    /// \param edits  keeps what is not saved, for longer than this pane
    RulesPane(ConfigEditor &editor, RuleEdits &edits, QWidget *parent = nullptr);

    /// Nothing for an aggregate: its members have rules, it has none.
    void setGroup(const GroupPtr &group);
    /// Rules shown, saved or not.
    [[nodiscard]] qint64 count() const;
    [[nodiscard]] bool isUnsaved() const;
    /// Names of all groups with edits that are not saved, in the order of the list.
    [[nodiscard]] QStringList unsavedGroups() const;

Q_SIGNALS:
    /// count() or isUnsaved()
    void changed();

private:
    enum Part { Models, Headers, Parameters, Failures };

    void addStrict();
    void bind();
    void present(const RuleSet &rules);
    [[nodiscard]] RuleSet shown() const;
    void commit();
    void onEdited();
    void judge();
    [[nodiscard]] int wrongCells(Part part) const;
    [[nodiscard]] QString wrongWords() const;
    void showState();
    void showFirstError();
    void save();
    void revert();
    void finish(GroupId group, const RuleSet &sent, const Outcome &outcome);

    ConfigEditor &m_editor;
    GroupPtr m_group{};
    RuleEdits &m_edits;
    ModelRuleTableModel m_modelRules{};
    HeaderRuleTableModel m_headerRules{};
    FailureRuleTableModel m_failureRules{};
    bool m_isSaving = false;
    QString m_said{}; ///< of the last save, until the next edit
    bool m_isFailure = false;
    QStringList m_titles{};
    SegmentedFilter *m_choice = nullptr;
    QStackedWidget *m_parts = nullptr;
    RuleTable *m_models = nullptr;
    RuleTable *m_headers = nullptr;
    ParamEditor *m_params = nullptr;
    RuleTable *m_failures = nullptr;
    QCheckBox *m_strict = nullptr;
    FieldNote *m_strictNote = nullptr;
    RulesFoot *m_foot = nullptr;
};

} // namespace keyferry::ui
