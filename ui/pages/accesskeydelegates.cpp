#include "ui/pages/accesskeydelegates.h"

#include "ui/models/accesskeytablemodel.h"
#include "ui/models/roles.h"
#include "ui/widgets/formatting.h"

#include <QDateTime>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 hourMs = 3'600'000;
constexpr qint64 dayMs = 24 * hourMs;
constexpr qint64 near = 14 * dayMs; // a fortnight to tell the others who use it

} // namespace

QString expiryText(qint64 expiresAt, qint64 now, const QLocale &locale)
{
    if (expiresAt == 0)
        return ExpiryDelegate::tr("never");
    const qint64 left = expiresAt - now;
    if (left <= 0)
        return ExpiryDelegate::tr("expired");
    if (left < dayMs)
        return ExpiryDelegate::tr("in %Ln hour(s)", nullptr, static_cast<int>(left / hourMs + 1));
    if (left < near)
        return ExpiryDelegate::tr("in %Ln day(s)", nullptr, static_cast<int>(left / dayMs));
    return locale.toString(QDateTime::fromMSecsSinceEpoch(expiresAt).date(), QLocale::ShortFormat);
}

bool isNearExpiry(qint64 expiresAt, qint64 now)
{
    return expiresAt != 0 && expiresAt - now < near;
}

QString limitText(int perMinute, int perDay)
{
    const QString minute = LimitDelegate::tr("%Ln a minute", nullptr, perMinute);
    const QString day = LimitDelegate::tr("%Ln a day", nullptr, perDay);
    if (perMinute > 0 && perDay > 0)
        return LimitDelegate::tr("%1, %2", "limits of an access key: a minute, a day")
            .arg(minute, day);
    if (perMinute > 0)
        return minute;
    return perDay > 0 ? day : LimitDelegate::tr("none");
}

namespace {

// What a narrow table has no column for: each with its heading.
QString leftOut(const QModelIndex &index)
{
    using Column = AccessKeyTableModel::Column;
    const auto heading = [&index](Column column) {
        return index.model()->headerData(static_cast<int>(column), Qt::Horizontal).toString();
    };
    const QModelIndex limit = index.siblingAtColumn(static_cast<int>(Column::Limit));
    const QModelIndex used = index.siblingAtColumn(static_cast<int>(Column::LastUsed));
    const QString limits =
        limitText(limit.data().toInt(), limit.data(AccessKeyTableModel::PerDayRole).toInt());
    const QString age =
        format::relativeTime(used.data().toLongLong(), QDateTime::currentMSecsSinceEpoch());
    return u"%1: %2\n%3: %4"_s.arg(heading(Column::Limit), limits, heading(Column::LastUsed), age);
}

} // namespace

CellContent AccessKeyNameDelegate::content(const QModelIndex &index) const
{
    CellContent cell{.text = index.data().toString(), .tip = leftOut(index)};
    if (cell.text.isEmpty())
        cell.text = u"\u2013"_s;
    if (!index.data(roles::isEnabled).toBool()) {
        cell.color = &Theme::textMuted;
        cell.remark = {
            .text = tr("disabled"), .icon = "state-disabled"_L1, .color = &Theme::keyDisabled};
    } else if (index.data(AccessKeyTableModel::IsDefaultRole).toBool()) {
        cell.remark = {.text = tr("easy to guess"), .icon = "warning"_L1};
        cell.tip = tr("This key is known to everyone. It works on this machine only.");
    }
    return cell;
}

CellContent ExpiryDelegate::content(const QModelIndex &index) const
{
    const qint64 expiresAt = index.data().toLongLong();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const bool isOver = expiresAt != 0 && expiresAt <= now;
    CellContent cell{.text = expiryText(expiresAt, now), .tip = format::fullTime(expiresAt)};
    if (isNearExpiry(expiresAt, now))
        cell.color = isOver ? &Theme::danger : &Theme::warning;
    return cell;
}

CellContent LimitDelegate::content(const QModelIndex &index) const
{
    return {.text = limitText(index.data().toInt(),
                              index.data(AccessKeyTableModel::PerDayRole).toInt())};
}

} // namespace keyferry::ui
