#include "ui/models/filterline.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(keyferry::LogQuery)

class tst_FilterLine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void writesWhatItReads_data();
    void writesWhatItReads();
    void takesTokensApart_data();
    void takesTokensApart();
};

void tst_FilterLine::reads_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<LogQuery>("query");
    const auto row = [](const char *name, const QString &line, const LogQuery &query) {
        QTest::newRow(name) << line << query;
    };

    row("empty", u""_s, {});
    row("blank", u"  \t "_s, {});
    row("group", u"group:openai"_s, {.group = u"openai"_s});
    row("name in capitals", u"Group:openai"_s, {.group = u"openai"_s});
    row("status from", u"status:>=400"_s, {.status = StatusRange{400, 999}});
    row("status class", u"status:5xx"_s, {.status = StatusRange{500, 599}});
    row("key", u"key:x9Qf"_s, {.key = u"x9Qf"_s});
    row("took longer than", u"took:>2s"_s, {.took = DurationRange{.least = 2001}});
    row("took less than", u"took:<500ms"_s, {.took = DurationRange{.most = 499}});
    row("streamed", u"stream:yes"_s, {.stream = true});
    row("not streamed", u"stream:no"_s, {.stream = false});
    row("model with a colon", u"model:llama3:8b"_s, {.model = u"llama3:8b"_s});
    row("model with star", u"model:gpt*"_s, {.model = u"gpt*"_s});
    row("words are one text", u"rate   limit"_s, {.text = u"rate limit"_s});
    row("quotes keep white space", u"\"rate   limit\""_s, {.text = u"rate   limit"_s});
    row("quoted value", u"model:\"my model\""_s, {.model = u"my model"_s});
    row("quotes make text of a token", u"\"group:openai\""_s, {.text = u"group:openai"_s});
    row("open quote", u"\"rate li"_s, {.text = u"rate li"_s});
    row("a URL is text", u"https://api.openai.com"_s, {.text = u"https://api.openai.com"_s});
    row("a model name is text", u"llama3:8b"_s, {.text = u"llama3:8b"_s});
    row("a mask is text", u"sk-p\u2026x9Qf"_s, {.text = u"sk-p\u2026x9Qf"_s});
    row("lonely colon is text", u":"_s, {.text = u":"_s});
    row("all together in any order",
        u"foo model:gpt* group:openai bar status:200-299"_s,
        {.group = u"openai"_s,
         .status = StatusRange{200, 299},
         .model = u"gpt*"_s,
         .text = u"foo bar"_s});
}

void tst_FilterLine::reads()
{
    QFETCH(const QString, line);
    QFETCH(const LogQuery, query);
    const auto parsed = parseFilterLine(line);
    QVERIFY(parsed);
    QCOMPARE(*parsed, query);
}

void tst_FilterLine::refuses_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("rule");
    QTest::newRow("unknown token") << u"foo:bar"_s << u"foo"_s << u"is not a filter"_s;
    QTest::newRow("no group") << u"group:"_s << u"group"_s << u"needs a value"_s;
    QTest::newRow("no status") << u"status:"_s << u"status"_s << u"needs a value"_s;
    QTest::newRow("empty quotes") << u"model:\"\""_s << u"model"_s << u"needs a value"_s;
    QTest::newRow("two groups") << u"group:a group:b"_s << u"group"_s << u"is given twice"_s;
    QTest::newRow("two statuses") << u"status:4xx status:500"_s << u"status"_s
                                  << u"is given twice"_s;
    QTest::newRow("no time") << u"took:"_s << u"took"_s << u"'' is none of"_s;
    QTest::newRow("time without a unit") << u"took:>2"_s << u"took"_s << u"'>2' is none of"_s;
    QTest::newRow("two times") << u"took:>2s took:<4s"_s << u"took"_s << u"is given twice"_s;
    QTest::newRow("neither yes nor no") << u"stream:1"_s << u"stream"_s << u"is yes or no"_s;
    QTest::newRow("two streams") << u"stream:yes stream:no"_s << u"stream"_s << u"is given twice"_s;
    QTest::newRow("bad status") << u"status:abc"_s << u"status"_s << u"'abc' is none of"_s;
}

void tst_FilterLine::refuses()
{
    QFETCH(const QString, line);
    QFETCH(const QString, field);
    QFETCH(const QString, rule);
    const auto parsed = parseFilterLine(line);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, ErrorKind::InvalidValue);
    QCOMPARE(parsed.error().field, field);
    QVERIFY2(parsed.error().detail.contains(rule), qPrintable(parsed.error().detail));
}

void tst_FilterLine::writesWhatItReads_data()
{
    QTest::addColumn<LogQuery>("query");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, const LogQuery &query, const QString &line) {
        QTest::newRow(name) << query << line;
    };
    row("nothing", {}, {});
    row("group", {.group = u"openai"_s}, u"group:openai"_s);
    row("one status", {.status = StatusRange{404, 404}}, u"status:404"_s);
    row("status from", {.status = StatusRange{400, 999}}, u"status:>=400"_s);
    row("status up to", {.status = StatusRange{0, 399}}, u"status:<=399"_s);
    row("key", {.key = u"x9Qf"_s}, u"key:x9Qf"_s);
    row("longer than", {.took = DurationRange{.least = 2001}}, u"took:>2s"_s);
    row("at least", {.took = DurationRange{.least = 1500}}, u"took:>=1500ms"_s);
    row("less than", {.took = DurationRange{.most = 4999}}, u"took:<5s"_s);
    row("at most", {.took = DurationRange{.most = 500}}, u"took:<=500ms"_s);
    row("streamed", {.stream = true}, u"stream:yes"_s);
    row("not streamed", {.stream = false}, u"stream:no"_s);
    row("statuses", {.status = StatusRange{400, 499}}, u"status:400-499"_s);
    row("words", {.text = u"a b"_s}, u"\"a b\""_s);
    row("like a token", {.text = u"group:x"_s}, u"\"group:x\""_s);
    row("model", {.model = u"llama3:8b"_s, .text = u"x"_s}, u"model:\"llama3:8b\" x"_s);
}

void tst_FilterLine::writesWhatItReads()
{
    QFETCH(const LogQuery, query);
    QFETCH(const QString, line);
    QCOMPARE(filterLineOf(query), line);
    QCOMPARE(*parseFilterLine(line), query);
}

void tst_FilterLine::takesTokensApart_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("isFinished");
    QTest::addColumn<QStringList>("tokens");
    QTest::addColumn<QString>("rest");
    const QStringList openai{u"group:openai"_s};
    QTest::newRow("still typing") << u"group:open"_s << false << QStringList{} << u"group:open"_s;
    QTest::newRow("space behind") << u"group:openai "_s << false << openai << QString();
    QTest::newRow("finished") << u"group:openai"_s << true << openai << QString();
    QTest::newRow("text stays") << u"slow group:openai down"_s << true << openai << u"slow down"_s;
    QTest::newRow("a quote holds together")
        << uR"(model:"my model" )"_s << false << QStringList{uR"(model:"my model")"_s} << QString();
    QTest::newRow("what is wrong stays")
        << u"status:x "_s << false << QStringList{} << u"status:x "_s;
    QTest::newRow("two") << u"took:>2s stream:yes "_s << false
                         << QStringList{u"took:>2s"_s, u"stream:yes"_s} << QString();
}

void tst_FilterLine::takesTokensApart()
{
    QFETCH(const QString, line);
    QFETCH(const bool, isFinished);
    QFETCH(const QStringList, tokens);
    QFETCH(const QString, rest);
    const FilterPieces pieces = filterPieces(line, isFinished);
    QCOMPARE(pieces.tokens, tokens);
    QCOMPARE(pieces.rest, rest);
    for (const QString &token : tokens)
        QVERIFY(filterTokenStarts().contains(filterTokenName(token) + u':'));
}

QTEST_GUILESS_MAIN(tst_FilterLine)
#include "tst_filterline.moc"
