#include "ui/dialogs/setupsteplist.h"

#include "ui/dialogs/setupstep.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace keyferry::ui {

namespace {

constexpr int listWidth = 218;
constexpr int disc = 22;
constexpr int left = 14;
constexpr int bar = 3;

} // namespace

/// One step: a disc with its number or a tick, its name, and what came of it.
class SetupStepRow final : public QWidget
{
public:
    SetupStepRow(int number, QWidget *parent)
        : QWidget(parent)
        , m_number(number)
        , m_name(new TextLabel(this))
        , m_remark(new TextLabel({}, {.font = &Fonts::caption, .color = &Theme::textMuted}, this))
    {
        m_name->setWordWrap(true);
        m_remark->setWordWrap(true);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(
            left + disc + metrics::block, metrics::gap, metrics::gap, metrics::gap);
        column->setSpacing(0);
        column->addWidget(m_name);
        column->addWidget(m_remark);
    }

    void refresh(const SetupStep &step, bool isCurrent)
    {
        m_isCurrent = isCurrent;
        m_isDone = step.isDone();
        m_name->setText(step.name());
        m_name->setLook({.font = isCurrent ? &Fonts::bodyStrong : &Fonts::body,
                         .color = isCurrent || m_isDone ? &Theme::text : &Theme::textMuted});
        m_remark->setText(step.remark());
        QString state = SetupStepList::tr("Step %1: %2, to do");
        if (m_isDone)
            state = SetupStepList::tr("Step %1: %2, done");
        else if (isCurrent)
            state = SetupStepList::tr("Step %1: %2, now");
        setAccessibleName(state.arg(QString::number(m_number), step.name()));
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::current();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (m_isCurrent) {
            painter.fillRect(rect(), theme.accentSoft);
            painter.fillRect(QRect(0, 0, bar, height()), theme.accent);
        }
        const QRectF circle(left + 0.5, metrics::gap + 2.5, disc - 1, disc - 1);
        const bool isFilled = m_isCurrent || m_isDone;
        const QColor fill = m_isCurrent ? theme.accent : theme.success;
        painter.setPen(isFilled ? fill : theme.borderControl);
        painter.setBrush(isFilled ? QBrush(fill) : QBrush(Qt::NoBrush));
        painter.drawEllipse(circle);
        if (m_isDone && !m_isCurrent)
            return paintIcon(
                &painter, circle.toRect(), "check", metrics::iconButton, theme.surface);
        painter.setFont(theme.fonts.captionStrong);
        painter.setPen(isFilled ? theme.accentText : theme.textMuted);
        painter.drawText(circle, Qt::AlignCenter, QLocale().toString(m_number));
    }

private:
    int m_number;
    bool m_isCurrent = false;
    bool m_isDone = false;
    TextLabel *m_name = nullptr;
    TextLabel *m_remark = nullptr;
};

SetupStepList::SetupStepList(const QList<SetupStep *> &steps, QWidget *parent)
    : QWidget(parent)
    , m_steps(steps)
{
    setFixedWidth(listWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics::block, 1, metrics::block);
    column->setSpacing(metrics::hair);
    for (int i = 0; i < steps.size(); ++i) {
        m_rows.append(new SetupStepRow(i + 1, this));
        column->addWidget(m_rows.last());
    }
    column->addStretch();
}

void SetupStepList::refresh(const SetupStep *current)
{
    for (int i = 0; i < m_rows.size(); ++i)
        m_rows.at(i)->refresh(*m_steps.at(i), m_steps.at(i) == current);
}

void SetupStepList::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(QRect(width() - 1, 0, 1, height()), Theme::current().border);
}

} // namespace keyferry::ui
