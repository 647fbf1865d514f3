#pragma once

#include <QStyledItemDelegate>

namespace keyferry::ui {

/// One attempt: number, key, host and status; a bar of waiting, first byte and body on the time
/// axis all attempts share; the verdict in words. For AttemptListModel.
class AttemptDelegate final : public QStyledItemDelegate
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
