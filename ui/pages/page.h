#pragma once

#include "ui/models/command.h"

#include <QLatin1String>
#include <QList>
#include <QString>
#include <QWidget>

class QSettings;

namespace keyferry::ui {

/// One page of the window, as the frame sees it.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// For the rail and the window's title.
    [[nodiscard]] virtual QString title() const = 0;
    /// Of resources/icons.
    [[nodiscard]] virtual QLatin1String iconName() const = 0;
    /// Ctrl+F.
    virtual void focusFilter() = 0;

    /// What the command palette can do here, as things are just now: asked each time it opens.
    [[nodiscard]] virtual QList<Command> commands() { return {}; }
    /// The parts F6 goes to, in reading order; hidden ones are passed over.
    [[nodiscard]] virtual QList<QWidget *> regions() { return {this}; }
    /// Escape: closes the innermost thing that is open (strip, detail), else clears the filter.
    /// \returns false if there was nothing to go back from
    virtual bool stepBack() { return false; }
    /// Where the keyboard goes when there is nothing to go back from: the page's list. Null: stays.
    [[nodiscard]] virtual QWidget *mainList() { return nullptr; }

    /// What quitting would lose, as a sentence; empty: nothing.
    [[nodiscard]] virtual QString unsavedWork() const { return {}; }

    /// Splitters, columns, filters; the frame has opened the group of this page.
    virtual void saveState(QSettings &) const {}
    virtual void restoreState(const QSettings &) {}

Q_SIGNALS:
    /// A PaletteButton of this page was pressed.
    void paletteRequested();
};

} // namespace keyferry::ui
