#include "ui/pages/focuswalk.h"

#include <QApplication>

namespace keyferry::ui {

namespace {

constexpr int mostRemembered = 16;

bool isWithin(const QWidget *widget, const QWidget *region)
{
    return widget && (widget == region || region->isAncestorOf(widget));
}

bool takesKeyboard(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled()
           && (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
}

} // namespace

QWidget *firstTabStop(QWidget *region)
{
    if (takesKeyboard(region))
        return region;
    for (QWidget *each = region->nextInFocusChain(); each != region;
         each = each->nextInFocusChain()) {
        if (isWithin(each, region) && takesKeyboard(each))
            return each;
    }
    return nullptr;
}

QWidget *FocusWalk::target(QWidget *region) const
{
    for (auto each = m_last.crbegin(); each != m_last.crend(); ++each) {
        if (*each && isWithin(*each, region) && takesKeyboard(*each))
            return *each;
    }
    return firstTabStop(region);
}

void FocusWalk::remember(QWidget *focused)
{
    if (!focused)
        return;
    m_last.removeAll(focused);
    m_last.append(focused);
    if (m_last.size() > mostRemembered)
        m_last.removeFirst();
}

void FocusWalk::go(const QList<QWidget *> &regions, int step)
{
    QWidget *focused = QApplication::focusWidget();
    remember(focused);
    const auto count = static_cast<int>(regions.size());
    int here = -1;
    for (int i = 0; i < count; ++i) {
        if (isWithin(focused, regions.at(i)))
            here = i;
    }
    // From nowhere forwards is to the first, backwards to the last.
    if (here < 0 && step < 0)
        here = 0;
    for (int i = 1; i <= count; ++i) {
        QWidget *region = regions.at(((here + i * step) % count + count) % count);
        QWidget *next = region->isVisible() ? target(region) : nullptr;
        if (!next)
            continue;
        next->setFocus(step > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        return;
    }
}

} // namespace keyferry::ui
