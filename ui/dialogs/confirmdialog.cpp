#include "ui/dialogs/confirmdialog.h"

#include "ui/dialogs/dialogfoot.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace keyferry::ui {

namespace {

constexpr int usualWidth = 420;

} // namespace

ConfirmDialog::ConfirmDialog(const Question &question, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(question.title);
    setMinimumWidth(usualWidth);
    auto *foot = new DialogFoot(question.verb, ButtonKind::Danger, this);
    auto *lead = new TextLabel(question.lead, {.font = &Fonts::section}, this);
    lead->setWordWrap(true);
    auto *consequence = new TextLabel(question.consequence, {}, this);
    consequence->setWordWrap(true);
    auto *content = new QVBoxLayout;
    content->setContentsMargins(
        metrics::dialogMargin, metrics::dialogMargin, metrics::dialogMargin, metrics::dialogMargin);
    content->setSpacing(metrics::gap);
    content->addWidget(lead);
    content->addWidget(consequence);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(content, 1);
    column->addWidget(foot);
    connect(foot, &DialogFoot::primaryClicked, this, &QDialog::accept);
    foot->cancel()->setFocus();
}

} // namespace keyferry::ui
