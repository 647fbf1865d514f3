#pragma once

#include "proxy/core/gateway.h"

#include <QObject>

#include <map>
#include <memory>

class QAbstractItemView;
class QPushButton;

namespace keyferry::ui {

class UpstreamTableModel;

/// The test buttons of a table of upstreams: each sends one check to its upstream with an active
/// key of the group and puts what comes of it into the row. The key stays with the engine and is
/// left as it is. GUI thread; all it is given must outlive it.
class UpstreamTests final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Gateway *gateway = nullptr;
        UpstreamTableModel *model = nullptr;
        QAbstractItemView *table = nullptr;
    };

    explicit UpstreamTests(const Parts &parts, QObject *parent = nullptr);

    /// After the model has its upstreams.
    void setGroup(const GroupPtr &group);

private:
    void placeButtons();
    void showButtons();
    [[nodiscard]] QPushButton *button(int row) const;
    [[nodiscard]] int rowOf(UpstreamId upstream) const;
    void press(UpstreamId upstream);
    void begin(int row);
    void end(UpstreamId upstream, const Result<CheckResult> &outcome);

    const Parts m_parts;
    GroupPtr m_group{};
    std::map<UpstreamId, std::unique_ptr<QObject>> m_running{}; ///< contexts of what was asked
};

} // namespace keyferry::ui
