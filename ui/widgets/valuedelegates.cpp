#include "ui/widgets/valuedelegates.h"

#include "ui/models/roles.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/statelook.h"

#include <QDateTime>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

qint64 numberOf(const QModelIndex &index)
{
    return index.data().toLongLong();
}

RequestOutcome outcomeOf(const QModelIndex &index)
{
    // A table without outcomes shows things that are over.
    const QVariant value = index.data(roles::outcome);
    return value.isValid() ? static_cast<RequestOutcome>(value.toInt()) : RequestOutcome::Succeeded;
}

// A row that has not come yet says nothing, rather than zero.
bool isEmpty(const QModelIndex &index)
{
    return !index.data().isValid();
}

} // namespace

CellContent NumberDelegate::content(const QModelIndex &index) const
{
    if (isEmpty(index))
        return {};
    const qint64 value = numberOf(index);
    return {.text = value < 0 ? QString() : format::count(value),
            .color = value == 0 ? &Theme::textMuted : &Theme::text,
            .alignment = Qt::AlignRight,
            .isStrong = value > m_strongAbove};
}

CellContent RelativeTimeDelegate::content(const QModelIndex &index) const
{
    if (isEmpty(index))
        return {};
    const qint64 when = numberOf(index);
    return {.text = format::relativeTime(when, QDateTime::currentMSecsSinceEpoch()),
            .tip = format::fullTime(when),
            .color = &Theme::textMuted};
}

CellContent TimeOfDayDelegate::content(const QModelIndex &index) const
{
    const qint64 when = numberOf(index);
    return {.text = when > 0 ? format::timeOfDay(when) : QString(),
            .tip = format::fullTime(when),
            .elide = Qt::ElideNone};
}

CellContent DurationDelegate::content(const QModelIndex &index) const
{
    const bool isRunning = m_kind == Kind::Growing && outcomeOf(index) == RequestOutcome::Running;
    return {.text = format::duration(numberOf(index)),
            .color = isRunning ? &Theme::accent : &Theme::text,
            .alignment = Qt::AlignRight,
            .elide = Qt::ElideNone};
}

CellContent SizeDelegate::content(const QModelIndex &index) const
{
    return {
        .text = format::size(numberOf(index)), .alignment = Qt::AlignRight, .elide = Qt::ElideNone};
}

CellContent KeyStateDelegate::content(const QModelIndex &index) const
{
    if (isEmpty(index))
        return {};
    const StateLook look = lookOf(static_cast<KeyState>(index.data().toInt()));
    return {.text = look.word, .elide = Qt::ElideNone, .icon = look.icon, .iconColor = look.color};
}

CellContent DeadlineDelegate::content(const QModelIndex &index) const
{
    const qint64 until = numberOf(index);
    if (until == 0)
        return {};
    const QString model = index.data(roles::model).toString();
    const int others = index.data(roles::others).toInt();
    QString text = format::timeLeft(until, QDateTime::currentMSecsSinceEpoch());
    if (!model.isEmpty())
        text = u"%1 · %2"_s.arg(model, text);
    if (others > 0)
        text += u" +%1"_s.arg(format::count(others));
    return {.text = text,
            .tip = model.isEmpty() ? format::fullTime(until)
                                   : u"%1: %2"_s.arg(model, format::fullTime(until)),
            .elide = Qt::ElideMiddle};
}

CellContent StatusDelegate::content(const QModelIndex &index) const
{
    const RequestOutcome outcome = outcomeOf(index);
    const StateLook look =
        lookOf(outcome, index.data().toInt(), index.data(roles::isStream).toBool());
    const bool isGood = outcome == RequestOutcome::Succeeded;
    return {.text = look.word,
            .tip = outcomeWord(outcome),
            .color = isGood ? &Theme::text : look.color,
            .elide = Qt::ElideNone,
            .icon = look.icon,
            .iconColor = look.color};
}

CellContent MaskDelegate::content(const QModelIndex &index) const
{
    const QString mask = index.data().toString();
    return {.text = mask.isEmpty() ? u"\u2013"_s : mask,
            .color = mask.isEmpty() ? &Theme::textMuted : &Theme::text,
            .elide = Qt::ElideNone,
            .isMono = true};
}

CellContent TagDelegate::content(const QModelIndex &index) const
{
    return {.text = index.data().toString(), .color = &Theme::textMuted, .isTag = true};
}

} // namespace keyferry::ui
