#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace keyferry::app {

enum class Align { Left, Right };

struct TextColumn
{
    QString title{};
    Align align = Align::Left;
};

/// Rows under a line of titles, columns two spaces apart, no space at line ends. A control
/// character in a cell shows as `?`, so that a name or an upstream's error cannot steer the
/// terminal. Pure.
[[nodiscard]] QString textTable(const QList<TextColumn> &columns, const QList<QStringList> &rows);

/// Rows without titles, two spaces in.
[[nodiscard]] QString indentedColumns(const QList<QStringList> &rows);

/// `text` without what could steer a terminal.
[[nodiscard]] QString printable(QString text);

} // namespace keyferry::app
