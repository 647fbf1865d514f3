#include "ui/dialogs/dialogfoot.h"

#include "ui/widgets/card.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QShortcut>

namespace keyferry::ui {

DialogFoot::DialogFoot(const QString &primaryText, ButtonKind kind, QDialog *dialog)
    : QWidget(dialog)
    , m_text(new TextLabel({}, {.font = &Fonts::caption, .color = &Theme::textMuted}, this))
    , m_primary(makeButton(primaryText, {.kind = kind}))
{
    auto *band = new Band(Band::Fill::Window, Band::Line::Top, this);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(band);

    auto *buttons = new QDialogButtonBox(band);
    buttons->addButton(m_primary, QDialogButtonBox::AcceptRole);
    m_cancel = buttons->addButton(QDialogButtonBox::Cancel);
    m_primary->setDefault(true);
    m_text->setWordWrap(true);

    auto *row = new QHBoxLayout(band);
    row->setContentsMargins(
        metrics::dialogMargin, metrics::block, metrics::dialogMargin, metrics::block);
    row->setSpacing(metrics::block);
    row->addWidget(m_text, 1);
    row->addWidget(buttons);

    connect(m_primary, &QPushButton::clicked, this, &DialogFoot::primaryClicked);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    // Return belongs to boxes of several lines.
    auto *finish = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), dialog);
    connect(finish, &QShortcut::activated, m_primary, &QPushButton::click);
}

void DialogFoot::setReady(bool isReady, const QString &reason)
{
    m_primary->setEnabled(isReady);
    m_primary->setToolTip(isReady ? QString() : reason);
    m_text->setLook({.font = &Fonts::caption, .color = &Theme::textMuted});
    m_text->setText(reason);
}

void DialogFoot::setFailure(const QString &sentence)
{
    m_primary->setEnabled(true);
    m_text->setLook({.font = &Fonts::caption, .color = &Theme::danger});
    m_text->setText(sentence);
}

QString DialogFoot::text() const
{
    return m_text->text();
}

} // namespace keyferry::ui
