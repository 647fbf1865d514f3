#pragma once

#include "proxy/core/configeditor.h"

#include <QAbstractListModel>
#include <QHash>

#include <vector>

namespace keyferry::ui {

/// The settings of the window, made from the registry: one row a setting that may be set globally,
/// in the registry's order. A value that breaks its rule stays here, with the reason, and is not
/// applied. Main thread.
class SettingsModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        NameRole = Qt::UserRole, ///< `listen_port`
        SectionRole,             ///< `listening`
        CardRole,                ///< heading within the section
        TitleRole,
        HelpRole,        ///< one line, its range included
        TextRole,        ///< as stored or as typed
        DefaultRole,     ///< in words: `3001`, `off`, `none`
        DiffersRole,     ///< bool: not the default, or typed and not valid
        ErrorRole,       ///< why the typed value is not in force; empty if it is
        EnvironmentRole, ///< name of the variable that fixes it; empty if none does
        OverridableRole, ///< bool: groups may have their own value
    };

    explicit SettingsModel(ConfigEditor *editor, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] const SettingDeclaration &declaration(int row) const;
    /// Sections in the order of the registry.
    [[nodiscard]] QStringList sections() const;
    /// -1: no row has that name.
    [[nodiscard]] int rowOf(QStringView name) const;
    /// How many rows differ from their default.
    [[nodiscard]] int differing() const;
    /// True if name, title or help holds the text; an empty one is in all.
    [[nodiscard]] bool matches(int row, const QString &search) const;

    /// Says whether `text` would be accepted, without applying it: while it is being typed.
    void check(int row, const QString &text);
    /// Applies it, or keeps it with the reason why not.
    void apply(int row, const QString &text);
    void reset(int row);

Q_SIGNALS:
    /// A value was refused by a rule that crosses settings or could not be stored.
    void refused(int row, const QString &reason);

private:
    struct Pending
    {
        QString text{};
        QString error{};
    };

    void takeSnapshot(const SnapshotPtr &snapshot);
    void hold(int row, const QString &text, const QString &error);
    void release(int row);
    [[nodiscard]] SettingState stateOf(int row) const;
    [[nodiscard]] QString textOf(int row) const;
    [[nodiscard]] bool differs(int row) const;

    ConfigEditor *m_editor;
    SnapshotPtr m_snapshot;
    std::vector<const SettingDeclaration *> m_rows{};
    QHash<int, Pending> m_pending{}; ///< by row: typed, not in force
};

} // namespace keyferry::ui
