#include "ui/models/command.h"

#include <QStringList>

namespace keyferry::ui {

namespace {

// Far enough apart that a word in the title always beats one in the aliases found the same way, and
// never one found better.
constexpr int atTheBeginning = 90;
constexpr int atAWord = 70;
constexpr int inside = 40;
constexpr int asLetters = 15;
constexpr int lessInAliases = 10;
constexpr int wholeTitle = 20;

bool startsWord(const QString &text, qsizetype at)
{
    return at == 0 || (!text.at(at - 1).isLetterOrNumber() && text.at(at).isLetterOrNumber());
}

// `nag` in `New aggregate`: the first letter begins a word, the others follow in order.
bool hasLetters(const QString &word, const QString &text)
{
    for (qsizetype start = text.indexOf(word.front()); start >= 0;
         start = text.indexOf(word.front(), start + 1)) {
        if (!startsWord(text, start))
            continue;
        qsizetype at = start;
        qsizetype found = 1;
        while (found < word.size() && (at = text.indexOf(word.at(found), at + 1)) >= 0)
            ++found;
        if (found == word.size())
            return true;
    }
    return false;
}

int wordScore(const QString &word, const QString &text)
{
    int best = 0;
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        if (at == 0)
            return atTheBeginning;
        best = std::max(best, startsWord(text, at) ? atAWord : inside);
    }
    if (best > 0)
        return best;
    return hasLetters(word, text) ? asLetters : 0;
}

} // namespace

int matchScore(const QString &typed, const Command &command)
{
    const QString title = command.title.toCaseFolded();
    const QString aliases = command.aliases.toCaseFolded();
    const QString wanted = typed.simplified().toCaseFolded();
    int sum = 1; // nothing typed: everything is found
    for (const QString &word : wanted.split(u' ', Qt::SkipEmptyParts)) {
        const int here = wordScore(word, title);
        // Letters scattered over a long text say nothing.
        const int there = aliases.contains(word) ? wordScore(word, aliases) - lessInAliases : 0;
        const int score = std::max(here, there);
        if (score == 0)
            return 0;
        sum += score;
    }
    return wanted == title ? sum + wholeTitle : sum;
}

} // namespace keyferry::ui
