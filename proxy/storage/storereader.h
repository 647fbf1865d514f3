#pragma once

#include "proxy/core/fingerprint.h"
#include "proxy/storage/activityreader.h"
#include "proxy/storage/hourlyrepository.h"
#include "proxy/storage/keylist.h"
#include "proxy/storage/requestlogrepository.h"

#include <QObject>

#include <memory>

namespace keyferry::storage {

/// What the reader thread owns: a read-only connection, so that a long search in the log holds up
/// neither edits nor the log itself. Made anywhere, then moved to the reader thread; from open() to
/// close() all calls are made there.
class StoreReader final : public QObject
{
    Q_OBJECT

public:
    StoreReader() = default;

    [[nodiscard]] Outcome open(const QString &path, const Fingerprinter &fingerprinter);
    void close() { m_database.reset(); }

    [[nodiscard]] Database &database() { return *m_database; }
    [[nodiscard]] KeyList keys(qint64 now) { return {*m_database, m_fingerprinter, now}; }
    [[nodiscard]] RequestLogRepository log() { return RequestLogRepository(*m_database); }
    [[nodiscard]] ActivityReader activity() { return ActivityReader(*m_database); }
    [[nodiscard]] HourlyRepository hourly() { return HourlyRepository(*m_database); }

private:
    std::unique_ptr<Database> m_database{};
    Fingerprinter m_fingerprinter{};
};

} // namespace keyferry::storage
