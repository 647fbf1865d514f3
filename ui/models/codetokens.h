#pragma once

#include <QList>
#include <QStringView>

namespace keyferry::ui {

enum class CodeLanguage {
    Plain,
    Form, ///< `Name:  value`
    Shell,
    Python,
    JavaScript,
    Toml,
};

enum class TokenKind { Keyword, String, Comment };

struct CodeToken
{
    qsizetype start = 0;
    qsizetype length = 0;
    TokenKind kind = TokenKind::Keyword;

    friend bool operator==(const CodeToken &, const CodeToken &) = default;
};

/// What is coloured in one line of a snippet: keywords, strings, comments, in their order. A string
/// ends with its line at the latest. Thread: any; pure.
[[nodiscard]] QList<CodeToken> codeTokens(QStringView line, CodeLanguage language);

} // namespace keyferry::ui
