#include "proxy/channels/headerrules.h"

#include <QTest>

namespace keyferry::channels {

using namespace Qt::StringLiterals;

namespace {

const HeaderFields sent{{"Host", "api.example"},
                        {"X-A", "1"},
                        {"Accept", "*/*"},
                        {"x-a", "2"},
                        {"Authorization", "Bearer sk-provider"}};

HeaderRule set(const QByteArray &name, const QByteArray &value)
{
    return {.action = HeaderRule::Action::Set, .name = name, .value = Secret(value)};
}

HeaderRule remove(const QByteArray &name)
{
    return {.action = HeaderRule::Action::Remove, .name = name};
}

HeaderFields applied(HeaderFields fields, const std::vector<HeaderRule> &rules)
{
    const Secret key("sk-${GROUP_NAME}"_ba);
    applyHeaderRules(
        fields,
        rules,
        {.clientIp = "::1", .groupName = "open", .apiKey = key, .now = 1'700'000'000'999});
    return fields;
}

} // namespace

class tst_HeaderRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsInVariables_data();
    void fillsInVariables();
    void setsInPlace();
    void appends();
    void removesAllOfAName();
    void appliesInOrder();
    void setsHost();
    void leavesOutWhatWouldBreakTheHead_data();
    void leavesOutWhatWouldBreakTheHead();
};

void tst_HeaderRules::fillsInVariables_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("filled");

    QTest::newRow("none") << "plain"_ba
                          << "plain"_ba;
    QTest::newRow("client") << "${CLIENT_IP}"_ba
                            << "::1"_ba;
    QTest::newRow("group") << "${GROUP_NAME}"_ba
                           << "open"_ba;
    QTest::newRow("ms") << "${TIMESTAMP_MS}"_ba
                        << "1700000000999"_ba;
    QTest::newRow("s, cut off") << "${TIMESTAMP_S}"_ba
                                << "1700000000"_ba;
    QTest::newRow("a value is not searched again") << "${API_KEY}"_ba
                                                   << "sk-${GROUP_NAME}"_ba;
    QTest::newRow("several, with text") << "a=${CLIENT_IP};b=${GROUP_NAME}${GROUP_NAME}!"_ba
                                        << "a=::1;b=openopen!"_ba;
    QTest::newRow("unknown") << "${HOME} ${CLIENT_IP}"_ba
                             << "${HOME} ::1"_ba;
    QTest::newRow("names have case") << "${client_ip}"_ba
                                     << "${client_ip}"_ba;
    QTest::newRow("open") << "${CLIENT_IP"_ba
                          << "${CLIENT_IP"_ba;
    QTest::newRow("without a dollar") << "{CLIENT_IP}"_ba
                                      << "{CLIENT_IP}"_ba;
    QTest::newRow("dollar before") << "$${CLIENT_IP}"_ba
                                   << "$::1"_ba;
    QTest::newRow("inside each other") << "${${CLIENT_IP}}"_ba
                                       << "${::1}"_ba;
    QTest::newRow("empty") << ""_ba
                           << ""_ba;
    QTest::newRow("space around") << " a b\t"_ba
                                  << "a b"_ba;
    QTest::newRow("tab inside and Latin-1") << "a\tb\xe9"_ba
                                            << "a\tb\xe9"_ba;
}

void tst_HeaderRules::fillsInVariables()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, filled);
    QCOMPARE(applied({}, {set("X-B", value)}), (HeaderFields{{"X-B", filled}}));
}

void tst_HeaderRules::setsInPlace()
{
    const HeaderFields expected{{"Host", "api.example"},
                                {"X-A", "new"},
                                {"Accept", "*/*"},
                                {"Authorization", "Bearer sk-provider"}};
    QCOMPARE(applied(sent, {set("x-A", "new")}), expected);
}

void tst_HeaderRules::appends()
{
    HeaderFields expected = sent;
    expected.append("X-New", "v");
    QCOMPARE(applied(sent, {set("X-New", "v")}), expected);
}

void tst_HeaderRules::removesAllOfAName()
{
    const HeaderFields expected{
        {"Host", "api.example"}, {"Accept", "*/*"}, {"Authorization", "Bearer sk-provider"}};
    QCOMPARE(applied(sent, {remove("X-a")}), expected);
    QCOMPARE(applied(sent, {remove("X-B")}), sent);
}

void tst_HeaderRules::appliesInOrder()
{
    QCOMPARE(applied({}, {set("A", "1"), remove("a"), set("A", "2")}), (HeaderFields{{"A", "2"}}));
    QCOMPARE(applied({}, {set("A", "1"), set("a", "2"), remove("A")}), HeaderFields{});
}

void tst_HeaderRules::setsHost()
{
    QCOMPARE(applied(sent, {set("host", "other.example")}).first("Host"), "other.example"_ba);
}

void tst_HeaderRules::leavesOutWhatWouldBreakTheHead_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");

    QTest::newRow("CR LF") << "X-A"_ba
                           << "a\r\nX-B: b"_ba;
    QTest::newRow("LF") << "X-A"_ba
                        << "a\nb"_ba;
    QTest::newRow("CR") << "X-A"_ba
                        << "a\rb"_ba;
    QTest::newRow("NUL") << "X-A"_ba << QByteArray("a\0b", 3);
    QTest::newRow("DEL") << "X-A"_ba
                         << "a\x7f"
                            "b"_ba;
    QTest::newRow("name with a space") << "X A"_ba
                                       << "a"_ba;
    QTest::newRow("name with CR LF") << "X\r\nA"_ba
                                     << "a"_ba;
    QTest::newRow("no name") << ""_ba
                             << "a"_ba;
}

void tst_HeaderRules::leavesOutWhatWouldBreakTheHead()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QCOMPARE(applied(sent, {set(name, value)}), sent);
}

} // namespace keyferry::channels

QTEST_GUILESS_MAIN(keyferry::channels::tst_HeaderRules)
#include "tst_headerrules.moc"
