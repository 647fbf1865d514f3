#include "ui/pages/startstep.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/textlabel.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVariant>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

StartStep::StartStep(const Texts &texts, QWidget *parent)
    : QWidget(parent)
    , m_iconName(texts.icon.toString())
    , m_placeText(texts.place)
    , m_icon(new IconLabel(texts.icon, metrics::iconEmpty, &Theme::textMuted))
    , m_place(new TextLabel(texts.place, {.font = &Fonts::caption, .color = &Theme::textMuted}))
    , m_button(makeButton(texts.button))
{
    auto *head = new QHBoxLayout;
    head->addWidget(m_icon);
    head->addStretch();
    head->addWidget(m_place);
    auto *sentence = new TextLabel(texts.sentence, {.color = &Theme::textMuted});
    sentence->setWordWrap(true);
    auto *title = new TextLabel(texts.title, {.font = &Fonts::section});
    title->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(
        metrics::pageMargin, metrics::pageMargin, metrics::pageMargin, metrics::pageMargin);
    column->setSpacing(metrics::tight);
    column->addLayout(head);
    column->addSpacing(metrics::block);
    column->addWidget(title);
    column->addWidget(sentence);
    column->addStretch();
    column->addSpacing(metrics::pageMargin);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    setState(State::Ahead);
}

void StartStep::setState(State state)
{
    m_state = state;
    const bool isNow = state == State::Now;
    m_button->setEnabled(state != State::Ahead);
    m_button->setProperty("kf-role", isNow ? u"primary"_s : QString());
    // The primary one is bold, so its size is another; only this makes it ask anew.
    QEvent restyled(QEvent::StyleChange);
    QCoreApplication::sendEvent(m_button, &restyled);
    m_icon->setIcon(state == State::Done ? u"check"_s : m_iconName,
                    state == State::Done ? &Theme::success
                                         : (isNow ? &Theme::accent : &Theme::textMuted));
    m_place->setText(state == State::Done ? tr("Done") : m_placeText);
    update();
}

// The one to do next stands out as a card.
void StartStep::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    style::paintBox(&painter,
                    rect(),
                    {.fill = m_state == State::Now ? theme.surface : theme.window,
                     .border = theme.border,
                     .radius = metrics::radiusCard});
}

} // namespace keyferry::ui
