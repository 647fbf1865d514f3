#pragma once

#include "ui/widgets/celldelegate.h"

namespace keyferry::ui {

// Cells of the access key table that no other table has.

/// The name; behind it what is out of the ordinary: easy to guess, disabled.
class AccessKeyNameDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    [[nodiscard]] CellContent content(const QModelIndex &index) const override;
};

/// UTC ms as a date; near it, how many days are left.
class ExpiryDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    [[nodiscard]] CellContent content(const QModelIndex &index) const override;
};

/// `60 a minute, 500 a day`
class LimitDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    [[nodiscard]] CellContent content(const QModelIndex &index) const override;
};

/// \param expiresAt  UTC ms, 0 = never; likewise `now`
[[nodiscard]] QString expiryText(qint64 expiresAt, qint64 now, const QLocale &locale = {});
/// Whether people should hear that it ends soon, or has.
[[nodiscard]] bool isNearExpiry(qint64 expiresAt, qint64 now);
[[nodiscard]] QString limitText(int perMinute, int perDay);

} // namespace keyferry::ui
