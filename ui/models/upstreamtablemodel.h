#pragma once

#include "proxy/core/config.h"
#include "proxy/core/gateway.h"

#include <QAbstractTableModel>
#include <QHash>

namespace keyferry::ui {

enum class UpstreamColumn { Url, Test, Tested, Weight, Breaker, FirstByte, LastError };
inline constexpr int upstreamColumnCount = 7;

/// A test of one upstream: under way, refused, or ended with a result.
struct UpstreamTest
{
    std::optional<Result<CheckResult>> outcome{}; ///< not set while it runs
};

/// The breaker in words, `Open until 14:31:02`; an en dash where the engine says nothing of it.
[[nodiscard]] QString breakerText(const UpstreamHealth *health, qint64 now);

/// The upstreams of one group with what the engine knows of them. The weight may be edited: the
/// model asks for it and shows it once the configuration has it.
class UpstreamTableModel final : public QAbstractTableModel
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

    void setUpstreams(const std::vector<UpstreamConfig> &upstreams);
    void setHealth(const QList<UpstreamHealth> &health);
    /// Null while the engine says nothing of it.
    [[nodiscard]] const UpstreamHealth *health(int row) const;
    [[nodiscard]] const UpstreamConfig &upstream(int row) const;

    void setTest(UpstreamId upstream, const UpstreamTest &test);
    void clearTest(UpstreamId upstream);
    /// Null if it was not tested.
    [[nodiscard]] const UpstreamTest *test(int row) const;

Q_SIGNALS:
    void weightRequested(int row, int weight);

private:
    [[nodiscard]] QString weightText(int row) const;
    void showTest(UpstreamId upstream);
    [[nodiscard]] QVariant shown(int row, UpstreamColumn column) const;

    std::vector<UpstreamConfig> m_upstreams{};
    QList<UpstreamHealth> m_health{};
    QHash<UpstreamId, UpstreamTest> m_tests{}; ///< of the lines as they stand
};

} // namespace keyferry::ui
