#include "ui/widgets/iconlabel.h"

#include "ui/widgets/icons.h"

#include <QPainter>

namespace keyferry::ui {

IconLabel::IconLabel(QAnyStringView name, int size, ThemeColor color, QWidget *parent)
    : QLabel(parent)
    , m_name(name.toString())
    , m_color(color)
    , m_size(size)
{
    setFixedSize(size, size);
}

void IconLabel::setIcon(QAnyStringView name, ThemeColor color)
{
    m_name = name.toString();
    m_color = color;
    update();
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    paintIcon(&painter, rect(), m_name, m_size, isEnabled() ? theme.*m_color : theme.textDisabled);
}

} // namespace keyferry::ui
