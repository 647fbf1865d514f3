#include "ui/models/requestcode.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

class tst_RequestCode final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesCode_data();
    void writesCode();
};

void tst_RequestCode::writesCode_data()
{
    QTest::addColumn<CodeKind>("kind");
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("line");
    QTest::newRow("GET") << CodeKind::Curl << u"GET"_s << u"/proxy/openai/v1/models"_s << qint64(0)
                         << uR"(curl 'http://127.0.0.1:3001/proxy/openai/v1/models' \
  -H "Authorization: Bearer $KEYFERRY_KEY"
)"_s;
    QTest::newRow("with a body") << CodeKind::Curl << u"POST"_s << u"/proxy/openai/v1/responses"_s
                                 << qint64(12)
                                 << uR"(curl 'http://127.0.0.1:3001/proxy/openai/v1/responses' \
  -X 'POST' \
  -H "Authorization: Bearer $KEYFERRY_KEY" \
  -H 'Content-Type: application/json' \
  --data-binary @body.json
)"_s;
    // Both come from the client: neither may end its word.
    QTest::newRow("quotes") << CodeKind::Curl << u"X'Y"_s << u"/proxy/a/'$(id)"_s << qint64(0)
                            << uR"(curl 'http://127.0.0.1:3001/proxy/a/'\''$(id)' \
  -X 'X'\''Y' \
  -H "Authorization: Bearer $KEYFERRY_KEY"
)"_s;
    QTest::newRow("Python") << CodeKind::Python << u"POST"_s << uR"(/proxy/a/"b\c)"_s << qint64(12)
                            << uR"(import os
import urllib.request

request = urllib.request.Request(
    "http://127.0.0.1:3001/proxy/a/\"b\\c",
    method="POST",
    headers={
        "Authorization": "Bearer " + os.environ["KEYFERRY_KEY"],
        "Content-Type": "application/json",
    },
    data=open("body.json", "rb").read(),
)
with urllib.request.urlopen(request) as answer:
    print(answer.read().decode())
)"_s;
    QTest::newRow("JavaScript, no body")
        << CodeKind::JavaScript << u"GET"_s << u"/proxy/a/v1/models"_s << qint64(0)
        << uR"(const answer = await fetch("http://127.0.0.1:3001/proxy/a/v1/models", {
  method: "GET",
  headers: {
    Authorization: `Bearer ${process.env.KEYFERRY_KEY}`,
  },
});
console.log(await answer.text());
)"_s;
    QTest::newRow("JavaScript") << CodeKind::JavaScript << u"POST"_s << u"/proxy/a/v1/responses"_s
                                << qint64(2) << uR"(import { readFile } from "node:fs/promises";

const answer = await fetch("http://127.0.0.1:3001/proxy/a/v1/responses", {
  method: "POST",
  headers: {
    Authorization: `Bearer ${process.env.KEYFERRY_KEY}`,
    "Content-Type": "application/json",
  },
  body: await readFile("body.json"),
});
console.log(await answer.text());
)"_s;
}

void tst_RequestCode::writesCode()
{
    QFETCH(const CodeKind, kind);
    QFETCH(const QString, method);
    QFETCH(const QString, path);
    QFETCH(const qint64, bytes);
    const RequestRecord record{.method = method, .path = path, .requestBytes = bytes};
    QTEST(codeOf(kind, record, u"http://127.0.0.1:3001"_s), "line");
}

QTEST_GUILESS_MAIN(tst_RequestCode)
#include "tst_requestcode.moc"
