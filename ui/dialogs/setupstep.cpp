#include "ui/dialogs/setupstep.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QVBoxLayout>

namespace keyferry::ui {

SetupStep::SetupStep(const SetupParts &parts, SetupResult &result, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_result(result)
    , m_title(new TextLabel({}, {.font = &Fonts::title}, this))
    , m_sentence(new TextLabel({}, {.color = &Theme::textMuted}, this))
    , m_content(new QVBoxLayout)
{
    m_title->setWordWrap(true);
    m_sentence->setWordWrap(true);
    m_content->setSpacing(metrics::gap);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(
        metrics::dialogMargin, metrics::wide, metrics::dialogMargin, metrics::wide);
    column->setSpacing(metrics::tight);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addSpacing(metrics::gap);
    column->addLayout(m_content, 1);
}

void SetupStep::setHeading(const QString &title, const QString &sentence)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
}

GroupPtr SetupStep::group() const
{
    return editor().snapshot()->group(m_result.group);
}

} // namespace keyferry::ui
