#include "ui/widgets/numberbox.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QLineEdit>
#include <QWheelEvent>

#include <algorithm>

namespace keyferry::ui {

NumberBox::NumberBox(qint64 min, qint64 max, const QString &unit, QWidget *parent)
    : QAbstractSpinBox(parent)
    , m_min(min)
    , m_max(max)
    , m_unit(new TextLabel(unit, {.font = &Fonts::caption, .color = &Theme::textMuted}, lineEdit()))
{
    setAccelerated(true);
    m_unit->setAttribute(Qt::WA_TransparentForMouseEvents);
    lineEdit()->setTextMargins(
        0, 0, unit.isEmpty() ? 0 : m_unit->sizeHint().width() + metrics::tight, 0);
    connect(lineEdit(), &QLineEdit::textEdited, this, &NumberBox::typed);
    // The wheel must not change what it only passes over while the page scrolls.
    setFocusPolicy(Qt::StrongFocus);
}

void NumberBox::setValueText(const QString &text)
{
    if (text != lineEdit()->text())
        lineEdit()->setText(text);
}

void NumberBox::stepBy(int steps)
{
    bool isNumber = false;
    const qint64 value = text().toLongLong(&isNumber);
    const qint64 next = std::clamp((isNumber ? value : m_min) + steps, m_min, m_max);
    lineEdit()->setText(QString::number(next));
    selectAll();
    Q_EMIT stepped(text());
}

QAbstractSpinBox::StepEnabled NumberBox::stepEnabled() const
{
    const qint64 value = text().toLongLong();
    StepEnabled steps = StepNone;
    steps.setFlag(StepUpEnabled, value < m_max);
    steps.setFlag(StepDownEnabled, value > m_min);
    return steps;
}

void NumberBox::resizeEvent(QResizeEvent *event)
{
    QAbstractSpinBox::resizeEvent(event);
    placeUnit();
}

void NumberBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        return QAbstractSpinBox::wheelEvent(event);
    event->ignore();
}

void NumberBox::placeUnit()
{
    const QSize size = m_unit->sizeHint();
    m_unit->setGeometry(lineEdit()->width() - size.width() - 2,
                        (lineEdit()->height() - size.height()) / 2,
                        size.width(),
                        size.height());
}

} // namespace keyferry::ui
