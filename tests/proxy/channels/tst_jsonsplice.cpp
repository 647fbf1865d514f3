#include "proxy/channels/jsonsplice.h"

#include <QTest>

namespace keyferry::channels {

using namespace Qt::StringLiterals;

namespace {

/// A text with marks around what is to change: «old». What stands outside of them must stay.
struct Marked
{
    QByteArray body{};     ///< the marks left out
    QByteArray expected{}; ///< each mark and what it holds replaced
};

Marked marked(const QByteArray &text, const QByteArray &replacement)
{
    const auto open = "«"_ba;
    const auto close = "»"_ba;
    Marked result;
    qsizetype at = 0;
    for (qsizetype begin = text.indexOf(open); begin >= 0; begin = text.indexOf(open, at)) {
        const auto end = text.indexOf(close, begin);
        const auto prefix = text.mid(at, begin - at);
        const auto old = text.mid(begin + open.size(), end - begin - open.size());
        result.body += prefix + old;
        result.expected += prefix + replacement;
        at = end + close.size();
    }
    result.body += text.mid(at);
    result.expected += text.mid(at);
    return result;
}

QByteArray edited(const QByteArray &body, const std::vector<JsonMemberEdit> &edits)
{
    const auto layout = objectLayout(body);
    return layout ? spliceMembers(body, *layout, edits) : "no object"_ba;
}

void row(const char *name, const QByteArray &text)
{
    QTest::newRow(name) << text;
}

} // namespace

class tst_JsonSplice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replaces_data();
    void replaces();
    void replacesInLargeBodies();
    void adds_data();
    void adds();
    void removes_data();
    void removes();
    void makesSeveralEdits_data();
    void makesSeveralEdits();
    void changesElements_data();
    void changesElements();
};

void tst_JsonSplice::replaces_data()
{
    QTest::addColumn<QByteArray>("text");

    row("alone", R"({"model":«"a"»})");
    row("in front", R"({"model":«"a"»,"messages":[{"role":"user","content":"hi"}],"n":1})");
    row("behind", R"({"messages":[{"role":"user","content":"hi"}],"model":«"a"»})");
    row("in the middle", R"({"n":1,"model":«"a"»,"stream":true})");
    row("integer over 64 bits", R"({"seed":123456789012345678901234567890,"model":«"a"»})");
    row("integer over 53 bits", R"({"model":«"a"»,"seed":9007199254740993})");
    row("largest of 64 bits",
        R"({"a":18446744073709551615,"b":-9223372036854775808,"model":«"a"»})");
    row("float 1.0", R"({"temperature":1.0,"model":«"a"»,"top_p":0.10})");
    row("float 1e3", R"({"x":1e3,"model":«"a"»,"y":1E+03,"z":1.5e-07})");
    row("minus zero", R"({"x":-0,"y":-0.0,"model":«"a"»})");
    row("many digits", R"({"x":3.14159265358979323846264338327950288,"model":«"a"»})");
    row("number out of range", R"({"x":1e999,"model":«"a"»,"y":-1e-999})");
    row("no white space", R"({"a":{"b":[1,2,{"c":null}]},"model":«"a"»,"t":true,"f":false})");
    row("white space all over", "\r\n{ \t\"model\" \n:\r «\"a\"» \t, \"n\" : 1 }\r\n");
    row("CRLF lines", "{\r\n  \"model\": «\"a\"»,\r\n  \"n\": 1\r\n}\r\n");
    row("indented with tabs", "{\n\t\"n\": [\n\t\t1\n\t],\n\t\"model\": «\"a\"»\n}");
    row("byte order mark", "\xEF\xBB\xBF{\"model\":«\"a\"»,\"n\":1}");
    row("byte order mark and white space", "\xEF\xBB\xBF \n{\"model\":«\"a\"»}");
    row("line end behind", "{\"model\":«\"a\"»}\n");
    row("text behind", R"({"model":«"a"»} trailing)");
    row("zero byte behind", "{\"model\":«\"a\"»}" + QByteArray(1, '\0'));
    row("another object behind", R"({"model":«"a"»}{"model":"b"})");
    row("lines of JSON behind", "{\"model\":«\"a\"»}\n[1]\n{\"model\":\"b\"}\n");
    row("twice", R"({"model":«"a"»,"n":1,"model":«"b"»})");
    row("twice, side by side", R"({"model":«"a"»,"model":«null»})");
    row("escaped name", R"({"mod\u0065l":«"a"»})");
    row("plain and escaped name", R"({"\u006Dodel":«"a"»,"model":«"b"»})");
    row("escapes in the value", R"({"model":«"a\"b\\\/\u00e9"»,"n":1})");
    row("quote at the value's end", R"({"model":«"a\""»,"n":1})");
    row("backslash at the value's end", R"({"model":«"a\\"»,"n":1})");
    row("escapes elsewhere",
        R"({"a":"\"model\":\"x\"","b":"\\","model":«"a"»,"c":"\/\b\f\n\r\t"})");
    row("surrogate pair", R"({"a":"\ud83d\ude00","model":«"\ud83d\ude00"»})");
    row("lone surrogates", R"({"a":"\ud83d","b":"\ude00\ud83d","model":«"\ud83d"»})");
    row("NUL escape", R"({"a":"x\u0000y","model":«"m\u0000"»,"mo\u0000del":"x"})");
    row("unicode", "{\"a\":\"模型 é 😀\",\"model\":«\"模\"»,\"名\":[\"型\"]}");
    row("noncharacters and controls", "{\"a\":\"\x7f\xC2\x80\xEF\xBF\xBF\",\"model\":«\"a\"»}");
    row("line separators", "{\"a\":\"\xE2\x80\xA8\xE2\x80\xA9\",\"model\":«\"a\"»}");
    row("other case", R"({"Model":"x","MODEL":"y","model":«"a"»})");
    row("longer and shorter names", R"({"models":1,"mode":2,"model ":3,"model":«"a"»,"":4})");
    row("deeper ones", R"({"a":{"model":"x"},"b":[{"model":"y"},["model"]],"model":«"a"»})");
    row("as a value", R"({"a":"model","model":«"model"»})");
    row("null", R"({"model":«null»})");
    row("true", R"({"model":«true»,"n":1})");
    row("number", R"({"model":«-1.5e3» })");
    row("number before a line end", "{\"model\":«12»\n,\"n\":1}");
    row("object", R"({"model":«{"a":[1,{"b":2}],"c":{}}» ,"n":1})");
    row("empty object", R"({"model":«{}»})");
    row("array", R"({"n":1,"model":«[1 , 2]»
})");
    row("empty array", R"({"model":«[ ]»,"n":1})");
    row("empty string", R"({"model":«""»,"":""})");
    row("brackets in strings", R"({"a":"}{][,:","model":«"}"»,"b":["]"]})");
    row("400 levels",
        "{\"a\":" + QByteArray(400, '[') + QByteArray(400, ']') + ",\"model\":«\"a\"»}");
    row("levels in the value",
        "{\"model\":«" + QByteArray(400, '[') + QByteArray(400, ']') + "»,\"a\":1}");
    row("many members",
        "{" + "\"k\":[0],"_ba.repeated(5000) + "\"model\":«1»" + ",\"k\":1.0"_ba.repeated(5000)
            + "}");
    row("64 bytes, the width of a vector",
        "{\"a\":\"" + QByteArray(57, 'x') + "\",\"model\":«\"a\"»}");
    row("escape across 64 bytes",
        "{\"a\":\"" + QByteArray(57, 'x') + "\\\"\\\\\",\"model\":«\"a\"»}");
    row("backslashes across 64 bytes",
        "{\"a\":\"" + QByteArray(120, '\\') + "\",\"model\":«\"a\"»}");
}

void tst_JsonSplice::replaces()
{
    QFETCH(QByteArray, text);
    for (const QByteArray &value : {R"("gpt-4o")"_ba,
                                    "null"_ba,
                                    "123456789012345678901234567890"_ba,
                                    R"({ "a" : [ ] })"_ba}) {
        const Marked parts = marked(text, value);
        QVERIFY(parts.body != parts.expected || parts.body.contains(value));
        QCOMPARE(edited(parts.body, {{u"model"_s, value}}), parts.expected);
    }
}

void tst_JsonSplice::replacesInLargeBodies()
{
    const auto image = QByteArray("QUJD").repeated(512 * 1024);
    const auto escaped = R"(\n\"\u4e2d)"_ba.repeated(200 * 1024);
    for (const QByteArray &large : {image, escaped}) {
        const Marked before = marked(R"({"model":«"a"»,"image":")" + large + R"("})", "\"b\"");
        const Marked behind = marked(R"({"image":")" + large + R"(","model":«"a"»})", "\"b\"");
        QVERIFY(edited(before.body, {{u"model"_s, "\"b\""_ba}}) == before.expected);
        QVERIFY(edited(behind.body, {{u"model"_s, "\"b\""_ba}}) == behind.expected);
    }
}

void tst_JsonSplice::adds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isFirst");

    const auto alone = [](const char *name, const QByteArray &text) {
        QTest::newRow(name) << text << true;
    };
    const auto behind = [](const char *name, const QByteArray &text) {
        QTest::newRow(name) << text << false;
    };
    alone("empty", "{«»}");
    alone("space inside", "{«» }");
    alone("lines inside", "\r\n{«»\r\n\t\r\n}\r\n");
    alone("byte order mark", "\xEF\xBB\xBF{«»}");
    alone("text behind", "{«»} {\"model\":\"m\"}");
    behind("string", R"({"a":"b"«»})");
    behind("number", R"({"a":1.0«»})");
    behind("number before a space", R"({"a":-0«» })");
    behind("literal before a line end", "{\n  \"a\": true«»\n}\n");
    behind("object", R"({"a":{"x":1}«»})");
    behind("object before a space", R"({"a":{"x":1}«» })");
    behind("array before lines", "{\"a\":[ ]«»\r\n\r\n}");
    behind("several", R"({"a":1,"b":2,"c":[{"model":"m"}]«»})");
    behind("nested of that name", R"({"a":{"model":"m"}«»})");
    behind("other case", R"({"Model":"m"«»})");
    behind("text behind the object", R"({"a":1«»} x)");
    behind("name with a NUL", R"({"model\u0000":"m"«»})");
    behind("lone surrogate for a name", R"({"mode\ud83d":"m"«»})");
}

void tst_JsonSplice::adds()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isFirst);
    const auto member = (isFirst ? ""_ba : ","_ba) + R"("model":1.50)";
    const Marked parts = marked(text, member);
    QCOMPARE(edited(parts.body, {{u"model"_s, "1.50"_ba}}), parts.expected);
    QCOMPARE(edited(parts.body, {{u"model"_s, std::nullopt}}), parts.body);
}

void tst_JsonSplice::removes_data()
{
    QTest::addColumn<QByteArray>("text");

    row("alone", R"({«"model":"a"»})");
    row("alone, spaced", "{ «\"model\" : \"a\"» }");
    row("alone, lines", "{\r\n  «\"model\": \"a\"»\r\n}");
    row("in front", R"({«"model":"a",»"n":1})");
    row("in front, lines", "{\n  «\"model\": \"a\",\n  »\"n\": 1\n}");
    row("at the end", R"({"n":1«,"model":"a"»})");
    row("at the end, lines", "{\n  \"n\": 1«,\n  \"model\": \"a\"»\n}");
    row("in the middle", R"({"n":1«,"model":"a"»,"x":2})");
    row("in the middle, spaced", R"({ "n" : 1« , "model" : "a"» , "x" : 2 })");
    row("comma before the line", "{\n  \"n\": 1«\n , \"model\": \"a\"»\n , \"x\": 2\n}");
    row("twice, apart", R"({"a":1«,"model":1»,"b":2«,"model":2»,"c":3})");
    row("twice, side by side", R"({"a":1«,"model":1 , "model":2»,"c":3})");
    row("twice, in front", R"({«"model":1,"model":2, »"c":3})");
    row("twice, at the ends", R"({«"model":1,»"c":3«,"model":2»})");
    row("nothing but that", R"({ «"model":1, "model":2, "mod\u0065l":3» })");
    row("object", R"({"a":1«,"model":{"x":[1,2]}»})");
    row("object before a space", R"({"a":1«,"model":{"x":[1,2]}» ,"b":1.0})");
    row("byte order mark", "\xEF\xBB\xBF{«\"model\":1,»\"n\":1}");
    row("text behind", R"({"n":1«,"model":1»} "model":1)");
}

void tst_JsonSplice::removes()
{
    QFETCH(QByteArray, text);
    const Marked parts = marked(text, {});
    QCOMPARE(edited(parts.body, {{u"model"_s, std::nullopt}}), parts.expected);
    QVERIFY(objectLayout(parts.expected));
}

void tst_JsonSplice::makesSeveralEdits_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");

    // The edits: a = 1.0, b removed, c = {"d":null}.
    QTest::newRow("none is there") << R"({"x":1})"_ba
                                   << R"({"x":1,"a":1.0,"c":{"d":null}})"_ba;
    QTest::newRow("empty") << "{}"_ba
                           << R"({"a":1.0,"c":{"d":null}})"_ba;
    QTest::newRow("all are there") << R"({ "c": 2, "b": 3, "a": 4 })"_ba
                                   << R"({ "c": {"d":null}, "a": 1.0 })"_ba;
    QTest::newRow("one removed, the others added") << R"({"b":1})"_ba
                                                   << R"({"a":1.0,"c":{"d":null}})"_ba;
    QTest::newRow("the last removed, others added") << R"({"x":1 , "b":1 })"_ba
                                                    << R"({"x":1,"a":1.0,"c":{"d":null} })"_ba;
    QTest::newRow("the first removed, the next replaced") << R"({"b":1, "a":2})"_ba
                                                          << R"({"a":1.0,"c":{"d":null}})"_ba;
    QTest::newRow("removed between replaced") << R"({"a":2,"b":1,"b":1,"c":3})"_ba
                                              << R"({"a":1.0,"c":{"d":null}})"_ba;
    QTest::newRow("all twice") << R"({"a":2,"b":1,"c":3,"c":4,"b":5,"a":6})"_ba
                               << R"({"a":1.0,"c":{"d":null},"c":{"d":null},"a":1.0})"_ba;
}

void tst_JsonSplice::makesSeveralEdits()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    QCOMPARE(
        edited(body, {{u"a"_s, "1.0"_ba}, {u"b"_s, std::nullopt}, {u"c"_s, R"({"d":null})"_ba}}),
        expected);
    QCOMPARE(edited(body, {}), body);
}

void tst_JsonSplice::changesElements_data()
{
    using Kind = JsonItemChange::Kind;
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QList<int>>("kinds");
    QTest::addColumn<QByteArrayList>("added");
    QTest::addColumn<QByteArray>("expected");

    const int keep = static_cast<int>(Kind::Keep);
    const int replace = static_cast<int>(Kind::Replace);
    const int remove = static_cast<int>(Kind::Remove);
    QTest::newRow("add to none") << "[ ]"_ba << QList<int>{} << QByteArrayList{"1", "{}"}
                                 << "[1,{} ]"_ba;
    QTest::newRow("add") << "[ 0.0 ]"_ba << QList<int>{keep} << QByteArrayList{"1"}
                         << "[ 0.0,1 ]"_ba;
    QTest::newRow("replace") << "[1, [2] ,3]"_ba << QList<int>{keep, replace, keep}
                             << QByteArrayList{} << "[1, new ,3]"_ba;
    QTest::newRow("remove all, add")
        << "[ 1, 2 ]"_ba << QList<int>{remove, remove} << QByteArrayList{"3"} << "[ 3 ]"_ba;
    QTest::newRow("remove the outer ones")
        << "[1, 2 ,3]"_ba << QList<int>{remove, keep, remove} << QByteArrayList{"4"} << "[2,4]"_ba;
}

void tst_JsonSplice::changesElements()
{
    QFETCH(QByteArray, body);
    QFETCH(QList<int>, kinds);
    QFETCH(QByteArrayList, added);
    QFETCH(QByteArray, expected);
    std::vector<JsonItemChange> changes;
    for (const int kind : kinds)
        changes.push_back({static_cast<JsonItemChange::Kind>(kind), "new"});
    const auto layout = arrayLayout(body);
    QVERIFY(layout);
    QCOMPARE(spliceItems(body, *layout, changes, added), expected);
}

} // namespace keyferry::channels

QTEST_GUILESS_MAIN(keyferry::channels::tst_JsonSplice)
#include "tst_jsonsplice.moc"
