#include "ui/widgets/emptystate.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace keyferry::ui {

namespace {

constexpr int textWidth = 420;

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_title(new TextLabel({}, {.font = &Fonts::title}, this))
    , m_sentence(new TextLabel({}, {.color = &Theme::textMuted}, this))
    , m_actions(new QHBoxLayout)
{
    auto *block = new QWidget(this);
    block->setMaximumWidth(textWidth);
    auto *column = new QVBoxLayout(block);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::gap);
    m_title->setWordWrap(true);
    m_sentence->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addSpacing(metrics::tight);
    column->addLayout(m_actions);
    m_actions->setSpacing(metrics::block);

    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(
        metrics::pageMargin, metrics::pageMargin, metrics::pageMargin, metrics::pageMargin);
    whole->addStretch(2);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(block, 4);
    row->addStretch(1);
    whole->addLayout(row);
    whole->addStretch(3);
}

void EmptyState::setTexts(const QString &title, const QString &sentence)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
    while (QLayoutItem *item = m_actions->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    m_actions->addStretch();
}

QPushButton *EmptyState::setAction(const QString &text, QAnyStringView icon)
{
    QPushButton *button = makeButton(text, {.kind = ButtonKind::Primary, .icon = icon}, this);
    m_actions->insertWidget(0, button);
    return button;
}

QPushButton *EmptyState::addLink(const QString &text)
{
    QPushButton *button = makeLink(text, this);
    m_actions->insertWidget(m_actions->count() - 1, button);
    return button;
}

QString EmptyState::title() const
{
    return m_title->text();
}

} // namespace keyferry::ui
