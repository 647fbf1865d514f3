#pragma once

#include "ui/models/keytablemodel.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QPushButton;
class QSettings;

namespace keyferry::ui {

class DataTable;
class EmptyState;
class GroupListModel;
class KeyActions;
class RevealStrip;
class SearchField;
class SegmentedFilter;
class TextLabel;
class Toast;

/// The keys of a group: toolbar, filter, table, and a strip for a revealed key.
class KeysPane final : public QWidget
{
    Q_OBJECT

public:
    KeysPane(ConfigEditor &editor, GroupListModel &groups, Toast *toast, QWidget *parent = nullptr);

    void setGroup(const GroupPtr &group);
    void focusSearch();
    void saveState(QSettings &state) const;
    void restoreState(const QSettings &state);
    /// Counts without the keys that are deleted but for the undo.
    [[nodiscard]] KeyCounts counts() const;

Q_SIGNALS:
    void countsChanged();
    void exportRequested(const QList<keyferry::KeyId> &selected);
    void requestsRequested(const QString &mask);

private:
    [[nodiscard]] QWidget *makeToolbar();
    [[nodiscard]] QWidget *makeFilter();
    void addButton(QHBoxLayout *row, QAction *action);
    void prepareTable();
    void applyFilter();
    void clearFilter();
    void addKeys();
    void showCounts();
    void showSelection();
    void showEmptiness();
    void showMenu(const QPoint &position);

    ConfigEditor &m_editor;
    GroupListModel &m_groups;
    Toast *m_toast;
    KeyTableModel m_model;
    GroupPtr m_group{};
    DataTable *m_table = nullptr;
    KeyActions *m_actions = nullptr;
    TextLabel *m_selected = nullptr;
    SegmentedFilter *m_states = nullptr;
    SearchField *m_search = nullptr;
    EmptyState *m_empty = nullptr;
    RevealStrip *m_strip = nullptr;
};

} // namespace keyferry::ui
