#include "ui/pages/framekeys.h"

#include "ui/pages/commandpalette.h"
#include "ui/pages/page.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QShortcut>

namespace keyferry::ui {

namespace {

Toast *visibleToast(QWidget *window)
{
    for (Toast *toast : window->findChildren<Toast *>()) {
        if (toast->isVisible())
            return toast;
    }
    return nullptr;
}

} // namespace

FrameKeys::FrameKeys(const Parts &parts)
    : QObject(parts.window)
    , m_parts(parts)
    , m_palette(new CommandPalette(parts.window))
{
    listenTo(Qt::CTRL | Qt::Key_K, &FrameKeys::openPalette);
    listenTo(QKeySequence::Find, &FrameKeys::find);
    listenTo(Qt::Key_F6, &FrameKeys::next);
    listenTo(Qt::SHIFT | Qt::Key_F6, &FrameKeys::previous);
    listenTo(Qt::Key_Escape, &FrameKeys::stepBack);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        m_walk.remember(now);
    });
}

void FrameKeys::listenTo(const QKeySequence &key, void (FrameKeys::*run)())
{
    auto *shortcut = new QShortcut(key, m_parts.window);
    connect(shortcut, &QShortcut::activated, this, run);
}

void FrameKeys::openPalette()
{
    if (m_palette->isVisible())
        return m_palette->close();
    m_palette->open(m_parts.commands());
}

void FrameKeys::find()
{
    m_palette->close();
    if (Page *page = m_parts.page())
        page->focusFilter();
}

void FrameKeys::walk(int step)
{
    m_palette->close();
    QList<QWidget *> regions{m_parts.rail};
    if (Page *page = m_parts.page())
        regions += page->regions();
    regions.append(m_parts.taskBar);
    if (Toast *toast = visibleToast(m_parts.window))
        regions.append(toast);
    m_walk.go(regions, step);
}

// docs/desktop.md "Frame": what lies on top goes first.
void FrameKeys::stepBack()
{
    if (m_palette->isVisible())
        return m_palette->close();
    if (Toast *toast = visibleToast(m_parts.window))
        return toast->dismiss();
    Page *page = m_parts.page();
    if (!page || page->stepBack())
        return;
    if (QWidget *list = page->mainList())
        list->setFocus(Qt::ShortcutFocusReason);
}

} // namespace keyferry::ui
