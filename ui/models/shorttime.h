#pragma once

#include <QLocale>
#include <QTime>

namespace keyferry::ui {

/// The time of day to the minute, `14:32`: the short form of the C locale has seconds.
[[nodiscard]] inline QString shortTime(QTime time, const QLocale &locale)
{
    return locale.toString(time,
                           locale.timeFormat(QLocale::ShortFormat).remove(QLatin1String(":ss")));
}

} // namespace keyferry::ui
