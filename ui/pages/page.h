#pragma once

#include <QLatin1String>
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

    /// What quitting would lose, as a sentence; empty: nothing.
    [[nodiscard]] virtual QString unsavedWork() const { return {}; }

    /// Splitters, columns, filters; the frame has opened the group of this page.
    virtual void saveState(QSettings &) const {}
    virtual void restoreState(const QSettings &) {}
};

} // namespace keyferry::ui
