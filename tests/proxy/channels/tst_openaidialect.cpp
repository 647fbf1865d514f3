#include "proxy/channels/errorshapes.h"
#include "proxy/channels/openaidialect.h"
#include "tests/proxy/channels/dialectcase.h"

#include <QTest>

namespace keyferry::channels {

using namespace Qt::StringLiterals;

class tst_OpenAiDialect : public QObject
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

void tst_OpenAiDialect::isRegistered()
{
    QVERIFY(dynamic_cast<const OpenAiDialect *>(&dialectFor(Channel::OpenAi)));
}

void tst_OpenAiDialect::reads_data()
{
    addReadingColumns();

    QTest::newRow("stream") << "/v1/chat/completions"_ba
                            << ""_ba
                            << R"({"model":"m","stream":true})"_ba << u"m"_s << true;
    QTest::newRow("plain") << "/v1/chat/completions"_ba
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

void tst_OpenAiDialect::reads()
{
    compareReading(OpenAiDialect());
}

void tst_OpenAiDialect::placesKey_data()
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
    QTest::newRow("Realtime in a browser")
        << "/v1/realtime?model=m"_ba
        << "Sec-WebSocket-Protocol: realtime, openai-insecure-api-key.c"_ba
        << "/v1/realtime?model=m\nSec-WebSocket-Protocol: realtime\nAuthorization: Bearer K+/"_ba;
}

void tst_OpenAiDialect::placesKey()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, placed);
    QCOMPARE(headWithKey(Channel::OpenAi, target, fields), placed);
}

void tst_OpenAiDialect::wordsErrorsAsTheProvider()
{
    QCOMPARE(OpenAiDialect().errorBody(ErrorKind::NotFound, u"no"_s).body,
             openAiError(ErrorKind::NotFound, u"no"_s).body);
}

} // namespace keyferry::channels

QTEST_GUILESS_MAIN(keyferry::channels::tst_OpenAiDialect)
#include "tst_openaidialect.moc"
