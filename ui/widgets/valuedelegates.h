#pragma once

#include "ui/widgets/celldelegate.h"

namespace keyferry::ui {

// Delegates that turn the raw value of Qt::DisplayRole (ui/models/roles.h) into words.

/// A count, right, by locale; zero is muted, below zero empty.
class NumberDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    /// \param strongAbove  values above it are bold, for tries: more than one is worth a look
    explicit NumberDelegate(QObject *parent,
                            qint64 strongAbove = std::numeric_limits<qint64>::max())
        : CellDelegate(parent)
        , m_strongAbove(strongAbove)
    {}
    [[nodiscard]] CellContent content(const QModelIndex &index) const override;

private:
    qint64 m_strongAbove;
};

/// UTC ms as `41 min ago`; the tooltip has the full time. The view repaints when it wants the age
/// to grow.
class RelativeTimeDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    [[nodiscard]] CellContent content(const QModelIndex &index) const override;
};

/// UTC ms as `14:31:02.418`.
class TimeOfDayDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    [[nodiscard]] CellContent content(const QModelIndex &index) const override;
};

/// Milliseconds, right.
class DurationDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    enum class Kind {
        Fixed,
        Growing, ///< counts on while its request runs (roles::outcome): in the accent colour then
    };

    explicit DurationDelegate(QObject *parent, Kind kind = Kind::Fixed)
        : CellDelegate(parent)
        , m_kind(kind)
    {}
    [[nodiscard]] CellContent content(const QModelIndex &index) const override;

private:
    Kind m_kind;
};

/// Bytes as `31.4 kB`, right.
class SizeDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    [[nodiscard]] CellContent content(const QModelIndex &index) const override;
};

/// The state of a key: int of KeyState, shape and word.
class KeyStateDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    [[nodiscard]] CellContent content(const QModelIndex &index) const override;
};

/// A deadline, UTC ms, as `12 s`, for one model `gpt-4o · 18 s` (roles::model), with further ones
/// `12 s +2` (roles::others); from an hour on the time. The view repaints as it runs down.
class DeadlineDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    [[nodiscard]] CellContent content(const QModelIndex &index) const override;
};

/// The status of a request with the shape of its outcome (roles::outcome, roles::isStream).
class StatusDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    [[nodiscard]] CellContent content(const QModelIndex &index) const override;
};

/// A mask such as `sk-p…x9Qf`, never elided; an en dash where a request got no key.
class MaskDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    [[nodiscard]] CellContent content(const QModelIndex &index) const override;
};

class TagDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;
    [[nodiscard]] CellContent content(const QModelIndex &index) const override;
};

} // namespace keyferry::ui
