#pragma once

#include "proxy/core/gateway.h"

#include <QAbstractTableModel>

namespace keyferry::ui {

enum class CheckColumn { Key, Result, Status, Message };
inline constexpr int checkColumnCount = static_cast<int>(CheckColumn::Message) + 1;

/// What a check found of each key: those that do not work first. Main thread.
class CheckResultModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit CheckResultModel(QList<CheckResult> results, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    /// roles::state is the key's state after the check.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<CheckResult> m_results;
};

} // namespace keyferry::ui
