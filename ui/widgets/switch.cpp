#include "ui/widgets/switch.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <QStyle>

namespace keyferry::ui {

namespace {

constexpr int moveTime = 120; // ms; design/tokens.md "Motion"
constexpr int knobInset = 3;

} // namespace

Switch::Switch(QWidget *parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_knob.setStartValue(0.0);
    m_knob.setEndValue(1.0);
    m_knob.setDuration(moveTime);
    connect(&m_knob, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    connect(this, &QAbstractButton::toggled, this, &Switch::moveKnob);
}

QSize Switch::sizeHint() const
{
    const int textWidth =
        text().isEmpty() ? 0
                         : metrics::gap + fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    return {metrics::switchWidth + textWidth, std::max(24, fontMetrics().height())};
}

void Switch::moveKnob(bool isOn)
{
    m_knob.setDirection(isOn ? QAbstractAnimation::Forward : QAbstractAnimation::Backward);
    if (isVisible() && style()->styleHint(QStyle::SH_Widget_Animate, nullptr, this))
        return m_knob.start();
    m_knob.stop();
    m_knob.setCurrentTime(isOn ? moveTime : 0);
    update();
}

void Switch::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const QRect track(
        0, (height() - metrics::switchHeight) / 2, metrics::switchWidth, metrics::switchHeight);
    const qreal radius = metrics::switchHeight / 2.0;
    const QColor off = isEnabled() ? theme.borderControl : theme.textDisabled;
    const QColor on =
        isEnabled() ? (underMouse() ? theme.accentHover : theme.accent) : theme.textDisabled;
    style::paintBox(&painter,
                    track,
                    {.fill = isChecked() ? on : theme.surface,
                     .border = isChecked() ? on : off,
                     .radius = radius});

    const int side = metrics::switchHeight - 2 * knobInset;
    const int way = metrics::switchWidth - side - 2 * knobInset;
    const bool isMoving = m_knob.state() == QAbstractAnimation::Running;
    const qreal part = isMoving ? m_knob.currentValue().toReal() : (isChecked() ? 1.0 : 0.0);
    const QRectF knob(track.x() + knobInset + part * way, track.y() + knobInset, side, side);
    style::paintBox(
        &painter, knob, {.fill = isChecked() ? theme.accentText : off, .radius = side / 2.0});

    if (text().isEmpty())
        return;
    painter.setPen(isEnabled() ? theme.text : theme.textDisabled);
    painter.drawText(rect().adjusted(metrics::switchWidth + metrics::gap, 0, 0, 0),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic,
                     text());
}

} // namespace keyferry::ui
