#include "ui/widgets/segmentedfilter.h"

#include "ui/widgets/formatting.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/segmentbutton.h"
#include "ui/widgets/styleparts.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

namespace keyferry::ui {

namespace {

// Tab stops at the checked one, the arrows lead to the others; Qt would stop at the one that had
// the keyboard last.
void keepTabStop(const QButtonGroup &buttons)
{
    for (QAbstractButton *each : buttons.buttons())
        each->setFocusPolicy(each->isChecked() ? Qt::StrongFocus : Qt::ClickFocus);
}

} // namespace

SegmentedFilter::SegmentedFilter(const QList<Segment> &segments, QWidget *parent)
    : QWidget(parent)
    , m_buttons(new QButtonGroup(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(1, 1, 1, 1);
    row->setSpacing(1);
    for (const Segment &segment : segments) {
        auto *button = new SegmentButton(segment.text, this);
        if (!segment.icon.isEmpty())
            button->setIcon(icon(segment.icon, segment.iconColor));
        m_buttons->addButton(button, static_cast<int>(m_buttons->buttons().size()));
        row->addWidget(button);
    }
    if (!segments.isEmpty())
        m_buttons->button(0)->setChecked(true);
    setFixedHeight(metrics::smallControlHeight);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    keepTabStop(*m_buttons);
    connect(m_buttons, &QButtonGroup::idToggled, this, [this](int id, bool isOn) {
        if (!isOn)
            return;
        keepTabStop(*m_buttons);
        Q_EMIT currentChanged(id);
    });
}

int SegmentedFilter::current() const
{
    return m_buttons->checkedId();
}

void SegmentedFilter::setCurrent(int index)
{
    m_buttons->button(index)->setChecked(true);
}

void SegmentedFilter::setCount(int index, qint64 count)
{
    static_cast<SegmentButton *>(m_buttons->button(index))
        ->setCount(count < 0 ? QString() : format::count(count));
}

void SegmentedFilter::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    style::paintBox(
        &painter,
        rect(),
        {.fill = theme.surface, .border = theme.borderControl, .radius = metrics::radius});
    const QList<QAbstractButton *> buttons = m_buttons->buttons();
    for (qsizetype i = 0; i + 1 < buttons.size(); ++i)
        painter.fillRect(buttons.at(i)->geometry().right() + 1, 1, 1, height() - 2, theme.border);
}

} // namespace keyferry::ui
