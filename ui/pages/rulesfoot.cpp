#include "ui/pages/rulesfoot.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>

namespace keyferry::ui {

RulesFoot::RulesFoot(QWidget *parent)
    : QWidget(parent)
    , m_text(new TextLabel({}, {.font = &Fonts::caption, .color = &Theme::textMuted}, this))
    , m_revert(makeButton(tr("Re&vert"), {.size = ButtonSize::Small, .icon = "undo"}, this))
    , m_save(makeButton(
          tr("&Save rules"), {.kind = ButtonKind::Primary, .size = ButtonSize::Small}, this))
{
    auto *band = new Band(Band::Fill::Raised, Band::Line::Top, this);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(band);
    m_text->setWordWrap(true);
    m_save->setToolTip(tr("Ctrl+S"));
    auto *row = new QHBoxLayout(band);
    row->setContentsMargins(metrics::wide, metrics::gap, metrics::wide, metrics::gap);
    row->setSpacing(metrics::gap);
    row->addWidget(m_text, 1);
    row->addWidget(m_revert);
    row->addWidget(m_save);
    connect(m_revert, &QPushButton::clicked, this, &RulesFoot::revertRequested);
    connect(m_save, &QPushButton::clicked, this, &RulesFoot::saveRequested);
}

void RulesFoot::setState(const State &state)
{
    m_text->setText(state.sentence);
    m_text->setLook(
        {.font = &Fonts::caption, .color = state.isFailure ? &Theme::danger : &Theme::textMuted});
    m_save->setEnabled(state.canSave);
    m_revert->setEnabled(state.canRevert);
}

QString RulesFoot::text() const
{
    return m_text->text();
}

} // namespace keyferry::ui
