#include "ui/dialogs/setupwizard.h"

#include "ui/dialogs/accesskeystep.h"
#include "ui/dialogs/groupstep.h"
#include "ui/dialogs/keysstep.h"
#include "ui/dialogs/requeststep.h"
#include "ui/dialogs/setupsteplist.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize{900, 660};
constexpr QSize leastSize{720, 480};
constexpr int windowFrame = 60; ///< title and edges that the platform adds

} // namespace

SetupWizard::SetupWizard(const SetupParts &parts, QWidget *parent)
    : QDialog(parent)
    , m_steps{new GroupStep(parts, m_result),
              new KeysStep(parts, m_result),
              new AccessKeyStep(parts, m_result),
              new RequestStep(parts, m_result)}
    , m_list(new SetupStepList(m_steps, this))
    , m_pages(new QStackedWidget)
{
    setWindowTitle(tr("Set up keyferry"));
    setMinimumSize(leastSize);
    resize(usualSize.boundedTo(screen()->availableSize() - QSize(windowFrame, windowFrame)));
    auto *ground = new Band(Band::Fill::Surface, Band::Line::None, this);
    auto *padded = new QVBoxLayout(ground);
    padded->setContentsMargins(0, 0, 0, 0);
    padded->addWidget(m_pages);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    grid->addWidget(m_list, 0, 0);
    grid->addWidget(ground, 0, 1);
    grid->addWidget(makeFoot(), 1, 0, 1, 2);
    for (SetupStep *step : std::as_const(m_steps))
        connectStep(step);
    showStep(0);
}

QWidget *SetupWizard::makeFoot()
{
    auto *foot = new Band(Band::Fill::Window, Band::Line::Top, this);
    m_leave = makeButton(tr("S&kip the assistant"), {.kind = ButtonKind::Quiet}, foot);
    m_remark = new TextLabel(foot);
    m_remark->setWordWrap(true);
    m_remark->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_back = makeButton(tr("&Back"), {}, foot);
    m_skip = makeButton(tr("Sk&ip this step"), {}, foot);
    m_primary = makeButton({}, {.kind = ButtonKind::Primary}, foot);
    m_primary->setDefault(true);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(metrics::block, metrics::block, metrics::wide, metrics::block);
    row->setSpacing(metrics::gap);
    row->addWidget(m_leave);
    row->addWidget(m_remark, 1);
    for (QPushButton *button : {m_back, m_skip, m_primary})
        row->addWidget(button);
    connect(m_leave, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_back, &QPushButton::clicked, this, [this] { showStep(m_pages->currentIndex() - 1); });
    connect(m_skip, &QPushButton::clicked, this, &SetupWizard::skip);
    connect(m_primary, &QPushButton::clicked, this, &SetupWizard::press);
    // Return belongs to boxes of several lines.
    auto *finish = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    connect(finish, &QShortcut::activated, m_primary, &QPushButton::click);
    return foot;
}

void SetupWizard::connectStep(SetupStep *step)
{
    m_pages->addWidget(step);
    connect(step, &SetupStep::changed, this, &SetupWizard::refresh);
    connect(step, &SetupStep::stored, this, &SetupWizard::goOn);
    connect(step, &SetupStep::failed, this, &SetupWizard::showFailure);
}

SetupStep *SetupWizard::current() const
{
    return m_steps.at(m_pages->currentIndex());
}

void SetupWizard::showStep(int index)
{
    m_isStoring = false;
    m_steps.at(index)->enter();
    m_pages->setCurrentIndex(index);
    m_steps.at(index)->setFocus(Qt::TabFocusReason);
    refresh();
}

void SetupWizard::press()
{
    if (m_isStoring || !current()->obstacle().isEmpty())
        return;
    m_isStoring = true;
    refresh();
    current()->store();
}

// Return is the primary button's; while that can do nothing, the button's that has the keyboard.
void SetupWizard::keyPressEvent(QKeyEvent *event)
{
    auto *button = qobject_cast<QPushButton *>(focusWidget());
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && button && !m_primary->isEnabled())
        return button->click();
    QDialog::keyPressEvent(event);
}

void SetupWizard::goOn()
{
    if (m_pages->currentIndex() + 1 < m_steps.size())
        return showStep(m_pages->currentIndex() + 1);
    accept();
    Q_EMIT requestRequested(m_result.request);
}

void SetupWizard::skip()
{
    if (m_pages->currentIndex() + 1 < m_steps.size())
        showStep(m_pages->currentIndex() + 1);
    else
        reject();
}

void SetupWizard::refresh()
{
    const QString obstacle = current()->obstacle();
    const bool isLast = current() == m_steps.last();
    m_list->refresh(current());
    m_back->setVisible(m_pages->currentIndex() > 0);
    m_back->setEnabled(!m_isStoring);
    m_skip->setEnabled(!m_isStoring);
    const QString finish = current()->isDone() ? tr("F&inish") : tr("F&inish without it");
    m_skip->setText(isLast ? finish : tr("Sk&ip this step"));
    m_leave->setText(m_result.group == GroupId{} ? tr("S&kip the assistant")
                                                 : tr("&Leave the assistant"));
    m_primary->setText(current()->verb());
    m_primary->setEnabled(obstacle.isEmpty() && !m_isStoring);
    m_remark->setLook({.font = &Fonts::caption, .color = &Theme::textMuted});
    m_remark->setText(m_isStoring ? tr("Saving…") : obstacle);
}

void SetupWizard::showFailure(const QString &sentence)
{
    m_isStoring = false;
    refresh();
    m_remark->setLook({.font = &Fonts::caption, .color = &Theme::danger});
    m_remark->setText(sentence);
}

void SetupWizard::done(int code)
{
    const bool wasOpen = isVisible();
    QDialog::done(code);
    if (wasOpen)
        Q_EMIT ended(summary());
}

QString SetupWizard::summary() const
{
    const GroupPtr group = m_steps.first()->group();
    const auto keys = static_cast<int>(m_result.keysAdded);
    if (m_result.isGroupNew && group && keys > 0) {
        const QString text = keys == 1
                                 ? tr("The group %1 and its key are saved")
                                 : tr("The group %1 and its %Ln keys are saved", nullptr, keys);
        return text.arg(QString::fromLatin1(group->name));
    }
    if (m_result.isGroupNew && group)
        return tr("The group %1 is saved; it has no keys yet")
            .arg(QString::fromLatin1(group->name));
    if (keys > 0)
        return keys == 1 ? tr("1 key is saved") : tr("%Ln keys are saved", nullptr, keys);
    if (m_result.isAccessKeyNew)
        return tr("The new access key is saved");
    return tr("Nothing was changed; you find the assistant again with Ctrl+K");
}

} // namespace keyferry::ui
