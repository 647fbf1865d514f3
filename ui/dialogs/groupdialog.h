#pragma once

#include "proxy/core/configeditor.h"

#include <QDialog>

namespace keyferry::ui {

class DialogFoot;
class GroupForm;
class KeyPasteBox;
class TextLabel;

/// Creates a group, with keys if some were pasted, or edits one. GUI thread; the editor must
/// outlive it.
class GroupDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Creates.
    explicit GroupDialog(ConfigEditor &editor, QWidget *parent = nullptr);
    /// Edits.
    GroupDialog(ConfigEditor &editor, const GroupPtr &group, QWidget *parent = nullptr);
    ~GroupDialog() override;

Q_SIGNALS:
    /// \param summary  what was done, and with keys what became of them; a sentence without its
    /// stop
    void saved(keyferry::GroupId group, const QString &summary);

private:
    void build();
    void addKeyBox();
    void countKeys();
    void showState();
    void save();
    void create(const GroupDraft &draft);
    void change(const GroupDraft &draft);
    void addKeys(GroupId group, const QString &name);
    void fail(const Error &error);
    void finish(GroupId group, const QString &summary);

    ConfigEditor &m_editor;
    GroupPtr m_group{}; ///< null: create
    GroupForm *m_form = nullptr;
    KeyPasteBox *m_keys = nullptr;
    TextLabel *m_keyCount = nullptr;
    DialogFoot *m_foot = nullptr;
};

} // namespace keyferry::ui
