#include "ui/widgets/navdelegate.h"

#include "ui/models/roles.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/theme.h"

#include <QIcon>
#include <QPainter>

namespace keyferry::ui {

namespace {

constexpr int leastHeight = 32;
constexpr int left = 14;

bool isHeading(const QModelIndex &index)
{
    return !index.flags().testFlag(Qt::ItemIsSelectable);
}

} // namespace

void NavDelegate::paint(QPainter *painter,
                        const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    style::drawItemPanel(&option, painter, option.widget);
    QRect room = option.rect.adjusted(left, 0, -metrics::gap, 0);
    if (const auto icon = index.data(Qt::DecorationRole).value<QIcon>(); !icon.isNull()) {
        icon.paint(painter, QRect(room.topLeft(), QSize(metrics::iconList, room.height())));
        room.setLeft(room.left() + metrics::iconList + metrics::gap);
    }
    if (isHeading(index)) {
        painter->setFont(theme.fonts.captionStrong);
        painter->setPen(theme.textMuted);
        room.setTop(room.top() + metrics::tight);
    } else {
        const QVariant isEnabled = index.data(roles::isEnabled);
        const bool isMuted = isEnabled.isValid() && !isEnabled.toBool();
        painter->setFont(isSelected ? theme.fonts.bodyStrong : theme.fonts.body);
        painter->setPen(isSelected ? theme.selectionText
                                   : (isMuted ? theme.textMuted : theme.text));
    }
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
