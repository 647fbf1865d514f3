#include "proxy/channels/azuredialect.h"
#include "proxy/channels/errorshapes.h"
#include "tests/proxy/channels/dialectcase.h"

#include <QTest>

namespace keyferry::channels {

using namespace Qt::StringLiterals;

class tst_AzureDialect : public QObject
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

void tst_AzureDialect::isRegistered()
{
    QVERIFY(dynamic_cast<const AzureDialect *>(&dialectFor(Channel::Azure)));
}

void tst_AzureDialect::reads_data()
{
    addReadingColumns();

    QTest::newRow("deployment in the path")
        << "/openai/deployments/gpt-4o/chat/completions?api-version=1"_ba
        << ""_ba
        << R"({"stream":true})"_ba << u"gpt-4o"_s << true;
    QTest::newRow("path before body") << "/openai/deployments/gpt-4o/chat/completions"_ba
                                      << ""_ba
                                      << R"({"model":"other"})"_ba << u"gpt-4o"_s << false;
    QTest::newRow("deployment, escaped") << "/openai/deployments/my%20gpt/embeddings"_ba
                                         << ""_ba
                                         << R"()"_ba << u"my gpt"_s << false;
    QTest::newRow("v1 API: body") << "/openai/v1/chat/completions"_ba
                                  << ""_ba
                                  << R"({"model":"m","stream":true})"_ba << u"m"_s << true;
    QTest::newRow("only in the query") << "/openai/v1/x?a=/deployments/no"_ba
                                       << ""_ba
                                       << R"()"_ba << u""_s << false;
}

void tst_AzureDialect::reads()
{
    compareReading(AzureDialect());
}

void tst_AzureDialect::placesKey_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("placed");

    QTest::newRow("as the SDK") << "/openai/x?api-version=1"_ba
                                << "api-key: c\nA: 1"_ba
                                << "/openai/x?api-version=1\napi-key: K+/\nA: 1"_ba;
    QTest::newRow("from Bearer") << "/openai/x"_ba
                                 << "Authorization: Bearer c\nA: 1"_ba
                                 << "/openai/x\nA: 1\napi-key: K+/"_ba;
    QTest::newRow("name as the client wrote it") << "/openai/x"_ba
                                                 << "Api-Key: c\nA: 1"_ba
                                                 << "/openai/x\nApi-Key: K+/\nA: 1"_ba;
}

void tst_AzureDialect::placesKey()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, placed);
    QCOMPARE(headWithKey(Channel::Azure, target, fields), placed);
}

void tst_AzureDialect::wordsErrorsAsTheProvider()
{
    QCOMPARE(AzureDialect().errorBody(ErrorKind::NotFound, u"no"_s).body,
             openAiError(ErrorKind::NotFound, u"no"_s).body);
}

} // namespace keyferry::channels

QTEST_GUILESS_MAIN(keyferry::channels::tst_AzureDialect)
#include "tst_azuredialect.moc"
