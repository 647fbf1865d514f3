#pragma once

#include "proxy/core/configeditor.h"
#include "proxy/core/gateway.h"

#include <QAbstractListModel>
#include <QHash>

namespace keyferry::ui {

/// How a group stands, from best to worst.
enum class GroupHealth {
    Serving,
    Cooling,   ///< all usable keys wait
    NoKeys,    ///< none was added yet, or no member
    Exhausted, ///< keys there are, but none is usable
    Disabled,  ///< switched off by hand
};

/// The groups in the store's order with their key counts; roles in ui/models/roles.h, the display
/// name as Qt::DisplayRole. Counts come from the engine while it runs, else from the store.
/// Main thread; editor and gateway must outlive it.
class GroupListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    GroupListModel(ConfigEditor &editor, Gateway &gateway, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override;
    /// Moves one row and asks the store to keep the order; a refusal puts it back.
    bool moveRows(const QModelIndex &sourceParent,
                  int sourceRow,
                  int count,
                  const QModelIndex &destinationParent,
                  int destinationChild) override;

    [[nodiscard]] GroupId groupAt(int row) const;
    [[nodiscard]] int rowOf(GroupId group) const; ///< -1 if it is not there
    /// Whether there is anything an aggregate can be made of.
    [[nodiscard]] bool hasStandardGroup() const;
    /// Those of an aggregate are the keys it can reach: of members that are on.
    [[nodiscard]] KeyCounts counts(GroupId group) const;

Q_SIGNALS:
    void countsChanged(keyferry::GroupId group);
    /// Somebody moved a group; `before` is the order it was in.
    void reordered(const QList<keyferry::GroupId> &before);
    void reorderFailed(const keyferry::Error &error);

private:
    [[nodiscard]] QString speech(const GroupConfig &group) const;
    void applySnapshot(const SnapshotPtr &snapshot);
    void removeGone(const std::vector<GroupPtr> &next);
    void placeAt(int row, const GroupPtr &group);
    void refreshCounts(const QList<GroupId> &groups);
    void refreshAllCounts();
    void setCounts(GroupId group, const KeyCounts &counts);
    [[nodiscard]] KeyCounts reachable(const GroupConfig &aggregate) const;
    void announceAggregate(GroupId aggregate);
    void storeOrder();

    ConfigEditor &m_editor;
    Gateway &m_gateway;
    QList<GroupPtr> m_groups{};
    QHash<GroupId, KeyCounts> m_counts{};
};

[[nodiscard]] GroupHealth healthOf(const GroupConfig &group, const KeyCounts &counts);

} // namespace keyferry::ui

Q_DECLARE_METATYPE(keyferry::KeyCounts)
