#pragma once

#include "proxy/core/configeditor.h"

#include <QDialog>

namespace keyferry::ui {

class DialogFoot;
class MemberEditor;

/// Lets groups join an aggregate, with weight and tier; those that cannot are named with the
/// reason. GUI thread; the editor must outlive it.
class AddMembersDialog final : public QDialog
{
    Q_OBJECT

public:
    AddMembersDialog(ConfigEditor &editor, const GroupPtr &aggregate, QWidget *parent = nullptr);

Q_SIGNALS:
    void added(int members);

private:
    [[nodiscard]] GroupPtr aggregate() const;
    void showChoices();
    void showState();
    void save();
    void finish(int members, const Outcome &outcome);

    ConfigEditor &m_editor;
    GroupPtr m_opened; ///< as it was when the dialog was opened
    MemberEditor *m_members = nullptr;
    DialogFoot *m_foot = nullptr;
};

} // namespace keyferry::ui
