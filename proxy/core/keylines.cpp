#include "proxy/core/keyscanner.h"

namespace keyferry {

using namespace Qt::StringLiterals;

namespace {

// RFC 4180 fields of one line; quoted line breaks are not keys' business.
QStringList csvFields(QByteArrayView line, QChar separator)
{
    const QString text = QString::fromUtf8(line);
    QStringList fields(QString{});
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (isQuoted && c == u'"' && i + 1 < text.size() && text.at(i + 1) == u'"') {
            fields.last().append(c);
            ++i;
        } else if (c == u'"') {
            isQuoted = !isQuoted;
        } else if (c == separator && !isQuoted) {
            fields.append(QString());
        } else {
            fields.last().append(c);
        }
    }
    return fields;
}

} // namespace

void LineScanner::feed(QByteArrayView bytes, ParsedKeys &found)
{
    qsizetype begin = 0;
    for (qsizetype mark = bytes.indexOf('\n'); mark >= 0; mark = bytes.indexOf('\n', begin)) {
        const QByteArrayView part = bytes.sliced(begin, mark - begin);
        if (m_partial.isEmpty()) {
            endLine(part, found);
        } else {
            m_partial.append(part.first(std::min(part.size(), longestPiece + 1)));
            endLine(m_partial, found);
            m_partial.clear();
        }
        begin = mark + 1;
    }
    const QByteArrayView rest = bytes.sliced(begin);
    const qsizetype room = std::max<qsizetype>(0, longestPiece + 1 - m_partial.size());
    m_partial.append(rest.first(std::min(rest.size(), room)));
}

void LineScanner::endLine(QByteArrayView line, ParsedKeys &found)
{
    ++m_number;
    if (line.size() > longestPiece)
        return refuseLine(found, m_number, u"is longer than 64 KiB"_s);
    if (!line.trimmed().isEmpty())
        takeLine(line.endsWith('\r') ? line.chopped(1) : line, m_number, found);
}

void LineScanner::finish(ParsedKeys &found)
{
    if (!m_partial.isEmpty())
        endLine(m_partial, found);
    m_partial.clear();
}

bool CsvScanner::begins(QByteArrayView line)
{
    return header(line).has_value();
}

// Spreadsheets write semicolons or tabs where the comma is a decimal point.
std::optional<CsvScanner::Header> CsvScanner::header(QByteArrayView line)
{
    for (const QChar separator : {u',', u';', u'\t'}) {
        QStringList names;
        for (const QString &name : csvFields(line, separator))
            names.append(name.trimmed().toLower());
        if (names.contains("key"_L1))
            return Header{separator, names};
    }
    return std::nullopt;
}

void CsvScanner::takeLine(QByteArrayView line, qint64 number, ParsedKeys &found)
{
    if (!m_header) {
        m_header = header(line);
        return;
    }
    const QStringList fields = csvFields(line, m_header->separator);
    const auto field = [&](QLatin1String name) {
        return fields.value(m_header->names.indexOf(name));
    };
    const QString key = field("key"_L1).trimmed();
    if (key.isEmpty())
        return refuseLine(found, number, u"has no key"_s);
    takeKey(found,
            key.toUtf8(),
            number,
            {.notes = field("notes"_L1),
             .tag = field("tag"_L1),
             .weight = field("weight"_L1),
             .priority = field("priority"_L1)});
}

} // namespace keyferry
