#pragma once

#include "ui/models/command.h"

#include <QAbstractListModel>
#include <QList>

namespace keyferry::ui {

/// The commands that answer what was typed, best first; those that answer equally well keep the
/// order they came in. Main thread.
class CommandListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        KindRole = Qt::UserRole,
        KeysRole,
        IconRole, ///< QString: a name of resources/icons
    };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    void setCommands(const QList<Command> &commands);
    void setTyped(const QString &typed);
    /// \pre the row is there
    [[nodiscard]] const Command &commandAt(int row) const;

private:
    void rank();

    QList<Command> m_commands{};
    QList<int> m_shown{}; ///< places in m_commands
    QString m_typed{};
};

} // namespace keyferry::ui
