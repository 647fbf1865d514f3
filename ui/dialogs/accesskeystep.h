#pragma once

#include "ui/dialogs/setupstep.h"

class QButtonGroup;
class QRadioButton;

namespace keyferry::ui {

class IconLabel;
class TextLabel;

/// Third step: the key that the person's programs show. The one there is may stay, or a random one
/// takes the place of the well-known one.
class AccessKeyStep final : public SetupStep
{
    Q_OBJECT

public:
    AccessKeyStep(const SetupParts &parts, SetupResult &result, QWidget *parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString remark() const override;
    [[nodiscard]] bool isDone() const override { return result().accessKey != AccessKeyId{}; }
    [[nodiscard]] QString verb() const override;
    void enter() override;
    void store() override;

private:
    QRadioButton *addChoice(const QString &text, const QString &help);
    /// The well-known key, else the first that serves the group; null if there is none.
    [[nodiscard]] const AccessKeyConfig *present() const;
    void take(const Result<AddedAccessKey> &added);
    void dropDefault();

    QButtonGroup *m_choices = nullptr;
    QRadioButton *m_keep = nullptr;
    TextLabel *m_keepHelp = nullptr;
    QRadioButton *m_random = nullptr;
    TextLabel *m_randomHelp = nullptr;
    AccessKeyId m_made{}; ///< by this step
};

} // namespace keyferry::ui
