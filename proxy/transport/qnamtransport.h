#pragma once

#include "proxy/core/timerwheel.h"
#include "proxy/transport/proxysettings.h"
#include "proxy/transport/upstreamtransport.h"

#include <QObject>

#include <map>

namespace keyferry::transport {

class QnamPool;

/// Upstreams through QNetworkAccessManager, its habits tamed as docs/qt-network.md says: read that
/// before touching this folder. Does what Qt does: HTTP and SOCKS proxies with credentials, the
/// system's settings. HTTP/1.1 only.
///
/// Destroying it ends its calls in silence. One per worker, on the worker's thread.
class QnamTransport final : public QObject, public UpstreamTransport
{
    Q_OBJECT

public:
    /// \param wheel  of the same thread; outlives the transport and its calls
    explicit QnamTransport(TimerWheel &wheel, QObject *parent = nullptr);
    ~QnamTransport() override;

    [[nodiscard]] std::unique_ptr<UpstreamCall> start(const UpstreamRequest &request,
                                                      UpstreamObserver &observer) override;

    /// QNetworkAccessManagers alive, each with a thread of its own; for metrics.
    [[nodiscard]] std::size_t shardCount() const;

private:
    [[nodiscard]] Result<QnamPool *> poolFor(const QUrl &url, const ConnectionPolicy &policy);
    void askSystem(const QByteArray &key, const QUrl &url, const QSslConfiguration &tls);

    TimerWheel &m_wheel;
    ProxyEnvironment m_environment;
    std::map<QByteArray, std::unique_ptr<QnamPool>> m_pools;
};

} // namespace keyferry::transport
