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

namespace keyferry::ui {

namespace {

constexpr TextLabel::Look quiet{.font = &Fonts::caption, .color = &Theme::textMuted};

} // namespace

WhyStrip::WhyStrip(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel("state-active", metrics::iconList, &Theme::keyActive, this))
    , m_lead(new TextLabel({}, {.font = &Fonts::bodyStrong}, this))
    , m_left(new TextLabel({}, {.color = &Theme::textMuted}, this))
    , m_lines(new TextLabel({}, quiet, this))
    , m_requests(makeButton({}, {.size = ButtonSize::Small}, this))
    , m_cure(makeButton({}, {.size = ButtonSize::Small}, this))
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
    auto *words = new QVBoxLayout;
    words->setSpacing(metrics::tight);
    words->addLayout(lead);
    words->addWidget(m_lines);
    auto *row = new QHBoxLayout(band);
    row->setContentsMargins(metrics::wide, metrics::gap, metrics::wide, metrics::block);
    row->setSpacing(metrics::block);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    for (QWidget *button : QList<QWidget *>{m_requests, m_cure, close})
        row->addWidget(button, 0, Qt::AlignTop);
}

void WhyStrip::setWords(const StandingWords &words)
{
    if (words == m_words)
        return;
    m_words = words;
    const StateLook look = lookOf(words.state);
    m_icon->setIcon(look.icon, look.color);
    m_lead->setText(words.lead);
    m_left->setText(words.left.isEmpty() ? QString() : tr("(%1)").arg(words.left));
    m_lines->setText(words.lines.join(u'\n'));
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
