#include "proxy/core/drafts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace keyferry {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestKey = 4096;
constexpr qsizetype longestNote = 255;
constexpr std::size_t listedRefusals = 20;

/// Collects distinct keys and counts what is not one.
class Collector
{
public:
    void take(QByteArrayView token, qint64 line, const QString &notes = {}, const QString &tag = {})
    {
        if (token.isEmpty())
            return;
        if (const QString rule = brokenRule(token); !rule.isEmpty())
            return refuse(line, rule);
        const QByteArray bytes = token.toByteArray();
        if (m_seen.contains(bytes)) {
            ++m_parsed.duplicates;
            return;
        }
        m_seen.insert(bytes);
        m_parsed.keys.push_back({.secret = Secret(bytes),
                                 .notes = notes.left(longestNote),
                                 .tag = tag.left(longestNote),
                                 .line = line});
    }

    void refuse(qint64 line, const QString &reason)
    {
        ++m_parsed.refused;
        if (m_parsed.refusals.size() < listedRefusals)
            m_parsed.refusals.push_back({line, reason});
    }

    [[nodiscard]] ParsedKeys finish() { return std::move(m_parsed); }

private:
    static QString brokenRule(QByteArrayView token)
    {
        if (token.size() > longestKey)
            return u"longer than 4096 bytes"_s;
        for (const char c : token) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte < 0x20 || byte == 0x7f)
                return u"holds a control character"_s;
            if (byte > 0x7f)
                return u"holds a character that is not ASCII"_s;
        }
        return {};
    }

    ParsedKeys m_parsed{};
    QSet<QByteArray> m_seen{};
};

bool isSeparator(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v' || c == ','
           || c == ';' || c == '|';
}

// The key of `["sk-a"` or `'sk-b'`: pieces of a list in some language come with its brackets and
// quotes.
QByteArrayView bareToken(QByteArrayView token)
{
    if (token.startsWith('['))
        token = token.sliced(1);
    if (token.endsWith(']'))
        token.chop(1);
    const bool isQuoted =
        token.size() >= 2 && token.front() == token.back()
        && (token.front() == '"' || token.front() == '\'' || token.front() == '`');
    return isQuoted ? token.sliced(1, token.size() - 2) : token;
}

void parseTokens(QByteArrayView text, Collector &out)
{
    qint64 line = 1;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (i < text.size() && !isSeparator(text[i]))
            continue;
        out.take(bareToken(text.sliced(begin, i - begin)), line);
        begin = i + 1;
        if (i < text.size() && text[i] == '\n')
            ++line;
    }
}

/// Goes through a text line by line; blank lines are passed over, but counted.
class Lines
{
public:
    explicit Lines(QByteArrayView text)
        : m_text(text)
    {}

    [[nodiscard]] std::optional<QByteArrayView> next()
    {
        while (m_begin < m_text.size()) {
            const auto mark = m_text.indexOf('\n', m_begin);
            const auto end = mark < 0 ? m_text.size() : mark;
            const QByteArrayView line = m_text.sliced(m_begin, end - m_begin);
            m_begin = end + 1;
            ++m_number;
            if (!line.trimmed().isEmpty())
                return line.endsWith('\r') ? line.chopped(1) : line;
        }
        return std::nullopt;
    }
    /// Of the line that next() gave; 1-based.
    [[nodiscard]] qint64 number() const { return m_number; }

private:
    QByteArrayView m_text{};
    qsizetype m_begin = 0;
    qint64 m_number = 0;
};

void takeJsonValue(const QJsonValue &value, qint64 line, Collector &out)
{
    if (value.isString())
        return out.take(value.toString().trimmed().toUtf8(), line);
    const QJsonObject object = value.toObject();
    if (!object.value("key"_L1).isString())
        return out.refuse(line, u"is neither a string nor an object with a \"key\""_s);
    out.take(object.value("key"_L1).toString().trimmed().toUtf8(),
             line,
             object.value("notes"_L1).toString(),
             object.value("tag"_L1).toString());
}

bool parseJsonArray(QByteArrayView text, Collector &out)
{
    const QByteArrayView trimmed = text.trimmed();
    if (!trimmed.startsWith('['))
        return false;
    const auto document = QJsonDocument::fromJson(trimmed.toByteArray());
    if (!document.isArray())
        return false;
    qint64 element = 0;
    for (const auto &value : document.array())
        takeJsonValue(value, ++element, out);
    return true;
}

// Empty if the line is not exactly one JSON value.
std::optional<QJsonValue> jsonValue(QByteArrayView line)
{
    // Qt reads documents only, so a bare string is wrapped.
    const QJsonArray values = QJsonDocument::fromJson('[' + line.toByteArray() + ']').array();
    return values.size() == 1 ? std::optional(values.first()) : std::nullopt;
}

// JSON lines: each line a string or an object. Taken for that only if the first line is one.
bool parseJsonLines(QByteArrayView text, Collector &out)
{
    const QByteArrayView first = Lines(text).next().value_or(QByteArrayView()).trimmed();
    if (!(first.startsWith('"') || first.startsWith('{')) || !jsonValue(first))
        return false;
    Lines lines(text);
    while (const auto line = lines.next()) {
        if (const auto value = jsonValue(*line))
            takeJsonValue(*value, lines.number(), out);
        else
            out.refuse(lines.number(), u"is not a JSON value"_s);
    }
    return true;
}

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

struct CsvHeader
{
    QChar separator{};
    qsizetype key = -1;
    qsizetype notes = -1;
    qsizetype tag = -1;
};

// A header has a column named "key"; spreadsheets write semicolons or tabs where the comma is a
// decimal point.
std::optional<CsvHeader> csvHeader(QByteArrayView line)
{
    for (const QChar separator : {u',', u';', u'\t'}) {
        QStringList names;
        for (const QString &name : csvFields(line, separator))
            names.append(name.trimmed().toLower());
        if (names.contains("key"_L1))
            return CsvHeader{separator,
                             names.indexOf("key"_L1),
                             names.indexOf("notes"_L1),
                             names.indexOf("tag"_L1)};
    }
    return std::nullopt;
}

bool parseCsv(QByteArrayView text, Collector &out)
{
    Lines lines(text);
    const auto first = lines.next();
    const auto header = first ? csvHeader(*first) : std::nullopt;
    if (!header)
        return false;
    while (const auto line = lines.next()) {
        const QStringList fields = csvFields(*line, header->separator);
        const QString key = fields.value(header->key).trimmed();
        if (key.isEmpty())
            out.refuse(lines.number(), u"has no key"_s);
        else
            out.take(key.toUtf8(),
                     lines.number(),
                     fields.value(header->notes),
                     fields.value(header->tag));
    }
    return true;
}

} // namespace

ParsedKeys parseKeys(QByteArrayView text)
{
    Collector collector;
    constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");
    const QByteArrayView content =
        text.startsWith(byteOrderMark) ? text.sliced(byteOrderMark.size()) : text;
    const bool isTaken = parseJsonArray(content, collector) || parseJsonLines(content, collector)
                         || parseCsv(content, collector);
    if (!isTaken)
        parseTokens(content, collector);
    return collector.finish();
}

} // namespace keyferry
