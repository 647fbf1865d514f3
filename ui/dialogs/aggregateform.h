#pragma once

#include "proxy/core/drafts.h"

#include <QSet>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace keyferry::ui {

class FieldNote;
class MemberEditor;

/// The fields of an aggregate: names, channel, members. Every broken rule stands beside its field;
/// a field is judged once it has been touched, after a pause.
class AggregateForm final : public QWidget
{
    Q_OBJECT

public:
    /// \param group  the aggregate to edit; null: a new one
    AggregateForm(const SnapshotPtr &snapshot, const GroupPtr &group, QWidget *parent = nullptr);

    /// The groups have changed: offers those that are there now.
    void setSnapshot(const SnapshotPtr &snapshot);
    [[nodiscard]] GroupDraft draft() const;
    /// Judges every field, touched or not. \returns how many rules are broken
    int judgeAll();
    /// Puts an error of the store beside its field. \returns false if it has none
    [[nodiscard]] bool setStoreError(const Error &error);
    /// Broken rules of touched fields.
    [[nodiscard]] int visibleErrors() const { return m_visibleErrors; }

Q_SIGNALS:
    void judged();

private:
    void addFields();
    void fill();
    void connectFields();
    [[nodiscard]] Channel channel() const;
    [[nodiscard]] GroupId self() const { return m_group ? m_group->id : GroupId{}; }
    [[nodiscard]] QStringList takenNames() const;
    void onChannelChanged();
    void onMembersChanged();
    void touch(const QString &field);
    void judge();
    [[nodiscard]] std::vector<Error> errors() const;
    void showErrors(const std::vector<Error> &errors);
    void useSuggestedName();
    void showServedAt();

    SnapshotPtr m_snapshot;
    GroupPtr m_group;
    QFormLayout *m_layout = nullptr;
    QLineEdit *m_name = nullptr;
    FieldNote *m_nameNote = nullptr;
    QLineEdit *m_displayName = nullptr;
    FieldNote *m_displayNote = nullptr;
    QComboBox *m_channel = nullptr;
    MemberEditor *m_members = nullptr;
    QTimer m_pause{};
    QSet<QString> m_touched{};
    int m_visibleErrors = 0;
};

} // namespace keyferry::ui
