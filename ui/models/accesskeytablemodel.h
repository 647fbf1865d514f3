#pragma once

#include "proxy/core/configeditor.h"
#include "proxy/core/gateway.h"

#include <QAbstractTableModel>
#include <QSet>

#include <vector>

namespace keyferry::ui {

/// The access keys as a table. When each was used last follows the requests as they come.
class AccessKeyTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column { Name, Key, Scope, Expires, Limit, LastUsed, Actions };
    static constexpr int columnTotal = 7;
    enum Role {
        IsDefaultRole = Qt::UserRole + 100, ///< bool: the well-known key
        PerDayRole,                         ///< int; the cell of Limit shows the one a minute
    };

    AccessKeyTableModel(ConfigEditor &editor, Gateway &gateway, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Null for a row that is not there.
    [[nodiscard]] const AccessKeyConfig *at(int row) const;
    [[nodiscard]] int rowOf(AccessKeyId key) const;
    /// Out of sight until unhide(), for deletions that can be undone.
    void hide(AccessKeyId key);
    void unhide(AccessKeyId key);

private:
    void apply(const SnapshotPtr &snapshot);
    void takeUse(const QHash<AccessKeyId, qint64> &use);
    void noteRequests(const QList<RequestRecord> &records);
    void noteUse(AccessKeyId key, qint64 when);
    [[nodiscard]] QString scopeText(const AccessScope &scope) const;

    ConfigEditor &m_editor;
    std::vector<AccessKeyConfig> m_keys{};
    QHash<AccessKeyId, qint64> m_lastUse{};
    QSet<AccessKeyId> m_hidden{};
};

} // namespace keyferry::ui
