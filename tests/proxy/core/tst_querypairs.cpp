#include "proxy/core/querypairs.h"

#include <QTest>

namespace keyferry {

using namespace Qt::StringLiterals;

class tst_QueryPairs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splits_data();
    void splits();
    void comparesNamesDecoded_data();
    void comparesNamesDecoded();
    void decodes_data();
    void decodes();
};

void tst_QueryPairs::splits_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("pairs"); // <name|value> each

    QTest::newRow("one") << "a=1"_ba
                         << "<a|1>"_ba;
    QTest::newRow("two") << "a=1&b=2"_ba
                         << "<a|1><b|2>"_ba;
    QTest::newRow("no value") << "a&b="_ba
                              << "<a|><b|>"_ba;
    QTest::newRow("equals sign in the value") << "a=b=c"_ba
                                              << "<a|b=c>"_ba;
    QTest::newRow("no name") << "=1"_ba
                             << "<|1>"_ba;
    QTest::newRow("empty pieces") << "&a&&"_ba
                                  << "<|><a|><|><|>"_ba;
    QTest::newRow("empty") << ""_ba
                           << "<|>"_ba;
    QTest::newRow("raw bytes") << "a%3d=%26+"_ba
                               << "<a%3d|%26+>"_ba;
}

void tst_QueryPairs::splits()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, pairs);
    QByteArray seen;
    QByteArray joined;
    for (const QueryPair &pair : queryPairs(query)) {
        joined += seen.isEmpty() ? pair.raw.toByteArray() : '&' + pair.raw.toByteArray();
        seen += '<' + pair.name.toByteArray() + '|' + pair.value.toByteArray() + '>';
    }
    QCOMPARE(seen, pairs);
    QCOMPARE(joined, query);
}

void tst_QueryPairs::comparesNamesDecoded_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isNamed");

    QTest::newRow("plain") << "key"_ba << true;
    QTest::newRow("escaped") << "%6bey"_ba << true;
    QTest::newRow("escaped, upper case digits") << "%6B%65%79"_ba << true;
    QTest::newRow("escaped twice") << "%256bey"_ba << false;
    QTest::newRow("case") << "Key"_ba << false;
    QTest::newRow("longer") << "keys"_ba << false;
    QTest::newRow("space in front") << "%20key"_ba << false;
    QTest::newRow("empty") << ""_ba << false;
}

void tst_QueryPairs::comparesNamesDecoded()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, isNamed);
    QCOMPARE(keyferry::isNamed(queryPairs(name + "=1").front(), "key"), isNamed);
}

void tst_QueryPairs::decodes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("decoded");

    QTest::newRow("plain") << "abc"_ba
                           << "abc"_ba;
    QTest::newRow("escapes") << "%41%7a%2F"_ba
                             << "Az/"_ba;
    QTest::newRow("plus stays") << "a+b"_ba
                                << "a+b"_ba;
    QTest::newRow("percent sign") << "100%25"_ba
                                  << "100%"_ba;
    QTest::newRow("broken escape") << "%4g%zz%"_ba
                                   << "%4g%zz%"_ba;
    QTest::newRow("cut off") << "a%4"_ba
                             << "a%4"_ba;
    QTest::newRow("neighbours of the digits") << "%/0%:0%@0%G0%`0%g0"_ba
                                              << "%/0%:0%@0%G0%`0%g0"_ba;
    QTest::newRow("zero byte") << "a%00b"_ba << QByteArray("a\0b", 3);
    QTest::newRow("high byte") << "%ff%FF"_ba
                               << "\xff\xff"_ba;
}

void tst_QueryPairs::decodes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, decoded);
    QCOMPARE(percentDecoded(text), decoded);
}

} // namespace keyferry

QTEST_GUILESS_MAIN(keyferry::tst_QueryPairs)
#include "tst_querypairs.moc"
