#pragma once

#include "app/controlserver.h"
#include "app/demogroups.h"
#include "app/demoprovider.h"
#include "proxy/core/clock.h"
#include "proxy/engine/enginehost.h"
#include "proxy/storage/dailybackup.h"
#include "proxy/storage/storagehost.h"

#include <QObject>

#include <memory>

namespace keyferry::app {

/// Everything that runs, with or without a window: store, engine, control channel, demo provider.
/// Made in that order, taken down in reverse. Main thread.
class ProxyInstance final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString dataFolder{};
        QMap<QString, QString> overrides{}; ///< setting -> text, for this run
        bool demo = false;
    };

    /// The errors of StorageHost::open(), and AddressRefused for the demo provider.
    [[nodiscard]] static Result<std::unique_ptr<ProxyInstance>> open(const Options &options,
                                                                     const Clock &clock);
    ~ProxyInstance() override;

    [[nodiscard]] ConfigEditor &editor() { return m_storage->editor(); }
    [[nodiscard]] LogReader &logReader() { return m_storage->logReader(); }
    [[nodiscard]] Maintenance &maintenance() { return m_storage->maintenance(); }
    [[nodiscard]] engine::EngineHost &engine() { return *m_engine; }
    [[nodiscard]] ControlServer &control() { return *m_control; }
    [[nodiscard]] const storage::StorageHost &storage() const { return *m_storage; }

    /// Prepares the demo groups if asked to, fills the key pools, then starts the engine, which
    /// says how that went.
    void start();

Q_SIGNALS:
    /// The store failed before the engine could start.
    void startFailed(const keyferry::Error &error);

private:
    ProxyInstance() = default;
    [[nodiscard]] Outcome make(const Options &options, const Clock &clock);
    void fillPools();

    std::unique_ptr<storage::StorageHost> m_storage{};
    std::unique_ptr<storage::DailyBackup> m_dailyBackup{};
    std::unique_ptr<DemoProvider> m_demoProvider{};
    std::unique_ptr<DemoGroups> m_demoGroups{};
    std::unique_ptr<engine::EngineHost> m_engine{};
    std::unique_ptr<ControlServer> m_control{};
};

} // namespace keyferry::app
