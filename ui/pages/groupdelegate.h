#pragma once

#include <QStyledItemDelegate>

namespace keyferry::ui {

/// One group in the list: badge of its channel, display name, name with key counts, and a shape for
/// how it stands. For GroupListModel.
class GroupDelegate final : public QStyledItemDelegate
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
