#include "proxy/storage/storagehost.h"

#include "proxy/storage/datafolder.h"
#include "proxy/storage/restore.h"
#include "proxy/storage/storedconfigeditor.h"
#include "proxy/storage/storedlogreader.h"
#include "proxy/storage/storedmaintenance.h"
#include "proxy/storage/storereader.h"

#include <QThread>

#include <openssl/crypto.h>

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

/// Starts a thread for `worker`, which is deleted when the thread ends.
ThreadPtr startThread(QObject *worker, const QString &name)
{
    ThreadPtr thread(new QThread);
    thread->setObjectName(name);
    worker->moveToThread(thread.get());
    QObject::connect(thread.get(), &QThread::finished, worker, &QObject::deleteLater);
    // Left to itself, OpenSSL gives back the thread's random generator after the join, perhaps
    // amid the end of the process.
    QObject::connect(
        thread.get(), &QThread::finished, thread.get(), OPENSSL_thread_stop, Qt::DirectConnection);
    thread->start();
    return thread;
}

/// Calls on the worker's thread and waits: for the start and the end, where there is nothing else
/// to do.
template<typename Call>
void callAndWait(QObject *worker, Call call)
{
    QMetaObject::invokeMethod(worker, call, Qt::BlockingQueuedConnection);
}

} // namespace

Result<std::unique_ptr<StorageHost>> StorageHost::open(const Options &options, const Clock &clock)
{
    std::unique_ptr<StorageHost> host(new StorageHost);
    if (const auto started = host->start(options, clock); !started)
        return started.error();
    return host;
}

StorageHost::StorageHost() = default;

StorageHost::~StorageHost()
{
    close();
}

Outcome StorageHost::start(const Options &options, const Clock &clock)
{
    auto folder = DataFolder::take(options.dataFolder, options.mayCreate);
    if (!folder)
        return folder.error();
    m_folder = std::move(*folder);

    const auto kept = applyRestore(m_folder->path(), clock.wall());
    if (!kept)
        return kept.error();
    m_keptBeforeRestore = *kept;

    m_store = new Store(clock, m_inbox);
    m_storageThread = startThread(m_store, u"storage"_s);
    Result<Store::Opening> opened = Error{};
    const Store::Options files{m_folder->databasePath(),
                               m_folder->dataKeyPath(),
                               options.overrides,
                               options.mayStartAnew ? Damage::StartAnew : Damage::Refuse};
    callAndWait(m_store, [&] { opened = m_store->open(files); });
    if (!opened)
        return opened.error();

    m_reader = new StoreReader;
    m_readerThread = startThread(m_reader, u"reader"_s);
    Outcome reading = Error{};
    callAndWait(m_reader, [&] {
        reading = m_reader->open(files.databasePath, opened->snapshot->fingerprinter);
    });
    if (!reading)
        return reading.error();

    m_editor = std::make_unique<StoredConfigEditor>(m_store, m_reader, clock, opened->snapshot);
    m_logReader = std::make_unique<StoredLogReader>(m_store, m_reader, clock);
    m_maintenance = std::make_unique<StoredMaintenance>(m_store, m_reader, *m_folder, clock);
    m_records = std::make_unique<RecordQueue>(opened->writer, m_inbox);
    m_setAsideFile = opened->setAsideFile;
    m_isFirstStart = opened->isFirstStart;
    return ok();
}

void StorageHost::close()
{
    if (m_records)
        m_records->stop();
    if (m_editor) {
        m_editor->detach();
        m_logReader->detach();
        m_maintenance->detach();
    }
    // The reader first: the last connection to go is the one that may tidy up the write-ahead log.
    if (m_reader)
        callAndWait(m_reader, [reader = m_reader] { reader->close(); });
    if (m_store)
        callAndWait(m_store, [store = m_store] { store->close(); });
    m_reader = nullptr;
    m_store = nullptr;
    m_readerThread.reset();
    m_storageThread.reset();
    m_folder.reset();
}

ConfigEditor &StorageHost::editor()
{
    return *m_editor;
}

LogReader &StorageHost::logReader()
{
    return *m_logReader;
}

QString StorageHost::dataKeyFile() const
{
    return m_folder->dataKeyPath();
}

Maintenance &StorageHost::maintenance()
{
    return *m_maintenance;
}

QString StorageHost::backupFolder() const
{
    return m_folder->backupFolder();
}

Result<BackupContent>
StorageHost::restore(const QString &dataFolder, const RestoreRequest &request, const Clock &clock)
{
    const auto folder = DataFolder::take(dataFolder, true);
    if (!folder)
        return folder.error();
    const QString path = (*folder)->path();
    const auto content = prepareRestore(path, request);
    if (!content)
        return content.error();
    if (const auto confirmed = confirmRestore(path); !confirmed)
        return confirmed.error();
    if (const auto applied = applyRestore(path, clock.wall()); !applied)
        return applied.error();
    return content;
}

void StorageHost::publishKeys(const Reply<Nothing> &done)
{
    m_editor->publishKeys(done);
}

QMap<QString, QString> StorageHost::overridesFromEnvironment(const QProcessEnvironment &environment)
{
    QMap<QString, QString> overrides;
    for (const SettingDeclaration &declaration : settings::all()) {
        const auto variable = "KEYFERRY_"_L1 + QString(declaration.name).toUpper();
        if (environment.contains(variable))
            overrides.insert(declaration.name, environment.value(variable));
    }
    return overrides;
}

} // namespace keyferry::storage
