#include "proxy/channels/anthropicdialect.h"
#include "proxy/channels/errorshapes.h"
#include "tests/proxy/channels/dialectcase.h"

#include <QTest>

namespace keyferry::channels {

using namespace Qt::StringLiterals;

class tst_AnthropicDialect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isRegistered();
    void reads_data();
    void reads();
    void placesKey_data();
    void placesKey();
    void wordsErrorsAsTheProvider();
};

void tst_AnthropicDialect::isRegistered()
{
    QVERIFY(dynamic_cast<const AnthropicDialect *>(&dialectFor(Channel::Anthropic)));
}

void tst_AnthropicDialect::reads_data()
{
    addReadingColumns();

    QTest::newRow("stream") << "/v1/messages"_ba
                            << ""_ba
                            << R"({"model":"m","stream":true})"_ba << u"m"_s << true;
    QTest::newRow("plain") << "/v1/messages"_ba
                           << ""_ba
                           << R"({"model":"m"})"_ba << u"m"_s << false;
    QTest::newRow("models list") << "/v1/models"_ba
                                 << ""_ba
                                 << R"()"_ba << u""_s << false;
    QTest::newRow("a model in the path or query is not read")
        << "/v1/models/x:streamGenerateContent?model=y"_ba
        << ""_ba
        << R"()"_ba << u""_s << false;
}

void tst_AnthropicDialect::reads()
{
    compareReading(AnthropicDialect());
}

void tst_AnthropicDialect::placesKey_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("placed");

    QTest::newRow("as the SDK")
        << "/v1/messages"_ba
        << "X-Api-Key: c\nanthropic-version: 2024-10-22\nA: 1"_ba
        << "/v1/messages\nX-Api-Key: K+/\nanthropic-version: 2024-10-22\nA: 1"_ba;
    QTest::newRow("Claude Code sends Bearer")
        << "/v1/messages?beta=true"_ba
        << "Authorization: Bearer c\nAnthropic-Version: 2023-06-01"_ba
        << "/v1/messages?beta=true\nAnthropic-Version: 2023-06-01\nx-api-key: K+/"_ba;
    QTest::newRow("no version") << "/v1/messages"_ba
                                << "x-api-key: c"_ba
                                << "/v1/messages\nx-api-key: K+/\nanthropic-version: 2023-06-01"_ba;
    QTest::newRow("beta stays")
        << "/v1/messages"_ba
        << "anthropic-version: 1\nanthropic-beta: x"_ba
        << "/v1/messages\nanthropic-version: 1\nanthropic-beta: x\nx-api-key: K+/"_ba;
}

void tst_AnthropicDialect::placesKey()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, placed);
    QCOMPARE(headWithKey(Channel::Anthropic, target, fields), placed);
}

void tst_AnthropicDialect::wordsErrorsAsTheProvider()
{
    QCOMPARE(AnthropicDialect().errorBody(ErrorKind::NotFound, u"no"_s).body,
             anthropicError(ErrorKind::NotFound, u"no"_s).body);
}

} // namespace keyferry::channels

QTEST_GUILESS_MAIN(keyferry::channels::tst_AnthropicDialect)
#include "tst_anthropicdialect.moc"
