#include "proxy/storage/storereader.h"

#include <QThread>

namespace keyferry::storage {

Outcome StoreReader::open(const QString &path, const Fingerprinter &fingerprinter)
{
    Q_ASSERT(QThread::currentThread() == thread());
    auto database = Database::open(path, Database::Mode::ReadOnly);
    if (!database)
        return database.error();
    m_database = std::move(*database);
    m_fingerprinter = fingerprinter;
    return ok();
}

} // namespace keyferry::storage
