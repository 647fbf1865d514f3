#pragma once

#include "proxy/core/gateway.h"

#include <QWidget>

class QPushButton;
class QToolButton;

namespace keyferry::ui {

class ElidedLabel;
class IconLabel;
class TextLabel;

/// The listener at the rail's foot: state, address, a button that starts and stops it. Says which
/// port is taken and offers the next free one.
class EngineChip final : public QWidget
{
    Q_OBJECT

public:
    explicit EngineChip(QWidget *parent = nullptr);

    void setStatus(const GatewayStatus &status, qint64 port);
    void setNarrow(bool isNarrow);
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] QString addressText() const;

Q_SIGNALS:
    void startRequested();
    void stopRequested();
    void portRequested(int port);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void togglePower();
    void showPort();

    IconLabel *m_shape = nullptr;
    TextLabel *m_state = nullptr;
    ElidedLabel *m_address = nullptr;
    QToolButton *m_power = nullptr;
    QPushButton *m_usePort = nullptr;
    GatewayState m_shown = GatewayState::Stopped;
    int m_freePort = 0;
    bool m_isNarrow = false;
};

} // namespace keyferry::ui
