#include "ui/models/filterline.h"

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

struct Word
{
    QString text{};
    qsizetype colon = -1; ///< first colon outside quotes
};

bool isName(QStringView text)
{
    return !text.isEmpty()
           && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'a' && c <= u'z'; });
}

// An open quote reaches to the end: somebody is still typing.
std::vector<Word> wordsOf(QStringView line)
{
    std::vector<Word> words;
    bool isInWord = false;
    bool isQuoted = false;
    for (const QChar c : line) {
        if (c.isSpace() && !isQuoted) {
            isInWord = false;
            continue;
        }
        if (!isInWord)
            words.emplace_back();
        isInWord = true;
        if (c == u'"') {
            isQuoted = !isQuoted;
            continue;
        }
        if (c == u':' && !isQuoted && words.back().colon < 0)
            words.back().colon = words.back().text.size();
        words.back().text.append(c);
    }
    return words;
}

Error refusal(const QString &token, const QString &rule)
{
    return {
        .kind = ErrorKind::InvalidValue, .detail = u"%1: %2"_s.arg(token, rule), .field = token};
}

// Sets one value, refusing an empty or a second one.
Outcome take(QString &target, const QString &name, const QString &value)
{
    if (value.isEmpty())
        return refusal(name, u"needs a value"_s);
    if (!target.isEmpty())
        return refusal(name, u"is given twice"_s);
    target = value;
    return ok();
}

Outcome takeStatus(LogQuery &query, const QString &value)
{
    if (value.isEmpty())
        return refusal(u"status"_s, u"needs a value"_s);
    if (query.status)
        return refusal(u"status"_s, u"is given twice"_s);
    const auto range = parseStatusFilter(value);
    if (!range)
        return range.error();
    query.status = *range;
    return ok();
}

Outcome takeTook(LogQuery &query, const QString &value)
{
    if (query.took)
        return refusal(u"took"_s, u"is given twice"_s);
    const auto range = parseDurationFilter(value);
    if (!range)
        return range.error();
    query.took = *range;
    return ok();
}

Outcome takeStream(LogQuery &query, const QString &value)
{
    if (query.stream)
        return refusal(u"stream"_s, u"is given twice"_s);
    if (value != "yes"_L1 && value != "no"_L1)
        return refusal(u"stream"_s, u"is yes or no"_s);
    query.stream = value == "yes"_L1;
    return ok();
}

Outcome takeToken(LogQuery &query, const QString &name, const QString &value)
{
    if (name == "group"_L1)
        return take(query.group, name, value);
    if (name == "model"_L1)
        return take(query.model, name, value);
    if (name == "key"_L1)
        return take(query.key, name, value);
    if (name == "status"_L1)
        return takeStatus(query, value);
    if (name == "took"_L1)
        return takeTook(query, value);
    if (name == "stream"_L1)
        return takeStream(query, value);
    return refusal(name, u"is not a filter"_s);
}

QString quoted(const QString &text)
{
    const bool needsQuotes =
        std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSpace() || c == u':'; });
    return needsQuotes ? u'"' + text + u'"' : text;
}

QString statusText(StatusRange range)
{
    constexpr int highest = StatusRange{}.high;
    if (range.low == range.high)
        return QString::number(range.low);
    if (range.high == highest)
        return u">=%1"_s.arg(range.low);
    if (range.low == 0)
        return u"<=%1"_s.arg(range.high);
    return u"%1-%2"_s.arg(range.low).arg(range.high);
}

// The shortest of the comparisons that mean the same.
QString tookText(const DurationRange &range)
{
    constexpr qint64 second = 1000;
    const auto time = [](qint64 ms) {
        return ms % second == 0 ? u"%1s"_s.arg(ms / second) : u"%1ms"_s.arg(ms);
    };
    if (range.most != DurationRange{}.most) {
        const bool isBelow = (range.most + 1) % second == 0;
        return isBelow ? "<"_L1 + time(range.most + 1) : "<="_L1 + time(range.most);
    }
    const bool isAbove = range.least > 0 && (range.least - 1) % second == 0;
    return isAbove ? ">"_L1 + time(range.least - 1) : ">="_L1 + time(range.least);
}

bool isToken(const QString &word)
{
    const auto query = parseFilterLine(word);
    return query && query->text.isEmpty() && *query != LogQuery{};
}

} // namespace

Result<LogQuery> parseFilterLine(QStringView line)
{
    LogQuery query;
    QStringList text;
    for (const Word &word : wordsOf(line)) {
        const QString name = word.text.left(qMax<qsizetype>(word.colon, 0)).toLower();
        const QString value = word.text.mid(word.colon + 1);
        // `https://…` and `llama3:8b` are things to look for, not filters.
        if (!isName(name) || value.startsWith("//"_L1)) {
            text.append(word.text);
            continue;
        }
        if (const Outcome taken = takeToken(query, name, value); !taken)
            return taken.error();
    }
    text.removeAll(QString());
    query.text = text.join(u' ');
    return query;
}

QString filterLineOf(const LogQuery &query)
{
    QStringList tokens;
    if (!query.group.isEmpty())
        tokens.append("group:"_L1 + quoted(query.group));
    if (query.status)
        tokens.append("status:"_L1 + statusText(*query.status));
    if (!query.model.isEmpty())
        tokens.append("model:"_L1 + quoted(query.model));
    if (!query.key.isEmpty())
        tokens.append("key:"_L1 + quoted(query.key));
    if (query.took)
        tokens.append("took:"_L1 + tookText(*query.took));
    if (query.stream)
        tokens.append(*query.stream ? u"stream:yes"_s : u"stream:no"_s);
    if (!query.text.isEmpty())
        tokens.append(quoted(query.text));
    return tokens.join(u' ');
}

QStringList filterTokenStarts()
{
    return {u"group:"_s, u"status:"_s, u"model:"_s, u"key:"_s, u"took:"_s, u"stream:"_s};
}

FilterPieces filterPieces(const QString &line, bool isFinished)
{
    FilterPieces pieces;
    QString word;
    bool isQuoted = false;
    const auto endWord = [&pieces, &word](bool isComplete, const QString &space) {
        if (isComplete && isToken(word))
            pieces.tokens.append(word);
        else
            pieces.rest += word + space;
        word.clear();
    };
    for (const QChar c : line) {
        isQuoted = c == u'"' ? !isQuoted : isQuoted;
        if (c.isSpace() && !isQuoted)
            endWord(true, QString(c));
        else
            word.append(c);
    }
    endWord(isFinished, {});
    return pieces;
}

QString filterTokenName(const QString &token)
{
    return token.left(qMax<qsizetype>(token.indexOf(u':'), 0)).toLower();
}

} // namespace keyferry::ui
