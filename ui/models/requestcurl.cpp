#include "ui/models/requestcurl.h"

#include "ui/models/snippets.h"

namespace keyferry::ui {

using namespace Qt::StringLiterals;

QString curlOf(const RequestRecord &record, const QString &baseUrl)
{
    QStringList parts{u"curl "_s + shellQuoted(baseUrl + record.path)};
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

} // namespace keyferry::ui
