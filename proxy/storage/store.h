#pragma once

#include "proxy/core/reply.h"
#include "proxy/storage/editedkeys.h"
#include "proxy/storage/logpruner.h"
#include "proxy/storage/opening.h"
#include "proxy/storage/requestlogwriter.h"
#include "proxy/storage/workbench.h"

#include <QBasicTimer>
#include <QObject>

#include <memory>

namespace keyferry::storage {

/// What the storage thread owns: the writing connection and everything that uses it. Made anywhere,
/// then moved to the storage thread; from open() to close() all calls are made there.
class Store final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString databasePath{};
        QString dataKeyPath{};
        QMap<QString, QString> overrides{};
        Damage damage = Damage::StartAnew;
    };
    struct Opening
    {
        SnapshotPtr snapshot{};
        QString setAsideFile{};
        bool isFirstStart = false;
        RequestLogWriter *writer = nullptr; ///< stays the Store's
    };

    Store(const Clock &clock, RecordInbox &inbox);
    ~Store() override;

    [[nodiscard]] Result<Opening> open(const Options &options);
    /// Writes what waits and closes the database.
    void close();

    [[nodiscard]] Workbench &bench() { return *m_bench; }
    /// Until editHeard() of the number returned, what the engine reports of the keys' state is not
    /// taken: EditedKeys.
    [[nodiscard]] quint64 noteEdit(const QList<KeyDelta> &deltas) { return m_edited.note(deltas); }
    void editHeard(quint64 number) { m_edited.heard(number); }
    /// Brings the log within its limits now; the reply comes with the last batch.
    void cleanUpLog(const std::function<void(const Outcome &)> &done);
    /// Removes the rows there are now, batch by batch; the reply comes with the last.
    void clearLog(const std::function<void(const Outcome &)> &done);
    /// Writes the database anew without gaps: as long as that takes, edits and records wait.
    /// \returns the bytes given back
    [[nodiscard]] Result<qint64> compact();

Q_SIGNALS:
    void rowsStored(keyferry::RequestId last);
    void keyUsageStored(const QList<keyferry::KeyId> &keys);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void startWriter();
    void removeOldCooldowns();
    void startPruning();
    void pruneSome();
    void clearSome();
    [[nodiscard]] LogLimits limits() const;

    /// A clearing of the log on its way.
    struct Clearing
    {
        RequestId through{};
        std::function<void(const Outcome &)> done{};
    };

    const Clock &m_clock;
    RecordInbox &m_inbox;
    // In order of construction: each uses the ones above it.
    std::unique_ptr<Database> m_database{};
    std::unique_ptr<SecretBox> m_box{};
    std::unique_ptr<Workbench> m_bench{};
    EditedKeys m_edited{};
    std::unique_ptr<RequestLogWriter> m_writer{};
    QList<Clearing> m_clearings{};
    QList<std::function<void(const Outcome &)>> m_cleanings{}; ///< who waits for the pruner
    QBasicTimer m_pruneTimer{};
    std::optional<LogPruner> m_pruner{}; // while a run is on its way
};

} // namespace keyferry::storage
