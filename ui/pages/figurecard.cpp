#include "ui/pages/figurecard.h"

#include "ui/widgets/card.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

FigureCard::FigureCard(QAnyStringView icon, const QString &caption, QWidget *parent)
    : QWidget(parent)
    , m_caption(caption)
    , m_figure(new TextLabel({}, {.font = &Fonts::figure}))
    , m_unit(new TextLabel({}, {.font = &Fonts::section, .color = &Theme::textMuted}))
    , m_foot(new QHBoxLayout)
{
    auto *card = new Card(this);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);

    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::gap);
    head->addWidget(new IconLabel(icon, metrics::iconList, &Theme::textMuted));
    head->addWidget(new TextLabel(caption, {.font = &Fonts::caption, .color = &Theme::textMuted}),
                    1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(metrics::gap);
    middle->addWidget(m_figure, 0, Qt::AlignBaseline);
    middle->addWidget(m_unit, 0, Qt::AlignBaseline);
    middle->addStretch();
    m_foot->setSpacing(metrics::block);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(metrics::wide, metrics::block, metrics::block, metrics::block);
    column->setSpacing(metrics::hair);
    column->addLayout(head);
    column->addLayout(middle);
    column->addLayout(m_foot);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FigureCard::setFigure(const QString &figure, const QString &unit)
{
    const qsizetype space = figure.indexOf(u' ');
    const QString behind = space < 0 ? QString() : figure.mid(space + 1);
    m_figure->setText(space < 0 ? figure : figure.left(space));
    m_unit->setText(behind.isEmpty() || unit.isEmpty() ? behind + unit
                                                       : u"%1 %2"_s.arg(behind, unit));
    m_figure->setAccessibleName(tr("%1: %2", "card, its figure").arg(m_caption, this->figure()));
}

QString FigureCard::figure() const
{
    return u"%1 %2"_s.arg(m_figure->text(), m_unit->text()).trimmed();
}

} // namespace keyferry::ui
