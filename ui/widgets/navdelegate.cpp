#include "ui/widgets/navdelegate.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/theme.h"

#include <QIcon>
#include <QPainter>

namespace keyferry::ui {

namespace {

constexpr int leastHeight = 32;
constexpr int left = 14;

} // namespace

void NavDelegate::paint(QPainter *painter,
                        const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    style::drawItemPanel(&option, painter, option.widget);
    const QRect iconRect(
        option.rect.x() + left, option.rect.y(), metrics::iconList, option.rect.height());
    index.data(Qt::DecorationRole).value<QIcon>().paint(painter, iconRect);
    painter->setFont(isSelected ? theme.fonts.bodyStrong : theme.fonts.body);
    painter->setPen(isSelected ? theme.selectionText : theme.text);
    const QRect room =
        option.rect.adjusted(left + metrics::iconList + metrics::gap, 0, -metrics::gap, 0);
    const QString text =
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width());
    painter->drawText(room, Qt::AlignVCenter, text);
    if (option.state.testFlag(QStyle::State_HasFocus))
        style::drawItemFocus(&option, painter, option.widget);
    painter->restore();
}

QSize NavDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {
        0,
        std::max(leastHeight, QFontMetrics(Theme::current().fonts.body).height() + metrics::block)};
}

} // namespace keyferry::ui
