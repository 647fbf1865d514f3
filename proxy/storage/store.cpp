#include "proxy/storage/store.h"

#include "proxy/core/logging.h"
#include "proxy/storage/cooldownrepository.h"
#include "proxy/storage/snapshotbuilder.h"

#include <QFileInfo>
#include <QThread>
#include <QTimerEvent>

namespace keyferry::storage {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto pruneInterval = 60s;

} // namespace

Store::Store(const Clock &clock, RecordInbox &inbox)
    : m_clock(clock)
    , m_inbox(inbox)
{}

Store::~Store() = default;

Result<Store::Opening> Store::open(const Options &options)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (const auto checked = checkOverrides(options.overrides); !checked)
        return checked.error();
    auto opened = openDatabase(options.databasePath, m_clock, options.damage);
    if (!opened)
        return opened.error();
    m_database = std::move(opened->database);
    auto box = openSecretBox(*m_database, options.dataKeyPath, m_clock);
    if (!box)
        return box.error();
    m_box = std::move(box->box);

    m_bench.reset(new Workbench{*m_database, *m_box, m_clock, options.overrides});
    const auto snapshot = loadSnapshot(*m_bench);
    if (!snapshot)
        return snapshot.error();
    if (const auto allowed = checkExposure(**snapshot); !allowed)
        return Error{
            ErrorKind::AddressRefused, allowed.error().detail, settings::listenAddresses.name};
    m_bench->snapshot = *snapshot;
    startWriter();
    return Opening{*snapshot, opened->setAsideFile, box->isFirstStart, m_writer.get()};
}

void Store::startWriter()
{
    m_writer = std::make_unique<RequestLogWriter>(*m_database, m_edited, m_inbox);
    connect(m_writer.get(), &RequestLogWriter::rowsStored, this, &Store::rowsStored);
    connect(m_writer.get(), &RequestLogWriter::keyUsageStored, this, &Store::keyUsageStored);
    m_pruneTimer.start(static_cast<int>(std::chrono::milliseconds(pruneInterval).count()), this);
}

void Store::close()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_pruneTimer.stop();
    if (m_writer)
        m_writer->flush();
    for (const Clearing &clearing : std::exchange(m_clearings, {}))
        clearing.done(Error{ErrorKind::Stopping, u"keyferry is stopping"_s, {}});
    for (const auto &done : std::exchange(m_cleanings, {}))
        done(Error{ErrorKind::Stopping, u"keyferry is stopping"_s, {}});
    if (m_database)
        m_database->checkpoint();
    m_pruner.reset();
    m_writer.reset();
    m_bench.reset();
    m_box.reset();
    m_database.reset();
}

void Store::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_pruneTimer.timerId())
        return;
    removeOldCooldowns();
    startPruning();
}

void Store::startPruning()
{
    if (m_pruner)
        return;
    m_pruner.emplace(*m_database);
    pruneSome();
}

void Store::cleanUpLog(const std::function<void(const Outcome &)> &done)
{
    m_writer->flush();
    m_cleanings.append(done);
    startPruning();
}

void Store::removeOldCooldowns()
{
    auto transaction = Transaction::begin(*m_database, Durability::ProcessEnd);
    const auto removed = transaction ? CooldownRepository(*m_database).removeOver(m_clock.wall())
                                     : transaction.error();
    const auto done = removed ? transaction->commit() : removed;
    if (!done)
        qCWarning(lcStorage).noquote() << "Cooldowns cannot be removed:" << done.error().detail;
}

// One batch, then the thread is anyone's before the next.
void Store::pruneSome()
{
    if (!m_pruner)
        return;
    const auto hasMore = m_pruner->pruneBatch(limits());
    if (!hasMore)
        qCWarning(lcStorage).noquote()
            << "The request log cannot be pruned:" << hasMore.error().detail;
    if (hasMore && *hasMore)
        QMetaObject::invokeMethod(this, &Store::pruneSome, Qt::QueuedConnection);
    else
        m_pruner.reset();
    if (m_pruner)
        return;
    for (const auto &done : std::exchange(m_cleanings, {}))
        done(hasMore ? ok() : Outcome(hasMore.error()));
}

LogLimits Store::limits() const
{
    constexpr qint64 dayMs = 24LL * 3600 * 1000;
    constexpr qint64 megabyte = 1024 * 1024;
    const SettingValues &values = m_bench->snapshot->settings;
    const qint64 days = values.get(settings::requestLogRetentionDays);
    return {.startedBefore = days > 0 ? m_clock.wall() - days * dayMs : 0,
            .maxBytes = values.get(settings::requestLogMaxMb) * megabyte};
}

void Store::clearLog(const std::function<void(const Outcome &)> &done)
{
    m_writer->flush();
    const auto newest = RequestLogRepository(*m_database).newest();
    if (!newest)
        return done(newest.error());
    m_clearings.append({*newest, done});
    if (m_clearings.size() == 1)
        clearSome();
}

Result<qint64> Store::compact()
{
    m_writer->flush();
    const QString path = m_database->path();
    const auto bytes = [&path] {
        return QFileInfo(path).size() + QFileInfo(path + "-wal"_L1).size();
    };
    m_database->checkpoint();
    const qint64 before = bytes();
    if (const auto done = m_database->compact(); !done)
        return done.error();
    m_database->checkpoint();
    return std::max<qint64>(before - bytes(), 0);
}

void Store::clearSome()
{
    if (m_clearings.isEmpty())
        return;
    const Clearing clearing = m_clearings.first();
    // An empty log has the newest id 0, which would stand for "any row".
    const auto hasMore = clearing.through == RequestId{}
                             ? Result<bool>(false)
                             : LogPruner(*m_database).clearBatch(clearing.through);
    if (!hasMore || !*hasMore) {
        m_clearings.removeFirst();
        clearing.done(hasMore ? ok() : Outcome(hasMore.error()));
    }
    if (!m_clearings.isEmpty())
        QMetaObject::invokeMethod(this, &Store::clearSome, Qt::QueuedConnection);
}

} // namespace keyferry::storage
