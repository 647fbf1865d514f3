#include "app/proxyinstance.h"

#include "app/paths.h"
#include "proxy/core/logging.h"

namespace keyferry::app {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<ProxyInstance>> ProxyInstance::open(const Options &options,
                                                           const Clock &clock)
{
    std::unique_ptr<ProxyInstance> instance(new ProxyInstance);
    if (const auto made = instance->make(options, clock); !made)
        return made.error();
    return instance;
}

Outcome ProxyInstance::make(const Options &options, const Clock &clock)
{
    auto storage = storage::StorageHost::open(
        {.dataFolder = options.dataFolder, .overrides = options.overrides, .mayCreate = true},
        clock);
    if (!storage)
        return storage.error();
    m_storage = *std::move(storage);
    m_dailyBackup = std::make_unique<storage::DailyBackup>(
        storage::DailyBackup::Parts{.maintenance = maintenance(),
                                    .editor = editor(),
                                    .clock = clock,
                                    .folder = m_storage->backupFolder()});
    m_dailyBackup->start();
    if (options.demo) {
        m_demoProvider = std::make_unique<DemoProvider>();
        if (const auto listening = m_demoProvider->listen(); !listening)
            return listening.error();
        m_demoGroups = std::make_unique<DemoGroups>(editor());
    }

    m_engine = std::make_unique<engine::EngineHost>(clock, m_storage->records());
    connect(&editor(),
            &ConfigEditor::snapshotChanged,
            m_engine.get(),
            &engine::EngineHost::applySnapshot);
    connect(&editor(), &ConfigEditor::keysChanged, m_engine.get(), &engine::EngineHost::applyKeys);
    m_engine->applySnapshot(editor().snapshot());

    m_control = std::make_unique<ControlServer>(CommandBackend{.editor = editor(),
                                                               .log = logReader(),
                                                               .gateway = m_engine.get(),
                                                               .maintenance = &maintenance(),
                                                               .clock = clock});
    const auto listening = m_control->listen(controlSocketPath(options.dataFolder));
    // The proxy is worth more than its remote control.
    if (!listening)
        qCWarning(lcApp).noquote() << listening.error().detail;
    return ok();
}

ProxyInstance::~ProxyInstance()
{
    if (m_control)
        m_control->close();
    m_control.reset();
    // The engine writes its last records and counters before the store goes.
    m_engine.reset();
    if (m_storage)
        m_storage->close();
}

void ProxyInstance::start()
{
    if (!m_demoGroups)
        return fillPools();
    const auto next = [this](const Result<Nothing> &result) {
        if (!result)
            return Q_EMIT startFailed(result.error());
        fillPools();
    };
    m_demoGroups->prepare(m_demoProvider->baseUrl(), {this, next});
}

void ProxyInstance::fillPools()
{
    const auto next = [this](const Result<Nothing> &result) {
        if (!result)
            return Q_EMIT startFailed(result.error());
        m_engine->start();
    };
    m_storage->publishKeys({this, next});
}

} // namespace keyferry::app
