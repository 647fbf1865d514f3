#include "app/headlessserver.h"

#include "app/console.h"
#include "proxy/core/logging.h"

namespace keyferry::app {

using namespace Qt::StringLiterals;

namespace {

Error startError(const GatewayStatus &status)
{
    Error error = status.error;
    if (status.freePort > 0)
        error.detail += u"; port %1 is free (--port %1)"_s.arg(status.freePort);
    return error;
}

// Serving goes on where nobody can read the line.
void print(const QString &text)
{
    if (const auto written = console::write(text); !written)
        qCWarning(lcApp).noquote() << written.error().detail;
}

} // namespace

HeadlessServer::HeadlessServer(const command::Serve &options,
                               const QString &dataFolder,
                               QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_dataFolder(dataFolder)
{}

HeadlessServer::~HeadlessServer() = default;

ProxyInstance::Options HeadlessServer::instanceOptions() const
{
    auto overrides =
        storage::StorageHost::overridesFromEnvironment(QProcessEnvironment::systemEnvironment());
    if (!m_options.listen.isEmpty())
        overrides.insert(settings::listenAddresses.name, m_options.listen.join(u','));
    if (!m_options.port.isEmpty())
        overrides.insert(settings::listenPort.name, m_options.port);
    return {.dataFolder = m_dataFolder, .overrides = overrides, .demo = m_options.demo};
}

void HeadlessServer::run()
{
    // Before anything is opened, so that an early SIGTERM ends as orderly as a late one.
    m_signals = std::make_unique<UnixSignals>();
    connect(m_signals.get(), &UnixSignals::stopRequested, this, &HeadlessServer::onStopRequested);

    auto instance = ProxyInstance::open(instanceOptions(), m_clock);
    if (!instance)
        return Q_EMIT failed(instance.error());
    m_instance = *std::move(instance);
    connect(m_instance.get(), &ProxyInstance::startFailed, this, &HeadlessServer::failed);
    connect(&m_instance->engine(), &Gateway::stateChanged, this, &HeadlessServer::onStateChanged);
    m_instance->start();
}

void HeadlessServer::onStateChanged()
{
    const GatewayStatus status = m_instance->engine().status();
    switch (status.state) {
    case GatewayState::Running: return announce();
    case GatewayState::Failed: return Q_EMIT failed(startError(status));
    case GatewayState::Stopped:
        if (m_isStopping)
            Q_EMIT finished();
        return;
    case GatewayState::Starting:
    case GatewayState::Draining: return;
    }
}

void HeadlessServer::announce()
{
    if (m_isAnnounced)
        return;
    m_isAnnounced = true;
    const QString address = m_instance->engine().status().listening.first();
    print(u"listening on %1\n"_s.arg(address));
    if (!m_options.demo)
        return;
    const QString command = demoCommand(*m_instance->editor().snapshot(), address);
    if (command.isEmpty())
        qCWarning(lcApp) << "--demo made no groups: the data folder has groups of its own";
    else
        print(command + u'\n');
}

void HeadlessServer::onStopRequested()
{
    if (m_isStopping) {
        qCInfo(lcApp) << "stopping at once";
        return Q_EMIT finished();
    }
    m_isStopping = true;
    const bool isUp = m_instance && m_instance->engine().status().state == GatewayState::Running;
    if (!isUp)
        return Q_EMIT finished();
    qCInfo(lcApp) << "stopping; running requests may end";
    m_instance->engine().stop();
}

} // namespace keyferry::app
