#pragma once

#include "proxy/core/config.h"

#include <QAbstractTableModel>

namespace keyferry::ui {

enum class MemberColumn { Group, Weight, Tier, Active, Cooling, Invalid, Disabled };
inline constexpr int memberColumnCount = 7;

/// One member of an aggregate as the table shows it.
struct MemberLine
{
    MemberConfig member{};
    QString name{};
    bool isEnabled = true;
    KeyCounts keys{};

    friend bool operator==(const MemberLine &, const MemberLine &) = default;
};

/// The members of one aggregate with their keys by state. Weight and tier may be edited: the model
/// asks for it and shows it once the configuration has it.
class MemberTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Always false: nothing has changed yet.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

    void setLines(const QList<MemberLine> &lines);
    [[nodiscard]] QString nameAt(int row) const { return m_lines.at(row).name; }

Q_SIGNALS:
    void changeRequested(int row, const keyferry::MemberConfig &member);

private:
    [[nodiscard]] QVariant shown(const MemberLine &line, MemberColumn column) const;
    [[nodiscard]] QString weightText(const MemberConfig &member) const;

    QList<MemberLine> m_lines{};
};

} // namespace keyferry::ui
