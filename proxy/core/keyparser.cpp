#include "proxy/core/keyreader.h"

#include <QSet>

namespace keyferry {

ParsedKeys parseKeys(QByteArrayView text)
{
    KeyReader reader;
    reader.feed(text);
    reader.finish();
    ParsedKeys parsed = reader.take();

    QSet<QByteArray> seen;
    parsed.duplicates = static_cast<qint64>(std::erase_if(parsed.keys, [&](const KeyDraft &key) {
        const qsizetype before = seen.size();
        seen.insert(key.secret.reveal());
        return seen.size() == before;
    }));
    return parsed;
}

} // namespace keyferry
