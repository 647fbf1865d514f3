#include "proxy/core/keyreader.h"

#include <QTest>

namespace keyferry {

using namespace Qt::StringLiterals;

namespace {

// What a reader finds that is fed so many bytes at a time, as text: `key@line` and `!line reason`.
QStringList readIn(const QByteArray &text, qsizetype pieceSize)
{
    KeyReader reader;
    for (qsizetype i = 0; i < text.size(); i += pieceSize)
        reader.feed(QByteArrayView(text).sliced(i, std::min(pieceSize, text.size() - i)));
    reader.finish();
    const ParsedKeys found = reader.take();
    QStringList out;
    for (const KeyDraft &key : found.keys)
        out.append(u"%1@%2 %3 %4 %5 %6"_s.arg(QLatin1String(key.secret.reveal()))
                       .arg(key.line)
                       .arg(key.notes, key.tag)
                       .arg(key.weight)
                       .arg(key.priority));
    for (const Refusal &refusal : found.refusals)
        out.append(u"!%1 %2"_s.arg(refusal.line).arg(refusal.reason));
    return out;
}

} // namespace

class tst_KeyReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheSameInPieces_data();
    void readsTheSameInPieces();
    void readsWeightAndPriority_data();
    void readsWeightAndPriority();
    void mendsArraysThatAreNone_data();
    void mendsArraysThatAreNone();
    void givesWhatCameSince();
    void holdsNoLongPiece_data();
    void holdsNoLongPiece();
};

void tst_KeyReader::readsTheSameInPieces_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("blank") << " \r\n\n "_ba;
    QTest::newRow("byte order mark alone") << "\xEF\xBB\xBF"_ba;
    QTest::newRow("half a byte order mark") << "\xEF\xBB"_ba;
    QTest::newRow("tokens") << "\xEF\xBB\xBF a,b;c|d\r\n\"e\" 'f'\nbad\x01\n\n[g]"_ba;
    QTest::newRow("array") << R"( [ "a", {"key":"b","notes":"x,]\"y","tag":"t","weight":5},
        7, "c\\", [1,{"x":2}], "a" ,] rest, more )"_ba;
    QTest::newRow("Python list") << "['a', \"b\",\n'c']"_ba;
    QTest::newRow("JSON lines") << "\n\"a\"\r\n{\"key\":\"b\",\"priority\":3}\n{\n\n\"c\""_ba;
    QTest::newRow("CSV") << "notes;key;weight\r\nn;a;2\r\n\r\n;b;0\r\n\"x;y\";c;\r\n;;1"_ba;
    QTest::newRow("one token without an end") << "sk-1"_ba;
}

void tst_KeyReader::readsTheSameInPieces()
{
    QFETCH(QByteArray, text);
    const QStringList whole = readIn(text, std::max<qsizetype>(text.size(), 1));
    for (qsizetype size = 1; size < text.size(); ++size)
        QCOMPARE(readIn(text, size), whole);
}

void tst_KeyReader::readsWeightAndPriority_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("found");
    const auto csv = [](const char *weight, const char *priority) {
        return QByteArray("key,weight,priority\na,") + weight + ',' + priority;
    };
    QTest::newRow("given") << csv("7", "9") << u"a@2   7 9"_s;
    QTest::newRow("left out") << csv("", " ") << u"a@2   1 0"_s;
    QTest::newRow("lowest") << csv("1", "0") << u"a@2   1 0"_s;
    QTest::newRow("highest") << csv("10000", "10000") << u"a@2   10000 10000"_s;
    QTest::newRow("weight 0") << csv("0", "") << u"!2 weight must be 1–10000"_s;
    QTest::newRow("weight too high") << csv("10001", "") << u"!2 weight must be 1–10000"_s;
    QTest::newRow("weight in words") << csv("two", "") << u"!2 weight must be 1–10000"_s;
    QTest::newRow("priority below 0") << csv("", "-1") << u"!2 priority must be 0–10000"_s;
    QTest::newRow("priority too high") << csv("", "10001") << u"!2 priority must be 0–10000"_s;
    QTest::newRow("JSON numbers") << R"([{"key":"a","weight":7,"priority":9}])"_ba
                                  << u"a@1   7 9"_s;
    QTest::newRow("JSON strings") << R"([{"key":"a","weight":"7","priority":"9"}])"_ba
                                  << u"a@1   7 9"_s;
    QTest::newRow("JSON null") << R"([{"key":"a","weight":null}])"_ba << u"a@1   1 0"_s;
    QTest::newRow("JSON fraction")
        << R"([{"key":"a","weight":1.5}])"_ba << u"!1 weight must be 1–10000"_s;
    QTest::newRow("JSON true") << R"({"key":"a","priority":true})"_ba
                               << u"!1 priority must be 0–10000"_s;
}

void tst_KeyReader::readsWeightAndPriority()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, found);
    QCOMPARE(readIn(text, text.size()), QStringList{found});
}

void tst_KeyReader::mendsArraysThatAreNone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("keys");
    QTest::newRow("no comma") << R"(["a" "b"])"_ba
                              << "a b"_ba;
    QTest::newRow("no end") << R"(["a","b")"_ba
                            << "a b"_ba;
    QTest::newRow("other quotes") << R"(["a",'b',`c`])"_ba
                                  << "a b c"_ba;
    QTest::newRow("a quote forgotten") << "[\"a\",\n\"b,\n\"c\"]"_ba
                                       << "a \"b c"_ba;
    QTest::newRow("two arrays") << "[\"a\"]\n[\"b\"]"_ba
                                << "a b"_ba;
    QTest::newRow("no quotes") << "[a, b]"_ba
                               << "a b"_ba;
    QTest::newRow("too many ends") << "[\"a\"}]"_ba
                                   << "\"a\"}"_ba;
}

void tst_KeyReader::mendsArraysThatAreNone()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, keys);
    KeyReader reader;
    reader.feed(text);
    reader.finish();
    QByteArrayList found;
    for (const KeyDraft &key : reader.take().keys)
        found.append(key.secret.reveal());
    QCOMPARE(found.join(' '), keys);
}

void tst_KeyReader::givesWhatCameSince()
{
    KeyReader reader;
    reader.feed("a\nb\nbad\x01\nc");
    QCOMPARE(reader.waiting(), std::size_t(2));
    const ParsedKeys first = reader.take();
    QCOMPARE(first.keys.size(), std::size_t(2));
    QCOMPARE(first.refused, 1);
    QCOMPARE(reader.waiting(), std::size_t(0));
    reader.finish();
    const ParsedKeys second = reader.take();
    QCOMPARE(second.keys.size(), std::size_t(1));
    QCOMPARE(second.keys.front().line, 4);
    QCOMPARE(second.refused, 0);
}

void tst_KeyReader::holdsNoLongPiece_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<int>("line");
    QTest::newRow("token") << "a "_ba
                           << " b"_ba << 1;
    QTest::newRow("JSON line") << "\"a\"\n\""_ba
                               << "\"\n\"b\""_ba << 2;
    QTest::newRow("CSV line") << "key\na\n"_ba
                              << "\nb"_ba << 3;
    QTest::newRow("JSON element") << "[\"a\",\""_ba
                                  << "\",\"b\"]"_ba << 2;
}

void tst_KeyReader::holdsNoLongPiece()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(int, line);
    KeyReader reader;
    reader.feed(before);
    const QByteArray piece(64 * 1024, 'x');
    for (int i = 0; i < 3; ++i)
        reader.feed(piece);
    reader.feed(after);
    reader.finish();
    const ParsedKeys found = reader.take();
    QCOMPARE(found.keys.size(), std::size_t(2));
    QCOMPARE(found.refused, 1);
    QCOMPARE(found.refusals.front().line, line);
    QVERIFY(found.refusals.front().reason.contains(u"longer than"_s)
            || found.refusals.front().reason.contains(u"is longer"_s));
}

} // namespace keyferry

QTEST_GUILESS_MAIN(keyferry::tst_KeyReader)
#include "tst_keyreader.moc"
