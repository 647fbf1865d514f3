#include "ui/pages/whystrip.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/statelook.h"
#include "ui/widgets/textlabel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>

#include <algorithm>

namespace keyferry::ui {

namespace {

constexpr TextLabel::Look quiet{.font = &Fonts::caption, .color = &Theme::textMuted};
constexpr int besideFrom = 760; ///< width from which the buttons stand beside the words

} // namespace

WhyStrip::WhyStrip(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel("state-active", metrics::iconList, &Theme::keyActive, this))
    , m_lead(new ElidedLabel({.font = &Fonts::bodyStrong}, Qt::ElideRight, this))
    , m_left(new TextLabel({}, {.color = &Theme::textMuted}, this))
    , m_lines(new TextLabel({}, quiet, this))
    , m_buttons(new QWidget(this))
    , m_requests(makeButton({}, {.size = ButtonSize::Small}, m_buttons))
    , m_cure(makeButton({}, {.size = ButtonSize::Small}, m_buttons))
{
    setAccessibleName(tr("Why?"));
    m_lines->setWordWrap(true);
    m_lines->setAccessibleName(tr("What the pool thinks of the key"));
    QToolButton *close = makeIconButton("close", tr("Close"), this);
    connect(close, &QToolButton::clicked, this, &WhyStrip::closed);

    auto *band = new Band(Band::Fill::Raised, Band::Line::Top, this);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(band);
    auto *lead = new QHBoxLayout;
    lead->setSpacing(metrics::close);
    lead->addWidget(m_lead);
    lead->addWidget(m_left);
    lead->addStretch();
    m_column = new QVBoxLayout;
    m_column->setSpacing(metrics::tight);
    m_column->addLayout(lead);
    m_column->addWidget(m_lines);
    auto *buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(metrics::block);
    buttons->addWidget(m_requests);
    buttons->addWidget(m_cure);
    m_row = new QHBoxLayout(band);
    m_row->setContentsMargins(metrics::wide, metrics::gap, metrics::wide, metrics::block);
    m_row->setSpacing(metrics::block);
    m_row->addWidget(m_icon, 0, Qt::AlignTop);
    m_row->addLayout(m_column, 1);
    m_row->addWidget(m_buttons, 0, Qt::AlignTop);
    m_row->addWidget(close, 0, Qt::AlignTop);
}

void WhyStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

// Wrapped lines need more height where there is less width, and the table above takes what is left.
void WhyStrip::arrange()
{
    const bool isBeside = width() >= besideFrom;
    if (isBeside != (m_row->indexOf(m_buttons) >= 0)) {
        if (isBeside)
            m_row->insertWidget(2, m_buttons, 0, Qt::AlignTop);
        else
            m_column->addWidget(m_buttons, 0, Qt::AlignLeft);
    }
    setMinimumHeight(std::max(0, heightForWidth(width())));
}

void WhyStrip::setWords(const StandingWords &words)
{
    if (words == m_words)
        return;
    m_words = words;
    const StateLook look = lookOf(words.state);
    m_icon->setIcon(look.icon, look.color);
    m_lead->setFullText(words.lead);
    m_left->setText(words.left.isEmpty() ? QString() : tr("(%1)").arg(words.left));
    m_lines->setText(words.lines.join(u'\n'));
    arrange();
}

void WhyStrip::setActions(QAction *requests, QAction *cure)
{
    offer(m_requests, requests);
    offer(m_cure, cure);
}

void WhyStrip::offer(QPushButton *button, QAction *action)
{
    QObject::disconnect(button, &QPushButton::clicked, nullptr, nullptr);
    button->setVisible(action);
    if (!action)
        return;
    button->setText(action->text());
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
}

void WhyStrip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return Q_EMIT closed();
    QWidget::keyPressEvent(event);
}

} // namespace keyferry::ui
