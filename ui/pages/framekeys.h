#pragma once

#include "ui/models/command.h"
#include "ui/pages/focuswalk.h"

#include <QList>
#include <QObject>

#include <functional>

namespace keyferry::ui {

class CommandPalette;
class Page;

/// The keys that work everywhere in the window: Ctrl+K, Ctrl+F, F6 and Escape. GUI thread.
class FrameKeys final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QWidget *window = nullptr; ///< its parent
        QWidget *rail = nullptr;
        QWidget *taskBar = nullptr;
        std::function<Page *()> page{}; ///< the current one; null if there is none
        std::function<QList<Command>()> commands{};
    };

    explicit FrameKeys(const Parts &parts);

    void openPalette();

private:
    void listenTo(const QKeySequence &key, void (FrameKeys::*run)());
    void find();
    void next() { walk(1); }
    void previous() { walk(-1); }
    void walk(int step);
    void stepBack();

    Parts m_parts;
    CommandPalette *m_palette = nullptr;
    FocusWalk m_walk{};
};

} // namespace keyferry::ui
