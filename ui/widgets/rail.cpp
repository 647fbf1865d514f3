#include "ui/widgets/rail.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/railbutton.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/theme.h"

#include <QButtonGroup>
#include <QPainter>
#include <QShortcut>
#include <QVBoxLayout>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int markSize = 22;

// The application's mark and name.
class Mark final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        const bool hasName = width() > metrics::railNarrowWidth;
        QPainter painter(this);
        const int x = hasName ? 6 : (width() - markSize) / 2;
        paintIcon(&painter, QRect(x, 0, markSize, height()), "keyferry", markSize, theme.text);
        if (!hasName)
            return;
        painter.setFont(theme.fonts.section);
        painter.setPen(theme.text);
        painter.drawText(
            rect().adjusted(x + markSize + metrics::gap, 0, 0, 0), Qt::AlignVCenter, u"keyferry"_s);
    }
};

} // namespace

Rail::Rail(QWidget *foot, QWidget *parent)
    : QWidget(parent)
    , m_mark(new Mark(this))
    , m_entries(new QVBoxLayout)
    , m_buttons(new QButtonGroup(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, metrics::gap, 11, 10);
    column->setSpacing(metrics::gap);
    m_mark->setFixedHeight(34);
    column->addWidget(m_mark);
    m_entries->setSpacing(metrics::hair);
    column->addLayout(m_entries);
    column->addStretch();
    column->addWidget(foot);
    setFixedWidth(metrics::railWidth);
    connect(m_buttons, &QButtonGroup::idClicked, this, &Rail::chosen);
}

void Rail::addEntry(QAnyStringView iconName, const QString &title)
{
    const int index = static_cast<int>(m_buttons->buttons().size());
    const QKeySequence key = keyFor(index);
    auto *entry = new RailButton(iconName, title, this);
    entry->setToolTip(u"%1 (%2)"_s.arg(title, key.toString(QKeySequence::NativeText)));
    m_buttons->addButton(entry, index);
    m_entries->addWidget(entry);
    auto *shortcut = new QShortcut(key, this);
    shortcut->setContext(Qt::WindowShortcut);
    connect(shortcut, &QShortcut::activated, this, [this, index] { Q_EMIT chosen(index); });
}

QKeySequence Rail::keyFor(int index)
{
    return Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + index);
}

void Rail::setCurrent(int index)
{
    button(index)->setChecked(true);
    // Tab stops at the current one, the arrows lead to the others; Qt would stop at the one that
    // had the keyboard last.
    for (QAbstractButton *each : m_buttons->buttons())
        each->setFocusPolicy(each->isChecked() ? Qt::StrongFocus : Qt::ClickFocus);
}

void Rail::setAttention(int index, int count, const QString &explanation)
{
    button(index)->setAttention(count, explanation);
}

void Rail::setNarrow(bool isNarrow)
{
    if (isNarrow == m_isNarrow)
        return;
    m_isNarrow = isNarrow;
    setFixedWidth(isNarrow ? metrics::railNarrowWidth : metrics::railWidth);
    for (QAbstractButton *each : m_buttons->buttons())
        static_cast<RailButton *>(each)->setNarrow(isNarrow);
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(width() - 1, 0, 1, height(), Theme::current().border);
}

RailButton *Rail::button(int index) const
{
    return static_cast<RailButton *>(m_buttons->button(index));
}

} // namespace keyferry::ui
