#pragma once

#include "proxy/core/gateway.h"

#include <QWidget>

namespace keyferry::ui {

class ElidedLabel;
class KeyCountsLabel;

/// The line at the bottom of the window: keys by state; streams, requests a minute, size of the
/// log.
class StatusStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);

    void setStatus(const GatewayStatus &status);
    /// \param bytes  -1: not known
    void setLogSize(qint64 bytes);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    KeyCountsLabel *m_keys = nullptr;
    ElidedLabel *m_dropped = nullptr;
    ElidedLabel *m_streams = nullptr;
    ElidedLabel *m_rate = nullptr;
    ElidedLabel *m_log = nullptr;
};

} // namespace keyferry::ui
