#pragma once

#include "app/command.h"
#include "app/commandexecutor.h"
#include "app/controlclient.h"
#include "proxy/core/clock.h"
#include "proxy/engine/enginehost.h"
#include "proxy/storage/storagehost.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>

namespace keyferry::app {

/// One verb of the command line from question to exit status: the running instance is asked if
/// there is one, else the store is opened here. Main thread.
class CommandLine final : public QObject
{
    Q_OBJECT

public:
    CommandLine(const Invocation &invocation,
                const QStringList &arguments,
                const QString &dataFolder,
                QObject *parent = nullptr);
    ~CommandLine() override;

    void run();

Q_SIGNALS:
    void finished(int exitStatus);

private:
    void askInstance();
    void workDirectly();
    /// An engine that does not listen, over the keys of the store; then goes on to execute().
    void prepareEngine();
    void restore();
    void execute(Gateway *gateway);
    void onOpenRefused(const Error &error);
    void onAnswer(const Result<QJsonObject> &result);
    void showItem(const QJsonObject &item);

    Invocation m_invocation;
    QStringList m_arguments;
    QString m_dataFolder;
    QByteArray m_input{};
    QElapsedTimer m_waiting;
    SystemClock m_clock;
    std::unique_ptr<ControlClient> m_client;
    std::unique_ptr<storage::StorageHost> m_storage;
    std::unique_ptr<engine::EngineHost> m_engine; ///< for the verbs that need one
    std::unique_ptr<CommandExecutor> m_executor;
};

} // namespace keyferry::app
