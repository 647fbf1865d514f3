#include "proxy/core/httphead.h"

#include <QTest>

namespace keyferry {

using namespace Qt::StringLiterals;

class tst_HttpHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatStoodOnTheWire();
    void setsInPlace_data();
    void setsInPlace();
    void removesAllOfAName();
    void looksUpWithoutCase();
    void comparesBeginningsWithoutCase();
    void splitsListFields_data();
    void splitsListFields();
    void comparesWithoutCase();
    void splitsTargets_data();
    void splitsTargets();
};

void tst_HttpHead::keepsWhatStoodOnTheWire()
{
    HeaderFields fields{{"B", "2"}, {"a", ""}};
    fields.append("b", "3");
    QCOMPARE(fields.size(), 3);
    QCOMPARE(fields.at(0), (HeaderField{"B", "2"}));
    QCOMPARE(fields.at(1), (HeaderField{"a", ""}));
    QCOMPARE(fields.at(2), (HeaderField{"b", "3"}));
    QVERIFY(!fields.isEmpty());
    QVERIFY(HeaderFields().isEmpty());
    QVERIFY(fields != (HeaderFields{{"b", "2"}, {"a", ""}, {"b", "3"}})); // case is part of it
}

void tst_HttpHead::setsInPlace_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("repeated: first place, name as it was") << "x"_ba
                                                           << "X=new;b=2;"_ba;
    QTest::newRow("single") << "B"_ba
                            << "X=1;b=new;x=3;"_ba;
    QTest::newRow("not there") << "C"_ba
                               << "X=1;b=2;x=3;C=new;"_ba;
}

void tst_HttpHead::setsInPlace()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, expected);
    HeaderFields fields{{"X", "1"}, {"b", "2"}, {"x", "3"}};
    fields.set(name, "new");
    QByteArray text;
    for (const HeaderField &field : fields)
        text += field.name + '=' + field.value + ';';
    QCOMPARE(text, expected);
}

void tst_HttpHead::removesAllOfAName()
{
    HeaderFields fields{{"X", "1"}, {"b", "2"}, {"x", "3"}};
    QCOMPARE(fields.remove("c"), 0);
    QCOMPARE(fields.remove("x"), 2);
    QCOMPARE(fields, (HeaderFields{{"b", "2"}}));
    QCOMPARE(fields.removeIf([](const HeaderField &field) { return field.value == "2"; }), 1);
    QVERIFY(fields.isEmpty());
}

void tst_HttpHead::looksUpWithoutCase()
{
    const HeaderFields fields{{"X-One", ""}, {"x-ONE", "2"}};
    QVERIFY(fields.contains("x-one"));
    QVERIFY(!fields.contains("x-on"));
    QCOMPARE(fields.first("X-ONE"), "");
    QCOMPARE(fields.count("x-one"), 2);
    QCOMPARE(fields.count("y"), 0);
    QVERIFY(fields.first("y").isEmpty());
}

void tst_HttpHead::comparesBeginningsWithoutCase()
{
    QVERIFY(startsWithIgnoringCase("X-forwarded-FOR", "x-Forwarded-"));
    QVERIFY(startsWithIgnoringCase("Via", "via"));
    QVERIFY(startsWithIgnoringCase("Via", ""));
    QVERIFY(!startsWithIgnoringCase("Vi", "via"));
    QVERIFY(!startsWithIgnoringCase("X-Forward", "x-forwarded-"));
}

void tst_HttpHead::splitsListFields_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QByteArray>("members"); // joined by |

    QTest::newRow("one") << "a"_ba
                         << "b"_ba
                         << "a|b"_ba;
    QTest::newRow("several") << "a,b , c"_ba
                             << "d"_ba
                             << "a|b|c|d"_ba;
    QTest::newRow("empty members (RFC 9110 5.6.1)") << ", a,,"_ba
                                                    << ""_ba
                                                    << "a"_ba;
    QTest::newRow("tab") << "a\t,\tb"_ba
                         << ""_ba
                         << "a|b"_ba;
}

void tst_HttpHead::splitsListFields()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(QByteArray, members);
    const HeaderFields fields{{"Connection", first}, {"Other", "no"}, {"connection", second}};
    QByteArray joined;
    for (const QByteArray &member : fields.listValues("connection"))
        joined += joined.isEmpty() ? member : '|' + member;
    QCOMPARE(joined, members);
}

void tst_HttpHead::comparesWithoutCase()
{
    QVERIFY(equalsIgnoringCase("Host", "hOST"));
    QVERIFY(equalsIgnoringCase("", ""));
    QVERIFY(!equalsIgnoringCase("Host", "Hos"));
    QVERIFY(!equalsIgnoringCase("[", "{")); // 32 apart, as letters are
}

void tst_HttpHead::splitsTargets_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("hasQuery");
    QTest::addColumn<QByteArray>("query");

    QTest::newRow("path") << "/a/b"_ba
                          << "/a/b"_ba << false << ""_ba;
    QTest::newRow("query") << "/a?b=1"_ba
                           << "/a"_ba << true << "b=1"_ba;
    QTest::newRow("empty query is one") << "/a?"_ba
                                        << "/a"_ba << true << ""_ba;
    QTest::newRow("second question mark") << "/a?b?c"_ba
                                          << "/a"_ba << true << "b?c"_ba;
    QTest::newRow("escaped question mark") << "/a%3Fb"_ba
                                           << "/a%3Fb"_ba << false << ""_ba;
    QTest::newRow("empty") << ""_ba
                           << ""_ba << false << ""_ba;
}

void tst_HttpHead::splitsTargets()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, path);
    QFETCH(bool, hasQuery);
    QFETCH(QByteArray, query);
    const TargetParts parts = splitTarget(target);
    QCOMPARE(parts.path, path);
    QCOMPARE(parts.query, hasQuery ? std::optional(query) : std::nullopt);
}

} // namespace keyferry

QTEST_GUILESS_MAIN(keyferry::tst_HttpHead)
#include "tst_httphead.moc"
