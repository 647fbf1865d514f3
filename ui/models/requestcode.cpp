#include "ui/models/requestcode.h"

#include "ui/models/snippets.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

// A JSON string is a string literal of Python and JavaScript as well.
QString literalOf(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.sliced(1, array.size() - 2));
}

QString curlOf(const RequestRecord &record, const QString &url)
{
    QStringList parts{u"curl "_s + shellQuoted(url)};
    if (record.method != "GET"_L1)
        parts.append("-X "_L1 + shellQuoted(record.method));
    // An access key is taken from there whatever the provider.
    parts.append(uR"(-H "Authorization: Bearer $KEYFERRY_KEY")"_s);
    if (record.requestBytes > 0)
        parts.append(u"-H 'Content-Type: application/json'"_s);
    if (record.requestBytes > 0)
        parts.append(u"--data-binary @body.json"_s);
    return parts.join(" \\\n  "_L1) + u'\n';
}

QString pythonOf(const RequestRecord &record, const QString &url)
{
    const bool hasBody = record.requestBytes > 0;
    const QString type = u"        \"Content-Type\": \"application/json\",\n"_s;
    const QString body = u"    data=open(\"body.json\", \"rb\").read(),\n"_s;
    return uR"(import os
import urllib.request

request = urllib.request.Request(
    %1,
    method=%2,
    headers={
        "Authorization": "Bearer " + os.environ["KEYFERRY_KEY"],
%3    },
%4)
with urllib.request.urlopen(request) as answer:
    print(answer.read().decode())
)"_s.arg(literalOf(url),
         literalOf(record.method),
         hasBody ? type : QString(),
         hasBody ? body : QString());
}

QString javaScriptOf(const RequestRecord &record, const QString &url)
{
    const bool hasBody = record.requestBytes > 0;
    const QString import = u"import { readFile } from \"node:fs/promises\";\n\n"_s;
    const QString type = u"    \"Content-Type\": \"application/json\",\n"_s;
    const QString body = u"  body: await readFile(\"body.json\"),\n"_s;
    return uR"(%3const answer = await fetch(%1, {
  method: %2,
  headers: {
    Authorization: `Bearer ${process.env.KEYFERRY_KEY}`,
%4  },
%5});
console.log(await answer.text());
)"_s.arg(literalOf(url),
         literalOf(record.method),
         hasBody ? import : QString(),
         hasBody ? type : QString(),
         hasBody ? body : QString());
}

} // namespace

QString codeOf(CodeKind kind, const RequestRecord &record, const QString &baseUrl)
{
    const QString url = baseUrl + record.path;
    switch (kind) {
    case CodeKind::Curl: return curlOf(record, url);
    case CodeKind::Python: return pythonOf(record, url);
    case CodeKind::JavaScript: return javaScriptOf(record, url);
    }
    Q_UNREACHABLE();
}

} // namespace keyferry::ui
