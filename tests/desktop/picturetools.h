#pragma once

#include <QDialog>
#include <QPixmap>

#include <algorithm>

namespace keyferry::test {

/// Lets rows come that come by the event loop, a page of them at a time.
void settle();
/// The dialog over the window, in a plain frame that stands for the platform's.
[[nodiscard]] QPixmap framed(const QPixmap &window, QDialog &dialog);

/// The child with this accessible name; null if there is none.
template<typename T>
[[nodiscard]] T *named(const QWidget &parent, const QString &name)
{
    const QList<T *> all = parent.findChildren<T *>();
    const auto found = std::find_if(
        all.begin(), all.end(), [&name](T *each) { return each->accessibleName() == name; });
    return found == all.end() ? nullptr : *found;
}

} // namespace keyferry::test
