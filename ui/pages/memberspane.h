#pragma once

#include "proxy/core/configeditor.h"
#include "ui/models/grouplistmodel.h"
#include "ui/models/membertablemodel.h"

#include <QWidget>

namespace keyferry::ui {

class DataTable;
class FieldNote;

/// The members of an aggregate: share, tier and keys of each; weight and tier are edited in their
/// cells.
class MembersPane final : public QWidget
{
    Q_OBJECT

public:
    MembersPane(ConfigEditor &editor, GroupListModel &groups, QWidget *parent = nullptr);

    void setGroup(const GroupPtr &group);

private:
    void prepareTable();
    void showMembers();
    void change(int row, const MemberConfig &member);

    ConfigEditor &m_editor;
    GroupListModel &m_groups;
    MemberTableModel m_model{};
    GroupPtr m_group{};
    DataTable *m_table = nullptr;
    FieldNote *m_note = nullptr;
};

} // namespace keyferry::ui
