#pragma once

#include "proxy/core/configeditor.h"
#include "ui/models/command.h"
#include "ui/models/keyremoval.h"
#include "ui/models/keytoggle.h"
#include "ui/widgets/secretclipboard.h"

#include <QObject>

class QAction;
class QItemSelectionModel;
class QMenu;

namespace keyferry::ui {

class KeyTableModel;
class Toast;

/// What can be done with the selected keys, as actions for a toolbar, a menu and the keyboard. An
/// action without a target is disabled and says why.
class KeyActions final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ConfigEditor *editor = nullptr;
        KeyTableModel *model = nullptr;
        QItemSelectionModel *selection = nullptr;
        Toast *toast = nullptr;
        QWidget *window = nullptr; ///< parent of dialogs
    };

    explicit KeyActions(const Parts &parts, QObject *parent = nullptr);

    void setGroup(const GroupPtr &group);
    [[nodiscard]] QList<KeyId> selected() const;
    /// Without listing them: a selection of 200,000 is a few ranges.
    [[nodiscard]] qint64 selectedCount() const;
    /// Keys deleted but for the undo, by the state the store has them in.
    [[nodiscard]] KeyCounts waiting() const;
    void fillMenu(QMenu *menu) const;
    /// What can be done with the selected keys, for the command palette.
    [[nodiscard]] QList<Command> commands() const;

    [[nodiscard]] QAction *restore() const { return m_restore; }
    /// Disables, or enables where every selected key is disabled.
    [[nodiscard]] QAction *toggle() const { return m_toggle; }
    [[nodiscard]] QAction *remove() const { return m_remove; }
    [[nodiscard]] QAction *requests() const { return m_requests; }
    /// What helps a key in this state; null: nothing.
    [[nodiscard]] QAction *cureFor(KeyState state) const;
    [[nodiscard]] QList<QAction *> all() const;

Q_SIGNALS:
    void revealed(const keyferry::Secret &secret);
    void requestsRequested(const QString &mask);
    void whyRequested();
    void countsChanged();

private:
    [[nodiscard]] QAction *
    make(const QString &text, QAnyStringView icon, void (KeyActions::*run)());
    void refresh();
    [[nodiscard]] bool areAllDisabled() const;
    [[nodiscard]] bool mayOneCool() const;
    void change(KeyAction action, const QString &one, const QString &many);
    void restoreSelected();
    void toggleSelected();
    void tellToggled(const QString &text);
    void removeSelected();
    void copyKey();
    void reveal();
    void editDetails();
    void resetCooldowns();
    void letGoOfManyRows();
    void showRequests();
    void withClearKey(void (KeyActions::*use)(const Secret &));
    void putIntoClipboard(const Secret &secret);
    void tell(const Error &error);

    Parts m_parts;
    GroupPtr m_group{};
    KeyRemoval m_removal;
    KeyToggle m_switch;
    SecretClipboard m_clipboard{};
    QAction *m_restore = nullptr;
    QAction *m_toggle = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_reveal = nullptr;
    QAction *m_details = nullptr;
    QAction *m_requests = nullptr;
    QAction *m_why = nullptr;
    QAction *m_reset = nullptr;
};

} // namespace keyferry::ui
