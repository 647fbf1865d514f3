#pragma once

#include "app/command.h"
#include "app/proxyinstance.h"
#include "app/unixsignals.h"
#include "proxy/core/clock.h"

#include <QObject>

#include <memory>

namespace keyferry::app {

/// `keyferry serve`: the proxy without a window, until SIGTERM or SIGINT. Main thread.
class HeadlessServer final : public QObject
{
    Q_OBJECT

public:
    HeadlessServer(const command::Serve &options,
                   const QString &dataFolder,
                   QObject *parent = nullptr);
    ~HeadlessServer() override;

    void run();

Q_SIGNALS:
    void failed(const keyferry::Error &error);
    /// Drained and stopped as asked.
    void finished();

private:
    [[nodiscard]] ProxyInstance::Options instanceOptions() const;
    void onStateChanged();
    void announce();
    void onStopRequested();

    command::Serve m_options;
    QString m_dataFolder;
    SystemClock m_clock;
    std::unique_ptr<UnixSignals> m_signals;
    std::unique_ptr<ProxyInstance> m_instance;
    bool m_isAnnounced = false;
    bool m_isStopping = false;
};

} // namespace keyferry::app
