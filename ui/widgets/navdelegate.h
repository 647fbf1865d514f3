#pragma once

#include <QStyledItemDelegate>

namespace keyferry::ui {

/// Entries of a list that leads somewhere (sections, clients): icon, title, bold where one is.
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
