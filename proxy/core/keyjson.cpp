#include "proxy/core/keyscanner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace keyferry {

using namespace Qt::StringLiterals;

namespace {

// A number of JSON as the text that a CSV would have in its place.
QString numberText(const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull())
        return {};
    if (value.isDouble()) {
        constexpr qint64 notWhole = -1;
        return QString::number(value.toInteger(notWhole));
    }
    return value.isString() ? value.toString() : u"?"_s;
}

} // namespace

std::optional<QJsonValue> jsonValueOf(QByteArrayView text)
{
    // Qt reads documents only, so a bare string is wrapped.
    const QJsonArray values = QJsonDocument::fromJson('[' + text.toByteArray() + ']').array();
    return values.size() == 1 ? std::optional(values.first()) : std::nullopt;
}

void takeJsonKey(ParsedKeys &found, const QJsonValue &value, qint64 line)
{
    if (value.isString())
        return takeKey(found, value.toString().trimmed().toUtf8(), line);
    const QJsonObject object = value.toObject();
    if (!object.value("key"_L1).isString())
        return refuseLine(found, line, u"is neither a string nor an object with a \"key\""_s);
    takeKey(found,
            object.value("key"_L1).toString().trimmed().toUtf8(),
            line,
            {.notes = object.value("notes"_L1).toString(),
             .tag = object.value("tag"_L1).toString(),
             .weight = numberText(object.value("weight"_L1)),
             .priority = numberText(object.value("priority"_L1))});
}

void JsonArrayScanner::feed(QByteArrayView bytes, ParsedKeys &found)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (m_rest)
            return m_rest->feed(bytes.sliced(i), found);
        step(bytes[i], found);
    }
}

void JsonArrayScanner::step(char c, ParsedKeys &found)
{
    if (c == '\n') {
        ++m_line;
        m_isInString = false; // no JSON string goes past a line: one forgotten quote costs one key
    }
    const bool isSyntax = !m_isInString;
    if (m_isEscaped)
        m_isEscaped = false;
    else if (m_isInString && c == '\\')
        m_isEscaped = true;
    else if (c == '"')
        m_isInString = !m_isInString;

    if (isSyntax && (c == '[' || c == '{') && ++m_depth == 1)
        return;
    const bool endsArray = isSyntax && c == ']' && m_depth == 1;
    if (endsArray || (isSyntax && c == ',' && m_depth == 1))
        takeElement(found);
    else
        note(c);
    if (isSyntax && (c == ']' || c == '}'))
        m_depth = std::max(m_depth - 1, 1);
    if (endsArray)
        m_rest = std::make_unique<TokenScanner>(m_line);
}

void JsonArrayScanner::note(char c)
{
    if (m_depth > 0 && m_element.size() <= longestPiece)
        m_element.append(c);
}

void JsonArrayScanner::takeElement(ParsedKeys &found)
{
    const QByteArray element = m_element.trimmed();
    m_element.resize(0);
    if (element.isEmpty())
        return; // after a last comma
    ++m_number;
    if (element.size() > longestPiece)
        return refuseLine(found, m_number, u"is longer than 64 KiB"_s);
    if (const auto value = jsonValueOf(element))
        return takeJsonKey(found, *value, m_number);
    // Not JSON after all, such as a list in another language.
    TokenScanner tokens(m_number);
    tokens.feed(QByteArray(element).replace('\n', ' '), found);
    tokens.finish(found);
}

void JsonArrayScanner::finish(ParsedKeys &found)
{
    if (m_rest)
        m_rest->finish(found);
    else
        takeElement(found);
}

bool JsonLinesScanner::begins(QByteArrayView line)
{
    const QByteArrayView bare = line.trimmed();
    return (bare.startsWith('"') || bare.startsWith('{')) && jsonValueOf(bare);
}

void JsonLinesScanner::takeLine(QByteArrayView line, qint64 number, ParsedKeys &found)
{
    if (const auto value = jsonValueOf(line))
        takeJsonKey(found, *value, number);
    else
        refuseLine(found, number, u"is not a JSON value"_s);
}

} // namespace keyferry
