#pragma once

#include <QPixmap>
#include <QWidget>

#include <algorithm>

namespace keyferry::test {

/// Lets rows come that come by the event loop, a page of them at a time.
void settle();
/// The dialog over the window, in a plain frame that stands for the platform's.
[[nodiscard]] QPixmap framed(const QPixmap &window, QWidget &dialog);

/// The child that this label names, the mark of its mnemonic or not; null if there is none. Scenes
/// ask the class that says it, as in GroupForm::tr("&Name"), so that they play in every language.
template<typename T>
[[nodiscard]] T *named(const QWidget &parent, const QString &label)
{
    const QString name = QString(label).remove(u'&');
    const QList<T *> all = parent.findChildren<T *>();
    const auto found = std::find_if(
        all.begin(), all.end(), [&name](T *each) { return each->accessibleName() == name; });
    return found == all.end() ? nullptr : *found;
}

} // namespace keyferry::test
