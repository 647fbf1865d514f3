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

QTEST_GUILESS_MAIN(tst_FilterLine)
#include "tst_filterline.moc"
