#pragma once

#include "proxy/storage/database.h"
#include "proxy/storage/editedkeys.h"
#include "proxy/storage/recordinbox.h"

#include <QBasicTimer>
#include <QObject>

namespace keyferry::storage {

/// Writes ended requests in batches: when 200 wait, or 200 ms after the first of them. Rows and
/// hourly statistics of a batch are one transaction. Key usage comes in batches already and is
/// written as it comes. Storage thread.
class RequestLogWriter final : public QObject
{
    Q_OBJECT

public:
    static constexpr int batchRows = 200;
    static constexpr std::chrono::milliseconds batchTime{200};
    static constexpr qsizetype mostUsagesKept = 100'000;

    /// \param inbox  nobody else takes from it
    RequestLogWriter(Database &database, const EditedKeys &edited, RecordInbox &inbox);

    /// There is something in the inbox that wasn't there: it is written within batchTime.
    void startBatch();
    /// What cannot be written is tried again with the next report, up to mostUsagesKept.
    void takeUsages(const QList<KeyUsage> &reported);
    /// Writes what waits in the inbox. Rows that cannot be written are dropped and counted.
    void flush();

Q_SIGNALS:
    void rowsStored(keyferry::RequestId last);
    void keyUsageStored(const QList<keyferry::KeyId> &keys);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void write(const QList<RequestRecord> &batch);
    [[nodiscard]] Outcome store(const QList<RequestRecord> &records);
    [[nodiscard]] Outcome storeUsages(const QList<KeyUsage> &usages);
    void report(const Outcome &outcome);

    Database &m_database;
    const EditedKeys &m_edited;
    RecordInbox &m_inbox;
    QList<KeyUsage> m_unwritten{}; // the state of a key is reported once: it must not be lost
    QBasicTimer m_timer{};
    bool m_isFailing = false; // so that a full disk is one warning and not one a batch
};

} // namespace keyferry::storage
