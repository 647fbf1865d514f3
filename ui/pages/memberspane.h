#pragma once

#include "proxy/core/configeditor.h"
#include "ui/models/grouplistmodel.h"
#include "ui/models/membertablemodel.h"

#include <QWidget>

#include <functional>

class QPushButton;

namespace keyferry::ui {

class DataTable;
class EmptyState;
class FieldNote;
class Toast;

/// The members of an aggregate: share, tier and keys of each. Weight and tier are edited in their
/// cells; groups join through a dialog and leave with an undo.
class MembersPane final : public QWidget
{
    Q_OBJECT

public:
    struct Parts
    {
        ConfigEditor *editor = nullptr;
        GroupListModel *groups = nullptr;
        Toast *toast = nullptr;
    };

    explicit MembersPane(const Parts &parts, QWidget *parent = nullptr);

    void setGroup(const GroupPtr &group);

private:
    [[nodiscard]] QWidget *makeToolbar();
    void prepareTable();
    void prepareEmptyState();
    void showMembers();
    void showSelection();
    void add();
    void removeCurrent();
    void putBack(GroupId aggregate, const MemberConfig &member);
    void change(int row, const MemberConfig &member);
    /// Saves another list of members; a refusal is told beside the table.
    void save(const std::vector<MemberConfig> &members, const std::function<void()> &done = {});

    Parts m_parts;
    MemberTableModel m_model{};
    GroupPtr m_group{};
    DataTable *m_table = nullptr;
    FieldNote *m_note = nullptr;
    QWidget *m_toolbar = nullptr;
    EmptyState *m_empty = nullptr;
    QPushButton *m_remove = nullptr;
};

} // namespace keyferry::ui
