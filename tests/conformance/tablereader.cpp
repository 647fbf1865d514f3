#include "tests/conformance/row.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <optional>

namespace keyferry::test {

using namespace Qt::StringLiterals;

namespace {

struct Phrase
{
    QByteArrayView words;
    Act act;
};

constexpr Phrase phrases[]{
    {"sees end", Act::ExpectEnd},
    {"sees reset", Act::ExpectReset},
    {"sees close", Act::ExpectClose},
    {"is quiet", Act::Quiet},
    {"is refused ", Act::ExpectRefusal},
    {"has sent", Act::Flush},
    {"stalls within ", Act::Stall},
    {"closes", Act::Close},
    {"half-closes", Act::HalfClose},
    {"notifies", Act::Notify},
    {"drops", Act::Drop},
    {"resets", Act::Reset},
};

bool isSide(char letter)
{
    return letter == 'C' || letter == 'U';
}

/// `C2<~ text` and its like; nothing if the line is no step.
std::optional<Step> readStep(const QByteArray &line)
{
    if (line.isEmpty() || !isSide(line.front()))
        return std::nullopt;
    Step step{.side = line.front()};
    qsizetype at = 1;
    if (line.size() > at && line.at(at) >= '1' && line.at(at) <= '9')
        step.number = line.at(at++) - '0';
    QByteArray rest = line.sliced(at);
    if (rest.startsWith('>') || rest.startsWith('<')) {
        const bool isSend = rest.startsWith('>');
        const char mode = rest.size() > 1 ? rest.at(1) : ' ';
        step.act = isSend ? Act::Send : mode == '~' ? Act::ExpectContent : Act::Expect;
        const bool isLine = mode == ' ';
        step.text = rest.mid(isLine ? 2 : 3) + (isLine ? "\\r\\n" : "");
        return step;
    }
    rest = rest.trimmed();
    for (const Phrase &phrase : phrases) {
        if (!rest.startsWith(phrase.words) || (!phrase.words.endsWith(' ') && rest != phrase.words))
            continue;
        step.act = phrase.act;
        step.text = rest.sliced(phrase.words.size());
        return step;
    }
    return std::nullopt;
}

void appendStep(std::vector<Step> &steps, const Step &step)
{
    const bool isText =
        step.act == Act::Send || step.act == Act::Expect || step.act == Act::ExpectContent;
    if (isText && !steps.empty() && steps.back().act == step.act && steps.back().side == step.side
        && steps.back().number == step.number)
        steps.back().text += step.text;
    else
        steps.push_back(step);
}

class TableReader
{
public:
    void begin(const QByteArray &file)
    {
        m_file = file;
        m_line = 0;
        m_word.clear();
    }
    [[nodiscard]] Outcome take(const QByteArray &line);
    [[nodiscard]] std::vector<Row> rows() { return std::move(m_rows); }

private:
    enum class For { Both, Direct, Qnam };
    [[nodiscard]] bool takeStep(For whom, const QByteArray &line, int depth = 0);
    [[nodiscard]] bool takeWord(For whom, const QByteArray &before, QByteArray line, int depth);
    [[nodiscard]] bool takeOption(const QByteArray &line);

    QByteArray m_file{};
    int m_line = 0;
    QByteArray m_word{};
    QMap<QByteArray, QList<QByteArray>> m_words{};
    std::vector<Row> m_rows{};
};

bool TableReader::takeOption(const QByteArray &line)
{
    Row &row = m_rows.back();
    if (line == "tls") {
        row.isEncrypted = true;
        return true;
    }
    if (line.startsWith("known: ")) {
        row.difference = line.sliced(7);
        return true;
    }
    if (line.startsWith("unsteady: ")) {
        row.isUnsteady = true;
        row.difference = line.sliced(10);
        return true;
    }
    const auto equals = line.indexOf('=');
    if (!line.startsWith("set: ") || equals < 0)
        return false;
    row.settings.insert(QString::fromUtf8(line.sliced(5, equals - 5)),
                        QString::fromUtf8(line.sliced(equals + 1)));
    return true;
}

// `@word a b` stands for the word's lines with $1 and $2 replaced, each behind what stood before
// it.
bool TableReader::takeWord(For whom, const QByteArray &before, QByteArray line, int depth)
{
    const QList<QByteArray> parts = line.sliced(1).split(' ');
    if (depth > 4 || !m_words.contains(parts.front()))
        return false;
    for (QByteArray part : m_words.value(parts.front())) {
        for (qsizetype i = 1; i < parts.size(); ++i)
            part.replace('$' + QByteArray::number(i), parts.at(i));
        For reader = whom;
        if (part.startsWith("D: ") || part.startsWith("Q: ")) {
            const For named = part.startsWith('D') ? For::Direct : For::Qnam;
            if (whom != For::Both && whom != named)
                continue;
            reader = named;
            part = part.sliced(3);
        }
        if (!takeStep(reader, before + part, depth + 1))
            return false;
    }
    return true;
}

bool TableReader::takeStep(For whom, const QByteArray &line, int depth)
{
    if (line.startsWith('@'))
        return takeWord(whom, {}, line, depth);
    const auto text = line.indexOf(' ') + 1;
    if (text > 0 && line.mid(text).startsWith('@') && line.at(text - 2) != '|')
        return takeWord(whom, line.first(text), line.sliced(text), depth);
    auto step = readStep(line);
    if (!step)
        return false;
    step->line = m_line;
    if (whom != For::Qnam)
        appendStep(m_rows.back().direct, *step);
    if (whom != For::Direct)
        appendStep(m_rows.back().qnam, *step);
    return true;
}

Outcome TableReader::take(const QByteArray &line)
{
    ++m_line;
    const Error error{
        .kind = ErrorKind::InvalidValue,
        .detail =
            u"%1:%2: %3"_s.arg(QString::fromUtf8(m_file)).arg(m_line).arg(QString::fromUtf8(line))};
    if (line.startsWith('#') || line.isEmpty())
        return ok();
    if (line.startsWith("define ")) {
        m_word = line.sliced(7);
        return ok();
    }
    if (line.startsWith("  ")) {
        if (m_word.isEmpty())
            return error;
        m_words[m_word].append(line.sliced(2));
        return ok();
    }
    if (line.startsWith("== ")) {
        m_word.clear();
        m_rows.push_back({.name = line.sliced(3), .file = m_file});
        return ok();
    }
    if (m_rows.empty())
        return error;
    const bool isDirect = line.startsWith("D: ");
    const bool isQnam = line.startsWith("Q: ");
    if (isDirect)
        m_rows.back().onlyDirect += line.sliced(3) + '\n';
    if (isQnam)
        m_rows.back().onlyQnam += line.sliced(3) + '\n';
    const bool isTaken =
        takeOption(line)
        || (isDirect || isQnam ? takeStep(isDirect ? For::Direct : For::Qnam, line.sliced(3))
                               : takeStep(For::Both, line));
    return isTaken ? ok() : Outcome(error);
}

} // namespace

Result<std::vector<Row>> readTable(const QString &path)
{
    const QFileInfo place(path);
    TableReader reader;
    for (const QString &name : {place.dir().filePath(u"words"_s), path}) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return Error{.kind = ErrorKind::FileUnreadable, .detail = name};
        reader.begin(QFileInfo(name).fileName().toUtf8());
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (const Outcome taken = reader.take(line); !taken)
                return taken.error();
        }
    }
    return reader.rows();
}

} // namespace keyferry::test
