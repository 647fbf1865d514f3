#pragma once

#include "proxy/core/gateway.h"
#include "ui/models/command.h"
#include "ui/models/keytablemodel.h"
#include "ui/models/transfertasks.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QPushButton;
class QSettings;

namespace keyferry::ui {

class DataTable;
class ElidedLabel;
class EmptyState;
class GroupListModel;
class KeyActions;
class KeyChecks;
class KeyTableColumns;
class RevealStrip;
class SearchField;
class SegmentedFilter;
class Toast;
class WhyClock;
class WhyStrip;

/// The keys of a group: toolbar, filter, table, "Why?" of the selected key, and a strip for a
/// revealed key. Deadlines run down while it is seen.
class KeysPane final : public QWidget
{
    Q_OBJECT

public:
    struct Parts
    {
        ConfigEditor *editor = nullptr;
        Gateway *gateway = nullptr;
        GroupListModel *groups = nullptr;
        TransferTasks *transfers = nullptr;
        Toast *toast = nullptr;
    };

    explicit KeysPane(const Parts &parts, QWidget *parent = nullptr);

    void setGroup(const GroupPtr &group);
    void focusSearch();
    /// Asks for keys to add.
    void addKeys();
    /// Selects an invalid key and says why it is.
    void explainInvalid(KeyId key);
    [[nodiscard]] QList<Command> commands() const;
    /// Escape: conceals a key, closes "Why?", clears the filter. \returns false if there was
    /// nothing
    bool stepBack();
    void saveState(QSettings &state) const;
    void restoreState(const QSettings &state);
    /// Counts without the keys that are deleted but for the undo.
    [[nodiscard]] KeyCounts counts() const;
    /// Asks what to export; `selected` are offered first.
    void exportKeys(const QList<KeyId> &selected);

Q_SIGNALS:
    void countsChanged();
    void requestsRequested(const QString &mask);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] QWidget *makeToolbar();
    [[nodiscard]] QWidget *makeFilter();
    void addButton(QLayout *row, QAction *action);
    void makeActions();
    void connectParts();
    void prepareTable();
    void applyFilter();
    void clearFilter();
    void explainWanted();
    void showCounts();
    void showSelection();
    void showEmptiness();
    void showMenu(const QPoint &position);
    void tell(const Error &error);

    Parts m_parts;
    KeyTableModel m_model;
    GroupPtr m_group{};
    KeyId m_toExplain{}; ///< once its row is there
    DataTable *m_table = nullptr;
    KeyTableColumns *m_columns = nullptr;
    KeyActions *m_actions = nullptr;
    KeyChecks *m_checks = nullptr;
    QPushButton *m_check = nullptr;
    ElidedLabel *m_selected = nullptr;
    SegmentedFilter *m_states = nullptr;
    SearchField *m_search = nullptr;
    EmptyState *m_empty = nullptr;
    WhyStrip *m_whyStrip = nullptr;
    WhyClock *m_why = nullptr;
    RevealStrip *m_strip = nullptr;
};

} // namespace keyferry::ui
