#include "proxy/channels/errorshapes.h"
#include "proxy/channels/geminidialect.h"
#include "tests/proxy/channels/dialectcase.h"

#include <QTest>

namespace keyferry::channels {

using namespace Qt::StringLiterals;

class tst_GeminiDialect : public QObject
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

void tst_GeminiDialect::isRegistered()
{
    QVERIFY(dynamic_cast<const GeminiDialect *>(&dialectFor(Channel::Gemini)));
}

void tst_GeminiDialect::reads_data()
{
    addReadingColumns();

    QTest::newRow("stream") << "/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse"_ba
                            << ""_ba
                            << R"({"contents":[]})"_ba << u"gemini-2.5-flash"_s << true;
    QTest::newRow("plain") << "/v1beta/models/gemini-2.5-flash:generateContent"_ba
                           << ""_ba
                           << R"({"contents":[]})"_ba << u"gemini-2.5-flash"_s << false;
    QTest::newRow("path before body")
        << "/v1beta/models/gemini-2.5-flash:embedContent"_ba
        << ""_ba
        << R"({"model":"models/other","stream":true})"_ba << u"gemini-2.5-flash"_s << false;
    QTest::newRow("escaped colon") << "/v1beta/models/gemini-2.5-flash%3AstreamGenerateContent"_ba
                                   << ""_ba
                                   << R"()"_ba << u"gemini-2.5-flash"_s << true;
    QTest::newRow("one model") << "/v1beta/models/gemini-2.5-flash"_ba
                               << ""_ba
                               << R"()"_ba << u"gemini-2.5-flash"_s << false;
    QTest::newRow("models list") << "/v1beta/models?pageSize=5"_ba
                                 << ""_ba
                                 << R"()"_ba << u""_s << false;
    QTest::newRow("stream only in the query")
        << "/v1beta/models/gemini-2.5-flash:generateContent?x=:streamGenerateContent"_ba
        << ""_ba
        << R"()"_ba << u"gemini-2.5-flash"_s << false;
    QTest::newRow("OpenAI-compatible") << "/v1beta/openai/chat/completions"_ba
                                       << ""_ba
                                       << R"({"model":"m","stream":true})"_ba << u"m"_s << true;
    QTest::newRow("Vertex path")
        << "/v1/projects/p/locations/l/publishers/google/models/m:streamGenerateContent"_ba
        << ""_ba
        << R"()"_ba << u"m"_s << true;
}

void tst_GeminiDialect::reads()
{
    compareReading(GeminiDialect());
}

void tst_GeminiDialect::placesKey_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("placed");

    QTest::newRow("query, in place") << "/v1beta/x?alt=sse&key=c&b=1"_ba
                                     << "A: 1"_ba
                                     << "/v1beta/x?alt=sse&key=K%2B%2F&b=1\nA: 1"_ba;
    QTest::newRow("query before header") << "/v1beta/x?key=c"_ba
                                         << "x-goog-api-key: c"_ba
                                         << "/v1beta/x?key=K%2B%2F"_ba;
    QTest::newRow("query, escaped name") << "/v1beta/x?%6bey=c"_ba
                                         << ""_ba
                                         << "/v1beta/x?key=K%2B%2F"_ba;
    QTest::newRow("as the SDK") << "/v1beta/x"_ba
                                << "X-Goog-Api-Key: c\nA: 1"_ba
                                << "/v1beta/x\nX-Goog-Api-Key: K+/\nA: 1"_ba;
    QTest::newRow("Bearer on a path of Google's") << "/v1beta/x"_ba
                                                  << "Authorization: Bearer c\nA: 1"_ba
                                                  << "/v1beta/x\nA: 1\nx-goog-api-key: K+/"_ba;
    QTest::newRow("no credential") << "/v1beta/x"_ba
                                   << "A: 1"_ba
                                   << "/v1beta/x\nA: 1\nx-goog-api-key: K+/"_ba;
    QTest::newRow("OpenAI-compatible")
        << "/v1beta/openai/chat/completions"_ba
        << "Authorization: Bearer c\nA: 1"_ba
        << "/v1beta/openai/chat/completions\nAuthorization: Bearer K+/\nA: 1"_ba;
    QTest::newRow("OpenAI-compatible, no credential")
        << "/v1beta/openai/models"_ba
        << "A: 1"_ba
        << "/v1beta/openai/models\nA: 1\nAuthorization: Bearer K+/"_ba;
    QTest::newRow("OpenAI-compatible, Google's header")
        << "/v1beta/openai/models"_ba
        << "x-goog-api-key: c"_ba
        << "/v1beta/openai/models\nx-goog-api-key: K+/"_ba;
    QTest::newRow("OpenAI-compatible, both")
        << "/v1beta/openai/models"_ba
        << "x-goog-api-key: c\nAuthorization: Bearer c"_ba
        << "/v1beta/openai/models\nAuthorization: Bearer K+/"_ba;
    QTest::newRow("openai deeper down is a name")
        << "/v1beta/models/openai/x"_ba
        << "Authorization: Bearer c"_ba
        << "/v1beta/models/openai/x\nx-goog-api-key: K+/"_ba;
    QTest::newRow("Live in a browser")
        << "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent?key=c"_ba
        << ""_ba
        << "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent?key=K%2B%2F"_ba;
}

void tst_GeminiDialect::placesKey()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, placed);
    QCOMPARE(headWithKey(Channel::Gemini, target, fields), placed);
}

void tst_GeminiDialect::wordsErrorsAsTheProvider()
{
    QCOMPARE(GeminiDialect().errorBody(ErrorKind::NotFound, u"no"_s).body,
             geminiError(ErrorKind::NotFound, u"no"_s).body);
}

} // namespace keyferry::channels

QTEST_GUILESS_MAIN(keyferry::channels::tst_GeminiDialect)
#include "tst_geminidialect.moc"
