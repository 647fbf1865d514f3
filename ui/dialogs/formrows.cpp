#include "ui/dialogs/formrows.h"

#include "ui/widgets/fieldnote.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QFormLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace keyferry::ui {

void prepareForm(QFormLayout *form)
{
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(metrics::formRowGap);
    form->setHorizontalSpacing(metrics::block);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignTop);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

QWidget *withNote(QWidget *field, FieldNote *note)
{
    auto *both = new QWidget;
    auto *column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::tight);
    column->addWidget(field);
    column->addWidget(note);
    return both;
}

void addFormRow(QFormLayout *form, const QString &text, QWidget *field, QWidget *buddy)
{
    auto *label = new TextLabel(text, {.color = &Theme::textMuted});
    label->setBuddy(buddy);
    label->setFixedHeight(metrics::controlHeight); // on the first line of a tall field
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    form->addRow(label, field);
    if (buddy->accessibleName().isEmpty())
        buddy->setAccessibleName(QString(text).remove(u'&'));
}

QWidget *scrolled(QWidget *form, int sideMargin)
{
    auto *padded = new QWidget;
    auto *inner = new QVBoxLayout(padded);
    inner->setContentsMargins(sideMargin, metrics::wide, sideMargin, metrics::wide);
    inner->addWidget(form);
    inner->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(padded);
    scroll->viewport()->setBackgroundRole(QPalette::Window);
    return scroll;
}

} // namespace keyferry::ui
