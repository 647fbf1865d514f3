#include "ui/models/requestcurl.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

class tst_RequestCurl final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesALine_data();
    void writesALine();
};

void tst_RequestCurl::writesALine_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("line");
    QTest::newRow("GET") << u"GET"_s << u"/proxy/openai/v1/models"_s << qint64(0)
                         << uR"(curl 'http://127.0.0.1:3001/proxy/openai/v1/models' \
  -H "Authorization: Bearer $KEYFERRY_KEY"
)"_s;
    QTest::newRow("with a body") << u"POST"_s << u"/proxy/openai/v1/responses"_s << qint64(12)
                                 << uR"(curl 'http://127.0.0.1:3001/proxy/openai/v1/responses' \
  -X 'POST' \
  -H "Authorization: Bearer $KEYFERRY_KEY" \
  -H 'Content-Type: application/json' \
  --data-binary @body.json
)"_s;
    // Both come from the client: neither may end its word.
    QTest::newRow("quotes") << u"X'Y"_s << u"/proxy/a/'$(id)"_s << qint64(0)
                            << uR"(curl 'http://127.0.0.1:3001/proxy/a/'\''$(id)' \
  -X 'X'\''Y' \
  -H "Authorization: Bearer $KEYFERRY_KEY"
)"_s;
}

void tst_RequestCurl::writesALine()
{
    QFETCH(const QString, method);
    QFETCH(const QString, path);
    QFETCH(const qint64, bytes);
    const RequestRecord record{.method = method, .path = path, .requestBytes = bytes};
    QTEST(curlOf(record, u"http://127.0.0.1:3001"_s), "line");
}

QTEST_GUILESS_MAIN(tst_RequestCurl)
#include "tst_requestcurl.moc"
