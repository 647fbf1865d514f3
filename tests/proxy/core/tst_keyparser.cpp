#include "proxy/core/drafts.h"

#include <QTest>

#include <ctime>

namespace keyferry {

using namespace Qt::StringLiterals;

namespace {

// The keys in order, joined by a space.
QByteArray keysOf(const ParsedKeys &parsed)
{
    QByteArrayList keys;
    for (const KeyDraft &key : parsed.keys)
        keys.append(key.secret.reveal());
    return keys.join(' ');
}

} // namespace

class tst_KeyParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void refuses_data();
    void refuses();
    void countsDuplicates_data();
    void countsDuplicates();
    void listsFirstTwentyRefusals();
    void readsNotesAndTags_data();
    void readsNotesAndTags();
    void tellsLines_data();
    void tellsLines();
    void boundsKeysAndNotes();
    void parsesMany_data();
    void parsesMany();
};

void tst_KeyParser::finds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("keys");

    QTest::newRow("nothing") << ""_ba
                             << ""_ba;
    QTest::newRow("white space") << " \r\n\t"_ba
                                 << ""_ba;
    QTest::newRow("one") << "sk-a"_ba
                         << "sk-a"_ba;
    QTest::newRow("lines") << "sk-a\nsk-b\n"_ba
                           << "sk-a sk-b"_ba;
    QTest::newRow("CRLF") << "sk-a\r\nsk-b\r\n"_ba
                          << "sk-a sk-b"_ba;
    QTest::newRow("every separator") << "a b\tc,d;e|f,,g"_ba
                                     << "a b c d e f g"_ba;
    QTest::newRow("byte order mark") << "\xEF\xBB\xBFsk-a"_ba
                                     << "sk-a"_ba;
    QTest::newRow("other characters of keys") << "AIza_-./+=:~ {x}"_ba
                                              << "AIza_-./+=:~ {x}"_ba;
    QTest::newRow("quoted pieces of a list") << "\"sk-a\",\n'sk-b',\n`sk-c`"_ba
                                             << "sk-a sk-b sk-c"_ba;
    QTest::newRow("Python list") << "['sk-a', 'sk-b']"_ba
                                 << "sk-a sk-b"_ba;
    QTest::newRow("quote inside stays") << "sk\"a 'b"_ba
                                        << "sk\"a 'b"_ba;

    QTest::newRow("JSON array") << R"(["sk-a","sk-b"])"_ba
                                << "sk-a sk-b"_ba;
    QTest::newRow("JSON array, spread out") << "\n[\n \"sk-a\",\n \"sk-b\"\n]\n"_ba
                                            << "sk-a sk-b"_ba;
    QTest::newRow("JSON array, byte order mark") << "\xEF\xBB\xBF[\"sk-a\"]"_ba
                                                 << "sk-a"_ba;
    QTest::newRow("JSON array, comma at the end") << R"(["sk-a","sk-b",])"_ba
                                                  << "sk-a sk-b"_ba;
    QTest::newRow("JSON array, spaces and empty strings") << R"([" sk-a ","",  " "])"_ba
                                                          << "sk-a"_ba;
    QTest::newRow("JSON array, escapes") << R"(["sk\u002da","a\/b"])"_ba
                                         << "sk-a a/b"_ba;
    QTest::newRow("JSON array of objects") << R"([{"key":"sk-a"},{"key":"sk-b","notes":"n"}])"_ba
                                           << "sk-a sk-b"_ba;
    QTest::newRow("JSON array, empty") << "[]"_ba
                                       << ""_ba;

    QTest::newRow("JSON lines, strings") << "\"sk-a\"\n\"sk-b\"\n"_ba
                                         << "sk-a sk-b"_ba;
    QTest::newRow("JSON lines, objects") << "{\"key\":\"sk-a\"}\r\n\r\n{\"key\":\"sk-b\"}"_ba
                                         << "sk-a sk-b"_ba;
    QTest::newRow("JSON lines, mixed") << "{\"key\":\"sk-a\"}\n\"sk-b\""_ba
                                       << "sk-a sk-b"_ba;

    QTest::newRow("CSV") << "key,notes\nsk-a,one\nsk-b,two"_ba
                         << "sk-a sk-b"_ba;
    QTest::newRow("CSV, header alone") << "key,notes\n"_ba
                                       << ""_ba;
    QTest::newRow("CSV, one column") << "key\nsk-a\nsk-b"_ba
                                     << "sk-a sk-b"_ba;
    QTest::newRow("CSV, other order and case") << "Notes, KEY ,Tag\r\nn,sk-a,t\r\n"_ba
                                               << "sk-a"_ba;
    QTest::newRow("CSV, unknown columns") << "id,key,weight\n1,sk-a,5"_ba
                                          << "sk-a"_ba;
    QTest::newRow("CSV, quotes") << "key,notes\n\"sk-a\",\"x, \"\"y\"\"\""_ba
                                 << "sk-a"_ba;
    QTest::newRow("CSV, semicolons (spreadsheets)") << "key;notes\nsk-a;x, y\n"_ba
                                                    << "sk-a"_ba;
    QTest::newRow("CSV, tabs") << "notes\tkey\nx\tsk-a\n\tsk-b"_ba
                               << "sk-a sk-b"_ba;
    QTest::newRow("words are no header") << "keys,notes\nsk-a,x"_ba
                                         << "keys notes sk-a x"_ba;
}

void tst_KeyParser::finds()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, keys);
    const ParsedKeys parsed = parseKeys(text);
    QCOMPARE(keysOf(parsed), keys);
    QCOMPARE(parsed.refused, 0);
    QCOMPARE(parsed.duplicates, 0);
}

void tst_KeyParser::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("reason");

    QTest::newRow("control character") << "sk-a\nsk\x01b\nsk-c"_ba
                                       << "sk-a sk-c"_ba << 2 << u"control character"_s;
    QTest::newRow("zero byte") << QByteArray("sk\0b sk-c", 9) << "sk-c"_ba << 1
                               << u"control character"_s;
    QTest::newRow("DEL") << "sk\x7f"_ba
                         << ""_ba << 1 << u"control character"_s;
    QTest::newRow("not ASCII") << "sk-é"_ba
                               << ""_ba << 1 << u"not ASCII"_s;
    QTest::newRow("no-break space") << "sk-a\xC2\xA0 sk-b"_ba
                                    << "sk-b"_ba << 1 << u"not ASCII"_s;
    QTest::newRow("too long") << QByteArray(4097, 'a') + "\nb"
                              << "b"_ba << 1 << u"4096"_s;
    QTest::newRow("JSON, line end in a string") << R"(["a","b\nc"])"_ba
                                                << "a"_ba << 2 << u"control character"_s;
    QTest::newRow("JSON, number") << R"(["a",5])"_ba
                                  << "a"_ba << 2 << u"neither a string"_s;
    QTest::newRow("JSON, object without a key") << R"([{"name":"a"},"b"])"_ba
                                                << "b"_ba << 1 << u"neither a string"_s;
    QTest::newRow("JSON lines, broken line") << "\"a\"\n{\n\"b\""_ba
                                             << "a b"_ba << 2 << u"not a JSON value"_s;
    QTest::newRow("CSV, no key") << "key,notes\na,x\n,y\nb,z"_ba
                                 << "a b"_ba << 3 << u"has no key"_s;
    QTest::newRow("CSV, control character") << "key,notes\na\x02,x\nb,y"_ba
                                            << "b"_ba << 2 << u"control character"_s;
}

void tst_KeyParser::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, keys);
    QFETCH(int, line);
    QFETCH(QString, reason);
    const ParsedKeys parsed = parseKeys(text);
    QCOMPARE(keysOf(parsed), keys);
    QCOMPARE(parsed.refused, 1);
    QCOMPARE(parsed.refusals.size(), std::size_t(1));
    QCOMPARE(parsed.refusals.front().line, line);
    QVERIFY2(parsed.refusals.front().reason.contains(reason),
             qPrintable(parsed.refusals.front().reason));
}

void tst_KeyParser::countsDuplicates_data()
{
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("text") << "a b a c a"_ba;
    QTest::newRow("JSON array") << R"(["a","b","a"," a","c"])"_ba;
    QTest::newRow("JSON lines") << "\"a\"\n\"b\"\n{\"key\":\"a\"}\n\"a\"\n\"c\""_ba;
    QTest::newRow("CSV") << "key,notes\na,1\nb,2\na,3\n\"a\",4\nc,5"_ba;
}

void tst_KeyParser::countsDuplicates()
{
    QFETCH(QByteArray, text);
    const ParsedKeys parsed = parseKeys(text);
    QCOMPARE(keysOf(parsed), "a b c");
    QCOMPARE(parsed.duplicates, 2);
    QCOMPARE(parsed.refused, 0);
}

void tst_KeyParser::listsFirstTwentyRefusals()
{
    QByteArray text;
    for (int i = 0; i < 50; ++i)
        text += "bad\x01\n";
    const ParsedKeys parsed = parseKeys(text + "good");
    QCOMPARE(keysOf(parsed), "good");
    QCOMPARE(parsed.refused, 50);
    QCOMPARE(parsed.refusals.size(), std::size_t(20));
    QCOMPARE(parsed.refusals.back().line, 20);
}

void tst_KeyParser::readsNotesAndTags_data()
{
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("JSON array") << R"([{"key":"k","notes":"a, \"b\"","tag":"t"}])"_ba;
    QTest::newRow("JSON lines") << R"({"tag":"t","notes":"a, \"b\"","key":"k"})"_ba;
    QTest::newRow("CSV") << "tag,notes,key\r\nt,\"a, \"\"b\"\"\",k\r\n"_ba;
}

void tst_KeyParser::readsNotesAndTags()
{
    QFETCH(QByteArray, text);
    const ParsedKeys parsed = parseKeys(text);
    QCOMPARE(keysOf(parsed), "k");
    QCOMPARE(parsed.keys.front().notes, u"a, \"b\""_s);
    QCOMPARE(parsed.keys.front().tag, u"t"_s);
}

void tst_KeyParser::tellsLines_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line"); // of the last key

    QTest::newRow("text") << "a\n\nb c\r\nd"_ba << 4;
    QTest::newRow("text, blank lines first") << "\n\na"_ba << 3;
    QTest::newRow("JSON lines, blank lines first") << "\n\n\"a\"\n\n\"b\""_ba << 5;
    QTest::newRow("CSV, blank lines first") << "\nkey,notes\n\na,x"_ba << 4;
    QTest::newRow("JSON array: the element") << "[\"a\",\n\n\"b\"]"_ba << 2;
}

void tst_KeyParser::tellsLines()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    const ParsedKeys parsed = parseKeys(text);
    QVERIFY(!parsed.keys.empty());
    QCOMPARE(parsed.keys.back().line, line);
}

void tst_KeyParser::boundsKeysAndNotes()
{
    QCOMPARE(parseKeys(QByteArray(4096, 'a')).keys.size(), std::size_t(1));
    const ParsedKeys parsed =
        parseKeys("key,notes,tag\na," + QByteArray(300, 'n') + ',' + QByteArray(300, 't'));
    QCOMPARE(parsed.keys.front().notes, QString(255, u'n'));
    QCOMPARE(parsed.keys.front().tag, QString(100, u't'));
}

void tst_KeyParser::parsesMany_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("tail");

    QTest::newRow("text") << ""_ba
                          << ""_ba
                          << "\n"_ba
                          << ""_ba;
    QTest::newRow("JSON array") << "["_ba
                                << "\""_ba
                                << "\","_ba
                                << "\"last\"]"_ba;
    QTest::newRow("JSON lines") << ""_ba
                                << "{\"key\":\""_ba
                                << "\"}\n"_ba
                                << ""_ba;
    QTest::newRow("CSV") << "key,notes\n"_ba
                         << ""_ba
                         << ",x\n"_ba
                         << ""_ba;
}

void tst_KeyParser::parsesMany()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, tail);
    constexpr int count = 200'000;
    QByteArray text = head;
    for (int i = 0; i < count; ++i)
        text += before + "sk-proj-0123456789abcdefghijklmnop" + QByteArray::number(i) + after;
    text += tail;

    // Processor time: the tests of a whole tree run beside this one.
    const std::clock_t begin = std::clock();
    const ParsedKeys parsed = parseKeys(text);
    const qint64 elapsed = (std::clock() - begin) * 1'000 / CLOCKS_PER_SEC;
    QCOMPARE(static_cast<int>(parsed.keys.size()), count + (tail.isEmpty() ? 0 : 1));
    // Well under a second in a release build; the bound leaves room for -O0, sanitizers and a busy
    // machine.
    QVERIFY2(elapsed < 5'000, qPrintable(u"%1 ms"_s.arg(elapsed)));
}

} // namespace keyferry

QTEST_GUILESS_MAIN(keyferry::tst_KeyParser)
#include "tst_keyparser.moc"
