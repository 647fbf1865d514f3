#include "ui/widgets/toast.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/textlabel.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QShortcut>

#include <chrono>
#include <utility>

namespace keyferry::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int edge = 16;

} // namespace

Toast::Toast(QWidget *host, const ToastTimes &times)
    : QWidget(host)
    , m_icon(new IconLabel("check", metrics::iconList, &Theme::tooltipText, this))
    , m_text(new ElidedLabel({.color = &Theme::tooltipText}, Qt::ElideRight, this))
    , m_action(makeButton({}, {.size = ButtonSize::Small}, this))
    , m_times(times)
{
    QToolButton *close = makeIconButton("close", tr("Close"), this);
    close->setIcon(icon("close", &Theme::tooltipText));
    m_action->setProperty("kf-role", u"toast"_s);
    close->setProperty("kf-role", u"toast"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::block, 0, metrics::gap, 0);
    row->setSpacing(metrics::gap);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(close);
    setFixedHeight(metrics::toastHeight);
    m_undo = new QShortcut(QKeySequence::Undo, this);
    connect(m_undo, &QShortcut::activated, this, &Toast::act);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Toast::expire);
    connect(m_action, &QPushButton::clicked, this, &Toast::act);
    connect(close, &QToolButton::clicked, this, &Toast::dismiss);
    host->installEventFilter(this);
    hide();
}

Toast::~Toast()
{
    // The host goes: what is pending becomes final, as it does at exit.
    if (const auto expired = std::exchange(m_expired, {}))
        expired();
}

void Toast::show(const Message &message)
{
    dismiss();
    m_icon->setIcon(message.icon, &Theme::tooltipText);
    m_text->setFullText(message.text);
    setAccessibleName(message.text);
    const QString action = message.undo ? tr("Undo") : message.action;
    m_action->setText(action);
    m_action->setToolTip(message.undo ? m_undo->key().toString(QKeySequence::NativeText)
                                      : QString());
    m_action->setIcon(message.undo ? icon("undo", &Theme::tooltipText) : QIcon());
    m_action->setVisible(!action.isEmpty());
    m_undo->setEnabled(message.undo != nullptr);
    m_act = message.undo ? message.undo : message.act;
    m_expired = message.expired;
    m_stay = stayOf(message);
    place();
    QWidget::show();
    raise();
    startTimer();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Toast::dismiss()
{
    m_timer.stop();
    hide();
    m_act = {};
    if (const auto expired = std::exchange(m_expired, {}))
        expired();
}

std::chrono::milliseconds Toast::stayOf(const Message &message) const
{
    if (message.icon == "error"_L1)
        return 0ms;
    return message.action.isEmpty() && !message.undo ? m_times.plain : m_times.withAction;
}

void Toast::startTimer()
{
    if (m_stay > 0ms)
        m_timer.start(m_stay);
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    style::paintBox(
        &painter, rect(), {.fill = Theme::current().tooltip, .radius = metrics::radiusCard});
}

void Toast::enterEvent(QEnterEvent *event)
{
    QWidget::enterEvent(event);
    m_timer.stop();
}

void Toast::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    startTimer();
}

void Toast::act()
{
    m_timer.stop();
    hide();
    m_expired = {};
    if (const auto act = std::exchange(m_act, {}))
        act();
}

void Toast::expire()
{
    if (isHeld())
        return startTimer();
    dismiss();
}

void Toast::place()
{
    const QWidget *host = parentWidget();
    const int width = std::min(sizeHint().width() + 2 * metrics::gap, host->width() - 2 * edge);
    resize(width, metrics::toastHeight);
    move(host->width() - width - edge, host->height() - height() - edge);
}

bool Toast::isHeld() const
{
    return underMouse() || isAncestorOf(QApplication::focusWidget());
}

} // namespace keyferry::ui
