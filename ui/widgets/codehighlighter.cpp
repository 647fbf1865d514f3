#include "ui/widgets/codehighlighter.h"

#include "ui/widgets/theme.h"

namespace keyferry::ui {

namespace {

QColor colorOf(TokenKind kind)
{
    const Theme &theme = Theme::current();
    switch (kind) {
    case TokenKind::Keyword: return theme.chart4;
    case TokenKind::String: return theme.success;
    case TokenKind::Comment: return theme.textMuted;
    }
    Q_UNREACHABLE();
}

} // namespace

void CodeHighlighter::setLanguage(CodeLanguage language)
{
    if (m_language == language)
        return;
    m_language = language;
    rehighlight();
}

void CodeHighlighter::highlightBlock(const QString &text)
{
    for (const CodeToken &token : codeTokens(text, m_language))
        setFormat(
            static_cast<int>(token.start), static_cast<int>(token.length), colorOf(token.kind));
}

} // namespace keyferry::ui
