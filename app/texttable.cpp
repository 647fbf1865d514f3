#include "app/texttable.h"

#include <algorithm>

namespace keyferry::app {

using namespace Qt::StringLiterals;

namespace {

constexpr auto gap = "  "_L1;

QList<qsizetype> widthsOf(const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths.at(i), row.at(i).size());
    }
    return widths;
}

QString line(const QStringList &cells, const QList<qsizetype> &widths, const QList<Align> &aligns)
{
    QStringList padded;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const bool isRight = aligns.value(i, Align::Left) == Align::Right;
        padded.append(isRight ? cells.at(i).rightJustified(widths.at(i))
                              : cells.at(i).leftJustified(widths.at(i)));
    }
    QString joined = padded.join(gap);
    while (joined.endsWith(u' '))
        joined.chop(1);
    return joined;
}

} // namespace

QString printable(QString text)
{
    for (QChar &character : text) {
        // 0x80-0x9f are the eight-bit forms of escape sequences.
        const bool steers =
            character < u' ' || (character >= QChar(0x7f) && character <= QChar(0x9f));
        if (steers)
            character = u'?';
    }
    return text;
}

QString textTable(const QList<TextColumn> &columns, const QList<QStringList> &rows)
{
    QStringList titles;
    QList<Align> aligns;
    for (const TextColumn &column : columns) {
        titles.append(column.title);
        aligns.append(column.align);
    }
    QList<QStringList> all{titles};
    for (const QStringList &row : rows) {
        QStringList cells;
        for (const QString &cell : row)
            cells.append(printable(cell));
        all.append(cells);
    }
    const auto widths = widthsOf(all);
    QString out;
    for (const QStringList &row : all)
        out.append(line(row, widths, aligns)).append(u'\n');
    return out;
}

QString indentedColumns(const QList<QStringList> &rows)
{
    const auto widths = widthsOf(rows);
    QString out;
    for (const QStringList &row : rows)
        out.append(gap).append(line(row, widths, {})).append(u'\n');
    return out;
}

} // namespace keyferry::app
