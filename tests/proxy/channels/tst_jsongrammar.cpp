#include "proxy/channels/jsongrammar.h"

#include <QElapsedTimer>
#include <QTest>

namespace keyferry::channels {

using namespace Qt::StringLiterals;

class tst_JsonGrammar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsScalars_data();
    void knowsScalars();
    void measuresStrings_data();
    void measuresStrings();
    void measuresLongStringsInOnePass();
};

void tst_JsonGrammar::knowsScalars_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<bool>("isScalar");

    const auto row = [](const QByteArray &token, bool isScalar) {
        QTest::newRow(qPrintable(u"'%1'"_s.arg(QString::fromLatin1(token)))) << token << isScalar;
    };
    for (const char *token :
         {"0",        "-0",      "1",     "10",    "1.0",   "-1.50",
          "1e3",      "1E+3",    "1e-07", "1e999", "0.0e0", "123456789012345678901234567890",
          "true",     "false",   "null",  "\"\"",  "\"a\"", "1 ",
          "1\r\n\t ", "\"a\" \n"})
        row(token, true);
    for (const char *token :
         {"",     " ",       "-",         "+1",          "01",  "-01",   ".5",    "1.",
          "1.e3", "1e",      "1e+",       "0x1",         "1_0", "NaN",   "Inf",   "True",
          "nul",  "nulll",   "truex",     "1 2",         "1a",  "--1",   "1e3.0", "\"a",
          "a\"",  "'a'",     "\"a\"b",    "\"\\\"",      "]",   "}",     ",",     ":",
          "1,",   "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "1\v", "true\f"})
        row(token, false);
    row("1\0"_ba + QByteArray(1, '\0'), false);
}

void tst_JsonGrammar::knowsScalars()
{
    QFETCH(QByteArray, token);
    QFETCH(bool, isScalar);
    QCOMPARE(isJsonScalar(token), isScalar);
}

void tst_JsonGrammar::measuresStrings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qsizetype>("length");

    QTest::newRow("empty") << R"("" rest)"_ba << qsizetype(2);
    QTest::newRow("plain") << R"("model":1)"_ba << qsizetype(7);
    QTest::newRow("escaped quote") << R"("a\"b" ")"_ba << qsizetype(6);
    QTest::newRow("escaped backslash before the quote") << R"("a\\" ")"_ba << qsizetype(5);
    QTest::newRow("three backslashes") << R"("\\\"" ")"_ba << qsizetype(6);
    QTest::newRow("every short escape") << R"("\"\\\/\b\f\n\r\t")"_ba << qsizetype(18);
    QTest::newRow("code points") << R"("\u0000\uD83d\uDE00\uffff")"_ba << qsizetype(26);
    QTest::newRow("lone surrogate") << R"("\ud83d")"_ba << qsizetype(8);
    QTest::newRow("no string") << "model"_ba << qsizetype(-1);
    QTest::newRow("nothing") << ""_ba << qsizetype(-1);
    QTest::newRow("open") << R"("model)"_ba << qsizetype(-1);
    QTest::newRow("open behind an escape") << R"("model\")"_ba << qsizetype(-1);
    QTest::newRow("half an escape") << R"("model\)"_ba << qsizetype(-1);
    QTest::newRow("unknown escape") << R"("\a")"_ba << qsizetype(-1);
    QTest::newRow("short code point") << R"("\u123")"_ba << qsizetype(-1);
    QTest::newRow("code point cut off") << R"("\u12)"_ba << qsizetype(-1);
}

void tst_JsonGrammar::measuresStrings()
{
    QFETCH(QByteArray, text);
    QFETCH(qsizetype, length);
    QCOMPARE(jsonStringLength(text), length);
}

void tst_JsonGrammar::measuresLongStringsInOnePass()
{
    const auto newLines = '"' + R"(\n)"_ba.repeated(1'000'000) + '"';
    const auto quotes = '"' + R"(\")"_ba.repeated(1'000'000) + '"';
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(jsonStringLength(newLines), newLines.size());
    QCOMPARE(jsonStringLength(quotes), quotes.size());
    // Minutes, if each escape looked for the closing quote again.
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(u"%1 ms"_s.arg(timer.elapsed())));
}

} // namespace keyferry::channels

QTEST_GUILESS_MAIN(keyferry::channels::tst_JsonGrammar)
#include "tst_jsongrammar.moc"
