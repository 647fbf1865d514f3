#pragma once

#include <QStyledItemDelegate>

namespace keyferry::ui {

/// Entries of a list that leads somewhere (sections, clients): icon if there is one, title, bold
/// where one is. What cannot be selected is a heading; roles::isEnabled false mutes an entry.
class NavDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
};

} // namespace keyferry::ui
