#include "ui/models/codetokens.h"

#include <QTest>

using namespace keyferry::ui;
using namespace Qt::StringLiterals;

class tst_CodeTokens final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marks_data();
    void marks();
};

void tst_CodeTokens::marks_data()
{
    QTest::addColumn<CodeLanguage>("language");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("marks"); // k, s, c below what is marked
    const auto row =
        [](const char *name, CodeLanguage language, const char *line, const char *marks) {
            QTest::newRow(name) << language << QString::fromUtf8(line) << QString::fromUtf8(marks);
        };
    // clang-format off
    row("import", CodeLanguage::Python,
        "from openai import OpenAI",
        "kkkk        kkkkkk       ");
    row("keyword inside a word", CodeLanguage::Python,
        "imported = format_as",
        "                    ");
    row("string with a quote", CodeLanguage::Python,
        R"(key="a\"from", b)",
        R"(    sssssssss   )");
    row("a string left open ends with its line", CodeLanguage::Python,
        R"(x = "open)",
        R"(    sssss)");
    row("a backslash at the end", CodeLanguage::Python,
        R"("\)",
        R"(ss)");
    row("comment", CodeLanguage::Python,
        "x = 1 # from",
        "      cccccc");
    row("hash in a string", CodeLanguage::Python,
        "'#1'",
        "ssss");
    row("JavaScript", CodeLanguage::JavaScript,
        "const c = new X(); // new",
        "kkkkk     kkk      cccccc");
    row("the shell escapes nothing between single quotes", CodeLanguage::Shell,
        R"(export A='b\' c)",
        R"(kkkkkk   ssss  )");
    row("TOML table", CodeLanguage::Toml,
        "[model_providers.x]",
        "kkkkkkkkkkkkkkkkkkk");
    row("TOML value", CodeLanguage::Toml,
        "model = \"m\"",
        "        sss");
    row("field of a form", CodeLanguage::Form,
        "API host:  http://h",
        "cccccccc           ");
    row("plain", CodeLanguage::Plain,
        "from 'x'",
        "        ");
    row("nothing", CodeLanguage::Python, "", "");
    // clang-format on
}

void tst_CodeTokens::marks()
{
    QFETCH(const CodeLanguage, language);
    QFETCH(const QString, line);
    QString found(line.size(), u' ');
    for (const CodeToken &token : codeTokens(line, language)) {
        const QChar mark = token.kind == TokenKind::Keyword
                               ? u'k'
                               : (token.kind == TokenKind::String ? u's' : u'c');
        QVERIFY(token.start + token.length <= line.size());
        found.replace(token.start, token.length, QString(token.length, mark));
    }
    QTEST(found, "marks");
}

QTEST_GUILESS_MAIN(tst_CodeTokens)
#include "tst_codetokens.moc"
