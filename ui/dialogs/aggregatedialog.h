#pragma once

#include "proxy/core/configeditor.h"

#include <QDialog>

namespace keyferry::ui {

class AggregateForm;
class DialogFoot;

/// Creates an aggregate or edits one. GUI thread; the editor must outlive it.
class AggregateDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \param group  the aggregate to edit; null: a new one
    explicit AggregateDialog(ConfigEditor &editor,
                             const GroupPtr &group = {},
                             QWidget *parent = nullptr);
    ~AggregateDialog() override;

Q_SIGNALS:
    /// \param summary  what was done; a sentence without its stop
    void saved(keyferry::GroupId group, const QString &summary);

private:
    void follow(const SnapshotPtr &snapshot);
    void showState();
    void save();
    void fail(const Error &error);
    void finish(GroupId group, const QString &summary);

    ConfigEditor &m_editor;
    GroupPtr m_group;
    AggregateForm *m_form = nullptr;
    DialogFoot *m_foot = nullptr;
    bool m_isSaving = false;
};

} // namespace keyferry::ui
