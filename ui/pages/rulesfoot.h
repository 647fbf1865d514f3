#pragma once

#include <QWidget>

class QPushButton;

namespace keyferry::ui {

class TextLabel;

/// The strip below edits that are saved together: how they stand, Revert and Save.
class RulesFoot final : public QWidget
{
    Q_OBJECT

public:
    explicit RulesFoot(QWidget *parent = nullptr);

    struct State
    {
        QString sentence{};
        bool isFailure = false;
        bool canSave = false;
        bool canRevert = false;
    };
    void setState(const State &state);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void saveRequested();
    void revertRequested();

private:
    TextLabel *m_text = nullptr;
    QPushButton *m_revert = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace keyferry::ui
