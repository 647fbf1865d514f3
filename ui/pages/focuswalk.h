#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>

namespace keyferry::ui {

/// F6: from one part of the window to the next, to where the keyboard was in it last. GUI thread.
class FocusWalk
{
public:
    /// \param regions  in reading order; hidden ones and those where nothing takes the keyboard are
    /// passed over
    /// \param step     1 or -1
    void go(const QList<QWidget *> &regions, int step);
    /// Notes where the keyboard is, for the next time somebody comes to this region.
    void remember(QWidget *focused);

private:
    [[nodiscard]] QWidget *target(QWidget *region) const;

    QList<QPointer<QWidget>> m_last{}; ///< newest last, one a region at most matters
};

/// The first widget in `region`, itself included, that Tab would go to; null if there is none.
[[nodiscard]] QWidget *firstTabStop(QWidget *region);

} // namespace keyferry::ui
