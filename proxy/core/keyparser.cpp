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
        m_parsed.keys.push_back({Secret(bytes), notes.left(longestNote), tag.left(longestNote), line});
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
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v' || c == ',' || c == ';' || c == '|';
}

void parseTokens(QByteArrayView text, Collector &out)
{
    qint64 line = 1;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (i < text.size() && !isSeparator(text[i]))
            continue;
        out.take(text.sliced(begin, i - begin), line);
        begin = i + 1;
        if (i < text.size() && text[i] == '\n')
            ++line;
    }
}

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
    const auto document = QJsonDocument::fromJson(text.toByteArray());
    if (!document.isArray())
        return false;
    qint64 element = 0;
    for (const auto &value : document.array())
        takeJsonValue(value, ++element, out);
    return true;
}

// JSON lines: each line a string or an object. Taken for that only if the first line is one.
bool parseJsonLines(QByteArrayView text, Collector &out)
{
    const auto readLine = [](const QByteArray &line) {
        // Qt reads documents only, so a bare string is wrapped.
        return QJsonDocument::fromJson('[' + line + ']').array();
    };
    const QList<QByteArray> lines = text.toByteArray().split('\n');
    const QByteArray first = lines.first().trimmed();
    if (!(first.startsWith('"') || first.startsWith('{')) || readLine(first).size() != 1)
        return false;
    qint64 number = 0;
    for (const QByteArray &line : lines) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const auto values = readLine(line.trimmed());
        if (values.size() == 1)
            takeJsonValue(values.first(), number, out);
        else
            out.refuse(number, u"is not a JSON value"_s);
    }
    return true;
}

// RFC 4180 fields of one line; quoted line breaks are not keys' business.
QStringList csvFields(const QString &line)
{
    QStringList fields(QString{});
    bool isQuoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line.at(i);
        if (isQuoted && c == u'"' && i + 1 < line.size() && line.at(i + 1) == u'"') {
            fields.last().append(c);
            ++i;
        } else if (c == u'"') {
            isQuoted = !isQuoted;
        } else if (c == u',' && !isQuoted) {
            fields.append(QString());
        } else {
            fields.last().append(c);
        }
    }
    return fields;
}

bool parseCsv(QByteArrayView text, Collector &out)
{
    const QStringList lines = QString::fromUtf8(text).split(u'\n');
    QStringList header;
    for (const QString &name : csvFields(lines.first().trimmed()))
        header.append(name.trimmed().toLower());
    const auto keyColumn = header.indexOf("key"_L1);
    // A header is more than the one word "key", which could as well be somebody's list.
    if (keyColumn < 0 || header.size() < 2)
        return false;
    const auto notesColumn = header.indexOf("notes"_L1);
    const auto tagColumn = header.indexOf("tag"_L1);
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (lines.at(i).trimmed().isEmpty())
            continue;
        const QStringList fields = csvFields(lines.at(i).endsWith(u'\r') ? lines.at(i).chopped(1) : lines.at(i));
        const QString key = fields.value(keyColumn).trimmed();
        if (key.isEmpty())
            out.refuse(i + 1, u"has no key"_s);
        else
            out.take(key.toUtf8(), i + 1, fields.value(notesColumn), fields.value(tagColumn));
    }
    return true;
}

} // namespace

ParsedKeys parseKeys(QByteArrayView text)
{
    Collector collector;
    constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");
    QByteArrayView content = text.startsWith(byteOrderMark) ? text.sliced(byteOrderMark.size()) : text;
    const QByteArrayView trimmed = content.trimmed();
    const bool isTaken = (trimmed.startsWith('[') && parseJsonArray(trimmed, collector))
                         || (!trimmed.isEmpty() && parseJsonLines(trimmed, collector))
                         || (!trimmed.isEmpty() && parseCsv(trimmed, collector));
    if (!isTaken)
        parseTokens(content, collector);
    return collector.finish();
}

} // namespace keyferry
