#include "ui/models/codetokens.h"

#include <QSet>
#include <QString>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

const QSet<QString> &keywords(CodeLanguage language)
{
    static const QSet<QString> none;
    static const QSet<QString> shell{u"curl"_s, u"export"_s};
    static const QSet<QString> python{
        u"from"_s, u"import"_s, u"as"_s, u"print"_s, u"True"_s, u"False"_s, u"None"_s};
    static const QSet<QString> javaScript{
        u"import"_s, u"from"_s, u"const"_s, u"new"_s, u"await"_s, u"true"_s, u"false"_s};
    switch (language) {
    case CodeLanguage::Plain:
    case CodeLanguage::Form:
    case CodeLanguage::Toml: return none;
    case CodeLanguage::Shell: return shell;
    case CodeLanguage::Python: return python;
    case CodeLanguage::JavaScript: return javaScript;
    }
    Q_UNREACHABLE();
}

bool isWordCharacter(QChar character)
{
    return character.isLetterOrNumber() || character == u'_';
}

qsizetype endOfWord(QStringView line, qsizetype at)
{
    while (at < line.size() && isWordCharacter(line.at(at)))
        ++at;
    return at;
}

// Behind the closing quote. In the shell nothing is escaped between single ones.
qsizetype endOfString(QStringView line, qsizetype at, CodeLanguage language)
{
    const QChar quote = line.at(at);
    const bool hasEscapes = language != CodeLanguage::Shell || quote != u'\'';
    for (++at; at < line.size(); ++at) {
        if (hasEscapes && line.at(at) == u'\\')
            ++at;
        else if (line.at(at) == quote)
            return at + 1;
    }
    return line.size();
}

bool beginsComment(QStringView rest, CodeLanguage language)
{
    return language == CodeLanguage::JavaScript ? rest.startsWith("//"_L1) : rest.startsWith(u'#');
}

QList<CodeToken> formTokens(QStringView line)
{
    const qsizetype colon = line.indexOf(u':');
    return colon < 0 ? QList<CodeToken>() : QList<CodeToken>{{0, colon, TokenKind::Comment}};
}

} // namespace

QList<CodeToken> codeTokens(QStringView line, CodeLanguage language)
{
    if (language == CodeLanguage::Form)
        return formTokens(line);
    if (language == CodeLanguage::Plain)
        return {};
    if (language == CodeLanguage::Toml && line.startsWith(u'['))
        return {{0, line.size(), TokenKind::Keyword}};
    QList<CodeToken> tokens;
    qsizetype at = 0;
    while (at < line.size()) {
        const QChar character = line.at(at);
        qsizetype end = at + 1;
        if (character == u'"' || character == u'\'') {
            end = endOfString(line, at, language);
            tokens.append({at, end - at, TokenKind::String});
        } else if (beginsComment(line.sliced(at), language)) {
            tokens.append({at, line.size() - at, TokenKind::Comment});
            return tokens;
        } else if (isWordCharacter(character)) {
            end = endOfWord(line, at);
            if (keywords(language).contains(line.sliced(at, end - at).toString()))
                tokens.append({at, end - at, TokenKind::Keyword});
        }
        at = end;
    }
    return tokens;
}

} // namespace keyferry::ui
