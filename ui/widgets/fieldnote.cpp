#include "ui/widgets/fieldnote.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/proxystyle.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>

namespace keyferry::ui {

FieldNote::FieldNote(QWidget *field, QWidget *parent)
    : QWidget(parent ? parent : field->parentWidget())
    , m_field(field)
    , m_mark(new IconLabel("error", metrics::iconState, &Theme::danger, this))
    , m_sentence(new TextLabel({}, {.font = &Fonts::caption, .color = &Theme::textMuted}, this))
    , m_cure(makeLink({}, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::tight);
    row->addWidget(m_mark);
    row->addWidget(m_sentence);
    row->addWidget(m_cure);
    row->addStretch();
    connect(m_cure, &QPushButton::clicked, this, &FieldNote::cureRequested);
    show();
}

void FieldNote::setWordWrap()
{
    m_sentence->setWordWrap(true);
    auto *row = static_cast<QHBoxLayout *>(layout());
    row->setStretchFactor(m_sentence, 1);
}

void FieldNote::setHelp(const QString &help)
{
    m_help = help;
    show();
}

void FieldNote::setError(const QString &sentence, const QString &cure)
{
    m_error = sentence;
    m_cure->setText(cure);
    show();
}

void FieldNote::show()
{
    const bool isWrong = hasError();
    m_mark->setVisible(isWrong);
    m_sentence->setText(isWrong ? m_error : m_help);
    m_sentence->setLook(
        {.font = &Fonts::caption, .color = isWrong ? &Theme::danger : &Theme::textMuted});
    m_cure->setVisible(isWrong && !m_cure->text().isEmpty());
    // Beside the first line; with a cure, which is higher, there is but one.
    const bool isTop = m_sentence->wordWrap() && m_cure->isHidden();
    layout()->setAlignment(m_mark, isTop ? Qt::AlignTop : Qt::AlignVCenter);
    setVisible(isWrong || !m_help.isEmpty());
    m_field->setAccessibleDescription(m_sentence->text());
    setVariant(m_field, "kf-error", isWrong);
}

} // namespace keyferry::ui
