#include "proxy/channels/jsonlayout.h"

#include <QTest>

namespace keyferry::channels {

using namespace Qt::StringLiterals;

class tst_JsonLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsMembers();
    void findsElements();
    void decodesNames_data();
    void decodesNames();
    void refusesWhatIsNoObject_data();
    void refusesWhatIsNoObject();
    void refusesWhatIsNoArray_data();
    void refusesWhatIsNoArray();
    void refusesEveryCut();
    void boundsNesting();
    void boundsMembers();
    void boundsSize();
    void lastOneOfANameCounts();
};

void tst_JsonLayout::findsMembers()
{
    const auto text =
        "\xEF\xBB\xBF \r\n{ \"a\" : [ 1 , {} ] , \"b\":{\"a\":2} ,\n\"c\" :-0 } tail"_ba;
    const auto layout = objectLayout(text);
    QVERIFY(layout);
    QCOMPARE(layout->begin, text.indexOf('{') + 1);
    QCOMPARE(layout->items.size(), std::size_t(3));
    const auto &items = layout->items;
    QCOMPARE(items[0].name, u"a"_s);
    QCOMPARE(items[0].whole.in(text), "\"a\" : [ 1 , {} ]"_ba);
    QCOMPARE(items[0].value.in(text), "[ 1 , {} ]"_ba);
    QCOMPARE(items[1].whole.in(text), "\"b\":{\"a\":2}"_ba);
    QCOMPARE(items[1].value.in(text), "{\"a\":2}"_ba);
    QCOMPARE(items[2].whole.in(text), "\"c\" :-0"_ba);
    QCOMPARE(items[2].value.in(text), "-0"_ba);
}

void tst_JsonLayout::findsElements()
{
    const auto text = " [ 1.0 ,\"a\" , [ ] ,{ \"b\":[2]}\n] ,"_ba;
    const auto layout = arrayLayout(text);
    QVERIFY(layout);
    QCOMPARE(layout->begin, qsizetype(2));
    QByteArrayList elements;
    for (const JsonItem &item : layout->items) {
        QCOMPARE(item.whole, item.value);
        QCOMPARE(item.name, QString());
        elements.append(item.value.in(text).toByteArray());
    }
    QCOMPARE(elements, (QByteArrayList{"1.0", "\"a\"", "[ ]", "{ \"b\":[2]}"}));
    QVERIFY(arrayLayout("[]"));
    QVERIFY(arrayLayout("[\n]")->items.empty());
}

void tst_JsonLayout::decodesNames_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("name");

    QTest::newRow("plain") << R"({"model":1})"_ba << u"model"_s;
    QTest::newRow("code point") << R"({"mod\u0065l":1})"_ba << u"model"_s;
    QTest::newRow("all code points") << R"({"\u006d\u006F\u0064\u0065\u006c":1})"_ba << u"model"_s;
    QTest::newRow("quote") << R"({"a\"b":1})"_ba << u"a\"b"_s;
    QTest::newRow("NUL") << R"({"model\u0000":1})"_ba << u"model\0"_s;
    QTest::newRow("UTF-8") << "{\"模型\":1}"_ba << u"模型"_s;
    QTest::newRow("surrogate pair") << R"({"\ud83d\ude00":1})"_ba << u"\U0001F600"_s;
    QTest::newRow("lone surrogate") << R"({"\ud83d":1})"_ba << QString(QChar(0xd83d));
    QTest::newRow("empty") << R"({"":1})"_ba << u""_s;
}

void tst_JsonLayout::decodesNames()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, name);
    const auto layout = objectLayout(text);
    QVERIFY(layout);
    QCOMPARE(layout->items.front().name, name);
}

void tst_JsonLayout::refusesWhatIsNoObject_data()
{
    QTest::addColumn<QByteArray>("text");

    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("empty", "");
    row("white space", " \r\n");
    row("byte order mark alone", "\xEF\xBB\xBF");
    row("UTF-16", QByteArray("\xFF\xFE{\0}\0", 6));
    row("array", R"([{"model":"m"}])");
    row("string", R"("{}")");
    row("number", "1");
    row("form", "model=m&x={}");
    row("multipart",
        "--b\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nm\r\n--b--\r\n{}");
    row("gzip", QByteArray("\x1f\x8b\x08\x00{}", 6));
    row("brace", "{");
    row("closing brace", "}");
    row("closed twice", "}{}");
    row("cut behind a name", R"({"a"})");
    row("cut behind a colon", R"({"a":})");
    row("cut inside", R"({"model":"m","a":{"b":1})");
    row("open string", R"({"model":"m})");
    row("open string with a brace", R"({"model":"m}","a":"})");
    row("comma at the end", R"({"model":"m",})");
    row("comma at the start", R"({,"model":"m"})");
    row("two commas", R"({"a":1,,"model":"m"})");
    row("no comma", R"({"a":1 "model":"m"})");
    row("no colon", R"({"model" "m"})");
    row("two colons", R"({"model":"m":"n"})");
    row("semicolon", R"({"a":1;"model":"m"})");
    row("name without quotes", R"({model:"m"})");
    row("name in single quotes", R"({'model':"m"})");
    row("name is a number", R"({1:"m"})");
    row("comment", R"({"model":"m"/*x*/})");
    row("brackets crossed", R"({"a":[1,2},"model":"m"})");
    row("brackets crossed, deep", R"({"a":[{"b":[1}]],"model":"m"})");
    row("bracket not opened", R"({"a":1],"model":"m"})");
    row("array not closed", R"({"a":[1,"model":"m"})");
    row("comma at the end of an array", R"({"a":[1,],"model":"m"})");
    row("colon in an array", R"({"a":["b":1],"model":"m"})");
    row("nested without a value", R"({"a":{"b":},"model":"m"})");
    row("NaN", R"({"a":NaN,"model":"m"})");
    row("leading zero", R"({"a":01,"model":"m"})");
    row("plus", R"({"a":+1,"model":"m"})");
    row("bare word", R"({"a":yes,"model":"m"})");
    row("scalar glued to a string", R"({"a":1"b","model":"m"})");
    row("strings side by side", R"({"a":"b""c","model":"m"})");
    row("string glued to a scalar", R"({"a":"b"1,"model":"m"})");
    row("unknown escape", R"({"a":"\x41","model":"m"})");
    row("unknown escape, deep", R"({"a":[{"b":"\x41"}],"model":"m"})");
    row("unknown escape in a name", R"({"a\x":1,"model":"m"})");
    row("unknown escape in a name, deep", R"({"a":{"b\x":1},"model":"m"})");
    row("control character in a string", "{\"a\":\"b\nc\",\"model\":\"m\"}");
    row("NUL in a string", QByteArray("{\"a\":\"b\0c\"}", 11));
    row("NUL between", QByteArray("{\"a\":1\0}", 8));
    row("not UTF-8", "{\"a\":\"\xff\",\"model\":\"m\"}");
    row("not UTF-8, cut sequence", "{\"a\":\"\xe6\xa8\",\"model\":\"m\"}");
    row("UTF-8 of a surrogate", "{\"a\":\"\xed\xa0\x80\"}");
    row("no-break space between",
        "{\"a\":\xc2\xa0"
        "1}");
    row("form feed between", "{\"a\":\f1}");
    row("byte order mark twice", "\xEF\xBB\xBF\xEF\xBB\xBF{}");
}

void tst_JsonLayout::refusesWhatIsNoObject()
{
    QFETCH(QByteArray, text);
    QVERIFY(!objectLayout(text));
}

void tst_JsonLayout::refusesWhatIsNoArray_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("object") << "{\"a\":[]}"_ba;
    QTest::newRow("open") << "[1"_ba;
    QTest::newRow("comma at the end") << "[1,]"_ba;
    QTest::newRow("comma alone") << "[,]"_ba;
    QTest::newRow("crossed") << "[{]"_ba;
    QTest::newRow("colon") << "[\"a\":1]"_ba;
    QTest::newRow("bare word") << "[a]"_ba;
}

void tst_JsonLayout::refusesWhatIsNoArray()
{
    QFETCH(QByteArray, text);
    QVERIFY(!arrayLayout(text));
}

void tst_JsonLayout::refusesEveryCut()
{
    const auto text =
        R"({"model":"gpt-\u00e9","n":-1.5e3,"t":true,"x":{"y":[{},[],null,{"z":"}]"}]},"":0})"_ba;
    QVERIFY(objectLayout(text));
    for (qsizetype size = 0; size < text.size(); ++size)
        QVERIFY2(!objectLayout(text.first(size)), text.first(size).constData());
}

void tst_JsonLayout::boundsNesting()
{
    const auto nested = [](int levels) {
        return "{\"a\":" + QByteArray(levels, '[') + QByteArray(levels, ']') + '}';
    };
    QVERIFY(objectLayout(nested(500)));
    QVERIFY(!objectLayout(nested(501)));
    QVERIFY(!objectLayout(nested(1'000'000)));
    QVERIFY(!objectLayout("{\"a\":" + "{\"a\":"_ba.repeated(501) + '1' + "}"_ba.repeated(502)));
}

void tst_JsonLayout::boundsMembers()
{
    const auto members = [](int count) {
        return "{" + "\"a\":1,"_ba.repeated(count - 1) + "\"a\":1}";
    };
    QCOMPARE(objectLayout(members(65'536))->items.size(), std::size_t(65'536));
    QVERIFY(!objectLayout(members(65'537)));
}

void tst_JsonLayout::boundsSize()
{
    constexpr qsizetype largest = 64 * 1024 * 1024;
    const auto sized = [](qsizetype size) {
        const auto start = "{\"a\":\""_ba;
        return start + QByteArray(size - start.size() - 2, 'x') + "\"}";
    };
    QVERIFY(objectLayout(sized(largest)));
    QVERIFY(!objectLayout(sized(largest + 1)));
}

void tst_JsonLayout::lastOneOfANameCounts()
{
    const auto text = R"({"a":1,"b":2,"a":3,"A":4})"_ba;
    const auto layout = objectLayout(text);
    QCOMPARE(layout->last(u"a")->value.in(text), "3"_ba);
    QVERIFY(!layout->last(u"c"));
}

} // namespace keyferry::channels

QTEST_GUILESS_MAIN(keyferry::channels::tst_JsonLayout)
#include "tst_jsonlayout.moc"
