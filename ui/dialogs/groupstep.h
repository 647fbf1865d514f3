#pragma once

#include "ui/dialogs/setupstep.h"

class QComboBox;

namespace keyferry::ui {

class GroupForm;

/// First step: a provider and the group for it. Where there are groups already one of them may
/// serve.
class GroupStep final : public SetupStep
{
    Q_OBJECT

public:
    GroupStep(const SetupParts &parts, SetupResult &result, QWidget *parent = nullptr);
    ~GroupStep() override;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString remark() const override;
    [[nodiscard]] bool isDone() const override { return result().group != GroupId{}; }
    [[nodiscard]] QString verb() const override;
    [[nodiscard]] QString obstacle() const override;
    void store() override;

private:
    void addChoice();
    [[nodiscard]] GroupId chosen() const;
    void create(const GroupDraft &draft);
    void change(const GroupDraft &draft);
    void take(GroupId group, bool isNew);
    void fail(const Error &error);

    QComboBox *m_choice = nullptr; ///< null: there was no group
    GroupForm *m_form = nullptr;
    QWidget *m_formArea = nullptr;
    GroupId m_made{}; ///< by this step; going back changes it
};

} // namespace keyferry::ui
