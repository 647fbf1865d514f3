#pragma once

#include "proxy/core/configeditor.h"
#include "proxy/core/gateway.h"

#include <QDialog>

namespace keyferry::ui {

class DialogFoot;
class GroupForm;
class KeyPasteBox;
class KeyTest;
class TextLabel;

/// Creates a group, with keys if some were pasted, or edits one; tests one key before anything is
/// saved: the first that was pasted, or one of the group's. GUI thread; editor and gateway must
/// outlive it.
class GroupDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Creates.
    GroupDialog(ConfigEditor &editor, Gateway &gateway, QWidget *parent = nullptr);
    /// Edits.
    GroupDialog(ConfigEditor &editor,
                Gateway &gateway,
                const GroupPtr &group,
                QWidget *parent = nullptr);
    ~GroupDialog() override;

Q_SIGNALS:
    /// \param summary  what was done, and with keys what became of them; a sentence without its
    /// stop
    void saved(keyferry::GroupId group, const QString &summary);

private:
    void build();
    void addKeyBox();
    void countKeys();
    void addTest();
    void test();
    void showWhatCanBeTested();
    [[nodiscard]] QString whyNoTest();
    void showState();
    void save();
    void create(const GroupDraft &draft);
    void change(const GroupDraft &draft);
    void addKeys(GroupId group, const QString &name);
    void fail(const Error &error);
    void finish(GroupId group, const QString &summary);

    ConfigEditor &m_editor;
    Gateway &m_gateway;
    GroupPtr m_group{}; ///< null: create
    GroupForm *m_form = nullptr;
    KeyPasteBox *m_keys = nullptr;
    TextLabel *m_keyCount = nullptr;
    KeyTest *m_test = nullptr;
    GroupDraft m_tested{}; ///< what the last test was of
    Secret m_testedKey{};
    DialogFoot *m_foot = nullptr;
};

} // namespace keyferry::ui
