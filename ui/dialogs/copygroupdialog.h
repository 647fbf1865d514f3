#pragma once

#include "proxy/core/configeditor.h"

#include <QDialog>
#include <QTimer>

class QButtonGroup;
class QLineEdit;

namespace keyferry::ui {

class DialogFoot;
class FieldNote;

/// Makes a second group like the first, with all of its keys, the active ones, or none.
class CopyGroupDialog final : public QDialog
{
    Q_OBJECT

public:
    CopyGroupDialog(ConfigEditor &editor, const GroupPtr &group, QWidget *parent = nullptr);

Q_SIGNALS:
    void copied(keyferry::GroupId group, const QString &name);

private:
    [[nodiscard]] QWidget *makeChoices();
    [[nodiscard]] QStringList taken() const;
    void judge();
    void showError(const Error &error);
    void copy();
    void finish(const QString &name, const Result<GroupId> &group);

    ConfigEditor &m_editor;
    GroupPtr m_group;
    QLineEdit *m_name = nullptr;
    FieldNote *m_note = nullptr;
    QButtonGroup *m_keys = nullptr;
    DialogFoot *m_foot = nullptr;
    QTimer m_pause{};
};

} // namespace keyferry::ui
