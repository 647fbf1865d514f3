#include "ui/pages/groupdelegate.h"

#include "ui/models/channelwords.h"
#include "ui/models/grouplistmodel.h"
#include "ui/models/roles.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/keycountslabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/statelook.h"

#include <QPainter>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int badge = 24;
constexpr int left = 14;

StateLook lookOf(GroupHealth health)
{
    switch (health) {
    case GroupHealth::Serving: return ui::lookOf(KeyState::Active);
    case GroupHealth::Cooling: return ui::lookOf(KeyState::Cooling);
    case GroupHealth::NoKeys: return {.icon = QLatin1String("warning"), .color = &Theme::warning};
    case GroupHealth::Exhausted: return ui::lookOf(KeyState::Invalid);
    case GroupHealth::Disabled: return ui::lookOf(KeyState::Disabled);
    }
    Q_UNREACHABLE();
}

bool isAggregate(const QModelIndex &index)
{
    return index.data(roles::kind).toInt() == static_cast<int>(GroupKind::Aggregate);
}

QString membersText(const QModelIndex &index)
{
    const int members = index.data(roles::members).toInt();
    if (members == 0)
        return GroupDelegate::tr("No members");
    return members == 1 ? GroupDelegate::tr("1 member")
                        : GroupDelegate::tr("%Ln members", nullptr, members);
}

QString badgeName(const QModelIndex &index)
{
    return isAggregate(index)
               ? u"channel-aggregate"_s
               : channelIconName(static_cast<Channel>(index.data(roles::channel).toInt()));
}

// Second line: the name in URLs, then the counts or why there are none.
void paintSecond(QPainter *painter,
                 const QRect &rect,
                 const QModelIndex &index,
                 const QColor &color)
{
    const Fonts &fonts = Theme::current().fonts;
    const auto health = static_cast<GroupHealth>(index.data(roles::state).toInt());
    QString words;
    if (health == GroupHealth::Disabled)
        words = GroupDelegate::tr("Disabled");
    else if (isAggregate(index))
        words = membersText(index);
    else if (health == GroupHealth::NoKeys)
        words = GroupDelegate::tr("No keys");
    const auto counts = index.data(roles::counts).value<KeyCounts>();
    const KeyCountsLook look{
        .font = fonts.caption, .color = color, .countFont = fonts.caption, .countColor = color};
    const int needed = words.isEmpty() ? paintKeyCounts(nullptr, {}, counts, look)
                                       : QFontMetrics(fonts.caption).horizontalAdvance(words);

    // The figures come first where there is little room; of the name its beginning is enough.
    const QFontMetrics mono(fonts.mono);
    const int room = qMax(rect.width() - needed - metrics::gap, rect.width() / 4);
    const QString shown = mono.elidedText(index.data(roles::name).toString(), Qt::ElideRight, room);
    painter->setFont(fonts.mono);
    painter->setPen(color);
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, shown);

    const QRect rest = rect.adjusted(mono.horizontalAdvance(shown) + metrics::gap, 0, 0, 0);
    painter->setFont(fonts.caption);
    if (words.isEmpty())
        paintKeyCounts(painter, rest, counts, look);
    else
        painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, words);
}

} // namespace

void GroupDelegate::paint(QPainter *painter,
                          const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isEnabled = index.data(roles::isEnabled).toBool();
    painter->save();
    if (isSelected)
        painter->fillRect(option.rect, theme.selection);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, theme.rowHover);

    QRect rect = option.rect.adjusted(left, 0, -metrics::block, 0);
    paintIcon(painter,
              QRect(rect.x(), rect.y(), badge, rect.height()),
              badgeName(index),
              badge,
              isEnabled ? theme.textMuted : theme.textDisabled);
    const StateLook look = lookOf(static_cast<GroupHealth>(index.data(roles::state).toInt()));
    paintIcon(painter,
              QRect(rect.right() - metrics::iconState, rect.y(), metrics::iconState, rect.height()),
              look.icon,
              metrics::iconState - 2,
              theme.*look.color);

    rect.adjust(
        badge + metrics::gap, metrics::tight, -metrics::iconState - metrics::gap, -metrics::tight);
    const QRect first(rect.x(), rect.y(), rect.width(), rect.height() / 2);
    painter->setFont(isSelected ? theme.fonts.bodyStrong : theme.fonts.body);
    painter->setPen(isSelected ? theme.selectionText : theme.text);
    painter->drawText(
        first,
        Qt::AlignLeft | Qt::AlignVCenter,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, first.width()));
    paintSecond(painter, first.translated(0, first.height()), index, theme.textMuted);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        QStyleOptionFocusRect ring;
        ring.QStyleOption::operator=(option);
        option.widget->style()->drawPrimitive(
            QStyle::PE_FrameFocusRect, &ring, painter, option.widget);
    }
    painter->restore();
}

QSize GroupDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {metrics::listLeast, metrics::groupRow};
}

} // namespace keyferry::ui
