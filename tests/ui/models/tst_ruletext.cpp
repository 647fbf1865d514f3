#include "proxy/core/settings.h"
#include "ui/models/language.h"
#include "ui/models/ruletext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::ui;

class tst_RuleText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysARuleInWords_data();
    void saysARuleInWords();
    void knowsWhatSettingsRefuse_data();
    void knowsWhatSettingsRefuse();
};

void tst_RuleText::saysARuleInWords_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("nothing") << QString() << u"This value is not allowed."_s;
    QTest::newRow("unknown") << u"is odd"_s << u"Is odd."_s;
    QTest::newRow("known") << u"must not be empty"_s << u"Must not be empty."_s;
    QTest::newRow("one place") << u"must be 0–100"_s << u"Must be 0–100."_s;
    QTest::newRow("the longer rule") << u"must be one of a, b"_s << u"Must be one of a, b."_s;
    QTest::newRow("a bound") << u"must be at most 10080 min (1–10080 min)"_s
                             << u"At most 10,080 min."_s;
    QTest::newRow("a bound without a unit")
        << u"must be at least 1024 (1024–65535)"_s << u"At least 1,024."_s;
    QTest::newRow("no number") << u"must be a whole number, 1–65535"_s
                               << u"Must be a whole number."_s;
    QTest::newRow("two places") << u"speaks gemini, the aggregate openai"_s
                                << u"Speaks gemini, the aggregate openai."_s;
    QTest::newRow("a place like a pattern")
        << u"\"a.*\" names no parameter"_s << u"“a.*” names no parameter."_s;
    QTest::newRow("a place like a place")
        << u"\"%2\" names no parameter"_s << u"“%2” names no parameter."_s;
}

void tst_RuleText::saysARuleInWords()
{
    QFETCH(const QString, rule);
    QTEST(ruleSentence(rule), "sentence");
}

void tst_RuleText::knowsWhatSettingsRefuse_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::newRow("number") << u"max_retries"_s << u"many"_s;
    QTest::newRow("number, above") << u"key_validation_interval_minutes"_s << u"20000"_s;
    QTest::newRow("number, below") << u"listen_port"_s << u"0"_s;
    QTest::newRow("boolean") << u"close_to_tray"_s << u"perhaps"_s;
    QTest::newRow("choice") << u"theme"_s << u"blue"_s;
    QTest::newRow("address") << u"listen_addresses"_s << u"nowhere"_s;
    QTest::newRow("no address") << u"listen_addresses"_s << u""_s;
    QTest::newRow("host") << u"allowed_hosts"_s << u"*"_s;
    QTest::newRow("origin") << u"allowed_origins"_s << u"devbox"_s;
    QTest::newRow("URL") << u"public_url"_s << u"devbox"_s;
    QTest::newRow("scheme") << u"proxy_url"_s << u"ftp://devbox"_s;
    QTest::newRow("statuses") << u"failover_status_codes"_s << u"some"_s;
    QTest::newRow("range") << u"failover_status_codes"_s << u"500-400"_s;
}

// No letter of the core's English is left in the sentence but for what the person typed.
void tst_RuleText::knowsWhatSettingsRefuse()
{
    QFETCH(const QString, name);
    QFETCH(const QString, text);
    Language language;
    language.apply(u"zh_CN"_s);
    const auto refused = settings::parse(*settings::find(name), text);
    QVERIFY(!refused);
    const QString rule = refused.error().detail.mid(name.size() + 2);
    const QString sentence = ruleSentence(rule);
    QVERIFY2(sentence.endsWith(u'。'), qPrintable(sentence));
}

QTEST_GUILESS_MAIN(tst_RuleText)
#include "tst_ruletext.moc"
