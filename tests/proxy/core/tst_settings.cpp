#include "proxy/core/settings.h"

#include <QTest>

namespace keyferry {

using namespace Qt::StringLiterals;

namespace {

// One declaration of each type, so that the table does not change with the registry.
SettingDeclaration declarationOf(const QString &kind)
{
    SettingDeclaration declaration{.name = "the_setting"_L1};
    if (kind == "integer"_L1) {
        declaration.type = SettingType::Integer;
        declaration.min = 1;
        declaration.max = 65535;
    } else if (kind == "seconds"_L1) {
        declaration.type = SettingType::Seconds;
        declaration.max = 300;
        declaration.unit = "s"_L1;
    } else if (kind == "boolean"_L1) {
        declaration.type = SettingType::Boolean;
    } else if (kind == "choice"_L1) {
        declaration.type = SettingType::Choice;
        declaration.choices = {u"system"_s, u"light"_s, u"zh_CN"_s};
    } else if (kind == "proxy"_L1) {
        declaration.rule = SettingRule::ProxyUrl;
    } else if (kind == "url"_L1) {
        declaration.rule = SettingRule::Url;
    } else if (kind == "addresses"_L1) {
        declaration.type = SettingType::List;
        declaration.rule = SettingRule::ListenAddress;
        declaration.min = 1;
    } else if (kind == "hosts"_L1) {
        declaration.type = SettingType::List;
        declaration.rule = SettingRule::HostName;
    } else if (kind == "origins"_L1) {
        declaration.type = SettingType::List;
        declaration.rule = SettingRule::Origin;
    }
    return declaration;
}

} // namespace

class tst_Settings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takes_data();
    void takes();
    void refuses_data();
    void refuses();
    void masksPasswords_data();
    void masksPasswords();
    void saysRanges_data();
    void saysRanges();
    void holdsValues();
    void namesSources();
};

void tst_Settings::takes_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("stored"); // as toText() gives it back

    QTest::newRow("integer") << u"integer"_s << u"3001"_s << u"3001"_s;
    QTest::newRow("integer, smallest") << u"integer"_s << u"1"_s << u"1"_s;
    QTest::newRow("integer, largest") << u"integer"_s << u"65535"_s << u"65535"_s;
    QTest::newRow("integer, spaces") << u"integer"_s << u" 42 "_s << u"42"_s;
    QTest::newRow("seconds") << u"seconds"_s << u"15"_s << u"15"_s;
    QTest::newRow("seconds, none") << u"seconds"_s << u"0"_s << u"0"_s;
    for (const auto &text : {u"on"_s, u"true"_s, u"1"_s, u"YES"_s})
        QTest::addRow("boolean %s", qPrintable(text)) << u"boolean"_s << text << u"on"_s;
    for (const auto &text : {u"off"_s, u"False"_s, u"0"_s, u" no "_s})
        QTest::addRow("boolean %s", qPrintable(text)) << u"boolean"_s << text << u"off"_s;
    QTest::newRow("choice") << u"choice"_s << u"light"_s << u"light"_s;
    QTest::newRow("choice, case and spaces") << u"choice"_s << u" System "_s << u"system"_s;
    QTest::newRow("choice of mixed case") << u"choice"_s << u"ZH_cn"_s << u"zh_CN"_s;
    QTest::newRow("text, trimmed") << u"text"_s << u" any thing "_s << u"any thing"_s;
    QTest::newRow("text, empty") << u"text"_s << u""_s << u""_s;
    QTest::newRow("proxy") << u"proxy"_s << u"http://user:pass@10.0.0.1:3128"_s
                           << u"http://user:pass@10.0.0.1:3128"_s;
    QTest::newRow("proxy, socks") << u"proxy"_s << u"socks5://localhost:1080"_s
                                  << u"socks5://localhost:1080"_s;
    QTest::newRow("proxy, none at all") << u"proxy"_s << u"direct"_s << u"direct"_s;
    QTest::newRow("proxy, the system's") << u"proxy"_s << u""_s << u""_s;
    QTest::newRow("url") << u"url"_s << u"https://ai.example/kf"_s << u"https://ai.example/kf"_s;
    QTest::newRow("addresses") << u"addresses"_s << u"127.0.0.1, ::1"_s << u"127.0.0.1,::1"_s;
    QTest::newRow("addresses, twice the same, loose commas")
        << u"addresses"_s << u",::1,, ::1,"_s << u"::1"_s;
    QTest::newRow("hosts") << u"hosts"_s << u"a.example,my-host,10.0.0.1"_s
                           << u"a.example,my-host,10.0.0.1"_s;
    QTest::newRow("hosts, none") << u"hosts"_s << u" , "_s << u""_s;
    QTest::newRow("origins") << u"origins"_s << u"https://a.example,http://localhost:5173"_s
                             << u"https://a.example,http://localhost:5173"_s;
    QTest::newRow("origins, extension")
        << u"origins"_s << u"chrome-extension://abc"_s << u"chrome-extension://abc"_s;
}

void tst_Settings::takes()
{
    QFETCH(QString, kind);
    QFETCH(QString, text);
    QFETCH(QString, stored);
    const SettingDeclaration declaration = declarationOf(kind);
    const auto value = settings::parse(declaration, text);
    QVERIFY2(value, value ? "" : qPrintable(value.error().detail));
    QCOMPARE(settings::toText(*value), stored);

    const auto again = settings::parse(declaration, stored);
    QVERIFY(again);
    QVERIFY(*again == *value);
}

void tst_Settings::refuses_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("rule"); // what the refusal must say

    QTest::newRow("integer, below") << u"integer"_s << u"0"_s << u"at least 1 (1–65535)"_s;
    QTest::newRow("integer, above") << u"integer"_s << u"65536"_s << u"at most 65535 (1–65535)"_s;
    QTest::newRow("integer, negative") << u"integer"_s << u"-5"_s << u"at least 1 (1–65535)"_s;
    QTest::newRow("integer, empty") << u"integer"_s << u""_s << u"1–65535"_s;
    QTest::newRow("integer, words") << u"integer"_s << u"many"_s << u"whole number"_s;
    QTest::newRow("integer, fraction") << u"integer"_s << u"1.5"_s << u"whole number"_s;
    QTest::newRow("integer, hexadecimal") << u"integer"_s << u"0x10"_s << u"whole number"_s;
    QTest::newRow("integer, beyond 64 bits")
        << u"integer"_s << u"99999999999999999999"_s << u"at most 65535"_s;
    QTest::newRow("seconds, above") << u"seconds"_s << u"301"_s << u"at most 300 s (0–300 s)"_s;
    QTest::newRow("seconds, with a unit") << u"seconds"_s << u"15s"_s << u"0–300 s"_s;
    QTest::newRow("boolean, words") << u"boolean"_s << u"maybe"_s << u"on or off"_s;
    QTest::newRow("boolean, 2") << u"boolean"_s << u"2"_s << u"on or off"_s;
    QTest::newRow("boolean, empty") << u"boolean"_s << u""_s << u"on or off"_s;
    QTest::newRow("choice") << u"choice"_s << u"blue"_s << u"system, light, zh_CN"_s;
    QTest::newRow("choice, empty") << u"choice"_s << u""_s << u"system, light, zh_CN"_s;
    QTest::newRow("proxy, no scheme") << u"proxy"_s << u"10.0.0.1:3128"_s << u"URL with a host"_s;
    QTest::newRow("proxy, scheme") << u"proxy"_s << u"ftp://a"_s << u"socks5://"_s;
    QTest::newRow("proxy, no host") << u"proxy"_s << u"http://"_s << u"URL with a host"_s;
    QTest::newRow("url, socks") << u"url"_s << u"socks5://a"_s << u"https://"_s;
    QTest::newRow("url, query") << u"url"_s << u"https://a/?b"_s << u"query"_s;
    QTest::newRow("url, fragment") << u"url"_s << u"https://a/#b"_s << u"fragment"_s;
    QTest::newRow("url, space inside") << u"url"_s << u"https://a b"_s << u"URL"_s;
    QTest::newRow("addresses, name")
        << u"addresses"_s << u"localhost"_s << u"'localhost' is not an IP address"_s;
    QTest::newRow("addresses, one of them") << u"addresses"_s << u"::1,x"_s << u"'x'"_s;
    QTest::newRow("addresses, a port") << u"addresses"_s << u"3001"_s << u"'3001'"_s;
    QTest::newRow("addresses, with a port")
        << u"addresses"_s << u"127.0.0.1:3001"_s << u"IP address"_s;
    QTest::newRow("addresses, none") << u"addresses"_s << u" , "_s << u"at least one"_s;
    QTest::newRow("hosts, URL") << u"hosts"_s << u"https://a.example"_s << u"not a host name"_s;
    QTest::newRow("hosts, port") << u"hosts"_s << u"a.example:80"_s << u"not a host name"_s;
    QTest::newRow("hosts, star") << u"hosts"_s << u"*.example"_s << u"not a host name"_s;
    QTest::newRow("hosts, user") << u"hosts"_s << u"me@a.example"_s << u"not a host name"_s;
    QTest::newRow("hosts, space") << u"hosts"_s << u"a b"_s << u"not a host name"_s;
    QTest::newRow("origins, no scheme") << u"origins"_s << u"a.example"_s << u"not an origin"_s;
    QTest::newRow("origins, path") << u"origins"_s << u"https://a.example/"_s << u"not an origin"_s;
    QTest::newRow("origins, user")
        << u"origins"_s << u"https://me@a.example"_s << u"not an origin"_s;
    QTest::newRow("origins, star") << u"origins"_s << u"*"_s << u"not an origin"_s;
    QTest::newRow("origins, null") << u"origins"_s << u"null"_s << u"not an origin"_s;
}

void tst_Settings::refuses()
{
    QFETCH(QString, kind);
    QFETCH(QString, text);
    QFETCH(QString, rule);
    const auto value = settings::parse(declarationOf(kind), text);
    QVERIFY2(!value, value ? qPrintable(settings::toText(*value)) : "");
    QCOMPARE(value.error().kind, ErrorKind::InvalidValue);
    QCOMPARE(value.error().field, u"the_setting"_s);
    QVERIFY(value.error().detail.startsWith("the_setting: "_L1));
    QVERIFY2(value.error().detail.contains(rule), qPrintable(value.error().detail));
}

void tst_Settings::masksPasswords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("password") << u"http://me:s3cret@10.0.0.1:3128"_s
                              << u"http://me:…@10.0.0.1:3128"_s;
    QTest::newRow("password with an encoded at sign")
        << u"socks5://me:s3%40cret@p.example:1080"_s << u"socks5://me:…@p.example:1080"_s;
    QTest::newRow("user only") << u"http://me@10.0.0.1"_s << u"http://me@10.0.0.1"_s;
    QTest::newRow("none") << u"http://10.0.0.1:3128"_s << u"http://10.0.0.1:3128"_s;
    QTest::newRow("direct") << u"direct"_s << u"direct"_s;
    QTest::newRow("empty") << QString() << QString();
}

void tst_Settings::masksPasswords()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    const auto &proxy = *settings::find(settings::proxyUrl.name);
    QCOMPARE(settings::maskedText(proxy, text), shown);
    QVERIFY(settings::parse(proxy, text));
    // A masked value must not come back as a password.
    QCOMPARE(bool(settings::parse(proxy, shown)), shown == text);
    QCOMPARE(settings::maskedText(*settings::find(settings::publicUrl.name), text), text);
}

void tst_Settings::saysRanges_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("range");

    QTest::newRow("integer") << u"integer"_s << u"1–65535"_s;
    QTest::newRow("seconds") << u"seconds"_s << u"0–300 s"_s;
    QTest::newRow("boolean") << u"boolean"_s << u"on or off"_s;
    QTest::newRow("choice") << u"choice"_s << u"system, light, zh_CN"_s;
    QTest::newRow("list") << u"hosts"_s << u"a list, separated by commas"_s;
    QTest::newRow("text") << u"text"_s << u""_s;
}

void tst_Settings::saysRanges()
{
    QFETCH(QString, kind);
    QFETCH(QString, range);
    QCOMPARE(settings::rangeText(declarationOf(kind)), range);
}

void tst_Settings::holdsValues()
{
    SettingValues values;
    const SettingValues defaults;
    QCOMPARE(values, defaults);
    values.set(settings::connectTimeout.name, qint64(20));
    QCOMPARE(values.get(settings::connectTimeout), std::chrono::seconds(20));
    QVERIFY(values != defaults);
    QCOMPARE(defaults.get(settings::connectTimeout), std::chrono::seconds(15));
}

void tst_Settings::namesSources()
{
    QCOMPARE(settingSourceName(SettingSource::Default), "default"_L1);
    QCOMPARE(settingSourceName(SettingSource::Stored), "stored"_L1);
    QCOMPARE(settingSourceName(SettingSource::Environment), "environment"_L1);
}

} // namespace keyferry

QTEST_GUILESS_MAIN(keyferry::tst_Settings)
#include "tst_settings.moc"
