#pragma once

#include "ui/models/codetokens.h"

#include <QSyntaxHighlighter>

namespace keyferry::ui {

/// Colours keywords, strings and comments of a snippet by roles of the theme.
class CodeHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

    void setLanguage(CodeLanguage language);

protected:
    void highlightBlock(const QString &text) override;

private:
    CodeLanguage m_language = CodeLanguage::Plain;
};

} // namespace keyferry::ui
