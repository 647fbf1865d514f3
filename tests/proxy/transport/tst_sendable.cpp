#include "proxy/transport/sendable.h"

using namespace keyferry;
using namespace keyferry::transport;
using namespace Qt::StringLiterals;

class tst_Sendable final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesInjections_data();
    void refusesInjections();
    void refusesRequestLinesWithTwoReadings_data();
    void refusesRequestLinesWithTwoReadings();
};

void tst_Sendable::refusesInjections_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<HeaderFields>("fields");
    QTest::addColumn<bool>("isFine");
    const HeaderFields none;
    const auto field = [](const QByteArray &name, const QByteArray &value) {
        return HeaderFields{{name, value}};
    };
    QTest::addRow("plain") << "GET"_ba
                           << "/a?b"_ba << field("A"_ba, "b c\td\xff"_ba) << true;
    QTest::addRow("empty value, empty target") << "GET"_ba
                                               << ""_ba << field("A"_ba, ""_ba) << true;
    QTest::addRow("no method") << ""_ba
                               << "/"_ba << none << false;
    QTest::addRow("space in the method") << "G ET"_ba
                                         << "/"_ba << none << false;
    QTest::addRow("line break in the method") << "GET\r\n"_ba
                                              << "/"_ba << none << false;
    QTest::addRow("CR in the target") << "GET"_ba
                                      << "/\r"_ba << none << false;
    QTest::addRow("NUL in the target") << "GET"_ba
                                       << "/\0"_ba << none << false;
    QTest::addRow("CR LF in a value") << "GET"_ba
                                      << "/"_ba << field("A"_ba, "b\r\nC: d"_ba) << false;
    QTest::addRow("LF in a value") << "GET"_ba
                                   << "/"_ba << field("A"_ba, "b\nc"_ba) << false;
    QTest::addRow("NUL in a value") << "GET"_ba
                                    << "/"_ba << field("A"_ba, "b\0"_ba) << false;
    QTest::addRow("no name") << "GET"_ba
                             << "/"_ba << field(""_ba, "b"_ba) << false;
    QTest::addRow("colon in a name") << "GET"_ba
                                     << "/"_ba << field("A:"_ba, "b"_ba) << false;
    QTest::addRow("bracket in a name") << "GET"_ba
                                       << "/"_ba << field("A[]"_ba, "b"_ba) << false;
    QTest::addRow("UTF-8 in the method") << "G\xc3\xa9T"_ba
                                         << "/"_ba << none << false;
    QTest::addRow("space after a name") << "GET"_ba
                                        << "/"_ba << field("A "_ba, "b"_ba) << false;
    QTest::addRow("line break in a name") << "GET"_ba
                                          << "/"_ba << field("A\r\n"_ba, "b"_ba) << false;
}

void tst_Sendable::refusesInjections()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(HeaderFields, fields);
    QFETCH(bool, isFine);
    const Outcome sendable = checkSendable(method, target, fields);
    QCOMPARE(bool(sendable), isFine);
    if (!sendable)
        QCOMPARE(sendable.error().kind, ErrorKind::MalformedRequest);
}

void tst_Sendable::refusesRequestLinesWithTwoReadings_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<HeaderFields>("fields");
    QTest::addColumn<QString>("rule");
    const HeaderFields host{{"Host"_ba, "a"_ba}};
    const QString ends = u"control byte, space or fragment in the target"_s;
    const auto row = [&host](const char *name, const QByteArray &target, const QString &rule) {
        QTest::addRow("%s", name) << target << host << rule;
    };
    row("plain", "/a?b=c"_ba, {});
    row("raw UTF-8 and quotes", "/\xc3\xa9\"|{}"_ba, {});
    row("two slashes", "//a"_ba, {});
    row("space", "/a HTTP/1.1"_ba, ends);
    row("tab", "/a\tb"_ba, ends);
    row("control byte", "/a\x01"_ba, ends);
    row("DEL", "/a\x7f"_ba, ends);
    row("fragment", "/a#b"_ba, ends);
    row("no slash", "a"_ba, u"the target does not start with a slash"_s);
    row("empty", ""_ba, u"the target does not start with a slash"_s);
    QTest::addRow("two Hosts") << "/"_ba << HeaderFields{{"Host"_ba, "a"_ba}, {"host"_ba, "b"_ba}}
                               << u"more than one Host"_s;
    QTest::addRow("no Host") << "/"_ba << HeaderFields{} << QString();
}

void tst_Sendable::refusesRequestLinesWithTwoReadings()
{
    QFETCH(QByteArray, target);
    QFETCH(HeaderFields, fields);
    QFETCH(QString, rule);
    const Outcome checked = checkRequestLine(target, fields);
    QCOMPARE(checked ? QString() : checked.error().detail, rule);
    if (!checked)
        QCOMPARE(checked.error().kind, ErrorKind::MalformedRequest);
}

QTEST_GUILESS_MAIN(tst_Sendable)
#include "tst_sendable.moc"
