#include "ui/pages/commanddelegate.h"

#include "ui/models/commandlistmodel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/theme.h"

#include <QPainter>

namespace keyferry::ui {

namespace {

constexpr int leastHeight = 32;

} // namespace

void CommandDelegate::paint(QPainter *painter,
                            const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    if (isCurrent || option.state.testFlag(QStyle::State_MouseOver)) {
        const QColor fill = isCurrent ? theme.selection : theme.rowHover;
        style::paintBox(painter, option.rect, {.fill = fill, .radius = metrics::radius});
    }
    const QRect inside = option.rect.adjusted(metrics::gap, 0, -metrics::gap, 0);
    paintIcon(painter,
              QRect(inside.left(), inside.top(), metrics::iconList, inside.height()),
              index.data(CommandListModel::IconRole).toString(),
              metrics::iconList,
              theme.textMuted);

    const QString keys = index.data(CommandListModel::KeysRole).toString();
    const QString side = keys.isEmpty() ? index.data(CommandListModel::KindRole).toString() : keys;
    painter->setFont(theme.fonts.caption);
    painter->setPen(theme.textMuted);
    painter->drawText(inside, Qt::AlignVCenter | Qt::AlignRight, side);
    const int taken = painter->fontMetrics().horizontalAdvance(side) + metrics::block;

    const QRect room = inside.adjusted(metrics::iconList + metrics::gap, 0, -taken, 0);
    painter->setFont(theme.fonts.body);
    painter->setPen(isCurrent ? theme.selectionText : theme.text);
    painter->drawText(
        room,
        Qt::AlignVCenter,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
    painter->restore();
}

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int text = QFontMetrics(Theme::current().fonts.body).height();
    return {0, std::max(leastHeight, text + metrics::block)};
}

} // namespace keyferry::ui
