#pragma once

#include "proxy/core/configeditor.h"

#include <QDialog>

class QLineEdit;

namespace keyferry::ui {

class DialogFoot;

/// Deletes a group with its keys after its name has been typed: cannot be taken back.
class DeleteGroupDialog final : public QDialog
{
    Q_OBJECT

public:
    DeleteGroupDialog(ConfigEditor &editor,
                      const GroupPtr &group,
                      const KeyCounts &keys,
                      QWidget *parent = nullptr);

Q_SIGNALS:
    void deleted();

private:
    [[nodiscard]] QString whatGoes(const KeyCounts &keys) const;
    [[nodiscard]] QString whatLosesIt() const;
    void checkName();
    void remove();
    void finish(const Outcome &outcome);

    ConfigEditor &m_editor;
    GroupPtr m_group;
    QString m_name;
    QLineEdit *m_typed = nullptr;
    DialogFoot *m_foot = nullptr;
};

} // namespace keyferry::ui
