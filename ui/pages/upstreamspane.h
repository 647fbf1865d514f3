#pragma once

#include "proxy/core/configeditor.h"
#include "proxy/core/gateway.h"
#include "ui/models/upstreamtablemodel.h"

#include <QTimer>
#include <QWidget>

namespace keyferry::ui {

class DataTable;
class FieldNote;
class UpstreamTests;

/// The upstreams of a group: address, share, breaker, latency, last error, as the engine sees them
/// now, and a test of each; the weight is edited in its cell.
class UpstreamsPane final : public QWidget
{
    Q_OBJECT

public:
    UpstreamsPane(ConfigEditor &editor, Gateway &gateway, QWidget *parent = nullptr);

    void setGroup(const GroupPtr &group);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void prepareTable();
    void showHealth();
    void setWeight(int row, int weight);

    ConfigEditor &m_editor;
    Gateway &m_gateway;
    UpstreamTableModel m_model{};
    GroupPtr m_group{};
    DataTable *m_table = nullptr;
    UpstreamTests *m_tests = nullptr;
    FieldNote *m_note = nullptr;
    QTimer m_refresh{}; ///< latency moves without a signal
};

} // namespace keyferry::ui
