#include "proxy/channels/errorshapes.h"
#include "proxy/channels/openairesponsedialect.h"
#include "tests/proxy/channels/dialectcase.h"

#include <QTest>

namespace keyferry::channels {

using namespace Qt::StringLiterals;

class tst_OpenAiResponseDialect : public QObject
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

void tst_OpenAiResponseDialect::isRegistered()
{
    QVERIFY(dynamic_cast<const OpenAiResponseDialect *>(&dialectFor(Channel::OpenAiResponse)));
}

void tst_OpenAiResponseDialect::reads_data()
{
    addReadingColumns();

    QTest::newRow("stream") << "/v1/responses"_ba
                            << ""_ba
                            << R"({"model":"m","stream":true})"_ba << u"m"_s << true;
    QTest::newRow("plain") << "/v1/responses"_ba
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

void tst_OpenAiResponseDialect::reads()
{
    compareReading(OpenAiResponseDialect());
}

void tst_OpenAiResponseDialect::placesKey_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("placed");

    QTest::newRow("as the SDK") << "/v1/x?a=1"_ba
                                << "Authorization: Bearer c\nAccept: */*"_ba
                                << "/v1/x?a=1\nAuthorization: Bearer K+/\nAccept: */*"_ba;
    QTest::newRow("from x-api-key") << "/v1/x"_ba
                                    << "x-api-key: c\nA: 1"_ba
                                    << "/v1/x\nA: 1\nAuthorization: Bearer K+/"_ba;
    QTest::newRow("from the query") << "/v1/x?key=c&a"_ba
                                    << ""_ba
                                    << "/v1/x?a\nAuthorization: Bearer K+/"_ba;
}

void tst_OpenAiResponseDialect::placesKey()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, placed);
    QCOMPARE(headWithKey(Channel::OpenAiResponse, target, fields), placed);
}

void tst_OpenAiResponseDialect::wordsErrorsAsTheProvider()
{
    QCOMPARE(OpenAiResponseDialect().errorBody(ErrorKind::NotFound, u"no"_s).body,
             openAiError(ErrorKind::NotFound, u"no"_s).body);
}

} // namespace keyferry::channels

QTEST_GUILESS_MAIN(keyferry::channels::tst_OpenAiResponseDialect)
#include "tst_openairesponsedialect.moc"
